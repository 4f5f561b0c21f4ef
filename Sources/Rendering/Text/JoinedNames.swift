/// Names from a document in one text, as the runtime's tables take them.
struct JoinedNames {
  /// The names with the separator between them.
  let text: String
  /// What stands between them; `nil` for a space.
  let separator: String?

  init(_ names: [String]) {
    func isPlain(_ name: String) -> Bool {
      !name.isEmpty
        && !name.unicodeScalars.contains { scalar in
          // Of ASCII, the space and some control characters.
          scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
        }
    }
    if names.allSatisfy(isPlain) {
      text = names.joined(separator: " ")
      separator = nil
      return
    }
    let visible: [Unicode.Scalar] = ["|", ",", ";", "/"]
    let controls = (0x1C...0x1F).reversed().compactMap { Unicode.Scalar(UInt32($0)) }
    // Letters beyond the Basic Multilingual Plane come last: some are in no name.
    let letters = (UInt32(0x1_0400)...0x1_FFFF).lazy.compactMap(Unicode.Scalar.init)
    let found =
      (visible + controls).first { Self.isFree($0, in: names) }
      ?? letters.first { Self.isFree($0, in: names) } ?? " "
    text = names.joined(separator: String(found))
    separator = String(found)
  }

  private static func isFree(_ scalar: Unicode.Scalar, in names: [String]) -> Bool {
    !names.contains { $0.unicodeScalars.contains(scalar) }
  }
}
