import ConcordMustache

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

  /// A string literal of the text: on several lines where it has no room on one, unless a name is not
  /// plain enough to stand in such a literal as it is.
  var literal: Value {
    let literal = SwiftLiteral.string(text)
    guard text.utf8.allSatisfy(Self.isPlain) else { return .string(literal) }
    let (text, separator) = (text, separator ?? " ")
    return .wrapped(
      WrappedText { room in
        // Behind the literal stand a comma or parentheses.
        literal.utf8.count + 2 <= room.first
          ? [literal] : Self.lines(text, separator: separator, room: room.rest)
      })
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    0x20..<0x7F ~= byte && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func lines(_ text: String, separator: String, room: Int) -> [String] {
    var lines = ["\"\"\""]
    var line = "  "
    for name in text.split(separator: separator, omittingEmptySubsequences: false) {
      if line.utf8.count > 2 {
        line += separator
        // A space and a backslash, or the separator and a backslash, come behind it.
        if line.utf8.count + name.utf8.count + 2 > room {
          lines.append(line + "\\")
          line = "  "
        }
      }
      line += name
    }
    return lines + [line, "  \"\"\""]
  }

  private static func isFree(_ scalar: Unicode.Scalar, in names: [String]) -> Bool {
    !names.contains { $0.unicodeScalars.contains(scalar) }
  }
}
