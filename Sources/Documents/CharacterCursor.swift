/// Finds the byte offset of a character's number in UTF-8.
///
/// libyaml counts characters. Its marks come almost in order, so that walking from the last one
/// asked for makes a whole file cost one pass.
struct CharacterCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  private let start: Int
  private var offset: Int
  private var number = 0

  /// Counts from a byte offset, the one after any byte-order mark. `isASCII` says that every
  /// character is one byte, so that there is nothing to count.
  init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool) {
    self.bytes = bytes
    self.isASCII = isASCII
    self.start = start
    offset = start
  }

  /// The byte offset of a character's number from zero; the end where there are fewer.
  @inline(__always)
  mutating func offset(ofCharacter target: Int) -> Int {
    isASCII ? min(start + target, bytes.count) : walk(to: target)
  }

  private mutating func walk(to target: Int) -> Int {
    // Eight bytes of ASCII are eight characters.
    let raw = UnsafeRawBufferPointer(bytes)
    while target - number >= 8, bytes.count - offset >= 8,
      raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      offset += 8
      number += 8
    }
    while number < target, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      number += 1
    }
    while number > target, offset > start {
      offset -= 1
      while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      number -= 1
    }
    return offset
  }
}
