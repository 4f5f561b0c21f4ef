internal import ConcordDocuments

/// The parts of the URL of a recorded request (RFC 3986, section 3).
struct RecordedURL {
  /// The host and port in small letters, without the port of the scheme; `nil` where the URL is a
  /// path.
  let host: String?
  /// The segments of the path, percent-encoding undone.
  let segments: [String]
  /// The fields of the query, in their order.
  let query: [QueryField]

  /// A field of a query.
  struct QueryField {
    /// The name, percent-encoding undone.
    let name: String
    /// The value as it is written.
    let raw: String
  }

  /// Takes a URL, or a path with a query, apart.
  init(_ text: String) {
    var bytes = Array(text.utf8)[...]
    if let hash = bytes.firstIndex(of: UInt8(ascii: "#")) { bytes = bytes[..<hash] }
    var query = bytes[bytes.endIndex...]
    if let mark = bytes.firstIndex(of: UInt8(ascii: "?")) {
      query = bytes[bytes.index(after: mark)...]
      bytes = bytes[..<mark]
    }
    host = Self.takeHost(&bytes)
    if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    segments = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map(Self.decode)
    self.query = Self.fields(query)
  }

  /// Takes scheme and authority off the front; what a user name and a password are is passed over.
  private static func takeHost(_ bytes: inout ArraySlice<UInt8>) -> String? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: "://".utf8)
    else { return nil }
    let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
    let rest = bytes[(colon + 3)...]
    let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      authority = authority[authority.index(after: at)...]
    }
    bytes = rest[end...]
    return Self.host(String(decoding: authority, as: UTF8.self), scheme: scheme)
  }

  /// A host and port in one form.
  static func host(_ authority: String, scheme: String) -> String {
    let host = authority.lowercased()
    let port = ["http": ":80", "https": ":443"][scheme]
    if let port, host.hasSuffix(port) { return String(host.dropLast(port.count)) }
    return host
  }

  /// The fields of a query or of a form.
  static func fields(_ query: some Collection<UInt8>) -> [QueryField] {
    query.split(separator: UInt8(ascii: "&")).map { part in
      let pair = part.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return QueryField(
        name: Self.decodeForm(String(decoding: pair[0], as: UTF8.self)),
        raw: pair.count > 1 ? String(decoding: pair[1], as: UTF8.self) : "")
    }
  }

  private static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return PercentEncoding.decode(text) ?? text
  }

  /// Undoes the encoding of a form: `+` is a blank.
  static func decodeForm(_ text: String) -> String {
    let spaced = text.replacing("+", with: " ")
    return PercentEncoding.decode(spaced) ?? spaced
  }
}
