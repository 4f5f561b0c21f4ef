/// Text of a document made safe to show on a terminal or in a log.
///
/// A document is somebody else's: a control character in it could move the cursor, a
/// bidirectional one (U+202E) could make a line read as something it is not.
package enum VisibleText {
  /// The text with its control, bidirectional and invisible format characters written as
  /// `\u{202E}`; `keepsTabs` leaves tabs as they are.
  package static func escape(_ text: some StringProtocol, keepsTabs: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { isHidden($0, keepsTabs: keepsTabs) }) else {
      return String(text)
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHidden(scalar, keepsTabs: keepsTabs) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        result.append(contentsOf: "\\u{\(padding)\(digits)}".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// How many terminal columns a text takes, a tab counted as one: East Asian wide characters
  /// take two, combining marks and joiners none.
  package static func width(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  /// Whether a character is a control, bidirectional or invisible format character.
  static func isHidden(_ scalar: Unicode.Scalar, keepsTabs: Bool) -> Bool {
    switch scalar.value {
    case 0x09: !keepsTabs
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}
