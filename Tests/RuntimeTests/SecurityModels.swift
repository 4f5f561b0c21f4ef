import ConcordRuntime

/// Credentials as they are generated for an API with a scheme of each form.
struct Credentials: APICredentials {
  var bearer: BearerCredential?
  var basic: BasicCredential?
  var headerKey: APIKeyCredential?
  var queryKey: APIKeyCredential?
  var cookieKey: APIKeyCredential?
  var digest: HTTPCredential?
  var oauth: OAuth2Credential?
  var oidc: OAuth2Credential?
  var certificate: CertificateCredential?

  static let _schemes: [_SecurityScheme] = [
    .http("bearer", "bearer"), .http("basic", "basic"),
    .apiKey("header-key", in: .header, "X-Key"), .apiKey("query-key", in: .query, "api key"),
    .apiKey("cookie-key", in: .cookie, "session"), .http("digest", "digest"),
    .oauth2("oauth", tokenURL: "/oauth/token"),
    .openIDConnect("oidc", "https://id.example.com/.well-known/openid-configuration"),
    .mutualTLS("certificate"),
  ]

  static let _security: _Security = [["bearer": []]]

  var _values: [_CredentialValue?] {
    [
      bearer?._value, basic?._value, headerKey?._value, queryKey?._value, cookieKey?._value,
      digest?._value, oauth?._value, oidc?._value, certificate?._value,
    ]
  }
}

extension Credentials {
  init(_values values: [_CredentialValue?]) {
    bearer = values[0].map(BearerCredential.init(_:))
    basic = values[1].map(BasicCredential.init(_:))
    headerKey = values[2].map(APIKeyCredential.init(_:))
    queryKey = values[3].map(APIKeyCredential.init(_:))
    cookieKey = values[4].map(APIKeyCredential.init(_:))
    digest = values[5].map(HTTPCredential.init(_:))
    oauth = values[6].map(OAuth2Credential.init(_:))
    oidc = values[7].map(OAuth2Credential.init(_:))
    certificate = values[8].map(CertificateCredential.init(_:))
  }
}

/// The output of an operation that answers with nothing.
enum NothingOutput: OperationOutput {
  typealias Success = Void

  case noContent
  case undocumented(UndocumentedResponse)

  static let _responses = _Responses<Self>([_Response(204, .noContent)])

  var _payload: _ResponsePayload {
    switch self {
    case .noContent: _ResponsePayload(0)
    case .undocumented(let response): _ResponsePayload(-1, response)
    }
  }
}

/// An operation that says nothing of security.
struct Plain: APIOperation {
  typealias Output = NothingOutput
  static let _definition = _OperationDefinition(Self.self, id: "plain", .get, "/plain")
}

/// An operation that asks for something else than all others.
struct Asking<Requirement: SecurityRequirement>: APIOperation {
  typealias Output = NothingOutput
  static var _definition: _OperationDefinition {
    _OperationDefinition(
      Self.self, id: "asking", .get, "/plain", security: Requirement.security)
  }
}

protocol SecurityRequirement: Sendable {
  static var security: _Security { get }
}
enum Nothing: SecurityRequirement { static let security: _Security = [] }
enum Basic: SecurityRequirement { static let security: _Security = [["basic": []]] }
enum HeaderKey: SecurityRequirement { static let security: _Security = [["header-key": []]] }
enum QueryKey: SecurityRequirement { static let security: _Security = [["query-key": []]] }
enum CookieKey: SecurityRequirement { static let security: _Security = [["cookie-key": []]] }
enum Digest: SecurityRequirement { static let security: _Security = [["digest": []]] }
enum OAuth: SecurityRequirement { static let security: _Security = [["oauth": ["read"]]] }
enum OpenID: SecurityRequirement { static let security: _Security = [["oidc": []]] }
enum Certificate: SecurityRequirement { static let security: _Security = [["certificate": []]] }
enum Both: SecurityRequirement {
  static let security: _Security = [["bearer": [], "header-key": []]]
}
enum Either: SecurityRequirement {
  static let security: _Security = [["header-key": []], ["bearer": []]]
}
enum Maybe: SecurityRequirement { static let security: _Security = [[:], ["bearer": []]] }
