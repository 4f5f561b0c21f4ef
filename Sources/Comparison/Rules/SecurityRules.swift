extension Rule {
  /// Calls need credentials, and needed none before.
  static let securityAdded = Rule(
    "security-added", behaviour: .breaking, "{0} now needs credentials: {3}", Advice.behaviour)
  /// Calls need no credentials any more.
  static let securityRemoved = Rule(
    "security-removed", behaviour: .risky, "{0} no longer needs credentials; it needed {2}",
    "Make sure that this is what is wanted: whoever can reach the server can call it.")
  /// There is another way to prove who calls.
  static let requirementAdded = Rule(
    "security-requirement-added", behaviour: .compatible,
    "{0} now takes other credentials as well: {3}")
  /// There is one way fewer to prove who calls.
  static let requirementRemoved = Rule(
    "security-requirement-removed", behaviour: .breaking, "{0} no longer takes {2}",
    Advice.behaviour)
  /// Credentials are optional.
  static let securityOptional = Rule(
    "security-became-optional", behaviour: .risky, "{0} can now be called without credentials",
    "Make sure that this is what is wanted: whoever can reach the server can call it.")
  /// Credentials are no longer optional.
  static let securityRequired = Rule(
    "security-became-required", behaviour: .breaking,
    "{0} can no longer be called without credentials", Advice.behaviour)
  /// A scope is asked for.
  static let scopeAdded = Rule(
    "security-scope-added", behaviour: .breaking, "{0} now needs the scope '{3}' of '{1}'",
    Advice.behaviour)
  /// A scope is not asked for any more.
  static let scopeRemoved = Rule(
    "security-scope-removed", behaviour: .compatible,
    "{0} no longer needs the scope '{2}' of '{1}'")

  /// A scheme is new.
  static let schemeAdded = Rule(
    "security-scheme-added", behaviour: .compatible, "{0} is new")
  /// A scheme is gone.
  static let schemeRemoved = Rule(
    "security-scheme-removed", behaviour: .risky, "{0} is gone", Advice.behaviour)
  /// A scheme is of another type.
  static let schemeTypeChanged = Rule(
    "security-scheme-type-changed", behaviour: .breaking,
    "{0} is of another type: {2} before, {3} now", Advice.behaviour)
  /// Credentials stand elsewhere in the message.
  static let schemePlaceChanged = Rule(
    "security-scheme-place-changed", behaviour: .breaking,
    "{0} stands elsewhere: {2} before, {3} now", Advice.behaviour)
  /// Tokens are of another format.
  static let bearerFormatChanged = Rule(
    "security-scheme-bearer-format-changed",
    "{0} has another 'bearerFormat': {2} before, {3} now")
  /// A flow is new.
  static let flowAdded = Rule(
    "security-scheme-flow-added", behaviour: .compatible, "{0} now has the flow '{1}'")
  /// A flow is gone.
  static let flowRemoved = Rule(
    "security-scheme-flow-removed", behaviour: .breaking, "{0} no longer has the flow '{1}'",
    Advice.behaviour)
  /// An address of a flow is another one.
  static let flowAddressChanged = Rule(
    "security-scheme-address-changed", behaviour: .risky,
    "'{1}' of {0} went from {2} to {3}", Advice.behaviour)
  /// A scope is given.
  static let flowScopeAdded = Rule(
    "security-scheme-scope-added", behaviour: .compatible, "{0} now gives the scope '{1}'")
  /// A scope is not given any more.
  static let flowScopeRemoved = Rule(
    "security-scheme-scope-removed", behaviour: .risky, "{0} no longer gives the scope '{1}'",
    Advice.behaviour)

  /// A server is new.
  static let serverAdded = Rule(
    "server-added", behaviour: .compatible, "{0} is now also served at {3}")
  /// A server is gone.
  static let serverRemoved = Rule(
    "server-removed", behaviour: .risky, "{0} is no longer served at {2}", Advice.behaviour)
  /// The server that is used where nobody chooses is another one.
  static let serverOrderChanged = Rule(
    "server-order-changed", behaviour: .risky,
    "{0} is served at {3} before all others, and no longer at {2}", Advice.behaviour)
  /// A variable of a server has another default.
  static let variableDefaultChanged = Rule(
    "server-variable-default-changed", behaviour: .risky,
    "the default of the variable '{1}' of {0} went from {2} to {3}", Advice.behaviour)
  /// A variable of a server has another value.
  static let variableValueAdded = Rule(
    "server-variable-value-added", behaviour: .compatible,
    "the variable '{1}' of {0} can now be {3}")
  /// A variable of a server has one value fewer.
  static let variableValueRemoved = Rule(
    "server-variable-value-removed", behaviour: .breaking,
    "the variable '{1}' of {0} can no longer be {2}", Advice.behaviour)

  /// The version of the description is another one.
  static let versionChanged = Rule(
    "info-version-changed", "the version of the description went from {2} to {3}")
  /// The API has a group.
  static let tagDeclared = Rule("tag-added", "the tag '{1}' is now declared")
  /// The API no longer has a group.
  static let tagUndeclared = Rule("tag-removed", "the tag '{1}' is no longer declared")
  /// An example is new.
  static let exampleAdded = Rule("example-added", "{0} has the new example '{1}'")
  /// An example is gone.
  static let exampleRemoved = Rule("example-removed", "{0} no longer has the example '{1}'")
  /// An example shows another value.
  static let exampleChanged = Rule("example-changed", "the example '{1}' of {0} is another one")
  /// Not all could be compared.
  static let tooLarge = Rule(
    "comparison-incomplete", behaviour: .risky,
    "the schemas combine in too many ways, so that not all of them were compared",
    "Compare the parts that changed by eye, or combine fewer schemas.")

  static let securityRules = [
    securityAdded, securityRemoved, requirementAdded, requirementRemoved, securityOptional,
    securityRequired, scopeAdded, scopeRemoved, schemeAdded, schemeRemoved, schemeTypeChanged,
    schemePlaceChanged, bearerFormatChanged, flowAdded, flowRemoved, flowAddressChanged,
    flowScopeAdded, flowScopeRemoved, serverAdded, serverRemoved, serverOrderChanged,
    variableDefaultChanged, variableValueAdded, variableValueRemoved, versionChanged, tagDeclared,
    tagUndeclared, exampleAdded, exampleRemoved, exampleChanged, tooLarge,
  ]
}
