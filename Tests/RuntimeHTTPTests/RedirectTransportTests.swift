import ConcordRuntime
import Foundation
import Testing

@Suite(.enabled(if: LoopbackServer.shared != nil), .timeLimit(.minutes(10)))
struct RedirectTransportTests {
  /// What the server says about a request that reached it.
  private struct Echo: Decodable {
    var method: String
    var target: String
    var fields: [[String]]
    var length: Int
    var first: String

    func has(_ name: String) -> Bool { fields.contains { $0[0].lowercased() == name } }
  }

  private func redirect(
    _ request: HTTPRequestMessage, _ status: Int, to location: String,
    delivery: URLSessionTransport.Delivery = .streamed
  ) async throws -> Echo {
    let server = try #require(LoopbackServer.shared)
    var request = request
    let escaped = PercentEncoding.encode(location)
    request.query = "status=\(status)&to=\(escaped)"
    let response = try await URLSessionTransport(delivery: delivery, timeout: .seconds(20)).send(
      request, to: server.first)
    #expect(response.status == 200)
    return try JSONDecoder().decode(Echo.self, from: await response.body.collect(upTo: 1 << 20))
  }

  private func secretive(_ method: HTTPMethod, _ body: HTTPBody? = nil) -> HTTPRequestMessage {
    var request = HTTPRequestMessage(
      method: method, path: "/redirect",
      fields: [
        "Authorization": "Bearer secret", "Cookie": "session=secret", "X-Api-Key": "secret",
        "X-Ours": "secret", "X-Plain": "seen", "Content-Type": "text/plain",
      ], body: body)
    request.credentialFields = ["x-ours"]
    request.credentialQueryNames = ["key"]
    return request
  }

  @Test(arguments: [301, 302, 303, 307, 308], [HTTPMethod.get, .post])
  func toAnotherOrigin(_ status: Int, _ method: HTTPMethod) async throws {
    let server = try #require(LoopbackServer.shared)
    for delivery in [URLSessionTransport.Delivery.streamed, .whole] {
      let echo = try await redirect(
        secretive(method, method == .post ? "text" : nil), status,
        to: "\(server.second)/echo?key=secret&a=b", delivery: delivery)
      let keepsBody = method == .post && status > 303
      #expect(echo.method == (keepsBody ? "POST" : "GET"))
      #expect(echo.first == (keepsBody ? "text" : ""))
      #expect(echo.target == "/echo?a=b")
      #expect(echo.has("x-plain"))
      for name in ["authorization", "cookie", "x-api-key", "x-ours", "referer"] {
        #expect(!echo.has(name), "\(name)")
      }
      #expect(echo.has("content-type") == (keepsBody || method == .get))
    }
  }

  @Test func withinTheOrigin() async throws {
    let echo = try await redirect(secretive(.get), 302, to: "/echo?key=secret")
    for name in ["authorization", "cookie", "x-api-key", "x-ours"] {
      #expect(echo.has(name), "\(name)")
    }
    #expect(echo.target == "/echo?key=secret")
  }

  @Test func files() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "sent-\(UUID())")
    try Data("of a file".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let echo = try await redirect(
      HTTPRequestMessage(method: .post, path: "/redirect", body: HTTPBody(contentsOf: file)), 307,
      to: "/echo")
    #expect(echo.first == "of a file")
  }

  @Test func notFollowed() async throws {
    let server = try #require(LoopbackServer.shared)
    let transport = URLSessionTransport(redirects: .none, timeout: .seconds(20))
    let response = try await transport.send(
      HTTPRequestMessage(method: .get, path: "/redirect", query: "status=302&to=/echo"),
      to: server.first)
    #expect(response.status == 302)
    #expect(response.fields["Location"] == "/echo")
    #expect(try await response.body.text(upTo: 99) == "moved")
  }

  @Test func withoutLocation() async throws {
    let server = try #require(LoopbackServer.shared)
    let response = try await URLSessionTransport(timeout: .seconds(20)).send(
      HTTPRequestMessage(method: .get, path: "/redirect", query: "status=302"), to: server.first)
    #expect(response.status == 302)
  }

  @Test(arguments: [("/loop", RedirectError.loop), ("/hop", .tooMany(maximum: 20))])
  func endless(_ path: String, _ error: RedirectError) async throws {
    let server = try #require(LoopbackServer.shared)
    await #expect(throws: error) {
      try await URLSessionTransport(timeout: .seconds(20)).send(
        HTTPRequestMessage(method: .get, path: path), to: server.first)
    }
  }
}
