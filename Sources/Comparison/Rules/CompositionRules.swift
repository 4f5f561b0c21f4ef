extension Rule {
  /// An alternative is new.
  static let alternativeAdded = Rule(
    "schema-alternative-added", wire: .widening(), "{0} has the new alternative {3}",
    Advice.widening)
  /// An alternative is gone.
  static let alternativeRemoved = Rule(
    "schema-alternative-removed", wire: .narrowing(), "{0} no longer has the alternative {2}",
    Advice.narrowing)
  /// Values have to be of one of several schemas.
  static let choiceAdded = Rule(
    "schema-choice-added", wire: .narrowing(), "{0} now has to be one of {3}", Advice.narrowing)
  /// Values need not be of one of several schemas.
  static let choiceRemoved = Rule(
    "schema-choice-removed", wire: .widening(), "{0} no longer has to be one of {2}",
    Advice.widening)
  /// What was the schema is now one of several.
  static let choiceWrapped = Rule(
    "schema-wrapped-in-choice", wire: .compatible,
    "what {0} was before is now one of its alternatives: {3}")
  /// What was one of several schemas is now the schema.
  static let choiceUnwrapped = Rule(
    "schema-unwrapped-from-choice", wire: .compatible,
    "{0} is now what was one of its alternatives: {2}")
  /// Exactly one alternative has to hold, where any did before.
  static let choiceExclusive = Rule(
    "schema-choice-narrowed", wire: .narrowing(.risky),
    "only one alternative of {0} may hold now: {3} instead of {2}", Advice.narrowing)
  /// Several alternatives may hold, where one did before.
  static let choiceInclusive = Rule(
    "schema-choice-widened", wire: .widening(.risky),
    "several alternatives of {0} may hold now: {3} instead of {2}", Advice.widening)
  /// A discriminator is new.
  static let discriminatorAdded = Rule(
    "schema-discriminator-added", behaviour: .compatible,
    "the alternatives of {0} are now told apart by '{3}'")
  /// A discriminator is gone.
  static let discriminatorRemoved = Rule(
    "schema-discriminator-removed", behaviour: .risky,
    "the alternatives of {0} are no longer told apart by '{2}'", Advice.behaviour)
  /// A discriminator is another property.
  static let discriminatorChanged = Rule(
    "schema-discriminator-property-changed", wire: .replacing(.risky),
    "the alternatives of {0} are told apart by '{3}', and no longer by '{2}'", Advice.replacing)
  /// A value of a discriminator is new.
  static let mappingAdded = Rule(
    "schema-discriminator-mapping-added", wire: .compatible,
    "the discriminator of {0} has the new value '{1}', for {3}")
  /// A value of a discriminator is gone.
  static let mappingRemoved = Rule(
    "schema-discriminator-mapping-removed", wire: .replacing(.risky),
    "the discriminator of {0} no longer has the value '{1}', for {2}", Advice.replacing)
  /// A value of a discriminator is for another schema.
  static let mappingChanged = Rule(
    "schema-discriminator-mapping-changed", wire: .replacing(),
    "the value '{1}' of the discriminator of {0} is now for {3}, and no longer for {2}",
    Advice.replacing)
  /// What an absent or unknown value of a discriminator stands for has changed.
  static let defaultMappingChanged = Rule(
    "schema-discriminator-default-changed", behaviour: .risky,
    "where the discriminator of {0} says nothing known, it is {3}, and no longer {2}",
    Advice.behaviour)
  /// Elements at a position have a schema of their own.
  static let elementAdded = Rule(
    "schema-prefix-item-added", wire: .narrowing(),
    "the element {1} of {0} now has a schema of its own", Advice.narrowing)
  /// Elements at a position have no schema of their own.
  static let elementRemoved = Rule(
    "schema-prefix-item-removed", wire: .widening(),
    "the element {1} of {0} no longer has a schema of its own", Advice.widening)
  /// Elements after those with a schema of their own are forbidden.
  static let elementsForbidden = Rule(
    "schema-other-items-forbidden", wire: .narrowing(),
    "{0} no longer takes elements after those that it lists", Advice.narrowing)
  /// Elements after those with a schema of their own are allowed.
  static let elementsAllowed = Rule(
    "schema-other-items-allowed", wire: .widening(),
    "{0} now takes elements after those that it lists", Advice.widening)
  /// No value is valid.
  static let schemaForbidden = Rule(
    "schema-forbidden", wire: .narrowing(), "{0} now takes no value at all", Advice.narrowing)
  /// There are valid values.
  static let schemaPermitted = Rule(
    "schema-permitted", wire: .widening(), "{0} now takes values", Advice.widening)
  /// Values have to be of another named schema too.
  static let partAdded = Rule(
    "schema-part-added", wire: .compatible,
    "{0} is now composed of '{1}' too; what that asks for is said by itself")
  /// Values need not be of another named schema any more.
  static let partRemoved = Rule(
    "schema-part-removed", wire: .compatible,
    "{0} is no longer composed of '{1}'; what that asked for is said by itself")
  /// How values stand in XML has changed.
  static let xmlChanged = Rule(
    "schema-xml-changed", wire: .replacing(), "'xml' of {0} went from {2} to {3}",
    "Nothing has to be done where no message is XML; else add what is new beside what is there.")
  /// A schema of components is new and in no message.
  static let schemaAdded = Rule(
    "component-schema-added", "the schema {0} is new, and no operation of before uses it")
  /// A schema of components is gone and was in no message.
  static let schemaRemoved = Rule(
    "component-schema-removed", "the schema {0} is gone, and no operation uses it now")

  static let compositionRules = [
    alternativeAdded, alternativeRemoved, choiceAdded, choiceRemoved, choiceWrapped,
    choiceUnwrapped, choiceExclusive, choiceInclusive, discriminatorAdded, discriminatorRemoved,
    discriminatorChanged, mappingAdded, mappingRemoved, mappingChanged, defaultMappingChanged,
    elementAdded, elementRemoved, elementsForbidden, elementsAllowed, schemaForbidden,
    schemaPermitted, partAdded, partRemoved, xmlChanged, schemaAdded, schemaRemoved,
  ]
}
