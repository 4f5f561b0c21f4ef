/// Tokens (RFC 9110, section 5.6.2): what methods and the names of header fields are made of.
enum HTTPToken {
  /// Whether a byte may stand in a token.
  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    // ! # $ % & ' * + - . ^ _ ` | ~
    case 0x21, 0x23, 0x24, 0x25, 0x26, 0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E:
      true
    default: false
    }
  }

  /// The text, with every scalar that is not allowed in a token replaced; scalars and not bytes, so
  /// that one letter outside ASCII leaves one mark.
  static func repairing(_ text: String, with mark: Unicode.Scalar, whenEmpty: String) -> String {
    if text.isEmpty { return whenEmpty }
    if text.utf8.allSatisfy(isTokenByte) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar.isASCII && isTokenByte(UInt8(scalar.value)) ? scalar : mark)
    }
    return String(result)
  }
}

extension String {
  /// Whether two texts are the same when the case of ASCII letters is left out of account, which is
  /// how names of header fields and media types are compared.
  func equalsIgnoringASCIICase(_ other: String) -> Bool {
    let left = utf8
    let right = other.utf8
    guard left.count == right.count else { return false }
    return zip(left, right).allSatisfy { $0 == $1 || $0.asciiLowercased == $1.asciiLowercased }
  }
}

extension UInt8 {
  /// The small letter of an ASCII capital; every other byte as it is.
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
