internal import ConcordText

extension _Constraint {
  /// A number that others are compared with. Nothing of it is rounded: one that neither an `Int`
  /// nor a `Double` holds is written as a string.
  ///
  /// ```swift
  /// let price: [_Constraint] = [
  ///   .minimum(0), .multipleOf(0.01), .maximum("18446744073709551615"),
  /// ]
  /// ```
  public struct Limit: Sendable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, CustomStringConvertible
  {
    let number: JSONNumber

    /// A whole number.
    public init(integerLiteral value: Int) {
      number = .integer(value)
    }

    /// The number that is the shortest to name this value: 0.1 is a tenth.
    public init(floatLiteral value: Double) {
      number = .double(value)
    }

    /// A number in JSON's spelling; zero for any other text.
    public init(stringLiteral value: String) {
      number = .exact(ExactDecimal(value))
    }

    /// The number in JSON's spelling.
    public var description: String { number.description }
  }
}
