import ConcordRuntime
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Each answer is one that no server should give. Trailers and redirects with endless content are
// not here: Linux's Foundation ends the process, or stops all of it.
@Suite(.enabled(if: LoopbackServer.shared != nil), .timeLimit(.minutes(10)), .serialized)
struct HostileServerTests {
  private func get(
    _ path: String, query: String? = nil,
    from transport: URLSessionTransport = URLSessionTransport(timeout: .seconds(20))
  ) async throws -> (status: Int, body: String) {
    let server = try #require(LoopbackServer.shared)
    let response = try await transport.send(
      HTTPRequestMessage(method: .get, path: path, query: query), to: server.first)
    return (response.status, try await response.body.text(upTo: 1 << 20))
  }

  @Test(arguments: [
    "/endless-header", "/truncated", "/truncated-chunked", "/truncated-chunk", "/bad-chunk",
    "/negative-length", "/no-http", "/bad-status", "/latin-1", "/reset", "/reset-body", "/empty",
  ])
  func neverLooksComplete(_ path: String) async throws {
    await #expect(throws: URLError.self) { try await get(path) }
    await #expect(throws: URLError.self) {
      try await get(path, from: URLSessionTransport(delivery: .whole, timeout: .seconds(20)))
    }
  }

  @Test(arguments: ["/endless-body", "/gzip-bomb"])
  func bounded(_ path: String) async throws {
    let limit = HTTPBody.TooLarge(limit: 1 << 20)
    // The reader's limit, the transport's for streams, and the transport's for whole responses.
    await #expect(throws: limit) { try await get(path) }
    let streamed = URLSessionTransport(timeout: .seconds(20), responseLimit: 1 << 20)
    let server = try #require(LoopbackServer.shared)
    await #expect(throws: limit) {
      let response = try await streamed.send(
        HTTPRequestMessage(method: .get, path: path), to: server.first)
      for try await _ in response.body {}
    }
    let whole = URLSessionTransport(
      delivery: .whole, timeout: .seconds(20), responseLimit: 1 << 20)
    await #expect(throws: limit) { try await get(path, from: whole) }
  }

  @Test(arguments: ["/slow-header", "/slow-body", "/silent"])
  func overdue(_ path: String) async throws {
    let timeout = Duration.milliseconds(300)
    await #expect(throws: TransportError.deadlineExceeded(timeout)) {
      try await get(path, from: URLSessionTransport(timeout: timeout))
    }
    await #expect(throws: TransportError.deadlineExceeded(timeout)) {
      try await get(path, from: URLSessionTransport(delivery: .whole, timeout: timeout))
    }
    let server = try #require(LoopbackServer.shared)
    await #expect(throws: TransportError.deadlineExceeded(timeout)) {
      var request = HTTPRequestMessage(method: .get, path: path)
      request.timeout = timeout
      _ = try await URLSessionTransport(timeout: .seconds(50)).send(request, to: server.first)
        .body.collect(upTo: 1 << 20)
    }
  }

  @Test func moreThanWasSaid() async throws {
    // What follows is not part of the response.
    #expect(try await get("/more-than-said").body == "abc")
  }

  @Test func interimResponses() async throws {
    let (status, body) = try await get("/interim")
    #expect(status == 200)
    #expect(body == "final")
  }

  @Test func lengthOfWhatIsNotSent() async throws {
    let (status, body) = try await get("/not-modified")
    #expect(status == 304)
    #expect(body == "")
  }

  @Test func anotherMediaType() async throws {
    let (status, body) = try await get("/bad-gateway")
    #expect(status == 502)
    #expect(body == "<html>Bad Gateway</html>")
  }

  @Test func nobodyListens() async throws {
    let error = await #expect(throws: URLError.self) {
      try await URLSessionTransport().send(
        HTTPRequestMessage(method: .get, path: "/", query: "key=secret"), to: "http://127.0.0.1:1")
    }
    let words = "\(String(describing: error)) \(error?.userInfo ?? [:])"
    #expect(!words.contains("secret"))
  }
}
