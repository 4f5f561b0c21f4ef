/// String literals of Swift: the one place where text from a document is put between quotes.
enum SwiftLiteral {
  /// A literal that stands for the text, quotes included.
  ///
  /// It works on Unicode scalars: a quote that is joined with U+200D or U+0301 is one Character
  /// with it and would be passed over otherwise. Whatever is not plainly visible is written as
  /// `\u{…}`: controls, line and paragraph separators, invisible and bidirectional scalars, and
  /// unusual spaces.
  static func string(_ text: String) -> String { asciiString(text) ?? scalarString(text) }

  private static func asciiString(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + text.utf8.count / 8 + 2)
    return appendASCII(text, to: &bytes) ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Appends the literal of a text of nothing but visible ASCII, as most are; it takes a tenth of the
  /// time.
  ///
  /// - Returns: Whether the text is one; nothing is appended for others.
  static func appendASCII(_ text: String, to output: inout [UInt8]) -> Bool {
    var text = text
    return text.withUTF8 { text in
      let length = output.count
      output.append(UInt8(ascii: "\""))
      var start = 0
      for (index, byte) in text.enumerated() {
        guard byte &- 0x20 < 0x5F else {
          output.removeSubrange(length...)
          return false
        }
        guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        output.append(UInt8(ascii: "\\"))
        start = index
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
      output.append(UInt8(ascii: "\""))
      return true
    }
  }

  private static func scalarString(_ text: String) -> String {
    var result = "\""
    result.reserveCapacity(text.utf8.count + 2)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isPlain(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
      }
    }
    return result + "\""
  }

  /// Whether a scalar may stand in source code as it is.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default:
      return true
    }
  }
}
