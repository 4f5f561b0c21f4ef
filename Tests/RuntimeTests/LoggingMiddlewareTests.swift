import ConcordRuntime
import Foundation
import Testing

/// What is written down of a request, and what is not.
@Suite(.timeLimit(.minutes(10))) struct LoggingMiddlewareTests {
  private struct Broken: Error {}

  private final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private var list: [LoggingMiddleware.Entry] = []
    private var time = Duration.zero

    var entries: [LoggingMiddleware.Entry] { lock.withLock { list } }

    func add(_ entry: LoggingMiddleware.Entry) { lock.withLock { list.append(entry) } }

    /// Twelve milliseconds more each time.
    func now() -> Duration {
      lock.withLock {
        time += .milliseconds(12)
        return time
      }
    }
  }

  private let log = Log()
  private let request = HTTPRequestMessage(
    method: .post, path: "/files/a%20b", query: "limit=5&key=secret&flag",
    fields: ["Authorization": "Bearer secret", "accept": "text/plain", "X-Mine": "shown"],
    body: "secret")

  private func middleware(
    _ visibleFields: Set<String> = LoggingMiddleware.defaultVisibleFields,
    showsQueryValues: Bool = false
  ) -> LoggingMiddleware {
    LoggingMiddleware(
      visibleFields: visibleFields, showsQueryValues: showsQueryValues,
      sink: { [log] in log.add($0) }, now: { [log] in log.now() })
  }

  @Test func anEntryHoldsNoSecrets() async throws {
    _ = try await middleware().intercept(request, operationID: "putFile") { _ in
      HTTPResponseMessage(
        status: 201, fields: ["Set-Cookie": "secret", "Retry-After": "5"], body: "secret!")
    }
    let entry = try #require(log.entries.first)
    #expect(log.entries.count == 1)
    #expect(entry.operationID == "putFile")
    #expect(entry.query == "limit=redacted&key=redacted&redacted")
    #expect(
      entry.requestFields == [
        "Authorization": "redacted", "Accept": "text/plain", "X-Mine": "redacted",
      ])
    #expect(entry.responseFields == ["Set-Cookie": "redacted", "Retry-After": "5"])
    #expect(entry.requestSize == 6)
    #expect(entry.responseSize == 7)
    #expect(entry.status == 201)
    #expect(entry.duration == .milliseconds(12))
    #expect(
      entry.description
        == "putFile POST /files/a%20b?limit=redacted&key=redacted&redacted"
        + " -> 201 in 0.012 s, sent 6 bytes, received 7 bytes")
    #expect(!String(reflecting: entry).contains("secret"))
  }

  @Test func whatIsShownCanBeChosen() async throws {
    _ = try await middleware(["x-mine"], showsQueryValues: true)
      .intercept(request, operationID: "putFile") { _ in HTTPResponseMessage(status: 200) }
    let entry = try #require(log.entries.first)
    #expect(entry.requestFields["X-Mine"] == "shown")
    #expect(entry.requestFields["Accept"] == "redacted")
    #expect(entry.query == request.query)
  }

  @Test func anErrorIsNamedByItsType() async throws {
    await #expect(throws: Broken.self) {
      try await middleware().intercept(request, operationID: "putFile") { _ in throw Broken() }
    }
    let entry = try #require(log.entries.first)
    #expect(entry.errorType?.hasSuffix("Broken") == true)
    #expect(entry.status == nil)
    #expect(entry.responseFields == nil)
    #expect(entry.description.contains("Broken in 0.012 s, sent 6 bytes"))
  }

  @Test func sizesThatAreNotKnownAreNotGuessed() async throws {
    var request = request
    request.body = HTTPBody(AsyncStream<Data> { $0.finish() })
    _ = try await middleware().intercept(request, operationID: "putFile") { _ in
      HTTPResponseMessage(status: 200, body: HTTPBody(AsyncStream<Data> { $0.finish() }))
    }
    #expect(log.entries[0].requestSize == nil)
    #expect(log.entries[0].responseSize == nil)
    request.body = nil
    _ = try await middleware().intercept(request, operationID: "putFile") { _ in
      HTTPResponseMessage(status: 200)
    }
    #expect(log.entries[1].requestSize == 0)
  }

  @Test func anEntryIsOneLine() async throws {
    var request = request
    request.path = "/a\r\nb\u{1B}[31m\u{2028}"
    _ = try await middleware().intercept(request, operationID: nil) { _ in
      HTTPResponseMessage(status: 404)
    }
    let text = log.entries[0].description
    #expect(text.hasPrefix(#"no operation POST /a\r\nb\u{1B}[31m\u{2028}?"#))
  }
}
