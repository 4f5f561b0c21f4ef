public import Foundation

/// Access tokens of OAuth 2 (RFC 6749) that are fetched when the first call needs one, and renewed a
/// while before they expire or when a server refuses one with 401.
///
/// However many calls wait for a token, one request for it is under way; a call that is cancelled does
/// not end it. Requests for tokens go through the client's transport, not through its middlewares.
public actor OAuth2Tokens {
  /// What tokens are given for.
  public enum Grant: Hashable, Sendable {
    /// The client's own account (RFC 6749, section 4.4). Without scopes the server's default is given.
    case clientCredentials(scopes: [String] = [])
    /// A token that an earlier sign-in left (RFC 6749, section 6).
    case refreshToken(String)
  }

  /// How the client proves to the server of the tokens who it is (RFC 6749, section 2.3.1).
  public enum ClientAuthentication: Hashable, Sendable {
    /// Id and secret as HTTP Basic.
    case basic
    /// Id and secret in the form.
    case form
  }

  private struct Token {
    let text: String
    let expiry: Date?
  }

  private var grant: Grant
  private let clientID: String
  private let clientSecret: String?
  private let tokenURL: String?
  private let authentication: ClientAuthentication
  private let skew: TimeInterval
  private let now: @Sendable () -> Date
  private let onRefreshToken: @Sendable (String) -> Void
  private var current: Token?
  private var pending: Task<Token, any Error>?
  private var discovered: [String: String] = [:]

  /// Makes a source of tokens.
  ///
  /// - Parameters:
  ///   - grant: What tokens are given for.
  ///   - clientID: The client's id.
  ///   - clientSecret: The client's secret; `nil` for a client that can keep none.
  ///   - tokenURL: Where tokens are given, absolute; that of the description, where it is `nil`.
  ///   - authentication: How the client proves who it is.
  ///   - skew: How long before it expires a token is renewed: 30 seconds unless another is given.
  ///   - now: The clock, the machine's unless another is given.
  ///   - onRefreshToken: Told of each new refresh token, to keep it for the next run.
  public init(
    _ grant: Grant, clientID: String, clientSecret: String? = nil, tokenURL: String? = nil,
    authentication: ClientAuthentication = .basic, skew: Duration = .seconds(30),
    now: @escaping @Sendable () -> Date = { Date() },
    onRefreshToken: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.grant = grant
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.tokenURL = tokenURL
    self.authentication = authentication
    self.skew = skew / .seconds(1)
    self.now = now
    self.onRefreshToken = onRefreshToken
  }

  /// The token for a request.
  func token(for scheme: _SecurityScheme, in context: SigningContext) async throws -> String {
    if let current, current.expiry.map({ $0 > now().addingTimeInterval(skew) }) ?? true {
      return current.text
    }
    return try await fetch(for: scheme, in: context)
  }

  /// Fetches another token, unless that has happened since a request was refused.
  func renew(
    after refused: String?, for scheme: _SecurityScheme, in context: SigningContext
  ) async throws -> Bool {
    if let current, current.text != refused { return true }
    return try await fetch(for: scheme, in: context) != refused
  }

  private func fetch(for scheme: _SecurityScheme, in context: SigningContext) async throws -> String
  {
    let task: Task<Token, any Error>
    if let pending {
      task = pending
    } else {
      // A task of its own, since the call that starts it may be cancelled before others that wait.
      task = Task {
        defer { pending = nil }
        let token = try await request(for: scheme, in: context)
        current = token
        return token
      }
      pending = task
    }
    let token = try await task.value
    try Task.checkCancellation()
    return token.text
  }

  private func request(
    for scheme: _SecurityScheme, in context: SigningContext
  ) async throws -> Token {
    let address = try await address(for: scheme, in: context)
    var fields: HTTPFieldList = ["Accept": "application/json"]
    var form: [(String, String)]
    switch grant {
    case .clientCredentials(let scopes):
      form = [("grant_type", "client_credentials")]
      if !scopes.isEmpty { form.append(("scope", scopes.joined(separator: " "))) }
    case .refreshToken(let token):
      form = [("grant_type", "refresh_token"), ("refresh_token", token)]
    }
    if let clientSecret, authentication == .basic {
      let pair = [clientID, clientSecret].map { PercentEncoding.encode($0) }.joined(separator: ":")
      fields["Authorization"] = "Basic " + Data(pair.utf8).base64EncodedString()
    } else {
      form.append(("client_id", clientID))
      if let clientSecret { form.append(("client_secret", clientSecret)) }
    }
    fields["Content-Type"] = "application/x-www-form-urlencoded"
    let (status, body) = try await send(
      .post, address, fields, HTTPBody(URLEncodedForm.encode(form)), context)
    let answer = try? JSONValue(parsing: body)
    guard (200..<300).contains(status) else {
      throw CredentialError.tokenRefused(
        status: status, code: Self.text(answer?["error"]),
        reason: Self.text(answer?["error_description"]))
    }
    guard let text = Self.text(answer?["access_token"]), !text.isEmpty else {
      throw CredentialError.invalidTokenResponse
    }
    if let next = Self.text(answer?["refresh_token"]), case .refreshToken(let old) = grant,
      next != old
    {
      grant = .refreshToken(next)
      onRefreshToken(next)
    }
    let lifetime = answer?["expires_in"].flatMap { Self.text($0).flatMap(Double.init) ?? $0.double }
    return Token(text: text, expiry: lifetime.map { now().addingTimeInterval($0) })
  }

  private static func text(_ value: JSONValue?) -> String? {
    if case .string(let text) = value { text } else { nil }
  }

  /// Where tokens are given.
  private func address(
    for scheme: _SecurityScheme, in context: SigningContext
  ) async throws -> ServerURL {
    if let tokenURL { return ServerURL(tokenURL) }
    switch scheme.form {
    case .oauth2(let url?): return context.server.resolving(url)
    case .openIDConnect(let url):
      if let known = discovered[url] { return ServerURL(known) }
      // OpenID Connect Discovery 1.0, section 4.
      let (status, body) = try await send(
        .get, context.server.resolving(url), ["Accept": "application/json"], nil, context)
      guard status == 200, let found = Self.text((try? JSONValue(parsing: body))?["token_endpoint"])
      else {
        throw CredentialError.noTokenURL
      }
      discovered[url] = found
      return ServerURL(found)
    default: throw CredentialError.noTokenURL
    }
  }

  private func send(
    _ method: HTTPMethod, _ address: ServerURL, _ fields: HTTPFieldList, _ body: HTTPBody?,
    _ context: SigningContext
  ) async throws -> (status: Int, body: Data) {
    guard var url = URLComponents(string: address.text) else {
      throw ServerURL.Invalid(address.text)
    }
    var request = HTTPRequestMessage(
      method: method, path: url.percentEncodedPath, query: url.percentEncodedQuery, fields: fields,
      body: body)
    request.credentialFields = ["authorization"]
    (url.percentEncodedPath, url.percentEncodedQuery) = ("", nil)
    let response = try await context.transport.send(request, to: ServerURL(url.string ?? ""))
    return (response.status, try await response.body.collect(upTo: 1 << 20))
  }
}
