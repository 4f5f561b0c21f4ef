/// A media type, or a range of them, in `Accept` and `Content-Type` (RFC 9110, sections 8.3.1 and
/// 12.5.1). Parameters other than the quality are not compared.
struct MediaRange {
  /// The type in small letters; `*` for any.
  let type: Substring
  /// The subtype in small letters; `*` for any.
  let subtype: Substring
  /// Whether it is acceptable: its quality is not zero.
  let isAcceptable: Bool

  /// Reads a media range; `nil` for what is none.
  init?(_ text: some StringProtocol) {
    let parameters = HeaderParameters(String(text))
    let parts = parameters.value.lowercased().split(
      separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    type = parts[0]
    subtype = parts[1]
    isAcceptable = parameters.parameter("q").flatMap(Double.init) != 0
  }

  /// The ranges of an `Accept` field; what is none is passed over.
  static func list(_ text: String) -> [MediaRange] {
    text.split(separator: ",").compactMap { MediaRange($0) }
  }

  /// Whether this is JSON, by its name or its suffix (RFC 6839, section 3.1), also where that stands in
  /// front.
  var isJSON: Bool {
    subtype == "json" || subtype.hasSuffix("+json") || subtype.hasPrefix("json+")
  }

  /// Whether this is XML, by its name or its suffix (RFC 7303, sections 4 and 9.6).
  var isXML: Bool { subtype == "xml" || subtype.hasSuffix("+xml") }

  /// How closely it says what another is: 3 for the type itself, 2 for a range of its type, 1 for any,
  /// 0 where it is another.
  func closeness(to other: MediaRange) -> Int {
    if type == other.type, subtype == other.subtype { return 3 }
    if type == other.type, subtype == "*" || other.subtype == "*" { return 2 }
    return type == "*" || other.type == "*" ? 1 : 0
  }

  /// Whether a list of ranges accepts a media type: the closest of them says so. An empty list accepts
  /// all.
  static func list(_ ranges: [MediaRange], accepts type: MediaRange) -> Bool {
    if ranges.isEmpty { return true }
    let closest = ranges.max { $0.closeness(to: type) < $1.closeness(to: type) }
    return closest.map { $0.closeness(to: type) > 0 && $0.isAcceptable } ?? true
  }
}
