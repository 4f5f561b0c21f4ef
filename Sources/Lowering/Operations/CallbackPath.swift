import ConcordDocuments

/// The paths of requests that an API makes on its own, below the address that it was told.
enum CallbackPath {
  /// The path of a webhook: its name as one segment, without variables.
  static func webhook(_ name: String) -> String { "/" + PercentEncoding.encodeSegment(name) }

  /// The path of a callback: the end of its expression's path that is fixed. Of
  /// `{$request.body#/url}/data`, that is `/data`; of `https://example.com/hook?id={$url}`, it is
  /// `/hook`.
  static func callback(_ expression: String) -> String {
    if expression.hasPrefix("$") { return "/" }
    var path = Substring()
    var isInBraces = false
    for character in expression {
      switch character {
      case "{": isInBraces = true
      case "}":
        isInBraces = false
        path = ""
      case "?" where !isInBraces, "#" where !isInBraces: return fixed(path)
      default: if !isInBraces { path.append(character) }
      }
    }
    return fixed(path)
  }

  /// What of an address comes after the scheme and the host.
  private static func fixed(_ address: Substring) -> String {
    let host = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address
    guard let slash = host.firstIndex(of: "/") else { return "/" }
    return String(host[slash...])
  }
}
