/// A limit on a JSON value, named as the keyword of JSON Schema 2020-12 that says it.
///
/// As there, each is about values of one type and accepts all others: `minLength` says nothing about
/// a number. A list of constraints is a schema: all of them hold, and those about "other" elements
/// and members look at their neighbours in the list.
public indirect enum _Constraint: Sendable {
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
  /// No value is valid: the schema `false` (section 4.3.2).
  case never

  // Other schemas at the same value (sections 8.2.3 and 10.2)

  /// The list of constraints with this key in a table holds: `$ref`.
  case schema(String, in: any _ConstraintTable.Type)
  /// All of these lists of constraints hold.
  case allOf([[_Constraint]])
  /// At least one of these lists of constraints holds.
  case anyOf([[_Constraint]])
  /// Exactly one of these lists of constraints holds.
  case oneOf([[_Constraint]])
  /// The list of constraints does not hold.
  case not([_Constraint])
  /// Where the first list of constraints holds, the second has to; where it does not, the third.
  case `if`([_Constraint], then: [_Constraint] = [], else: [_Constraint] = [])
  /// Where the object has a member, the list of constraints for its key holds for the object.
  case dependentSchemas([String: [_Constraint]])

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
  /// Constraints of the first elements, a list for each in turn.
  case prefixItems([[_Constraint]])
  /// Constraints of each element after those of ``prefixItems(_:)`` in the same list.
  case items([_Constraint])
  /// At least `min` and at most `max` elements meet the constraints.
  case contains([_Constraint], min: Int = 1, max: Int? = nil)
  /// Constraints of each element that no other constraint of the list is about, nor one of a list
  /// that holds at the same value because of it (section 11.2).
  case unevaluatedItems([_Constraint])

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
  case propertyNames([_Constraint])
  /// Constraints of members, by their key.
  case properties([String: [_Constraint]])
  /// Constraints of the members whose key the expression matches.
  case patternProperties(Pattern, [_Constraint])
  /// Constraints of each member that neither ``properties(_:)`` nor
  /// ``patternProperties(_:_:)`` of the same list is about.
  case additionalProperties([_Constraint])
  /// Constraints of each member that no other constraint of the list is about, nor one of a list
  /// that holds at the same value because of it (section 11.3).
  case unevaluatedProperties([_Constraint])
}
