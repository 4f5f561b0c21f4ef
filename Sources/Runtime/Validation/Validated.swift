/// A type whose values can be checked against the limits of the description that it comes from.
///
/// Generated models conform where the configuration says `validation: true`.
///
/// ```swift
/// extension Pet: Validated {
///   public static let _constraints = _Constraints(
///     properties: [
///       "name": [.minLength(1), .maxLength(40)],
///       "tags": [.maxItems(10), .uniqueItems],
///     ])
/// }
/// ```
public protocol Validated: Sendable {
  /// What the description asks of a value beyond what its Swift type says.
  static var _constraints: _Constraints { get }
}

extension Validated {
  /// Nothing beyond what the Swift type says; what is in a value is checked all the same.
  public static var _constraints: _Constraints { _Constraints() }

  /// Checks the value and everything in it (JSON Schema 2020-12, section 6).
  ///
  /// - Throws: ``ValidationError``, with every violation that there is.
  public func validate() throws(ValidationError) {
    var validator = Validator()
    validator.check(self)
    if !validator.violations.isEmpty {
      throw ValidationError(violations: validator.violations)
    }
  }
}

extension Array: Validated where Element: Validated {}

extension Dictionary: Validated where Key == String, Value: Validated {}
