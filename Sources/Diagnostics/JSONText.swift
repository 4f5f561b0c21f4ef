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

  /// A string with its quotation marks, for a log: control, bidirectional and invisible format
  /// characters are escaped, those above U+001F too, which JSON allows as they are.
  package static func quotedVisibly(_ text: String) -> String {
    let quoted = quoted(text)
    guard quoted.unicodeScalars.contains(where: { VisibleText.isHidden($0, keepsTabs: false) })
    else { return quoted }
    var result = String.UnicodeScalarView()
    for scalar in quoted.unicodeScalars {
      guard VisibleText.isHidden(scalar, keepsTabs: false) else {
        result.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        let padding = String(repeating: "0", count: 4 - digits.count)
        result.append(contentsOf: "\\u\(padding)\(digits)".unicodeScalars)
      }
    }
    return String(result)
  }
}
