import ConcordText

/// The parts of a string (RFC 8259, section 7).
enum JSONString {
  /// An escape that starts with a backslash.
  struct Escape {
    /// What it stands for; `nil` where it is malformed.
    let scalar: Unicode.Scalar?
    /// The position after it, or after as much of it as could be read.
    let end: Int
    /// Whether it is one half of a surrogate pair, for which U+FFFD stands.
    var isLoneSurrogate = false
  }

  /// The position of the first byte from `start` on that ends a string, starts an escape or is a
  /// control character; the end where there is none.
  @inline(__always)
  static func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var position = start
    // Eight bytes at a time: a byte's top bit comes up where it is the one looked for. Bits
    // above the first hit may be wrong, and are never looked at.
    while position + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let quotes = word ^ (ones &* 0x22)
      let escapes = word ^ (ones &* 0x5C)
      let hits =
        ((quotes &- ones) & ~quotes) | ((escapes &- ones) & ~escapes)
        | ((word &- (ones &* 0x20)) & ~word)
      let found = hits & (ones &* 0x80)
      if found != 0 { return position + found.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { return position }
      position += 1
    }
    return position
  }

  /// Reads the escape whose backslash stands at a position.
  static func escape(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Escape {
    let next = position + 1
    guard next < bytes.count else { return Escape(scalar: nil, end: next) }
    let simple: Unicode.Scalar? =
      switch bytes[next] {
      case UInt8(ascii: "\""): "\""
      case UInt8(ascii: "\\"): "\\"
      case UInt8(ascii: "/"): "/"
      case UInt8(ascii: "b"): "\u{08}"
      case UInt8(ascii: "f"): "\u{0C}"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      default: nil
      }
    if let simple { return Escape(scalar: simple, end: next + 1) }
    guard bytes[next] == UInt8(ascii: "u"), let unit = hexadecimal(bytes, from: next + 1) else {
      return Escape(scalar: nil, end: next + 1)
    }
    let end = next + 5
    if let scalar = Unicode.Scalar(unit) { return Escape(scalar: scalar, end: end) }
    if unit < 0xDC00, end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\\"),
      bytes[end + 1] == UInt8(ascii: "u"), let low = hexadecimal(bytes, from: end + 2),
      0xDC00...0xDFFF ~= low,
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    {
      return Escape(scalar: scalar, end: end + 6)
    }
    return Escape(scalar: "\u{FFFD}", end: end, isLoneSurrogate: true)
  }

  /// How a string must spell a control character.
  static func escapeText(of byte: UInt8, code: String) -> String {
    switch byte {
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    default: "\\u\(code)"
    }
  }

  private static func hexadecimal(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for position in start..<start + 4 {
      guard let digit = HexadecimalDigit.value(of: bytes[position]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
