extension Rule {
  /// Values of more JSON types are valid.
  static let typeWidened = Rule(
    "schema-type-widened", wire: .widening(), "{0} takes more types: {2} before, {3} now",
    Advice.widening)
  /// Values of fewer JSON types are valid.
  static let typeNarrowed = Rule(
    "schema-type-narrowed", wire: .narrowing(), "{0} takes fewer types: {2} before, {3} now",
    Advice.narrowing)
  /// Values of other JSON types are valid.
  static let typeChanged = Rule(
    "schema-type-changed", wire: .replacing(), "the type of {0} went from {2} to {3}",
    Advice.replacing)
  /// A type is written that the keywords beside it are about anyway.
  static let typeStated = Rule(
    "schema-type-stated", wire: .compatible, "the type of {0} is now written: {3}")
  /// A type is no longer written that the keywords beside it are about anyway.
  static let typeImplied = Rule(
    "schema-type-implied", wire: .compatible, "the type of {0} is no longer written: {2}")
  /// `null` is valid.
  static let nullAllowed = Rule(
    "schema-null-allowed", wire: .widening(), "{0} may now be null", Advice.widening)
  /// `null` is not valid.
  static let nullForbidden = Rule(
    "schema-null-forbidden", wire: .narrowing(), "{0} may no longer be null", Advice.narrowing)
  /// A value of `enum` is new.
  static let valueAdded = Rule(
    "schema-enum-value-added", wire: .widening(), "{0} has the new value {3}",
    "Check that clients of before can receive a value that they do not know.")
  /// A value of `enum` is gone.
  static let valueRemoved = Rule(
    "schema-enum-value-removed", wire: .narrowing(), "{0} no longer has the value {2}",
    Advice.narrowing)
  /// A value that is listed as an example of more is new.
  static let extensibleValueAdded = Rule(
    "schema-extensible-enum-value-added", wire: .compatible,
    "{0} has the new known value {3}, among others")
  /// A value that is listed as an example of more is gone.
  static let extensibleValueRemoved = Rule(
    "schema-extensible-enum-value-removed", wire: .narrowing(),
    "{0} no longer has the known value {2}", Advice.narrowing)

  /// A format is new.
  static let formatAdded = Rule(
    "schema-format-added", behaviour: .risky, "{0} now has the format {3}", Advice.behaviour)
  /// A format is gone.
  static let formatRemoved = Rule(
    "schema-format-removed", behaviour: .risky, "{0} no longer has the format {2}",
    Advice.behaviour)
  /// A format is another one.
  static let formatChanged = Rule(
    "schema-format-changed", behaviour: .risky, "the format of {0} went from {2} to {3}",
    Advice.behaviour)
  /// A default is new.
  static let defaultAdded = Rule(
    "schema-default-added", behaviour: .init(request: .risky, response: .compatible),
    message: "{0} now has the default {3}", advice: Advice.behaviour)
  /// A default is gone.
  static let defaultRemoved = Rule(
    "schema-default-removed", behaviour: .init(request: .risky, response: .compatible),
    message: "{0} no longer has the default {2}", advice: Advice.behaviour)
  /// A default is another one.
  static let defaultChanged = Rule(
    "schema-default-changed", behaviour: .init(request: .breaking, response: .compatible),
    message: "the default of {0} went from {2} to {3}", advice: Advice.behaviour)

  static let typeRules = [
    typeWidened, typeNarrowed, typeChanged, typeStated, typeImplied, nullAllowed, nullForbidden,
    valueAdded, valueRemoved, extensibleValueAdded, extensibleValueRemoved, formatAdded,
    formatRemoved, formatChanged, defaultAdded, defaultRemoved, defaultChanged,
  ]
}
