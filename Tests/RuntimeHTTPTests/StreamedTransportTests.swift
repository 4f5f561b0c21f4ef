import ConcordRuntime
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite(.enabled(if: LoopbackServer.shared != nil), .timeLimit(.minutes(1)), .serialized)
struct StreamedTransportTests {
  private let transport = URLSessionTransport(timeout: .seconds(50))

  @Test func slowReadersHoldLittle() async throws {
    let server = try #require(LoopbackServer.shared)
    let size = 96 << 20
    let request = HTTPRequest(method: .get, path: "/bytes", query: "n=\(size)")
    let before = ResidentMemory.bytes
    let response = try await transport.send(request, to: server.first)
    #expect(response.body.length == size)
    var count = 0
    var greatest = 0
    for try await chunk in response.body {
      if count == 0 { try await Task.sleep(for: .milliseconds(500)) }
      count += chunk.count
      greatest = max(greatest, ResidentMemory.bytes - before)
    }
    #expect(count == size)
    #expect(greatest < 48 << 20)
  }

  @Test func longStreamsAreSentFromAFile() async throws {
    let server = try #require(LoopbackServer.shared)
    let chunks = AsyncStream<Data> { continuation in
      for byte in UInt8(0)..<10 { continuation.yield(Data(repeating: byte, count: 100_000)) }
      continuation.finish()
    }
    let response = try await transport.send(
      HTTPRequest(method: .put, path: "/echo", body: HTTPBody(chunks)), to: server.first)
    let text = try await response.body.text(upTo: 1 << 20)
    #expect(text.contains(#""length": 1000000,"#))
    #expect(text.contains(#""checksum": 1807850048,"#))
  }

  @Test func connectionsAreUsedAgain() async throws {
    let server = try #require(LoopbackServer.shared)
    func connections() async throws -> Int {
      let response = try await transport.send(
        HTTPRequest(method: .get, path: "/counts"), to: server.first)
      let counts = try JSONDecoder().decode(
        [String: Int].self, from: await response.body.collect(upTo: 999))
      return try #require(counts["connections"])
    }
    let before = try await connections()
    for _ in 0..<20 { _ = try await connections() }
    // Other tests may open some at the same time.
    #expect(try await connections() - before < 15)
  }

  @Test func givingUpABodyEndsTheCall() async throws {
    let server = try #require(LoopbackServer.shared)
    for _ in 0..<40 {
      let response = try await transport.send(
        HTTPRequest(method: .get, path: "/slow-body"), to: server.first)
      #expect(response.status == 200)
    }
  }

  @Test func cancelledWhileReading() async throws {
    let server = try #require(LoopbackServer.shared)
    let task = Task {
      let response = try await transport.send(
        HTTPRequest(method: .get, path: "/slow-body"), to: server.first)
      return try await response.body.collect(upTo: 1 << 20)
    }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func cookiesAreKeptOnlyWhereAsked() async throws {
    let server = try #require(LoopbackServer.shared)
    func second(_ transport: URLSessionTransport) async throws -> String {
      _ = try await transport.send(
        HTTPRequest(method: .get, path: "/cookie"), to: server.first)
      let echo = try await transport.send(
        HTTPRequest(method: .get, path: "/echo"), to: server.first)
      return try await echo.body.text(upTo: 9999)
    }
    #expect(try await !second(transport).contains("Cookie"))
    let storage = try #require(URLSessionConfiguration.ephemeral.httpCookieStorage)
    #expect(try await second(URLSessionTransport(cookies: storage)).contains("session=1"))
  }
}
