extension Rule {
  /// A required member is new.
  static let requiredPropertyAdded = Rule(
    "property-added-required", wire: .narrowing(), "{0} has the new required property '{1}'",
    "Make the property optional, or give it a default: clients of before do not send it.")
  /// A required member with a default is new.
  static let defaultedPropertyAdded = Rule(
    "property-added-required-with-default",
    wire: WireEffect(
      oldClient: .init(request: .risky, response: .compatible),
      newClient: .init(request: .compatible, response: .breaking)),
    behaviour: .init(request: .risky, response: .compatible),
    message: "{0} has the new required property '{1}', whose default is {3}",
    advice: "Make the property optional: clients of before do not send it.")
  /// An optional member is new.
  static let optionalPropertyAdded = Rule(
    "property-added-optional", wire: .compatible, "{0} has the new optional property '{1}'")
  /// A member is new where others were forbidden before.
  static let propertyAddedToClosed = Rule(
    "property-added-to-closed", wire: .widening(.risky),
    "{0} has the new property '{1}', which was forbidden before", Advice.widening)
  /// A required member is gone.
  static let requiredPropertyRemoved = Rule(
    "property-removed-required",
    wire: WireEffect(
      oldClient: .init(request: .risky, response: .breaking),
      newClient: .init(request: .breaking, response: .compatible)),
    "{0} no longer has the required property '{1}'",
    "Keep the property and deprecate it: clients of before count on it.")
  /// An optional member is gone.
  static let optionalPropertyRemoved = Rule(
    "property-removed-optional",
    wire: WireEffect(
      oldClient: .init(.risky), newClient: .init(.compatible)),
    "{0} no longer has the optional property '{1}'",
    "Keep the property and deprecate it: what clients of before send is now ignored.")
  /// An optional member is gone, and members that are not declared are forbidden.
  static let propertyRemovedFromClosed = Rule(
    "property-removed-from-closed",
    wire: WireEffect(
      oldClient: .init(request: .breaking, response: .risky), newClient: .init(.compatible)),
    "{0} no longer has the optional property '{1}', and forbids members that it does not declare",
    Advice.narrowing)
  /// A required member is gone, and members that are not declared are forbidden.
  static let requiredPropertyRemovedFromClosed = Rule(
    "property-removed-required-from-closed",
    wire: WireEffect(
      oldClient: .init(.breaking), newClient: .init(request: .breaking, response: .compatible)),
    "{0} no longer has the required property '{1}', and forbids members that it does not declare",
    Advice.narrowing)
  /// A member may be absent.
  static let propertyBecameOptional = Rule(
    "property-became-optional", wire: .widening(), "'{1}' of {0} is no longer required",
    "Keep sending the property: clients of before count on it.")
  /// A member has to be there.
  static let propertyBecameRequired = Rule(
    "property-became-required", wire: .narrowing(), "'{1}' of {0} is now required",
    "Keep the property optional: clients of before do not always send it.")
  /// A member with a default has to be there.
  static let defaultedPropertyBecameRequired = Rule(
    "property-became-required-with-default", wire: .narrowing(),
    "'{1}' of {0} is now required, and its default is {3}",
    "Keep the property optional: clients of before do not always send it.")
  /// Members that are not declared are forbidden.
  static let othersForbidden = Rule(
    "schema-additional-properties-forbidden",
    wire: WireEffect(
      oldClient: .init(request: .breaking, response: .compatible),
      newClient: .init(request: .compatible, response: .risky)),
    "{0} no longer takes members that it does not declare", Advice.narrowing)
  /// Members that are not declared are allowed.
  static let othersAllowed = Rule(
    "schema-additional-properties-allowed", wire: .widening(.risky),
    "{0} now takes members that it does not declare", Advice.widening)
  /// A member is in responses only.
  static let readOnlyAdded = Rule(
    "schema-read-only-added", behaviour: .init(request: .compatible, response: .compatible),
    message: "{0} is now read-only: what clients send is ignored", advice: Advice.behaviour)
  /// A member is in requests too.
  static let readOnlyRemoved = Rule(
    "schema-read-only-removed", behaviour: .compatible, "{0} is no longer read-only")
  /// A required member is in requests too.
  static let requiredReadOnlyRemoved = Rule(
    "property-required-in-requests", wire: .narrowing(),
    "'{1}' of {0} is required and no longer read-only: requests have to have it",
    "Make the property optional: clients of before do not send it.")
  /// A member is in requests only.
  static let writeOnlyAdded = Rule(
    "schema-write-only-added", behaviour: .init(request: .compatible, response: .compatible),
    message: "{0} is now write-only: responses do not have it", advice: Advice.behaviour)
  /// A member is in responses too.
  static let writeOnlyRemoved = Rule(
    "schema-write-only-removed", behaviour: .init(request: .compatible, response: .risky),
    message: "{0} is no longer write-only", advice: Advice.behaviour)

  static let propertyRules = [
    requiredPropertyAdded, defaultedPropertyAdded, optionalPropertyAdded, propertyAddedToClosed,
    requiredPropertyRemoved, optionalPropertyRemoved, propertyRemovedFromClosed,
    requiredPropertyRemovedFromClosed, propertyBecameOptional, propertyBecameRequired,
    defaultedPropertyBecameRequired,
    othersForbidden, othersAllowed, readOnlyAdded, readOnlyRemoved, requiredReadOnlyRemoved,
    writeOnlyAdded, writeOnlyRemoved,
  ]
}
