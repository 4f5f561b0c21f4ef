/// One way to prove who calls (OpenAPI 3.1, section 4.8.27): its name in the description, and where
/// its credential goes.
public struct _SecurityScheme: Sendable {
  /// Where the credential goes.
  enum Form: Sendable {
    case apiKey(Location, name: String)
    /// A scheme of `Authorization` (RFC 9110, section 11.4): `Basic`, `Bearer`, another.
    case http(scheme: String)
    case oauth2(tokenURL: String?)
    case openIDConnect(url: String)
    case mutualTLS
  }

  /// Where an API key stands.
  public enum Location: Sendable {
    /// In a header field.
    case header
    /// In the query.
    case query
    /// In a cookie.
    case cookie
  }

  /// The name under `components/securitySchemes`.
  let name: String
  let form: Form

  private init(_ name: String, _ form: Form) {
    self.name = name
    self.form = form
  }

  /// A key in a header field, the query or a cookie.
  public static func apiKey(_ name: String, in location: Location, _ parameter: String) -> Self {
    Self(name, .apiKey(location, name: parameter))
  }

  /// A scheme of `Authorization`.
  public static func http(_ name: String, _ scheme: String) -> Self {
    Self(name, .http(scheme: scheme))
  }

  /// OAuth 2: an access token as `Bearer`.
  public static func oauth2(_ name: String, tokenURL: String? = nil) -> Self {
    Self(name, .oauth2(tokenURL: tokenURL))
  }

  /// OpenID Connect: an access token as `Bearer`.
  public static func openIDConnect(_ name: String, _ url: String) -> Self {
    Self(name, .openIDConnect(url: url))
  }

  /// A certificate of the client, which the transport presents.
  public static func mutualTLS(_ name: String) -> Self {
    Self(name, .mutualTLS)
  }
}

/// What an operation asks of its callers: one of some requirements (OpenAPI 3.1, section 4.8.10.1).
public struct _Security: ExpressibleByArrayLiteral, Sendable {
  /// Any of these is enough; without any, nothing is asked for.
  let requirements: [_SecurityRequirement]

  /// Joins alternatives.
  public init(arrayLiteral requirements: _SecurityRequirement...) {
    self.requirements = requirements
  }
}

/// Schemes that are needed together, with the scopes of each (OpenAPI 3.1, section 4.8.30). Without any,
/// calls need no credentials.
public struct _SecurityRequirement: ExpressibleByDictionaryLiteral, Sendable {
  let schemes: [(name: String, scopes: [String])]

  /// Joins schemes.
  public init(dictionaryLiteral schemes: (String, [String])...) {
    self.schemes = schemes.map { ($0.0, $0.1) }
  }
}
