/// The `%` and two hexadecimal digits that stand for a byte in a URI (RFC 3986, section 2.1).
package enum PercentTriplet {
  /// The byte that the triplet at a `%` stands for; `nil` when it is malformed.
  package static func byte<Bytes: RandomAccessCollection<UInt8>>(
    in bytes: Bytes, at index: Int
  ) -> UInt8? where Bytes.Index == Int {
    guard bytes.endIndex - index >= 3, let high = HexadecimalDigit.value(of: bytes[index + 1]),
      let low = HexadecimalDigit.value(of: bytes[index + 2])
    else { return nil }
    return high << 4 | low
  }

  /// Appends the triplet of a byte, in capitals.
  package static func append(_ byte: UInt8, to encoded: inout [UInt8]) {
    encoded.append(UInt8(ascii: "%"))
    encoded.append(HexadecimalDigit.capital(byte >> 4))
    encoded.append(HexadecimalDigit.capital(byte & 15))
  }

  /// The decoded bytes; a triplet that is malformed is left as it is, or `nil` is returned where
  /// that is `strict`. With `plusIsSpace` a `+` is a space, as in a query that a form made.
  package static func decode(
    _ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = false, strict: Bool
  ) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%") {
        if let value = Self.byte(in: bytes, at: index) {
          decoded.append(value)
          index += 3
          continue
        }
        if strict { return nil }
      }
      decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      index += 1
    }
    return decoded
  }
}
