/// A media type without its parameters (RFC 9110, section 8.3.1), in small letters.
struct MediaTypeName: Equatable {
  private let type: String
  private let subtype: String

  /// Reads a media type or a range of them; `nil` where it is none.
  init?(_ text: String) {
    let name = text.prefix { $0 != ";" }.lowercased()
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    func trimmed(_ part: Substring) -> String { String(part.filter { $0 != " " && $0 != "\t" }) }
    (type, subtype) = (trimmed(parts[0]), trimmed(parts[1]))
    guard !type.isEmpty, !subtype.isEmpty else { return nil }
  }

  /// The name.
  var name: String { "\(type)/\(subtype)" }

  /// The name where it can be shown: that of a media type, and no longer than those are.
  var shown: String? {
    let bytes = name.utf8
    guard bytes.count <= 80 else { return nil }
    return bytes.allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "/!#$&-^_.+*".utf8.contains($0)
    } ? name : nil
  }

  /// Whether the content is JSON (RFC 8259, and RFC 6839 for `+json`).
  var isJSON: Bool {
    subtype == "json" || subtype.hasSuffix("+json")
  }

  /// Whether the content is a text of JSON a line.
  var isJSONLines: Bool {
    ["jsonl", "x-jsonl", "jsonlines", "x-jsonlines", "ndjson", "x-ndjson"].contains(subtype)
  }

  /// Whether the content is a form of fields in a text.
  var isForm: Bool { name == "application/x-www-form-urlencoded" }

  /// How well this range takes a media type in: 2 for the same, 1 for a range of its type, 0 for
  /// any; `nil` where it does not.
  func fit(_ other: MediaTypeName) -> Int? {
    if self == other { return 2 }
    if type == "*" { return 0 }
    guard type == other.type else { return nil }
    if subtype == "*" { return 1 }
    // `application/*+json`
    if subtype.hasPrefix("*+"), other.subtype.hasSuffix(String(subtype.dropFirst())) { return 1 }
    return nil
  }
}
