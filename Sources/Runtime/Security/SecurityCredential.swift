/// A key, in the header field, query parameter or cookie that the description names.
public typealias APIKeyCredential = SecurityCredential<_APIKeyForm>
/// A user's name and password (RFC 7617).
public typealias BasicCredential = SecurityCredential<_BasicForm>
/// A token (RFC 6750), given once or asked for with each request.
public typealias BearerCredential = SecurityCredential<_BearerForm>
/// The value of `Authorization` for another scheme of HTTP (RFC 9110, section 11.6.2).
public typealias HTTPCredential = SecurityCredential<_HTTPForm>
/// An access token of OAuth 2 or OpenID Connect, which the runtime can fetch and renew.
public typealias OAuth2Credential = SecurityCredential<_OAuth2Form>
/// A certificate, which the transport presents.
public typealias CertificateCredential = SecurityCredential<_CertificateForm>

/// What proves who calls, in the form of one security scheme. It shows neither in `print` nor in `dump`.
public struct SecurityCredential<Form: _CredentialForm>: Sendable {
  /// For the runtime.
  public let _value: _CredentialValue

  /// For the runtime.
  public init(_ value: _CredentialValue) { _value = value }

  /// A credential that a signer of your own puts into requests, in place of what the description says.
  public static func signer(_ signer: any RequestSigner) -> Self { Self(.signer(signer)) }
}

/// What a credential holds.
public enum _CredentialValue: Sendable {
  /// A key or a token.
  case text(String)
  /// A name and a password.
  case pair(String, String)
  /// A key or a token that is asked for with each request.
  case provider(@Sendable () async throws -> String)
  /// Tokens that are fetched and renewed.
  case tokens(OAuth2Tokens)
  /// What signs requests.
  case signer(any RequestSigner)
  /// What the transport does.
  case transport
}

/// The form of a credential.
public protocol _CredentialForm: Sendable {}
/// The form of a credential that is one text.
public protocol _TextForm: _CredentialForm {}
/// An API key.
public enum _APIKeyForm: _TextForm {}
/// A name and a password.
public enum _BasicForm: _CredentialForm {}
/// A token.
public enum _BearerForm: _TextForm {}
/// What follows the name of a scheme in `Authorization`.
public enum _HTTPForm: _TextForm {}
/// A token of OAuth 2.
public enum _OAuth2Form: _TextForm {}
/// A certificate.
public enum _CertificateForm: _CredentialForm {}

extension SecurityCredential where Form: _TextForm {
  /// A key or a token.
  public init(_ text: String) { self.init(.text(text)) }

  /// A key or a token that is asked for with each request.
  ///
  /// - Parameter provider: Gives the key or the token; what it throws ends the call.
  public init(provider: @escaping @Sendable () async throws -> String) {
    self.init(.provider(provider))
  }

  /// The key or the token, where it is at hand: on a server always.
  public var text: String? {
    if case .text(let text) = _value { text } else { nil }
  }
}

extension SecurityCredential: ExpressibleByUnicodeScalarLiteral where Form: _TextForm {}
extension SecurityCredential: ExpressibleByExtendedGraphemeClusterLiteral where Form: _TextForm {}
extension SecurityCredential: ExpressibleByStringLiteral where Form: _TextForm {
  /// A key or a token.
  public init(stringLiteral value: String) { self.init(value) }
}

extension SecurityCredential where Form == _BasicForm {
  /// A user's name, which has no colon, and password.
  public init(username: String, password: String) { self.init(.pair(username, password)) }

  /// The user's name, where it is at hand.
  public var username: String? {
    if case .pair(let name, _) = _value { name } else { nil }
  }

  /// The password, where it is at hand.
  public var password: String? {
    if case .pair(_, let password) = _value { password } else { nil }
  }
}

extension SecurityCredential where Form == _OAuth2Form {
  /// Tokens that the runtime fetches and renews. All copies share them.
  public init(_ tokens: OAuth2Tokens) { self.init(.tokens(tokens)) }

  /// Fetches tokens for a client's own account (RFC 6749, section 4.4).
  ///
  /// - Parameters:
  ///   - id: The client's id.
  ///   - secret: The client's secret.
  ///   - scopes: What is asked for; the server's default, where it is empty.
  /// - Returns: The credential.
  public static func clientCredentials(id: String, secret: String, scopes: [String] = []) -> Self {
    Self(OAuth2Tokens(.clientCredentials(scopes: scopes), clientID: id, clientSecret: secret))
  }

  /// Fetches tokens with a token that an earlier sign-in left (RFC 6749, section 6).
  ///
  /// - Parameters:
  ///   - token: The refresh token.
  ///   - id: The client's id.
  ///   - secret: The client's secret; `nil` for a client that can keep none.
  /// - Returns: The credential.
  public static func refreshToken(
    _ token: String, id: String, secret: String? = nil
  ) -> Self {
    Self(OAuth2Tokens(.refreshToken(token), clientID: id, clientSecret: secret))
  }
}

extension SecurityCredential where Form == _CertificateForm {
  /// The certificate that the transport was set up with.
  public static var presentedByTransport: Self { Self(.transport) }
}

extension SecurityCredential: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// That there is a credential, not what it is.
  public var description: String { "credential (redacted)" }

  /// The same as `description`.
  public var debugDescription: String { description }

  /// Nothing.
  public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}
