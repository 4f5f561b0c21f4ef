/// A number as the document spells it, in the spelling of JSON (RFC 8259, section 6).
///
/// Nothing is rounded: the text is kept whatever its size, and two numbers are equal when their
/// values are (`1.0`, `1` and `10e-1`), however many digits that takes.
package struct NumberLiteral: Sendable, Hashable {
  /// The number as JSON spells it. A YAML number that JSON would spell otherwise (`+1`, `012`,
  /// `.5`, `0xC`) comes in JSON's spelling.
  package let text: String

  /// Takes a text that is a JSON number; `nil` for any other.
  package init?(_ text: String) {
    guard JSONNumber.isValid(text) else { return nil }
    self.text = text
  }

  /// The number of an integer.
  package init(_ integer: Int) {
    text = String(integer)
  }

  /// Takes a text that a parser has found to be a JSON number.
  init(parsed text: String) {
    self.text = text
  }

  /// Whether the value has no fraction: `1.0` and `1e3` are integers, as in JSON Schema.
  package var isInteger: Bool { Decimal(text).exponent >= 0 }

  /// The value where it is an integer of 64 bits; `nil` elsewhere.
  package var int: Int? {
    if let int = Int(text) { return int }
    let decimal = Decimal(text)
    guard decimal.exponent >= 0, decimal.digits.count + decimal.exponent <= 19 else { return nil }
    var result = 0
    for digit in decimal.digits + Array(repeating: 0, count: decimal.exponent) {
      let (product, overflowed) = result.multipliedReportingOverflow(by: 10)
      // Counting downwards reaches the least integer, which has no positive counterpart.
      let (difference, underflowed) = product.subtractingReportingOverflow(Int(digit))
      if overflowed || underflowed { return nil }
      result = difference
    }
    if decimal.isNegative { return result }
    return result == .min ? nil : -result
  }

  /// The nearest double; infinite where the value is too large for one.
  package var double: Double { Double(text) ?? .nan }

  package static func == (left: NumberLiteral, right: NumberLiteral) -> Bool {
    left.text == right.text || Decimal(left.text) == Decimal(right.text)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(Decimal(text))
  }
}

/// A decimal number in its one normal form: `digits × 10^exponent`.
private struct Decimal: Hashable {
  /// The significant digits, without zeros at either end; none for zero.
  var digits: [UInt8] = []
  /// The power of ten; zero for zero.
  var exponent = 0
  var isNegative = false
  /// The text itself where the exponent is beyond eighteen digits: such numbers are equal only
  /// when they are spelled alike.
  var unreadable: String?

  init(_ text: String) {
    var fraction = 0
    var seenPoint = false
    var written: (negative: Bool, digits: [UInt8])?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"):
        if written == nil { isNegative = true } else { written?.negative = true }
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): written = (false, [])
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if written != nil {
          if digit != 0 || written?.digits.isEmpty == false { written?.digits.append(digit) }
        } else {
          if seenPoint { fraction += 1 }
          if digit != 0 || !digits.isEmpty { digits.append(digit) }
        }
      default: break
      }
    }
    guard !digits.isEmpty else {
      isNegative = false
      return
    }
    let trailing = digits.reversed().prefix { $0 == 0 }.count
    digits.removeLast(trailing)
    let power = (written?.digits ?? []).prefix(18).reduce(0) { $0 * 10 + Int($1) }
    exponent = (written?.negative == true ? -power : power) - fraction + trailing
    if let written, written.digits.count > 18 { unreadable = text }
  }
}
