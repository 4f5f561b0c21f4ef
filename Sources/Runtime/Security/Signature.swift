internal import Foundation

/// A credential with the scheme that says where it goes.
struct Signature: Sendable {
  let scheme: _SecurityScheme
  let scopes: [String]
  let value: _CredentialValue

  func context(_ id: String, _ server: ServerURL, _ transport: any ClientTransport)
    -> SigningContext
  {
    SigningContext(operationID: id, server: server, scopes: scopes, transport: transport)
  }

  /// Puts the credential into a request.
  func sign(_ request: inout HTTPRequestMessage, in context: SigningContext) async throws {
    switch value {
    case .transport: break
    case .signer(let signer): try await Self.sign(&request, by: signer, in: context)
    case .text(let text): set(text, in: &request)
    case .provider(let provider): set(try await provider(), in: &request)
    case .pair(let name, let password):
      set(Data("\(name):\(password)".utf8).base64EncodedString(), in: &request)
    case .tokens(let tokens): set(try await tokens.token(for: scheme, in: context), in: &request)
    }
  }

  /// Renews the credential after a request was refused; returns whether another try is worth while.
  func renew(after refused: HTTPRequestMessage, in context: SigningContext) async throws -> Bool {
    switch value {
    case .signer(let signer): try await signer.renew(after: refused, in: context)
    case .tokens(let tokens):
      try await tokens.renew(
        after: refused.fields["Authorization"]?.split(separator: " ").last.map(String.init),
        for: scheme, in: context)
    case .transport, .text, .provider, .pair: false
    }
  }

  private static func sign(
    _ request: inout HTTPRequestMessage, by signer: any RequestSigner, in context: SigningContext
  ) async throws {
    let before = request
    try await signer.sign(&request, in: context)
    for field in request.fields where before.fields[field.name] != request.fields[field.name] {
      request.credentialFields.insert(field.name.lowercased())
    }
    if request.query != before.query {
      let known = Set(Self.names(before.query))
      request.credentialQueryNames.formUnion(
        Self.names(request.query).filter { !known.contains($0) })
    }
  }

  private static func names(_ query: String?) -> [String] {
    (query ?? "").split(separator: "&").map { pair in
      String(pair.prefix { $0 != "=" })
    }
  }

  private func set(_ text: String, in request: inout HTTPRequestMessage) {
    switch scheme.form {
    case .mutualTLS: break
    case .http(let name): authorize("\(Self.spelled(name)) \(text)", &request)
    case .oauth2, .openIDConnect: authorize("Bearer \(text)", &request)
    case .apiKey(.header, let name):
      request.fields[name] = text
      request.credentialFields.insert(name.lowercased())
    case .apiKey(.query, let name):
      let name = PercentEncoding.encode(name)
      let pair = "\(name)=\(PercentEncoding.encode(text))"
      request.query = request.query.map { "\($0)&\(pair)" } ?? pair
      request.credentialQueryNames.insert(name)
    case .apiKey(.cookie, let name):
      let pair = "\(name)=\(Self.cookieText(text))"
      request.fields["Cookie"] = request.fields["Cookie"].map { "\($0); \(pair)" } ?? pair
      request.credentialFields.insert("cookie")
    }
  }

  private func authorize(_ value: String, _ request: inout HTTPRequestMessage) {
    request.fields["Authorization"] = value
    request.credentialFields.insert("authorization")
  }

  /// The usual spelling of a scheme, whose case says nothing (RFC 9110, section 11.1).
  static func spelled(_ scheme: String) -> String {
    scheme.prefix(1).uppercased() + scheme.dropFirst()
  }

  /// A cookie's value (RFC 6265, section 4.1.1); other bytes are percent-encoded.
  private static func cookieText(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case 0x21, 0x23...0x24, 0x26...0x2B, 0x2D...0x3A, 0x3C...0x5B, 0x5D...0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += byte < 0x10 ? "%0" : "%"
        result += String(byte, radix: 16, uppercase: true)
      }
    }
  }
}

extension [Signature] {
  /// Signs a request and sends it; after a 401 once more, where a credential can be renewed and the
  /// body can be sent again.
  func send(
    _ request: HTTPRequestMessage, to server: ServerURL, by transport: any ClientTransport,
    operationID: String
  ) async throws -> HTTPResponseMessage {
    func signed() async throws -> HTTPRequestMessage {
      var result = request
      for signature in self {
        try await signature.sign(&result, in: signature.context(operationID, server, transport))
      }
      return result
    }
    let first = try await signed()
    let response = try await transport.send(first, to: server)
    guard response.status == 401, request.body?.isRepeatable != false else { return response }
    var isRenewed = false
    for signature in self {
      let context = signature.context(operationID, server, transport)
      if try await signature.renew(after: first, in: context) { isRenewed = true }
    }
    return isRenewed ? try await transport.send(try await signed(), to: server) : response
  }
}
