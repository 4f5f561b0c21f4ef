/// A limit on a JSON value, named as the keyword of JSON Schema 2020-12 that says it.
///
/// As there, each is about values of one type and lets all others pass: `minLength` says nothing
/// about a number.
public indirect enum Constraint: Sendable {
  /// A type of JSON values.
  public enum Kind: String, Sendable {
    /// `null`
    case null
    /// `true` and `false`
    case boolean
    /// A number without a fraction.
    case integer
    /// Any number.
    case number
    /// A string.
    case string
    /// An array.
    case array
    /// An object.
    case object
  }

  // Any value (section 6.1)

  /// The value is of one of these types.
  case type([Kind])
  /// The value is this one.
  case const(JSONValue)
  /// The value is one of these.
  case `enum`([JSONValue])
  /// At least one of these lists of constraints holds (section 10.2.1.2).
  case anyOf([[Constraint]])
  /// Exactly one of these lists of constraints holds (section 10.2.1.3).
  case oneOf([[Constraint]])

  // Numbers (section 6.2)

  /// The number is the limit or greater.
  case minimum(Limit)
  /// The number is greater than the limit.
  case exclusiveMinimum(Limit)
  /// The number is the limit or less.
  case maximum(Limit)
  /// The number is less than the limit.
  case exclusiveMaximum(Limit)
  /// The number is a whole multiple of this one. One of more than 18 significant digits counts for
  /// nothing.
  case multipleOf(Limit)

  // Strings (section 6.3)

  /// The string has at least so many Unicode scalars.
  case minLength(Int)
  /// The string has at most so many Unicode scalars.
  case maxLength(Int)
  /// The expression matches somewhere in the string.
  case pattern(Pattern)

  // Arrays (sections 6.4 and 10.3.1)

  /// The array has at least so many elements.
  case minItems(Int)
  /// The array has at most so many elements.
  case maxItems(Int)
  /// No two elements are the same JSON.
  case uniqueItems
  /// Constraints of each element.
  case items([Constraint])
  /// At least `min` and at most `max` elements meet the constraints.
  case contains([Constraint], min: Int = 1, max: Int? = nil)

  // Objects (sections 6.5 and 10.3.2)

  /// The object has at least so many members.
  case minProperties(Int)
  /// The object has at most so many members.
  case maxProperties(Int)
  /// The object has members with these keys.
  case required([String])
  /// Where the object has a member, it has these others too.
  case dependentRequired([String: [String]])
  /// Constraints of each key.
  case propertyNames([Constraint])
  /// Constraints of members, by their key.
  case properties([String: [Constraint]])
  /// Constraints of the members whose key the expression matches.
  case patternProperties(Pattern, [Constraint])
  /// Constraints of each member that neither `properties` nor `patternProperties` is about.
  case values([Constraint])
}
