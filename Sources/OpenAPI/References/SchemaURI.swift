/// The identifiers of schemas (JSON Schema 2020-12, section 8.2.1): URIs that nothing is ever read
/// from.
enum SchemaURI {
  /// A reference without a fragment, resolved against the identifier around it (RFC 3986, section
  /// 5.2). Without one, or with one that has no path, the reference is left as it is.
  static func resolve(_ reference: String, against base: String) -> String {
    if base.isEmpty || scheme(of: reference) != nil { return reference }
    if reference.isEmpty { return base }
    guard let scheme = scheme(of: base) else {
      return reference.hasPrefix("/") ? reference : merge(reference, into: base[...])
    }
    if reference.hasPrefix("//") { return scheme + ":" + reference }
    let rest = base.dropFirst(scheme.count + 1)
    guard rest.hasPrefix("//") else {
      return rest.hasPrefix("/") ? scheme + ":" + merge(reference, into: rest) : reference
    }
    let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" }
    let path = rest.dropFirst(2 + authority.count)
    return scheme + "://" + authority + merge(reference, into: path.isEmpty ? "/" : path)
  }

  /// The identifier that a schema declares, without an empty fragment.
  static func declared(_ id: String, within base: String) -> String {
    resolve(id.hasSuffix("#") ? String(id.dropLast()) : id, against: base)
  }

  private static func scheme(of text: String) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = text[..<colon]
    guard let first = scheme.utf8.first, (first | 0x20) &- 0x61 < 26,
      scheme.utf8.allSatisfy({ byte in
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "+-.".utf8.contains(byte)
      })
    else { return nil }
    return String(scheme)
  }

  /// A path beside another one, without `.` and `..`.
  private static func merge(_ reference: String, into base: Substring) -> String {
    let folder = base.prefix { $0 != "?" }.lastIndex(of: "/").map { base[...$0] } ?? ""
    let path = reference.hasPrefix("/") ? reference : folder + reference
    var segments: [Substring] = []
    for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
      switch segment {
      case ".": break
      case "..": if segments.count > 1 || segments.first?.isEmpty == false { segments.removeLast() }
      default: segments.append(segment)
      }
    }
    return segments.joined(separator: "/")
  }
}
