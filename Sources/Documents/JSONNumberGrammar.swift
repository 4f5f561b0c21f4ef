internal import ConcordDiagnostics

/// The grammar of a number (RFC 8259, section 6).
enum JSONNumberGrammar {
  /// Why a text is no number.
  enum Fault {
    case leadingZero, noDigit, noFraction, noExponent

    /// The fault in words.
    var phrase: Phrase {
      switch self {
      case .leadingZero: .leadingZero
      case .noDigit: .noDigit
      case .noFraction: .noFraction
      case .noExponent: .noExponent
      }
    }
  }

  /// Where a number ends, and what is wrong with it there.
  struct Scan {
    let end: Int
    let fault: Fault?
  }

  /// Reads the number that starts at a position holding `-` or a digit.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Scan {
    var position = start
    func digits() -> Bool {
      let first = position
      while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
      return position > first
    }
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let first = position
    guard digits() else { return Scan(end: position, fault: .noDigit) }
    if bytes[first] == UInt8(ascii: "0"), position > first + 1 {
      return Scan(end: first, fault: .leadingZero)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits() else { return Scan(end: position, fault: .noFraction) }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      guard digits() else { return Scan(end: position, fault: .noExponent) }
    }
    return Scan(end: position, fault: nil)
  }

  /// Whether a text is a number and nothing else.
  static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || first &- 0x30 < 10 else {
      return false
    }
    return Array(text.utf8).withUnsafeBufferPointer { bytes in
      let scan = scan(bytes, from: 0)
      return scan.fault == nil && scan.end == bytes.count
    }
  }
}
