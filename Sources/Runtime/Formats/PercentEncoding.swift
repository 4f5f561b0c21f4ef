internal import ConcordText

/// Percent-encoding (RFC 3986, section 2.1) of texts that become part of a URL.
public enum PercentEncoding {
  /// What of a text is left as it is.
  public enum Allowance: Hashable, Sendable {
    /// Letters and digits of ASCII, and `-._~` (RFC 3986, section 2.3): right in every place.
    case unreserved
    /// Also the reserved characters that say nothing in a query, `:/?@!$'()*,;`, and what is
    /// percent-encoded already: `allowReserved` of OpenAPI. `#[]&=+` would change what the query
    /// says, or are not allowed in it, and are encoded.
    case reservedInQuery
    /// Also what a path segment may hold, `:@!$&'()*+,;=` (RFC 3986, section 3.3), and what is
    /// percent-encoded already: for text that was made for a path.
    case pathSegment

    func contains(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
      // : @ ! $ ' ( ) * , ;
      case 0x3A, 0x40, 0x21, 0x24, 0x27, 0x28, 0x29, 0x2A, 0x2C, 0x3B: self != .unreserved
      // / ?
      case 0x2F, 0x3F: self == .reservedInQuery
      // & + =
      case 0x26, 0x2B, 0x3D: self == .pathSegment
      default: false
      }
    }
  }

  /// A text, each byte of its UTF-8 that is not allowed written as `%` and two hexadecimal digits.
  public static func encode(_ text: String, allowing allowance: Allowance = .unreserved) -> String {
    if text.utf8.allSatisfy(allowance.contains) { return text }
    let bytes = Array(text.utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count * 2)
    for (index, byte) in bytes.enumerated() {
      if allowance.contains(byte)
        || (allowance != .unreserved && byte == 0x25
          && PercentTriplet.byte(in: bytes, at: index) != nil)
      {
        encoded.append(byte)
      } else {
        PercentTriplet.append(byte, to: &encoded)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// A text as one segment of a path.
  ///
  /// Also encodes `.` and `..`, which would otherwise lead up the path. Software on the way may
  /// decode them again: where the text comes from a stranger, ``PathTemplate/expand(_:)`` refuses.
  public static func pathSegment(_ text: String) -> String {
    switch text {
    case ".": "%2E"
    case "..": "%2E%2E"
    default: encode(text)
    }
  }

  /// Decodes a percent-encoded text.
  ///
  /// - Parameters:
  ///   - text: The encoded text.
  ///   - plusIsSpace: Whether `+` is a space, as in a query that a form made.
  /// - Returns: The text it stands for; nil when a `%` is not followed by two hexadecimal digits or
  ///   the bytes are not UTF-8.
  public static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
    let plain = text.utf8.allSatisfy { $0 != 0x25 && !(plusIsSpace && $0 == 0x2B) }
    if plain { return String(text) }
    let bytes = Array(text.utf8)
    guard let decoded = PercentTriplet.decode(bytes[...], plusIsSpace: plusIsSpace, strict: true)
    else {
      return nil
    }
    // Repairing is how bytes that are not UTF-8 show; the validating initialiser needs macOS 15.
    let result = String(decoding: decoded, as: UTF8.self)
    return result.utf8.elementsEqual(decoded) ? result : nil
  }
}
