/// Reads the digits and marks of a date, byte by byte.
///
/// After a failure the rest reads as nothing, so that a caller looks at `failed` once, at the end.
struct DateScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0
  private(set) var failed = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// The byte to come; 0, which no date holds, at the end.
  var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// The value of exactly so many digits.
  mutating func digits(_ count: Int) -> Int {
    guard !failed, bytes.count - position >= count else {
      failed = true
      return 0
    }
    var value = 0
    for byte in bytes[position..<position + count] {
      guard (0x30...0x39).contains(byte) else {
        failed = true
        return 0
      }
      value = value * 10 + Int(byte - 0x30)
    }
    position += count
    return value
  }

  /// Refuses what has been read.
  mutating func fail() { failed = true }

  /// Moves past a byte that has to be there.
  mutating func expect(_ byte: UInt8) {
    if !accept(byte) { failed = true }
  }

  /// Moves past a byte if it is there, and says whether it is.
  mutating func accept(_ byte: UInt8) -> Bool {
    guard peek == byte, !isAtEnd else { return false }
    position += 1
    return true
  }

  /// The billionths that one digit or more after a decimal point are; digits after the ninth are
  /// read and left out.
  mutating func billionths() -> Int {
    let start = position
    var value = 0
    while (0x30...0x39).contains(peek) {
      if position - start < 9 { value = value * 10 + Int(peek - 0x30) }
      position += 1
    }
    let count = position - start
    if count == 0 { failed = true }
    for _ in min(count, 9)..<9 { value *= 10 }
    return value
  }

  /// `full-date` of RFC 3339; its parts, which are a day that exists unless `failed` is set.
  mutating func fullDate() -> (year: Int, month: Int, day: Int) {
    let year = digits(4)
    expect(0x2D)
    let month = digits(2)
    expect(0x2D)
    let day = digits(2)
    if !(1...12).contains(month) || day < 1 || day > GregorianDay.daysInMonth(month, of: year) {
      failed = true
    }
    return (year, month, day)
  }
}

/// Writes the digits of a date.
struct DatePrinter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// A number that is not negative, with leading zeros.
  mutating func write(_ value: Int, digits: Int) {
    bytes.append(contentsOf: repeatElement(0x30, count: digits))
    var rest = value
    for offset in 1...digits {
      bytes[bytes.count - offset] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
  }

  mutating func write(_ byte: UInt8) { bytes.append(byte) }

  mutating func writeFullDate(_ date: (year: Int, month: Int, day: Int)) {
    write(date.year, digits: 4)
    write(0x2D)
    write(date.month, digits: 2)
    write(0x2D)
    write(date.day, digits: 2)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
