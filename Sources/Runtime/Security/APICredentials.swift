/// The credentials of one API: a property for each of its security schemes.
public protocol APICredentials: Sendable {
  /// The security schemes, in the order of the properties.
  static var _schemes: [_SecurityScheme] { get }
  /// What operations ask for that say nothing else.
  static var _security: _Security { get }
  /// The values of the properties.
  var _values: [_CredentialValue?] { get }
  /// Makes credentials of the values of their properties.
  init(_values: [_CredentialValue?])
}

/// Why a request could not be signed.
public enum CredentialError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The operation asks for credentials that were not given: the names of the schemes of which all
  /// are needed, for each alternative.
  case missing([[String]])
  /// The server of the tokens is not known: the description does not say, and no address was given.
  case noTokenURL
  /// The server of the tokens refused (RFC 6749, section 5.2).
  case tokenRefused(status: Int, code: String?, reason: String?)
  /// What the server of the tokens answered is no token.
  case invalidTokenResponse

  /// What is wrong, and what to give.
  public var description: String {
    switch self {
    case .missing(let alternatives):
      "the operation asks for credentials that the client was not given: "
        + alternatives.map { $0.joined(separator: " with ") }.joined(separator: ", or ")
    case .noTokenURL:
      "the description does not say where tokens are given; make OAuth2Tokens with a tokenURL"
    case .tokenRefused(let status, let code, let reason):
      "no token was given: status \(status)"
        + [code, reason].compactMap(\.self).map { ", \($0)" }.joined()
    case .invalidTokenResponse: "the answer to the request for a token is no JSON with access_token"
    }
  }
}

extension APICredentials {
  /// The schemes that an operation's request is signed by, with their credentials: those of the first
  /// alternative of which all are given. An alternative that asks for nothing counts last.
  ///
  /// - Throws: ``CredentialError/missing(_:)``.
  func chosen(for security: _Security?) throws -> [Signature] {
    let requirements = (security ?? Self._security).requirements
    let values = _values
    for requirement in requirements where !requirement.schemes.isEmpty {
      let signatures = requirement.schemes.compactMap { name, scopes -> Signature? in
        guard let index = Self._schemes.firstIndex(where: { $0.name == name }),
          values.indices.contains(index), let value = values[index]
        else { return nil }
        return Signature(scheme: Self._schemes[index], scopes: scopes, value: value)
      }
      if signatures.count == requirement.schemes.count { return signatures }
    }
    if requirements.isEmpty || requirements.contains(where: \.schemes.isEmpty) { return [] }
    throw CredentialError.missing(requirements.map { $0.schemes.map(\.name) })
  }
}
