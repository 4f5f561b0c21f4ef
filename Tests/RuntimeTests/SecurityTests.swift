import ConcordRuntime
import Foundation
import Testing

/// Credentials on their way from a client into requests, for each scheme and their combinations.
@Suite struct SecurityTests {
  /// What a transport was given, and what it answers.
  private actor Recorder {
    private(set) var requests: [HTTPRequestMessage] = []
    private var statuses: [Int]

    init(_ statuses: [Int] = []) { self.statuses = statuses }

    func answer(_ request: HTTPRequestMessage) -> HTTPResponseMessage {
      requests.append(request)
      return HTTPResponseMessage(status: statuses.isEmpty ? 204 : statuses.removeFirst())
    }
  }

  private struct Client: APIClient {
    var configuration: ClientConfiguration

    init(_ credentials: Credentials?, _ recorder: Recorder) {
      configuration = ClientConfiguration(
        server: "https://api.example.com/v1",
        transport: InMemoryTransport { await recorder.answer($0) }, credentials: credentials)
    }
  }

  private func sent<O: APIOperation>(
    _ operation: O, with credentials: Credentials?
  ) async throws -> HTTPRequestMessage {
    let recorder = Recorder()
    _ = try await Client(credentials, recorder).response(to: operation)
    return try #require(await recorder.requests.first)
  }

  // MARK: Where a credential goes

  @Test func bearer() async throws {
    let request = try await sent(Plain(), with: Credentials(bearer: "abc"))
    #expect(request.fields["Authorization"] == "Bearer abc")
    #expect(request.credentialFields == ["authorization"])
  }

