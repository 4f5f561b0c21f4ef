/// Strings as JSON spells them (RFC 8259, section 7).
package enum JSONText {
  private static let hexDigits = Array("0123456789abcdef".utf8)

  /// Appends a string with its quotation marks: `"`, `\` and the characters below U+0020 are
  /// escaped, everything else stands as UTF-8.
  package static func appendQuoted(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { text in
      var start = 0
      for (index, byte) in text.enumerated() {
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        output.append(contentsOf: text[start..<index])
        appendEscaped(byte, to: &output)
        start = index + 1
      }
      output.append(contentsOf: text[start...])
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      output.append(contentsOf: "u00".utf8)
      output.append(hexDigits[Int(byte >> 4)])
      output.append(hexDigits[Int(byte & 15)])
    }
  }

  /// A string with its quotation marks.
  package static func quoted(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + 2)
    appendQuoted(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// A string with its quotation marks for a report, which may be shown on a terminal: U+007F to
  /// U+009F, which JSON allows as they are, are escaped too.
  package static func shown(_ text: String) -> String {
    let quoted = quoted(text)
    guard quoted.unicodeScalars.contains(where: { (0x7F...0x9F).contains($0.value) }) else {
      return quoted
    }
    return quoted.unicodeScalars.map { scalar in
      (0x7F...0x9F).contains(scalar.value)
        ? "\\u00\(String(scalar.value, radix: 16))" : String(scalar)
    }.joined()
  }
}
