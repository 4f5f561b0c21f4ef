import ConcordRuntime
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite(.enabled(if: LoopbackServer.shared != nil), .timeLimit(.minutes(10)), .serialized)
struct StreamedTransportTests {
  private let transport = URLSessionTransport(timeout: .seconds(50))

  // What comes while nobody reads goes through a file on Linux.
  @Test func slowReaders() async throws {
    let server = try #require(LoopbackServer.shared)
    let size = 24 << 20
    let request = HTTPRequestMessage(method: .get, path: "/counted", query: "n=\(size / 8)")
    let response = try await transport.send(request, to: server.first)
    #expect(response.body.length == size)
    var content = Data()
    for try await chunk in response.body {
      if content.count < 3 << 20 { try await Task.sleep(for: .milliseconds(30)) }
      content.append(chunk)
    }
    #expect(content.count == size)
    // The server counts in 8 bytes each.
    let isInOrder = content.withUnsafeBytes { bytes in
      (0..<size / 8).allSatisfy {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) == $0
      }
    }
    #expect(isInOrder)
  }

  @Test func longStreamsAreSentFromAFile() async throws {
    let server = try #require(LoopbackServer.shared)
    let chunks = AsyncStream<Data> { continuation in
      for byte in UInt8(0)..<10 { continuation.yield(Data(repeating: byte, count: 100_000)) }
      continuation.finish()
    }
    let response = try await transport.send(
      HTTPRequestMessage(method: .put, path: "/echo", body: HTTPBody(chunks)), to: server.first)
    let text = try await response.body.text(upTo: 1 << 20)
    #expect(text.contains(#""length": 1000000,"#))
    #expect(text.contains(#""checksum": 1807850048,"#))
  }

  @Test func connectionsAreUsedAgain() async throws {
    let server = try #require(LoopbackServer.shared)
    func connections() async throws -> Int {
      let response = try await transport.send(
        HTTPRequestMessage(method: .get, path: "/counts"), to: server.first)
      let counts = try JSONDecoder().decode(
        [String: Int].self, from: await response.body.collect(upTo: 999))
      return try #require(counts["connections"])
    }
    let before = try await connections()
    for _ in 0..<20 { _ = try await connections() }
    // Other tests may open some at the same time.
    #expect(try await connections() - before < 15)
  }

  // More bodies than a session has connections to one host, none of which is read.
  @Test func givingUpABodyEndsTheCall() async throws {
    let server = try #require(LoopbackServer.shared)
    func open() async throws -> Int {
      let response = try await transport.send(
        HTTPRequestMessage(method: .get, path: "/counts"), to: server.first)
      let counts = try JSONDecoder().decode(
        [String: Int].self, from: await response.body.collect(upTo: 999))
      return try #require(counts["open"])
    }
    let before = try await open()
    for _ in 0..<40 {
      let response = try await transport.send(
        HTTPRequestMessage(method: .get, path: "/slow-body"), to: server.first)
      #expect(response.status == 200)
    }
    // The server notices when it next sends something.
    while try await open() > before + 8 { try await Task.sleep(for: .milliseconds(20)) }
  }

  @Test func manyCallsAtOnce() async throws {
    let server = try #require(LoopbackServer.shared)
    let transport = transport
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<600 {
        if number >= 64 { try await group.next() }
        group.addTask {
          let call = Task {
            let request = HTTPRequestMessage(
              method: .get, path: "/text", query: "say=\(number)&wait=\(number % 5)")
            return try await transport.send(request, to: server.first).body.text(upTo: 99)
          }
          let isCancelled = number.isMultiple(of: 2)
          if isCancelled {
            try await Task.sleep(for: .microseconds(number % 97 * 300))
            call.cancel()
          }
          do { #expect(try await call.value == "\(number)") } catch is CancellationError {
            #expect(isCancelled)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func cancelledWhileReading() async throws {
    let server = try #require(LoopbackServer.shared)
    let task = Task {
      let response = try await transport.send(
        HTTPRequestMessage(method: .get, path: "/slow-body"), to: server.first)
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
        HTTPRequestMessage(method: .get, path: "/cookie"), to: server.first)
      let echo = try await transport.send(
        HTTPRequestMessage(method: .get, path: "/echo"), to: server.first)
      return try await echo.body.text(upTo: 9999)
    }
    #expect(try await !second(transport).contains("Cookie"))
    let storage = try #require(URLSessionConfiguration.ephemeral.httpCookieStorage)
    #expect(try await second(URLSessionTransport(cookies: storage)).contains("session=1"))
  }
}
