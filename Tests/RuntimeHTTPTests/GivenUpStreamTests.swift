import ConcordRuntime
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A response that is not read to its end. A protocol class stands for the network; its answer never
/// ends by itself.
@Suite(.timeLimit(.minutes(1))) struct GivenUpStreamTests {
  private final class Network: URLProtocol {
    static let stopped = AsyncStream<Void>.makeStream()

    override class func canInit(with request: URLRequest) -> Bool { true }
    override class func canonicalRequest(for request: URLRequest) -> URLRequest { request }
    override func stopLoading() { Self.stopped.continuation.yield() }
    override func startLoading() {
      guard let url = request.url,
        let response = HTTPURLResponse(
          url: url, statusCode: 200, httpVersion: "HTTP/1.1", headerFields: [:])
      else { return }
      client?.urlProtocol(self, didReceive: response, cacheStoragePolicy: .notAllowed)
      client?.urlProtocol(self, didLoad: Data("one".utf8))
    }
  }

  @Test func closesTheConnection() async throws {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.protocolClasses = [Network.self]
    let transport = URLSessionTransport(
      session: URLSession(configuration: configuration), delivery: .streamed)
    func readOneChunk() async throws -> Data? {
      let response = try await transport.send(
        HTTPRequestMessage(method: .get, path: "/"), to: "https://api.test")
      for try await chunk in response.body { return chunk }
      return nil
    }
    #expect(try await readOneChunk() == Data("one".utf8))
    for await _ in Network.stopped.stream { break }
  }
}