  @Test func bearerIsAskedForWithEachRequest() async throws {
    let recorder = Recorder()
    let counter = Counter()
    let client = Client(
      Credentials(bearer: BearerCredential { "token-\(await counter.next())" }), recorder)
    for _ in 0..<2 { _ = try await client.response(to: Plain()) }
    #expect(
      await recorder.requests.map { $0.fields["Authorization"] }
        == ["Bearer token-1", "Bearer token-2"])
  }

  // RFC 7617, section 2.
  @Test func basic() async throws {
    let credentials = Credentials(
      basic: BasicCredential(username: "Aladdin", password: "open sesame"))
    let request = try await sent(Asking<Basic>(), with: credentials)
    #expect(request.fields["Authorization"] == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
  }

  @Test func keyInAHeader() async throws {
    let request = try await sent(Asking<HeaderKey>(), with: Credentials(headerKey: "a b"))
    #expect(request.fields["X-Key"] == "a b")
    #expect(request.credentialFields == ["x-key"])
  }

  @Test func keyInTheQuery() async throws {
    let request = try await sent(Asking<QueryKey>(), with: Credentials(queryKey: "a&b=c"))
    #expect(request.query == "api%20key=a%26b%3Dc")
    #expect(request.credentialQueryNames == ["api%20key"])
  }

  @Test func keyInACookie() async throws {
    let request = try await sent(Asking<CookieKey>(), with: Credentials(cookieKey: "a;b c"))
    #expect(request.fields["Cookie"] == "session=a%3Bb%20c")
    #expect(request.credentialFields == ["cookie"])
  }

  @Test func anotherScheme() async throws {
    let request = try await sent(Asking<Digest>(), with: Credentials(digest: "username=\"u\""))
    #expect(request.fields["Authorization"] == "Digest username=\"u\"")
  }

  @Test func certificate() async throws {
    let request = try await sent(
      Asking<Certificate>(), with: Credentials(certificate: .presentedByTransport))
    #expect(request.fields["Authorization"] == nil)
  }

  @Test func lineBreaksDoNotMakeFields() async throws {
    let request = try await sent(Asking<HeaderKey>(), with: Credentials(headerKey: "a\r\nX-B: c"))
    #expect(request.fields["X-Key"] == "a  X-B: c")
    #expect(!request.fields.contains("X-B"))
  }

  // MARK: What operations ask for

  @Test func nothingWhereTheOperationAsksForNothing() async throws {
    let request = try await sent(Asking<Nothing>(), with: Credentials(bearer: "abc"))
    #expect(request.fields["Authorization"] == nil)
  }

  @Test func bothOfTwo() async throws {
    let request = try await sent(
      Asking<Both>(), with: Credentials(bearer: "abc", headerKey: "k"))
    #expect(request.fields["Authorization"] == "Bearer abc")
    #expect(request.fields["X-Key"] == "k")
  }

  @Test func theFirstThatIsGiven() async throws {
    let first = try await sent(Asking<Either>(), with: Credentials(bearer: "abc", headerKey: "k"))
    #expect(first.fields["X-Key"] == "k")
    #expect(first.fields["Authorization"] == nil)
    let second = try await sent(Asking<Either>(), with: Credentials(bearer: "abc"))
    #expect(second.fields["Authorization"] == "Bearer abc")
  }

  @Test func optionalCredentials() async throws {
    let without = try await sent(Asking<Maybe>(), with: Credentials(headerKey: "k"))
    #expect(without.fields["Authorization"] == nil)
    let with = try await sent(Asking<Maybe>(), with: Credentials(bearer: "abc"))
    #expect(with.fields["Authorization"] == "Bearer abc")
  }

  @Test func whatIsMissingIsNamed() async throws {
    let recorder = Recorder()
    let error = await #expect(throws: ClientError.self) {
      try await Client(Credentials(headerKey: "k"), recorder).response(to: Asking<Both>())
    }
    guard case .credentials(.missing(let schemes))? = error?.reason else {
      Issue.record("\(error as Any)")
      return
    }
    #expect(schemes == [["bearer", "header-key"]])
    #expect(await recorder.requests.isEmpty)
  }

  @Test func withoutCredentialsNothingIsSigned() async throws {
    #expect(try await sent(Plain(), with: nil).fields["Authorization"] == nil)
  }

  // MARK: Signers

  @Test func aSignerStandsInForAScheme() async throws {
    let request = try await sent(Plain(), with: Credentials(bearer: .signer(Clock())))
    #expect(request.fields["X-Signed"] == "GET /plain")
    #expect(request.credentialFields == ["x-signed"])
    #expect(request.credentialQueryNames == ["signature"])
  }

  private struct Clock: RequestSigner {
    func sign(_ request: inout HTTPRequestMessage, in context: SigningContext) async throws {
      request.fields["X-Signed"] = "\(request.method) \(request.path)"
      request.query = "signature=1"
    }
  }

  // MARK: Secrets

  @Test func nothingShowsACredential() async throws {
    let credentials = Credentials(
      bearer: "s3cret", basic: BasicCredential(username: "u", password: "s3cret"),
      headerKey: "s3cret")
    var dumped = ""
    dump(credentials, to: &dumped)
    #expect(!dumped.contains("s3cret"))
    #expect(!"\(credentials)".contains("s3cret"))
    let recorder = Recorder([500])
    let error = await #expect(throws: ClientError.self) {
      try await Client(credentials, recorder).value(of: Plain())
    }
    var text = ""
    dump(error, to: &text)
    #expect(!text.contains("s3cret"))
  }

  // MARK: On a server

  private func read<O: APIOperation>(
    _ operation: O.Type, _ fields: HTTPFieldList = [:], query: String? = nil
  ) async throws -> (status: Int, fields: HTTPFieldList, seen: Credentials?) {
    let seen = Box()
    let authentication = ServerAuthentication(Credentials.self) { credentials, _ in
      if credentials.bearer?.text == "wrong" { throw AccessDenied.unauthenticated }
      if credentials.bearer?.text == "other" { throw AccessDenied.forbidden }
    }
    let route = Route { (_: O) in
      await seen.set(Credentials.current)
      return O.Output.undocumented(UndocumentedResponse(status: 204))
    }
    let router = Router(Provider(routes: [route]), authentication: authentication)
    let response = try await router.respond(
      to: HTTPRequestMessage(method: .get, path: "/plain", query: query, fields: fields))
    return (response.status, response.fields, await seen.value)
  }

  private struct Provider: RouteProvider {
    let routes: [Route]
  }

  private actor Box {
    var value: Credentials?
    func set(_ value: Credentials?) { self.value = value }
  }

  @Test func handlersHaveTheCredentials() async throws {
    let bearer = try await read(Plain.self, ["Authorization": "bearer abc"])
    #expect(bearer.status == 204)
    #expect(bearer.seen?.bearer?.text == "abc")
    let basic = try await read(
      Asking<Basic>.self, ["Authorization": "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="])
    #expect(basic.seen?.basic?.username == "Aladdin")
    #expect(basic.seen?.basic?.password == "open sesame")
    let query = try await read(Asking<QueryKey>.self, query: "x=1&api%20key=a%26b")
    #expect(query.seen?.queryKey?.text == "a&b")
    let cookie = try await read(Asking<CookieKey>.self, ["Cookie": "a=b; session=a%3Bb"])
    #expect(cookie.seen?.cookieKey?.text == "a;b")
    let both = try await read(Asking<Both>.self, ["Authorization": "Bearer abc", "X-Key": "k"])
    #expect(both.seen?.headerKey?.text == "k")
  }

  @Test func requestsWithoutThemAreRefused() async throws {
    let none = try await read(Plain.self)
    #expect(none.status == 401)
    #expect(none.fields.values(for: "WWW-Authenticate") == ["Bearer"])
    #expect(none.seen == nil)
    #expect(try await read(Asking<Both>.self, ["X-Key": "k"]).status == 401)
    #expect(try await read(Plain.self, ["Authorization": "Bearer wrong"]).status == 401)
    #expect(try await read(Plain.self, ["Authorization": "Bearer other"]).status == 403)
    #expect(try await read(Plain.self, ["Authorization": "Basic abc"]).status == 401)
    #expect(try await read(Asking<Nothing>.self).status == 204)
    #expect(try await read(Asking<Maybe>.self).status == 204)
  }
}

private actor Counter {
  private var count = 0
  func next() -> Int {
    count += 1
    return count
  }
}
