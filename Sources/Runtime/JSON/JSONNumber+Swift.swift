public import Foundation

extension JSONNumber {
  /// Reads a number that follows JSON's grammar (RFC 8259, section 6). One that a `Double` names by
  /// its shortest text is kept as a `Double`, which Swift reads without a detour; any other keeps
  /// all of its digits.
  init(spelled text: String) {
    if let value = Int(text), value != 0 || text.utf8.first != UInt8(ascii: "-") {
      self = .integer(value)
      return
    }
    let value = Double(text) ?? .infinity
    guard value.isFinite else {
      self = .exact(ExactNumber(text))
      return
    }
    // A Double holds any 15 digits, unless it is so small that it has fewer of its own.
    if text.utf8.count <= 15, value.magnitude > 1e-290 {
      self = .double(value)
      return
    }
    let exact = ExactNumber(text)
    self = exact == ExactNumber(value.description) ? .double(value) : .exact(exact)
  }

  /// The number as JSON has it, a whole one without a fraction, or `nil` for what is none: infinity
  /// and NaN.
  var spelling: String? {
    switch self {
    case .integer(let value): return String(value)
    case .double(let value):
      guard value.isFinite else { return nil }
      let text = value.description
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    case .exact(let value): return value.description
    }
  }

  /// The number as an `Int`, where it is a whole one of up to 64 bits.
  public var int: Int? { whole() }

  /// The number as any type of whole numbers, where it is one of that type.
  func whole<Whole: FixedWidthInteger>(_ type: Whole.Type = Whole.self) -> Whole? {
    switch self {
    case .integer(let value): return Whole(exactly: value)
    case .double(let value):
      // Beyond 2^53, the digits of a Double are not those of the integer that it holds.
      if value.magnitude < 9_007_199_254_740_992 { return Whole(exactly: value) }
      return value.isFinite ? Whole(ExactNumber(value.description).description) : nil
    case .exact(let value): return Whole(value.description)
    }
  }

  /// The `Double` that is nearest to the number; infinite where the number is too large for one.
  public var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    case .exact(let value): Double(value.description) ?? .infinity
    }
  }

  /// The number as a `Decimal`, where that holds it in full.
  public var decimal: Decimal? {
    guard let exact else { return nil }
    guard let value = Decimal(string: exact.description, locale: nil), !value.isNaN,
      ExactNumber(value.description) == exact
    else { return nil }
    return value
  }

  /// All digits of a `Decimal`.
  public init(_ value: Decimal) {
    self = value.isNaN ? .double(.nan) : .exact(ExactNumber(value.description))
  }
}

extension JSONNumber: Hashable {
  /// Whether the numbers are equal as JSON: 1 is 1.0.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    default: left.exact.map { $0 == right.exact } ?? false
    }
  }

  /// Feeds what equal numbers have in common to the hasher.
  public func hash(into hasher: inout Hasher) {
    if let int { hasher.combine(int) } else { hasher.combine(exact) }
  }
}

extension JSONNumber: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// The number that is the shortest to name this value.
  public init(floatLiteral value: Double) { self = .double(value) }
}
