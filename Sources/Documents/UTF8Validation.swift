/// Whether bytes are UTF-8 as the Unicode Standard defines it (table 3-7): no overlong forms, no
/// surrogates, nothing above U+10FFFF.
struct UTF8Validation {
  /// The offset of the first byte that belongs to no character; `nil` where all do.
  let firstBadByte: Int?
  /// Whether all bytes are below 0x80, so that a character's number is its byte's.
  let isASCII: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var position = 0
    var isASCII = true
    let count = bytes.count
    let raw = UnsafeRawBufferPointer(bytes)
    while position < count {
      if position + 8 <= count,
        raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        position += 8
        continue
      }
      guard bytes[position] >= 0x80 else {
        position += 1
        continue
      }
      isASCII = false
      guard let length = Self.characterLength(bytes, at: position) else {
        firstBadByte = position
        self.isASCII = false
        return
      }
      position += length
    }
    firstBadByte = nil
    self.isASCII = isASCII
  }

  /// The length of the character of several bytes at a position; `nil` where there is none.
  private static func characterLength(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> Int? {
    let lead = bytes[position]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return nil }
    for offset in 2..<max(2, length) where bytes[position + offset] & 0xC0 != 0x80 { return nil }
    return length
  }
}
