import ConcordRuntime
import Foundation
import Testing

/// Responses that ask for credentials, over HTTP.
@Suite(.enabled(if: LoopbackServer.shared != nil), .timeLimit(.minutes(10)))
struct ChallengeTests {
  /// Linux's Foundation would ask for other credentials, and never end.
  @Test(
    arguments: [HTTPMethod.get, .post],
    [URLSessionTransport.Delivery.whole, .streamed])
  func aResponseThatAsksForCredentialsIsAResponse(
    _ method: HTTPMethod, _ delivery: URLSessionTransport.Delivery
  ) async throws {
    let server = try #require(LoopbackServer.shared)
    let transport = URLSessionTransport(delivery: delivery, timeout: .seconds(20))
    let response = try await transport.send(
      HTTPRequestMessage(
        method: method, path: "/challenge", fields: ["Authorization": "Basic YTpi"],
        body: method == .post ? "text" : nil),
      to: server.first)
    #expect(response.status == 401)
    #expect(response.fields["WWW-Authenticate"] == "Basic realm=\"API\"")
    #expect(try await response.body.text(upTo: 99) == "no")
  }
}

/// The server that other suites are skipped without.
@Suite(.enabled(if: LoopbackServer.hasPython)) struct LoopbackServerTests {
  @Test func itStarts() {
    #expect(LoopbackServer.shared != nil)
  }
}
