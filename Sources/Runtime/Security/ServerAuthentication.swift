/// Asks who calls before a server's handler is called.
///
/// ```swift
/// let router = Router(
///   FileServer(),
///   authentication: ServerAuthentication(Credentials.self) { credentials, request in
///     guard credentials.apiKey?.text == expected else { throw AccessDenied.unauthenticated }
///   })
/// ```
///
/// A request that brings none of what its operation asks for is answered with 401. A handler has the
/// credentials as `Credentials.current`.
public struct ServerAuthentication: Sendable {
  let authenticate: @Sendable (HTTPRequestMessage, _Security?) async throws -> any APICredentials
  private let credentials: any APICredentials.Type

  /// Makes the check.
  ///
  /// - Parameters:
  ///   - credentials: The generated type of the API's credentials.
  ///   - verify: Looks at the credentials of a request; it is not called for operations that ask for
  ///     none. It throws ``AccessDenied`` for those that it does not take.
  public init<Credentials: APICredentials>(
    _ credentials: Credentials.Type,
    verify: @escaping @Sendable (Credentials, HTTPRequestMessage) async throws -> Void
  ) {
    self.credentials = credentials
    authenticate = { request, security in
      let requirements = (security ?? Credentials._security).requirements
      guard let found = Credentials(request, requirements) else {
        if requirements.isEmpty || requirements.contains(where: \.schemes.isEmpty) {
          return Credentials(_values: Credentials._schemes.map { _ in nil })
        }
        throw AccessDenied.unauthenticated
      }
      try await verify(found, request)
      return found
    }
  }

  /// The challenges of a 401 (RFC 9110, section 11.6.1): those of the schemes that an operation asks
  /// for and that HTTP has a name for.
  func challenges(_ security: _Security?) -> [String] {
    let names = (security ?? credentials._security).requirements.flatMap(\.schemes).map(\.name)
    var challenges: [String] = []
    for scheme in credentials._schemes where names.contains(scheme.name) {
      let challenge: String? =
        switch scheme.form {
        case .http(let name):
          name.lowercased() == "basic" ? "Basic realm=\"API\"" : Signature.spelled(name)
        case .oauth2, .openIDConnect: "Bearer"
        case .apiKey, .mutualTLS: nil
        }
      if let challenge, !challenges.contains(challenge) { challenges.append(challenge) }
    }
    return challenges
  }
}

/// Why a server does not take a request's credentials.
public enum AccessDenied: Error, Hashable, Sendable {
  /// Nobody is known by them: the answer is 401.
  case unauthenticated
  /// Whom they are of may not do this: the answer is 403.
  case forbidden
}

/// The credentials of the request that a task answers.
enum RequestCredentials {
  @TaskLocal static var current: (any APICredentials)?
}

extension APICredentials {
  /// In a handler of a server with ``ServerAuthentication``, the credentials of the request.
  public static var current: Self? { RequestCredentials.current as? Self }

  /// The credentials of a request, for the first requirement that it fulfils; `nil` where there is
  /// none.
  init?(_ request: HTTPRequestMessage, _ requirements: [_SecurityRequirement]) {
    for requirement in requirements where !requirement.schemes.isEmpty {
      let names = requirement.schemes.map(\.name)
      let values = Self._schemes.map { scheme in
        names.contains(scheme.name) ? scheme.credential(in: request) : nil
      }
      if values.count(where: { $0 != nil }) == names.count {
        self.init(_values: values)
        return
      }
    }
    return nil
  }
}
