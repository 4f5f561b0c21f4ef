import ConcordText

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
    guard JSONNumberGrammar.isValid(text) else { return nil }
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
  package var isInteger: Bool { ExactNumber(text).exponent >= 0 }

  /// The value where it is an integer of 64 bits; `nil` elsewhere.
  package var int: Int? {
    if let int = Int(text) { return int }
    let decimal = ExactNumber(text)
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

  /// Whether the value is less than that of another number, exactly.
  package func isLess(than other: NumberLiteral) -> Bool {
    ExactNumber(text).isLess(than: ExactNumber(other.text))
  }

  /// Whether the value is a whole multiple of another; `nil` where that cannot be told: see
  /// `ExactNumber`.
  package func isMultiple(of other: NumberLiteral) -> Bool? {
    ExactNumber(text).isMultiple(of: ExactNumber(other.text))
  }

  package static func == (left: NumberLiteral, right: NumberLiteral) -> Bool {
    left.text == right.text || ExactNumber(left.text) == ExactNumber(right.text)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ExactNumber(text))
  }
}
