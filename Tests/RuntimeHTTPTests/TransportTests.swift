import ConcordRuntime
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct TransportTests {
  private struct Echo: HTTPHandler {
    func respond(to request: HTTPRequestMessage) async throws -> HTTPResponseMessage {
      HTTPResponseMessage(
        status: 201, fields: request.fields,
        body: HTTPBody("\(request.method) \(request.path)?\(request.query ?? "")"))
    }
  }

  private struct Broken: Error {}

  @Test func inMemory() async throws {
    let transport: any ClientTransport = InMemoryTransport(Echo())
    let response = try await transport.send(
      HTTPRequestMessage(method: .put, path: "/a%20b", query: "c=d", fields: ["X": "y"]),
      to: "https://nowhere.invalid/base")
    #expect(response.status == 201)
    #expect(response.fields["x"] == "y")
    #expect(try await response.body.collect(upTo: 99) == Data("PUT /a%20b?c=d".utf8))
  }

  @Test func inMemoryErrors() async throws {
    let transport = InMemoryTransport { _ in throw Broken() }
    await #expect(throws: Broken.self) {
      try await transport.send(HTTPRequestMessage(method: .get, path: "/"), to: "")
    }
  }

  @Test func middlewareChangesBothWays() async throws {
    struct Tag: ClientMiddleware {
      func intercept(
        _ request: HTTPRequestMessage, operationID: String,
        next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
      ) async throws -> HTTPResponseMessage {
        var request = request
        request.fields["Operation"] = operationID
        var response = try await next(request)
        response.status += 1
        return response
      }
    }
    let response = try await Tag().intercept(
      HTTPRequestMessage(method: .get, path: "/"), operationID: "list"
    ) { try await InMemoryTransport(Echo()).send($0, to: "") }
    #expect(response.status == 202)
    #expect(response.fields["Operation"] == "list")
  }
}

// A protocol class stands for the network; its answers say what reached it.
@Suite(.timeLimit(.minutes(1))) struct URLSessionTransportTests {
  private final class Network: URLProtocol {
    override class func canInit(with request: URLRequest) -> Bool { true }
    override class func canonicalRequest(for request: URLRequest) -> URLRequest { request }
    override func stopLoading() {}
    override func startLoading() {
      guard let url = request.url else { return }
      if url.path == "/hangs" { return }
      if url.path == "/fails" {
        client?.urlProtocol(self, didFailWithError: URLError(.cannotConnectToHost))
        return
      }
      var seen = "\(request.httpMethod ?? "") \(url.absoluteString)"
      for name in ["X-Two", "Content-Length"] {
        seen += "\n\(name): \(request.value(forHTTPHeaderField: name) ?? "none")"
      }
      seen += "\n\(String(decoding: request.httpBody ?? Data(), as: UTF8.self))"
      let response = HTTPURLResponse(
        url: url, statusCode: 418, httpVersion: "HTTP/1.1",
        headerFields: ["X-Kind": "Tea", "A": "b"])
      guard let response else { return }
      client?.urlProtocol(self, didReceive: response, cacheStoragePolicy: .notAllowed)
      client?.urlProtocol(self, didLoad: Data(seen.utf8))
      client?.urlProtocolDidFinishLoading(self)
    }
  }

  private func transport(
    _ delivery: URLSessionTransport.Delivery = .whole
  ) -> URLSessionTransport {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.protocolClasses = [Network.self]
    return URLSessionTransport(
      session: URLSession(configuration: configuration), delivery: delivery, streamLimit: 4)
  }

  @Test(arguments: [URLSessionTransport.Delivery.whole, .streamed])
  func carriesARequest(_ delivery: URLSessionTransport.Delivery) async throws {
    let response = try await transport(delivery).send(
      HTTPRequestMessage(
        method: .query, path: "/a%20b", query: "c=d",
        fields: ["X-Two": "1", "x-two": "2", "content-length": "9999"]),
      to: "https://api.test/v2/")
    #expect(response.status == 418)
    #expect((response.body.data == nil) == (delivery == .streamed))
    #expect(response.fields["x-kind"] == "Tea")
    #expect(response.fields.contains { $0.name == "X-Kind" })
    let text = String(decoding: try await response.body.collect(upTo: 999), as: UTF8.self)
    #expect(text.hasPrefix("QUERY https://api.test/v2/a%20b?c=d\nX-Two: 1, 2\n"))
    #expect(!text.contains("9999"))
  }

  @Test func refusesAStreamBeyondTheLimit() async throws {
    let body = HTTPBody(
      AsyncThrowingStream { continuation in
        continuation.yield(Data("12345".utf8))
        continuation.finish()
      })
    await #expect(throws: HTTPBody.TooLarge(limit: 4)) {
      try await transport().send(
        HTTPRequestMessage(method: .post, path: "/", body: body), to: "https://api.test")
    }
  }

  @Test(arguments: [URLSessionTransport.Delivery.whole, .streamed])
  func errors(_ delivery: URLSessionTransport.Delivery) async throws {
    await #expect(throws: URLError.self) {
      try await transport(delivery).send(
        HTTPRequestMessage(method: .get, path: "/fails"), to: "https://api.test")
    }
    await #expect(throws: ServerURL.Invalid.self) {
      try await transport(delivery).send(HTTPRequestMessage(method: .get, path: "/"), to: "nowhere")
    }
  }

  @Test(arguments: [URLSessionTransport.Delivery.whole, .streamed])
  func cancelledWhileWaiting(_ delivery: URLSessionTransport.Delivery) async throws {
    let transport = transport(delivery)
    let task = Task {
      try await transport.send(
        HTTPRequestMessage(method: .get, path: "/hangs"), to: "https://api.test")
    }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test(arguments: [URLSessionTransport.Delivery.whole, .streamed])
  func cancelledBefore(_ delivery: URLSessionTransport.Delivery) async throws {
    let transport = transport(delivery)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await transport.send(
        HTTPRequestMessage(method: .get, path: "/hangs"), to: "https://api.test")
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
