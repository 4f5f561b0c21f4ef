import ConcordRuntime
import Foundation
import Testing

/// Tokens that are fetched and renewed while calls are made.
@Suite struct OAuth2TokensTests {
  /// A server of tokens and of an API that takes the newest one, and what it was asked.
  private actor Service {
    private(set) var tokenRequests:
      [(request: HTTPRequestMessage, server: ServerURL, form: String)] = []
    private(set) var calls: [String] = []
    private var issued = 0
    private var refused: Set<String> = []
    var lifetime: String?
    var failure: (status: Int, body: String)?

    func set(lifetime: String) { self.lifetime = lifetime }
    func set(failure: (status: Int, body: String)) { self.failure = failure }
    func refuse(_ token: String) { refused.insert(token) }

    func answer(_ request: HTTPRequestMessage, _ server: ServerURL) async throws
      -> HTTPResponseMessage
    {
      if request.path.hasSuffix("openid-configuration") {
        return json(200, #"{"token_endpoint": "https://id.example.com/t?a=b"}"#)
      }
      if request.method == .post {
        let form = try await request.body?.text(upTo: 1000) ?? ""
        tokenRequests.append((request, server, form))
        // Others get their turn while this one waits.
        for _ in 0..<50 { await Task.yield() }
        if let failure { return json(failure.status, failure.body) }
        issued += 1
        let expiry = lifetime.map { #", "expires_in": \#($0)"# } ?? ""
        return json(
          200, #"{"access_token": "t\#(issued)", "refresh_token": "r\#(issued)"\#(expiry)}"#)
      }
      let authorization = request.fields["Authorization"] ?? ""
      calls.append(authorization)
      return HTTPResponseMessage(status: refused.contains(authorization) ? 401 : 204)
    }

    private func json(_ status: Int, _ text: String) -> HTTPResponseMessage {
      HTTPResponseMessage(
        status: status, fields: ["Content-Type": "application/json"], body: HTTPBody(text))
    }
  }

  private struct Transport: ClientTransport {
    let service: Service

    func send(_ request: HTTPRequestMessage, to server: ServerURL) async throws
      -> HTTPResponseMessage
    {
      try await service.answer(request, server)
    }
  }

  private struct Client: APIClient {
    var configuration: ClientConfiguration

    init(_ service: Service, _ credentials: Credentials) {
      configuration = ClientConfiguration(
        server: "https://api.example.com/v1", transport: Transport(service: service),
        credentials: credentials)
    }
  }

  @Test func clientCredentials() async throws {
    let service = Service()
    let client = Client(
      service,
      Credentials(oauth: .clientCredentials(id: "me", secret: "a:b", scopes: ["read", "write"])))
    for _ in 0..<3 { _ = try await client.response(to: Asking<OAuth>()) }
    let requests = await service.tokenRequests
    #expect(requests.count == 1)
    #expect(requests.first?.form == "grant_type=client_credentials&scope=read+write")
    // RFC 6749, section 2.3.1: both are encoded before they are joined.
    let pair = Data("me:a%3Ab".utf8).base64EncodedString()
    #expect(requests.first?.request.fields["Authorization"] == "Basic \(pair)")
    // Relative to the client's server.
    #expect(requests.first?.server.text == "https://api.example.com")
    #expect(requests.first?.request.path == "/oauth/token")
    #expect(await service.calls == ["Bearer t1", "Bearer t1", "Bearer t1"])
  }

  @Test func oneRequestForManyCalls() async throws {
    let service = Service()
    let client = Client(service, Credentials(oauth: .clientCredentials(id: "a", secret: "b")))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<64 { group.addTask { _ = try await client.response(to: Asking<OAuth>()) } }
      try await group.waitForAll()
    }
    #expect(await service.tokenRequests.count == 1)
    #expect(await service.calls.count == 64)
  }

  @Test func aCancelledCallDoesNotEndTheRequest() async throws {
    let service = Service()
    let client = Client(service, Credentials(oauth: .clientCredentials(id: "a", secret: "b")))
    let first = Task { try await client.response(to: Asking<OAuth>()) }
    let second = Task { try await client.response(to: Asking<OAuth>()) }
    first.cancel()
    _ = try await second.value
    #expect(await service.tokenRequests.count <= 2)
  }

  @Test func renewedBeforeItExpires() async throws {
    let service = Service()
    await service.set(lifetime: #""60""#)
    let clock = Clock()
    let tokens = OAuth2Tokens(
      .clientCredentials(), clientID: "a", clientSecret: "b", skew: .seconds(10),
      now: { clock.now })
    let client = Client(service, Credentials(oauth: OAuth2Credential(tokens)))
    _ = try await client.response(to: Asking<OAuth>())
    clock.advance(49)
    _ = try await client.response(to: Asking<OAuth>())
    #expect(await service.tokenRequests.count == 1)
    clock.advance(2)
    _ = try await client.response(to: Asking<OAuth>())
    #expect(await service.tokenRequests.count == 2)
  }

  @Test func renewedOnceAfter401() async throws {
    let service = Service()
    await service.refuse("Bearer t1")
    let client = Client(service, Credentials(oauth: .clientCredentials(id: "a", secret: "b")))
    _ = try await client.value(of: Asking<OAuth>())
    #expect(await service.calls == ["Bearer t1", "Bearer t2"])
    await service.refuse("Bearer t2")
    await service.refuse("Bearer t3")
    let output = try await client.response(to: Asking<OAuth>())
    guard case .undocumented(let response) = output else {
      Issue.record("\(output)")
      return
    }
    #expect(response.status == 401)
    #expect(await service.calls.count == 4)
  }

  @Test func refreshTokensAreReplaced() async throws {
    let service = Service()
    await service.set(lifetime: "0")
    let kept = Kept()
    let tokens = OAuth2Tokens(
      .refreshToken("r0"), clientID: "app", onRefreshToken: { kept.add($0) })
    let client = Client(service, Credentials(oauth: OAuth2Credential(tokens)))
    for _ in 0..<2 { _ = try await client.response(to: Asking<OAuth>()) }
    #expect(
      await service.tokenRequests.map(\.form) == [
        "grant_type=refresh_token&refresh_token=r0&client_id=app",
        "grant_type=refresh_token&refresh_token=r1&client_id=app",
      ])
    #expect(kept.all == ["r1", "r2"])
  }

  @Test func openIDConnect() async throws {
    let service = Service()
    let client = Client(service, Credentials(oidc: .clientCredentials(id: "a", secret: "b")))
    _ = try await client.response(to: Asking<OpenID>())
    let request = try #require(await service.tokenRequests.first)
    #expect(request.server.text == "https://id.example.com")
    #expect(request.request.path == "/t")
    #expect(request.request.query == "a=b")
    #expect(await service.calls == ["Bearer t1"])
  }

  @Test func refusals() async throws {
    let service = Service()
    await service.set(
      failure: (400, #"{"error": "invalid_client", "error_description": "unknown"}"#))
    let client = Client(service, Credentials(oauth: .clientCredentials(id: "a", secret: "s3cret")))
    let error = await #expect(throws: ClientError.self) {
      try await client.response(to: Asking<OAuth>())
    }
    guard case .credentials(let reason)? = error?.reason else {
      Issue.record("\(error as Any)")
      return
    }
    #expect(reason == .tokenRefused(status: 400, code: "invalid_client", reason: "unknown"))
    #expect(!"\(error as Any)".contains("s3cret"))
    await service.set(failure: (200, "<html>"))
    let other = await #expect(throws: ClientError.self) {
      try await client.response(to: Asking<OAuth>())
    }
    guard case .credentials(.invalidTokenResponse)? = other?.reason else {
      Issue.record("\(other as Any)")
      return
    }
  }

  // Unchecked: the lock guards the variable.
  private final class Clock: @unchecked Sendable {
    private let lock = NSLock()
    private var seconds: TimeInterval = 0
    var now: Date { lock.withLock { Date(timeIntervalSince1970: seconds) } }
    func advance(_ by: TimeInterval) { lock.withLock { seconds += by } }
  }

  // Unchecked: the lock guards the variable.
  private final class Kept: @unchecked Sendable {
    private let lock = NSLock()
    private var texts: [String] = []
    var all: [String] { lock.withLock { texts } }
    func add(_ text: String) { lock.withLock { texts.append(text) } }
  }
}
