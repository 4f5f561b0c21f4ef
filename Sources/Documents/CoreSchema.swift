import ConcordText

/// What a plain scalar means by the core schema of YAML 1.2.2 (section 10.3.2).
///
/// The words of YAML 1.1 (`on`, `yes`, `1_000`, `0b1`, `1:30`) are strings.
enum CoreSchema {
  /// What a plain scalar is.
  enum Meaning {
    case null
    case bool(Bool)
    case number(NumberLiteral)
    case string
    /// `.inf` or `.nan`, which JSON cannot say: it stays a string.
    case notFinite
    /// A hexadecimal or octal number of more digits than the limit: it stays a string.
    case tooLong
  }

  /// Tells what a scalar is.
  static func meaning(_ text: UnsafeBufferPointer<UInt8>, radixDigits: Int) -> Meaning {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return number(text, radixDigits: radixDigits)
    case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      return isAny(text, "null", "Null", "NULL") ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return isAny(text, "true", "True", "TRUE") ? .bool(true) : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      return isAny(text, "false", "False", "FALSE") ? .bool(false) : .string
    default: return .string
    }
  }

  private static func isAny(
    _ text: UnsafeBufferPointer<UInt8>, _ words: StaticString...
  ) -> Bool {
    guard text.count <= 5 else { return false }
    return words.contains { word in
      text.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, radixDigits: Int) -> Meaning {
    let isSigned = text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-")
    let body = UnsafeBufferPointer(rebasing: text[(isSigned ? 1 : 0)...])
    if isAny(body, ".inf", ".Inf", ".INF") { return .notFinite }
    if !isSigned {
      if isAny(text, ".nan", ".NaN", ".NAN") { return .notFinite }
      if text.count > 2, text[0] == UInt8(ascii: "0") {
        if text[1] == UInt8(ascii: "x") { return radix(16, text, limit: radixDigits) }
        if text[1] == UInt8(ascii: "o") { return radix(8, text, limit: radixDigits) }
      }
    }
    let isNegative = text[0] == UInt8(ascii: "-")
    guard let spelling = decimal(body, isNegative: isNegative) else { return .string }
    return .number(NumberLiteral(parsed: spelling))
  }

  /// Reads `( "." [0-9]+ | [0-9]+ ( "." [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?` and spells it as
  /// JSON does: no leading zeros, a digit on either side of the point.
  private static func decimal(_ body: UnsafeBufferPointer<UInt8>, isNegative: Bool) -> String? {
    var position = 0
    func digits() -> Range<Int> {
      let start = position
      while position < body.count, body[position] &- 0x30 < 10 { position += 1 }
      return start..<position
    }
    let whole = digits()
    var fraction = 0..<0
    var hasPoint = false
    if position < body.count, body[position] == UInt8(ascii: ".") {
      position += 1
      hasPoint = true
      fraction = digits()
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    let exponent = position
    if position < body.count, body[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < body.count,
        body[position] == UInt8(ascii: "+") || body[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      guard !digits().isEmpty else { return nil }
    }
    guard position == body.count else { return nil }

    var spelling: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    let significant = body[whole].drop { $0 == UInt8(ascii: "0") }
    spelling.append(contentsOf: significant)
    if significant.isEmpty { spelling.append(UInt8(ascii: "0")) }
    if hasPoint {
      spelling.append(UInt8(ascii: "."))
      spelling.append(contentsOf: body[fraction])
      if fraction.isEmpty { spelling.append(UInt8(ascii: "0")) }
    }
    spelling.append(contentsOf: body[exponent...])
    return String(decoding: spelling, as: UTF8.self)
  }

  /// Reads the digits after `0x` or `0o` and spells them in decimal, whatever their number.
  private static func radix(
    _ radix: UInt64, _ text: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Meaning {
    // Limbs of nine decimal digits, the lowest first.
    var limbs: [UInt64] = [0]
    let tooLong = text.count - 2 > limit
    for byte in text.dropFirst(2) {
      guard let digit = HexadecimalDigit.value(of: byte), UInt64(digit) < radix else {
        return .string
      }
      if tooLong { continue }
      var carry = UInt64(digit)
      for index in limbs.indices {
        let sum = limbs[index] * radix + carry
        limbs[index] = sum % 1_000_000_000
        carry = sum / 1_000_000_000
      }
      if carry > 0 { limbs.append(carry) }
    }
    if tooLong { return .tooLong }
    var spelling = String(limbs.removeLast())
    for limb in limbs.reversed() {
      let digits = String(limb)
      spelling += String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }
    return .number(NumberLiteral(parsed: spelling))
  }
}
