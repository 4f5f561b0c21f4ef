import Foundation
import Testing

@testable import ConcordRuntime

/// Streams of events whose connection is opened again.
@Suite(.timeLimit(.minutes(10))) struct ReconnectionTests {
  /// A server that is asked again and again.
  private final class Server: Sendable {
    struct State: Sendable {
      var ids: [String?] = []
      var delays: [Duration] = []
    }
    let state = Locked(State())

    func stream(
      _ first: HTTPBody, policy: ReconnectPolicy,
      answer: @escaping @Sendable (_ attempt: Int) throws -> HTTPBody?
    ) -> EventStream<String> {
      EventStream(
        first, options: StreamOptions(reconnect: policy),
        reopen: { id in
          let attempt = self.state.withLock { state in
            state.ids.append(id)
            return state.ids.count
          }
          return try answer(attempt)
        },
        sleep: { delay in self.state.withLock { $0.delays.append(delay) } }
      ) { $0 }
    }
  }

  @Test func aHundredConnections() async throws {
    let server = Server()
    let stream = server.stream(
      body(["id: 0\ndata: 0\n\n"]), policy: ReconnectPolicy(maximumAttempts: 1)
    ) { attempt in
      if attempt == 100 { return body(["data: [DONE]\n\n"]) }
      // Each breaks within an event that comes whole in the next one.
      return body(
        ["id: \(attempt)\ndata: \(attempt)\n\n", "id: lost\ndata: l"],
        then: attempt.isMultiple(of: 2) ? Broken() : nil)
    }
    #expect(try await collect(stream).map(\.data) == (0..<100).map { "\($0)" })
    let state = server.state.withLock { $0 }
    #expect(state.ids == (0..<100).map { "\($0)" })
    #expect(state.delays == Array(repeating: .seconds(3), count: 100))
  }

  @Test func delaysOfTheServer() async throws {
    let server = Server()
    let policy = ReconnectPolicy(
      maximumAttempts: 3, delay: .milliseconds(1), maximumDelay: .milliseconds(50))
    let stream = server.stream(body(["data: a\n\n"]), policy: policy) { attempt in
      switch attempt {
      case 1: body(["retry: 20\n\n"])
      case 2: body(["retry: 900\n\ndata: b\n\n"])
      default: nil
      }
    }
    #expect(try await collect(stream).map(\.data) == ["a", "b"])
    let state = server.state.withLock { $0 }
    #expect(state.delays == [.milliseconds(1), .milliseconds(20), .milliseconds(50)])
    #expect(state.ids == [nil, nil, nil])
  }

  @Test func attemptsThatFail() async throws {
    let server = Server()
    let stream = server.stream(
      body([], then: Broken()), policy: ReconnectPolicy(maximumAttempts: 4)
    ) { attempt in
      if attempt == 3 { return body(["data: a\n\n"]) }
      throw Broken()
    }
    var iterator = stream.makeAsyncIterator()
    #expect(try await iterator.next()?.data == "a")
    await #expect(throws: Broken.self) { _ = try await iterator.next() }
    // Two failures and one success, then four failures between two events.
    #expect(server.state.withLock { $0.ids.count } == 7)
  }

  @Test func lastConnectionDecides() async throws {
    let whole = Server().stream(body([]), policy: ReconnectPolicy(maximumAttempts: 2)) { _ in
      body([": nothing\n\n"])
    }
    #expect(try await collect(whole).isEmpty)
    let cut = Server().stream(body([]), policy: ReconnectPolicy(maximumAttempts: 2)) { _ in
      body(["data: a"])
    }
    await #expect(throws: StreamError.self) { try await collect(cut) }
  }

  @Test func refusedReconnection() async throws {
    let server = Server()
    let stream = server.stream(body([]), policy: ReconnectPolicy(maximumAttempts: 9)) { _ in
      throw RefusedReconnection(underlying: Broken())
    }
    await #expect(throws: Broken.self) { try await collect(stream) }
    #expect(server.state.withLock { $0.ids.count } == 1)
  }

  @Test func noConnectionIsOpenedAgainUnasked() async throws {
    let server = Server()
    let stream = server.stream(body(["data: a\n\n"]), policy: .never) { _ in body([]) }
    #expect(try await collect(stream).map(\.data) == ["a"])
    #expect(server.state.withLock { $0.ids.isEmpty })
  }

  @Test func aTerminatorOpensNothing() async throws {
    for end in ["data: [DONE]", "data: [DONE]\n", "data: [DONE]\n\n"] {
      let server = Server()
      let stream = server.stream(
        body(["data: a\n\n", end]), policy: ReconnectPolicy(maximumAttempts: 9)
      ) { _ in body([]) }
      #expect(try await collect(stream).map(\.data) == ["a"])
      #expect(server.state.withLock { $0.ids.isEmpty }, "\(end)")
    }
  }

  @Test func faultsOfContentOpenNothing() async throws {
    let server = Server()
    let stream = EventStream(
      body(["data: 123456\n\n"]),
      options: StreamOptions(reconnect: ReconnectPolicy(maximumAttempts: 9), itemLimit: 8),
      reopen: { id in
        server.state.withLock { $0.ids.append(id) }
        return nil
      }, sleep: { _ in }
    ) { $0 }
    await #expect(throws: StreamError.self) { try await collect(stream) }
    #expect(server.state.withLock { $0.ids.isEmpty })
  }

  @Test func cancellationWhileWaiting() async throws {
    let (sleeps, report) = AsyncStream<Void>.makeStream()
    let stream = EventStream(
      body([]), options: StreamOptions(reconnect: ReconnectPolicy(maximumAttempts: 9)),
      reopen: { _ in nil },
      sleep: { _ in
        report.yield()
        try await Task.sleep(for: .seconds(3600))
      }
    ) { $0 }
    let task = Task { try await collect(stream) }
    for await _ in sleeps { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
