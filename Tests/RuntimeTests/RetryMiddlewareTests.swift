import ConcordRuntime
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Which requests are sent again, and when.
@Suite(.timeLimit(.minutes(10))) struct RetryMiddlewareTests {
  private struct Broken: Error {}

  /// The attempts that reached the transport, and the waits between them.
  private actor Log {
    var requests: [HTTPRequestMessage] = []
    var waits: [Duration] = []

    func add(_ request: HTTPRequestMessage) -> Int {
      requests.append(request)
      return requests.count
    }

    func wait(_ duration: Duration) { waits.append(duration) }
  }

  private let log = Log()

  private func middleware(
    attempts: Int = 3, random: Double = 0.5, _ change: (inout RetryMiddleware) -> Void = { _ in }
  ) -> RetryMiddleware {
    var middleware = RetryMiddleware(
      maximumAttempts: attempts, random: { random }, sleep: { [log] in await log.wait($0) },
      now: { Date(timeIntervalSince1970: 784_111_777) })
    change(&middleware)
    return middleware
  }

  /// Sends a request whose answers are given in their order, the last one for all that follow.
  private func send(
    _ method: HTTPMethod = .get, fields: HTTPFieldList = [:], body: HTTPBody? = nil,
    through middleware: RetryMiddleware, _ answers: HTTPResponseMessage...
  ) async throws -> HTTPResponseMessage {
    try await middleware.intercept(
      HTTPRequestMessage(method: method, path: "/", fields: fields, body: body), operationID: "call"
    ) { [log] request in
      let count = await log.add(request)
      return answers[min(count, answers.count) - 1]
    }
  }

  @Test func errorsThatComeAgainAreNotTransient() {
    #expect(!RetryMiddleware.isTransient(RedirectError.loop))
    #expect(
      !RetryMiddleware.isTransient(
        CredentialError.tokenRefused(status: 400, code: nil, reason: nil)))
    #expect(RetryMiddleware.isTransient(TransportError.deadlineExceeded(.seconds(1))))
  }

  @Test func itIsRepeatedUntilThereIsAnAnswer() async throws {
    let response = try await send(
      through: middleware(), HTTPResponseMessage(status: 503), HTTPResponseMessage(status: 502),
      HTTPResponseMessage(status: 200))
    #expect(response.status == 200)
    #expect(await log.requests.count == 3)
    #expect(await log.waits == [.milliseconds(250), .milliseconds(500)])
  }

  @Test func theLastAnswerIsGivenBack() async throws {
    let response = try await send(through: middleware(), HTTPResponseMessage(status: 504))
    #expect(response.status == 504)
    #expect(await log.requests.count == 3)
  }

  @Test(arguments: [0.0, 1.0]) func theWaitIsDrawnAndHasALimit(random: Double) async throws {
    _ = try await send(
      through: middleware(attempts: 5, random: random) { $0.maximumDelay = .seconds(3) },
      HTTPResponseMessage(status: 503))
    let longest: [Duration] = [.milliseconds(500), .seconds(1), .seconds(2), .seconds(3)]
    #expect(await log.waits == longest.map { $0 * random })
  }

  @Test(
    arguments: [
      ("7", .seconds(7)), ("0", .milliseconds(250)), ("3600", .seconds(60)),
      ("99999999999999999999999", .seconds(60)), ("soon", .milliseconds(250)),
      ("-5", .milliseconds(250)), ("Sun, 06 Nov 1994 08:49:47 GMT", .seconds(10)),
      ("Sunday, 06-Nov-94 08:49:47 GMT", .seconds(10)),
      ("Sun Nov  6 08:49:47 1994", .seconds(10)),
      ("Sun, 06 Nov 1994 08:49:27 GMT", .milliseconds(250)),
      ("Sun, 31 Nov 1994 08:49:47 GMT", .milliseconds(250)),
      ("Sun, 06 Nov 2094 08:49:47 GMT", .seconds(60)),
    ] as [(String, Duration)])
  func retryAfterIsHeeded(text: String, wait: Duration) async throws {
    _ = try await send(
      through: middleware(), HTTPResponseMessage(status: 429, fields: ["Retry-After": text]),
      HTTPResponseMessage(status: 200))
    #expect(await log.waits == [wait])
  }

  /// Years of two digits are at most 50 years ahead.
  @Test(arguments: [
    ("1994-11-06T08:49:37Z", "04", true), ("1994-11-06T08:49:37Z", "44", true),
    ("1994-11-06T08:49:37Z", "45", false), ("2026-11-06T08:49:37Z", "94", false),
    ("2026-11-06T08:49:37Z", "76", true), ("2026-11-06T08:49:37Z", "77", false),
  ]) func theCenturyIsThatOfTheClock(now: String, year: String, isAhead: Bool) async throws {
    let now = try #require(RFC3339.date(now))
    let middleware = RetryMiddleware(
      random: { 0 }, sleep: { [log] in await log.wait($0) }, now: { now })
    _ = try await send(
      through: middleware,
      HTTPResponseMessage(
        status: 503, fields: ["Retry-After": "Sunday, 06-Nov-\(year) 08:49:38 GMT"]),
      HTTPResponseMessage(status: 200))
    #expect(await log.waits == [isAhead ? .seconds(60) : .zero])
  }

  @Test(arguments: [200, 400, 404, 409, 500, 501])
  func otherStatusesAreAnswers(status: Int) async throws {
    #expect(
      try await send(through: middleware(), HTTPResponseMessage(status: status)).status == status)
    #expect(await log.requests.count == 1)
  }

  @Test(arguments: [
    (HTTPMethod.get, 3), (.head, 3), (.options, 3), (.put, 3), (.delete, 3), (.trace, 3),
    (.query, 3), (.post, 1), (.patch, 1), (HTTPMethod(rawValue: "get"), 1),
  ])
  func onlyIdempotentMethodsAreRepeated(method: HTTPMethod, count: Int) async throws {
    _ = try await send(method, through: middleware(), HTTPResponseMessage(status: 503))
    #expect(await log.requests.count == count)
    #expect(await !log.requests[0].fields.contains("Idempotency-Key"))
  }

  @Test func aKeyMakesItSafe() async throws {
    _ = try await send(
      .post, fields: ["idempotency-key": "k"], through: middleware(),
      HTTPResponseMessage(status: 503))
    #expect(await log.requests.map { $0.fields["Idempotency-Key"] } == ["k", "k", "k"])
  }

  @Test(
    arguments: [
      (.all, 3), (.operations(["call"]), 3), (.operations(["other"]), 1), (.none, 1),
    ] as [(RetryMiddleware.IdempotencyKeys, Int)])
  func aKeyIsTheSameForAllAttempts(
    keys: RetryMiddleware.IdempotencyKeys, count: Int
  ) async throws {
    let middleware = middleware {
      $0.idempotencyKeys = keys
      $0.idempotencyKeyField = "X-Key"
    }
    _ = try await send(.post, through: middleware, HTTPResponseMessage(status: 503))
    let sent = await log.requests.map { $0.fields["X-Key"] }
    #expect(sent.count == count)
    #expect(Set(sent).count == 1)
    #expect((sent[0].flatMap { UUID(uuidString: $0) } != nil) == (count == 3))
    _ = try await send(.get, through: middleware, HTTPResponseMessage(status: 200))
    #expect(await log.requests.last?.fields["X-Key"] == nil)
  }

  @Test(arguments: [(429, 3), (503, 3), (502, 1), (408, 1)])
  func refusedRequestsAreRepeatedOnDemand(status: Int, count: Int) async throws {
    _ = try await send(
      .post, through: middleware { $0.repeatsRefusedRequests = true },
      HTTPResponseMessage(status: status))
    #expect(await log.requests.count == count)
  }

  @Test func aStreamIsSentOnce() async throws {
    let stream = HTTPBody(AsyncStream<Data> { $0.finish() })
    _ = try await send(.put, body: stream, through: middleware(), HTTPResponseMessage(status: 503))
    #expect(await log.requests.count == 1)
    _ = try await send(.put, body: "bytes", through: middleware(), HTTPResponseMessage(status: 503))
    #expect(await log.requests.count == 4)
  }

  private func fail(
    _ method: HTTPMethod = .get, with error: any Error, _ middleware: RetryMiddleware
  ) async -> Int {
    await #expect(throws: (any Error).self) {
      try await middleware.intercept(
        HTTPRequestMessage(method: method, path: "/"), operationID: "call"
      ) {
        [log] request in
        _ = await log.add(request)
        throw error
      }
    }
    return await log.requests.count
  }

  @Test func errorsAreRepeatedWhereTheyMayPass() async {
    #expect(await fail(with: URLError(.networkConnectionLost), middleware()) == 3)
    #expect(await fail(with: Broken(), middleware()) == 6)
    #expect(await fail(.post, with: Broken(), middleware()) == 7)
    #expect(
      await fail(with: CancellationError(), middleware { $0.repeatsError = { _ in true } }) == 8)
    #expect(await fail(with: URLError(.serverCertificateUntrusted), middleware()) == 9)
    #expect(await fail(with: URLError(.cancelled), middleware()) == 10)
    #expect(await fail(with: ServerURL.Invalid(""), middleware()) == 11)
    #expect(await fail(with: Broken(), middleware { $0.repeatsError = { _ in false } }) == 12)
  }

  @Test func aCancelledTaskDoesNotGoOn() async {
    let middleware = RetryMiddleware(sleep: { _ in })
    let task = Task { [log] in
      try await middleware.intercept(
        HTTPRequestMessage(method: .get, path: "/"), operationID: "call"
      ) {
        request in
        _ = await log.add(request)
        withUnsafeCurrentTask { $0?.cancel() }
        return HTTPResponseMessage(status: 503)
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(await log.requests.count == 1)
  }

  /// A body that is not read says when it is given up.
  private final class Sentinel: Sendable {
    let gone: @Sendable () -> Void
    init(_ gone: @escaping @Sendable () -> Void) { self.gone = gone }
    deinit { gone() }
  }

  private struct Chunks: AsyncSequence, AsyncIteratorProtocol, Sendable {
    let sentinel: Sentinel
    func makeAsyncIterator() -> Chunks { self }
    mutating func next() async throws -> Data? { throw Broken() }
  }

  @Test func theBodyOfADroppedResponseIsGoneBeforeTheWait() async throws {
    let (events, continuation) = AsyncStream<String>.makeStream()
    let middleware = RetryMiddleware(
      maximumAttempts: 2, sleep: { _ in continuation.yield("wait") })
    let response = try await middleware.intercept(
      HTTPRequestMessage(method: .get, path: "/"), operationID: "call"
    ) { [log] request in
      if await log.add(request) == 2 { return HTTPResponseMessage(status: 200) }
      let chunks = Chunks(sentinel: Sentinel { continuation.yield("gone") })
      return HTTPResponseMessage(status: 503, body: HTTPBody(chunks))
    }
    continuation.finish()
    #expect(response.status == 200)
    #expect(await events.reduce(into: []) { $0.append($1) } == ["gone", "wait"])
  }
}
