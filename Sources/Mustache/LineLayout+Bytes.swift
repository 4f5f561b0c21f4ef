// What the bytes around a line break say about it.
extension LineLayout {
  /// What a line break is where it is left out: a number of spaces, or -1 where the comma in front of it
  /// goes.
  static func join(
    _ bytes: UnsafeBufferPointer<UInt8>, at lineFeed: Int, nextByte: UInt8
  ) -> Int {
    let previous = lastByte(bytes, before: lineFeed)
    if isOpening(previous) { return 0 }
    if previous == UInt8(ascii: "{"), nextByte == UInt8(ascii: "}") { return 0 }
    if nextByte == UInt8(ascii: "."), endsOperand(previous) { return 0 }
    if isClosing(nextByte) {
      return nextByte == UInt8(ascii: "]") && previous == UInt8(ascii: ",") ? -1 : 0
    }
    return lineFeed > 0 && bytes[lineFeed - 1] == space ? 0 : 1
  }

  /// The last byte before a place that is neither a space nor a line feed; 0 where there is none.
  static func lastByte(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> UInt8 {
    var index = end - 1
    while index >= 0, bytes[index] == space || bytes[index] == newline { index -= 1 }
    return index >= 0 ? bytes[index] : 0
  }

  static let newline = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")

  static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<")
  }

  static func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ">")
  }

  /// Whether a dot behind a byte is that of a member of what the byte ends.
  static func endsOperand(_ byte: UInt8) -> Bool {
    isClosing(byte) || byte == UInt8(ascii: "_") || (byte | 0x20) &- UInt8(ascii: "a") < 26
      || byte &- UInt8(ascii: "0") < 10
  }

  /// How many scalars a stretch is.
  static func columns(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for byte in UnsafeBufferPointer(rebasing: bytes[range]) {
      count &+= byte & 0xC0 == 0x80 ? 0 : 1
    }
    return count
  }
}
