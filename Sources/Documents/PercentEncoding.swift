import ConcordText

/// The percent-encoding of URIs (RFC 3986, section 2.1).
package enum PercentEncoding {
  /// Undoes the encoding; `nil` where a `%` is not followed by two hexadecimal digits or the
  /// bytes are not UTF-8.
  package static func decode(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    guard let bytes = PercentTriplet.decode(Array(text.utf8)[...], strict: true) else {
      return nil
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Encodes what may not stand in a fragment (section 3.5).
  static func encodeFragment(_ text: String) -> String {
    if isPlain(text) { return text }
    let allowed = Array("-._~!$&'()*+,;=:@/?".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isAlphanumeric = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
      if isAlphanumeric || allowed.contains(byte) {
        bytes.append(byte)
      } else {
        PercentTriplet.append(byte, to: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Encodes all but the unreserved characters (section 2.3), so that the text is one segment of a
  /// path.
  package static func encodeSegment(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isUnreserved = isPlain(byte) && byte != UInt8(ascii: "/") || byte == UInt8(ascii: "~")
      if isUnreserved { bytes.append(byte) } else { PercentTriplet.append(byte, to: &bytes) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a text is of nothing but the letters and digits of ASCII, `-`, `.`, `/` and `_`: it
  /// stands in a fragment as it is, and as a JSON Pointer it has no escapes.
  package static func isPlain(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isPlain) }
      ?? text.utf8.allSatisfy(isPlain)
  }

  /// Whether a byte is of those that most fragments are made of, and stands in them as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte &- 0x2D < 3 || byte == 0x5F
  }
}
