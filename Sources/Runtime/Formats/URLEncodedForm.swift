internal import ConcordText

/// Forms as `application/x-www-form-urlencoded` (WHATWG URL Standard, section 5), in a body or a
/// query.
public enum URLEncodedForm {
  /// The media type, for `Content-Type`.
  public static let contentType = "application/x-www-form-urlencoded"

  /// The names and values as text, in their order.
  ///
  /// Letters and digits of ASCII and `*-._` stay, a space becomes `+`, all else is percent-encoded.
  public static func encode(_ pairs: [(String, String)]) -> String {
    var encoded: [UInt8] = []
    for (index, (name, value)) in pairs.enumerated() {
      if index > 0 { encoded.append(0x26) }
      append(name, to: &encoded)
      encoded.append(0x3D)
      append(value, to: &encoded)
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// The names and values of a text, in their order.
  ///
  /// Never fails, as the standard has it: an empty pair is skipped, a pair without `=` has an empty
  /// value, a malformed `%` stays as it is, and bytes that are not UTF-8 become U+FFFD.
  public static func parse(_ text: some StringProtocol) -> [(String, String)] {
    parse(bytes: Array(text.utf8))
  }

  /// The names and values of a body's bytes; see ``parse(_:)``.
  public static func parse(bytes: some Sequence<UInt8>) -> [(String, String)] {
    Array(bytes).split(separator: 0x26).map { pair in
      let mark = pair.firstIndex(of: 0x3D) ?? pair.endIndex
      return (decode(pair[..<mark]), decode(pair[mark...].dropFirst()))
    }
  }

  private static func append(_ text: String, to encoded: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2A, 0x2D, 0x2E, 0x5F: encoded.append(byte)
      case 0x20: encoded.append(0x2B)
      default: PercentTriplet.append(byte, to: &encoded)
      }
    }
  }

  private static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    let decoded = PercentTriplet.decode(bytes, plusIsSpace: true, strict: false)
    return String(decoding: decoded ?? [], as: UTF8.self)
  }
}
