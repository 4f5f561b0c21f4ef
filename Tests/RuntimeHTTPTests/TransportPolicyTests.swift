import ConcordRuntime
import Foundation
import Testing

@Suite(.timeLimit(.minutes(10))) struct TransportPolicyTests {
  private let request = HTTPRequestMessage(method: .get, path: "/")

  private func send(
    _ policy: TransportPolicy, _ request: HTTPRequestMessage? = nil,
    exchange: @escaping @Sendable () async throws -> HTTPBody
  ) async throws -> HTTPBody {
    try await policy.send(request ?? self.request, to: "https://a.test") { _, _ in
      HTTPResponseMessage(status: 200, body: try await exchange())
    }.body
  }

  private func stream(_ sizes: [Int], length: Int? = nil) -> HTTPBody {
    HTTPBody(
      AsyncStream {
        for size in sizes { $0.yield(Data(count: size)) }
        $0.finish()
      }, length: length)
  }

  @Test func responseLimit() async throws {
    let policy = TransportPolicy(responseLimit: 10)
    let whole = try await send(policy) { stream([4, 6], length: 10) }
    #expect(whole.length == 10)
    #expect(try await whole.collect(upTo: 99).count == 10)
    let error = HTTPBody.TooLarge(limit: 10)
    let tooLong = try await send(policy) { stream([4, 6, 1, 1]) }
    var chunks = tooLong.makeAsyncIterator()
    #expect(try await chunks.next()?.count == 4)
    #expect(try await chunks.next()?.count == 6)
    await #expect(throws: error) { try await chunks.next() }
    // It does not look complete when it is read on.
    await #expect(throws: error) { try await chunks.next() }
    await #expect(throws: error) { try await send(policy) { stream([], length: 11) } }
    await #expect(throws: error) { try await send(policy) { HTTPBody(Data(count: 11)) } }
    #expect(try await send(policy) { HTTPBody(Data(count: 10)) }.data?.count == 10)
  }

  @Test func timeout() async throws {
    let short = Duration.milliseconds(50)
    let error = TransportError.deadlineExceeded(short)
    let policy = TransportPolicy(timeout: short)
    let never: @Sendable () async throws -> HTTPBody = {
      try await Task.sleep(for: .seconds(50))
      return .empty
    }
    await #expect(throws: error) { try await send(policy, exchange: never) }
    var request = request
    request.timeout = short
    await #expect(throws: error) {
      try await send(TransportPolicy(timeout: .seconds(50)), request, exchange: never)
    }
    // The time for the header and that for the content are one.
    let (endless, continuation) = AsyncStream<Data>.makeStream()
    let body = try await send(policy) { HTTPBody(endless) }
    continuation.yield(Data(count: 1))
    await #expect(throws: error) { try await body.collect(upTo: 99) }
    // And so is that for all redirects.
    await #expect(throws: error) {
      try await policy.send(request, to: "https://a.test") { request, url in
        try await Task.sleep(for: .milliseconds(10))
        return HTTPResponseMessage(status: 302, fields: ["Location": "\(url.path())a"])
      }
    }
    #expect(error.description.contains("0.05 seconds"))
  }

  @Test func cancellation() async throws {
    let task = Task {
      try await send(TransportPolicy(timeout: .seconds(50))) {
        try await Task.sleep(for: .seconds(50))
        return .empty
      }
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func brokenContentIsLetGoAtOnce() async throws {
    let ended = Journal<Bool>()
    let body = try await send(TransportPolicy(responseLimit: 10)) {
      let (endless, continuation) = AsyncStream<Data>.makeStream()
      continuation.onTermination = { _ in _ = ended.append(true) }
      continuation.yield(Data(count: 11))
      return HTTPBody(endless)
    }
    #expect(ended.values.isEmpty)
    await #expect(throws: HTTPBody.TooLarge.self) { try await body.collect(upTo: 99) }
    #expect(ended.values == [true])
    withExtendedLifetime(body) {}
  }
}
