internal import Foundation

extension _SecurityScheme {
  /// What a request brings for this scheme; `nil` for nothing.
  func credential(in request: HTTPRequestMessage) -> _CredentialValue? {
    switch form {
    // The transport has looked at the certificate.
    case .mutualTLS: return .transport
    case .http(let scheme):
      guard let text = Self.authorization(of: request, scheme) else { return nil }
      guard scheme.equalsIgnoringASCIICase("Basic") else { return .text(text) }
      guard let bytes = Data(base64Encoded: text) else { return nil }
      let pair = String(decoding: bytes, as: UTF8.self)
      guard let colon = pair.firstIndex(of: ":") else { return nil }
      return .pair(String(pair[..<colon]), String(pair[pair.index(after: colon)...]))
    case .oauth2, .openIDConnect:
      return Self.authorization(of: request, "Bearer").map { .text($0) }
    case .apiKey(.header, let name): return request.fields[name].map { .text($0) }
    case .apiKey(.query, let name):
      let pairs = (request.query ?? "").split(separator: "&").map(_StyleOptions.pair)
      let value = pairs.first { _StyleOptions.query($0.0) == name }?.1
      return value.map { .text(_StyleOptions.query($0)) }
    case .apiKey(.cookie, let name):
      let cookies = (request.fields["Cookie"] ?? "").split(separator: ";")
      for cookie in cookies {
        let text = cookie.drop { $0 == " " }
        guard text.hasPrefix(name + "=") else { continue }
        let value = text.dropFirst(name.count + 1)
        return .text(PercentEncoding.decode(value) ?? String(value))
      }
      return nil
    }
  }

  /// What follows the name of a scheme in `Authorization`.
  private static func authorization(of request: HTTPRequestMessage, _ scheme: String) -> String? {
    guard let value = request.fields["Authorization"] else { return nil }
    let parts = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard parts.count == 2, String(parts[0]).equalsIgnoringASCIICase(scheme) else { return nil }
    return String(parts[1])
  }
}
