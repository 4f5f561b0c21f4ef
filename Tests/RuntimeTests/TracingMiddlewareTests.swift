import ConcordRuntime
import Testing

/// How the context of a trace is read and handed on.
@Suite(.timeLimit(.minutes(1))) struct TracingMiddlewareTests {
  private static let trace = "0af7651916cd43dd8448eb211c80319c"
  private static let parent = "b7ad6b7169203331"
  private static let sampled = "00-\(trace)-\(parent)-01"

  @Test func aContextIsRead() throws {
    let context = try #require(TraceContext(traceparent: Self.sampled, tracestate: "a=1,b@c=x y"))
    #expect(context.traceID == Self.trace)
    #expect(context.parentID == Self.parent)
    #expect(context.isSampled)
    #expect(context.state == "a=1,b@c=x y")
    #expect(context.traceparent == Self.sampled)
  }

  @Test(arguments: [
    "", "00", "00-\(trace)-\(parent)", "ff-\(trace)-\(parent)-01", "0-\(trace)-\(parent)-001",
    "00-\(trace)-\(parent)-1", "00-\(trace)-\(parent)-0g", "00-\(trace)-\(parent)-01-",
    "00-\(trace)-\(parent)-01-more", "01-\(trace)-\(parent)-01more", "00-\(trace)_\(parent)-01",
    "00-0AF7651916CD43DD8448EB211C80319C-\(parent)-01", " 00-\(trace)-\(parent)-01",
    "00-00000000000000000000000000000000-\(parent)-01", "00-\(trace)-0000000000000000-01",
    "00-\(trace)-b7ad6b716920333\u{E9}-01",
  ]) func whatIsNoneIsRefused(text: String) {
    #expect(TraceContext(traceparent: text) == nil)
  }

  @Test(arguments: [
    ("00-\(trace)-\(parent)-00", false), ("00-\(trace)-\(parent)-ff", true),
    ("01-\(trace)-\(parent)-03", true), ("cc-\(trace)-\(parent)-01-what-is-new", true),
  ]) func flagsAndVersions(text: String, isSampled: Bool) throws {
    let context = try #require(TraceContext(traceparent: text))
    #expect(context.isSampled == isSampled)
    #expect(context.traceparent == "00-\(Self.trace)-\(Self.parent)-0\(isSampled ? 1 : 0)")
  }

  @Test(
    arguments: [
      ("a=1", true), ("a=1 , ,b=2", true), ("a=1,a=2", false), ("A=1", false), ("a", false),
      ("a=", false), ("=1", false), ("1a=1", false), ("1t@v=1", true), ("t@1v=1", false),
      ("a@b@c=1", false), ("a=b=c", false), ("a=\u{E9}", false), ("", false),
      ((0..<32).map { "k\($0)=1" }.joined(separator: ","), true),
      ((0..<33).map { "k\($0)=1" }.joined(separator: ","), false),
      ("a=\(String(repeating: "x", count: 257))", false),
    ])
  func stateThatIsNoneIsLeftOut(text: String, isKept: Bool) throws {
    let context = try #require(TraceContext(traceparent: Self.sampled, tracestate: text))
    #expect(context.state == (isKept ? text : nil))
  }

  @Test func aClientBeginsATrace() async throws {
    let numbers = Numbers([0xAB, 0, 0])
    let response = try await TracingMiddleware(samplesNewTraces: false, random: numbers.next)
      .intercept(
        HTTPRequestMessage(method: .get, path: "/", fields: ["tracestate": "a=1"]),
        operationID: "read"
      ) { request in
        #expect(TraceContext.current?.traceparent == request.fields["traceparent"])
        return HTTPResponseMessage(status: 200, fields: request.fields)
      }
    #expect(
      response.fields["traceparent"] == "00-00000000000000ab0000000000000000-0000000000000001-00")
    #expect(response.fields["tracestate"] == nil)
    #expect(TraceContext.current == nil)
  }

  @Test func aClientContinuesATrace() async throws {
    let context = TraceContext(traceparent: Self.sampled, tracestate: "a=1")
    let request = HTTPRequestMessage(method: .get, path: "/")
    let response = try await TraceContext.$current.withValue(context) {
      try await TracingMiddleware(random: { 0x2A }).intercept(request, operationID: "read") {
        HTTPResponseMessage(status: 200, fields: $0.fields)
      }
    }
    #expect(response.fields["traceparent"] == "00-\(Self.trace)-000000000000002a-01")
    #expect(response.fields["tracestate"] == "a=1")
  }

  @Test func aContextOfTheRequestsOwnIsKept() async throws {
    let request = HTTPRequestMessage(method: .get, path: "/", fields: ["traceparent": "own"])
    let response = try await TracingMiddleware().intercept(request, operationID: "read") {
      HTTPResponseMessage(status: 200, fields: $0.fields)
    }
    #expect(response.fields["traceparent"] == "own")
  }

  private static let requests: [(HTTPFieldList, String)] = [
    (["traceparent": sampled, "tracestate": "a=1"], trace),
    ([:], "00000000000000070000000000000007"),
    (["traceparent": "00-\(trace)-\(parent)-xx"], "00000000000000070000000000000007"),
    (["traceparent": sampled, "Traceparent": sampled], "00000000000000070000000000000007"),
  ]

  @Test(arguments: requests)
  func aServerTakesItFromTheRequest(fields: HTTPFieldList, trace: String) async throws {
    let operationID: String? = nil
    let request = HTTPRequestMessage(method: .get, path: "/", fields: fields)
    _ = try await TracingMiddleware(random: { 7 }).intercept(request, operationID: operationID) {
      _ in
      #expect(TraceContext.current?.traceID == trace)
      #expect(TraceContext.current?.state == (trace == Self.trace ? "a=1" : nil))
      return HTTPResponseMessage(status: 200)
    }
  }

  private final class Numbers: @unchecked Sendable {
    private var list: [UInt64]
    init(_ list: [UInt64]) { self.list = list }
    @Sendable func next() -> UInt64 { list.removeFirst() }
  }
}
