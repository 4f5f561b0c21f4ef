/// A number of JSON, as Swift holds it.
public enum JSONNumber: Sendable, CustomStringConvertible {
  /// A whole number of up to 64 bits.
  case integer(Int)
  /// The number that is the shortest to name this value: 0.1 is a tenth.
  case double(Double)
  /// A number that neither of them holds.
  case exact(ExactNumber)

  /// The number in full; `nil` for what is none: infinity and NaN.
  var exact: ExactNumber? {
    switch self {
    case .integer(let value): ExactNumber(String(value))
    case .double(let value): value.isFinite ? ExactNumber(value.description) : nil
    case .exact(let value): value
    }
  }

  /// Whether there is no fraction.
  var isInteger: Bool {
    switch self {
    case .integer: true
    case .double(let value): value.rounded() == value
    case .exact(let value): value.isInteger
    }
  }

  /// Whether this number is less than another; `nil` where one of them is no number.
  func isLess(than other: JSONNumber) -> Bool? {
    switch (self, other) {
    case (.integer(let left), .integer(let right)): return left < right
    case (.double(let left), .double(let right)):
      return left.isNaN || right.isNaN ? nil : left < right
    default: break
    }
    if case .double(let value) = self, value.isInfinite { return value < 0 }
    guard let left = exact, let right = other.exact else { return nil }
    return left.isLess(than: right)
  }

  /// Whether this number is a whole multiple of another, as far as that can be said.
  func isMultiple(of other: JSONNumber) -> Bool {
    if case .integer(let left) = self, case .integer(let right) = other, right > 0 {
      return left % right == 0
    }
    guard let left = exact, let right = other.exact else { return false }
    return left.isMultiple(of: right) ?? true
  }

  /// The number in JSON's spelling, a whole one without a fraction.
  public var description: String {
    switch self {
    case .integer(let value): return String(value)
    case .double(let value): return value.rounded() == value ? Self.whole(value) : value.description
    case .exact(let value): return value.description
    }
  }

  /// `3` for 3.0; in full as long as people would write it so.
  private static func whole(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? value.description
  }
}

extension ExactNumber: CustomStringConvertible {
  /// The number in JSON's spelling.
  public var description: String {
    let sign = isNegative ? "-" : ""
    let text = digits.map(String.init).joined()
    switch exponent {
    case _ where digits.isEmpty: return "0"
    case 0...40: return sign + text + String(repeating: "0", count: exponent)
    case -40..<0:
      let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + text
      return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
    default: return "\(sign)\(text)e\(exponent)"
    }
  }
}
