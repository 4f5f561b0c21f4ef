import ConcordMustache

// What templates of the client, its credentials and its servers are given.
extension TemplateContext {
  /// The credentials of the API.
  static let credentials = TemplateContext(
    "credentials", "The credentials of the API.", templates: ["credentials"],
    [
      Field(Keys.documentation, .lines, "its comment"),
      Field(Keys.schemes, .list("security scheme"), "the properties"),
      Field(Keys.expressions, .object("expression"), "the schemes, for the runtime"),
      Field(Keys.security, .object("expression"), "what operations ask for that say nothing else"),
    ])

  /// One way to prove who calls.
  static let securityScheme = TemplateContext(
    "security scheme", "One way to prove who calls.", templates: [],
    [
      Field(Keys.name, .text, "the property's name"),
      Field(Keys.type, .text, "the type of its credential"),
      Field(Keys.documentation, .lines, "its comment"),
      Field(Keys.index, .number, "its position, from zero"),
      Field(Keys.isLast, .flag, "whether it is the last"),
      Field(Keys.isOnly, .flag, "whether there is no other"),
    ])

  /// The client.
  static let client = TemplateContext(
    "client", "The client.", templates: ["client"],
    [
      Field(Keys.documentation, .lines, "its comment"),
      Field(Keys.servers, .list("server address"), "where the API is served"),
      Field(Keys.firstServer, .text, "the first address, as a literal", isOptional: true),
      Field(Keys.credentials, .flag, "whether the API has security schemes"),
      Field(
        Keys.variableServers, .list("variable server"), "the servers whose addresses have variables"
      ),
      Field(
        Keys.relativeServer, .object("relative server"),
        "the first address that is seen from where the description was found", isOptional: true),
      Field(
        Keys.failures, .object("expression"),
        "how bodies say that a call failed, where the configuration tells", isOptional: true),
    ])

  /// A server whose address has variables.
  static let variableServer = TemplateContext(
    "variable server", "A server whose address has variables.", templates: ["variable-server"],
    [
      Field(Keys.name, .text, "the name of the function that makes the address"),
      Field(Keys.documentation, .lines, "what it is for", isOptional: true),
      Field(Keys.url, .text, "the address with the variables in braces, as a literal"),
      Field(Keys.isRelative, .flag, "whether it is seen from where the description was found"),
      Field(Keys.variables, .list("server variable"), "the variables"),
      Field(
        Keys.onlyVariable, .object("server variable"),
        "the only argument of the function, where it has no other", isOptional: true),
    ])

  /// A variable of an address.
  static let serverVariable = TemplateContext(
    "server variable", "A variable of an address.", templates: [],
    [
      Field(Keys.name, .text, "the argument's name"),
      Field(Keys.key, .text, "the variable's name, as a literal"),
      Field(Keys.text, .text, "the variable's name, for a comment"),
      Field(Keys.documentation, .lines, "what it is for", isOptional: true),
      Field(Keys.type, .text, "the argument's type"),
      Field(Keys.defaultValue, .text, "the argument's value where none is given"),
      Field(Keys.typeName, .text, "the name of the enum of its values", isOptional: true),
      Field(Keys.cases, .list("server variable value"), "its values; none where it may have any"),
      Field(Keys.isLast, .flag, "whether it is the last"),
      Field(Keys.isOnly, .flag, "whether there is no other"),
    ])

  /// A value of a variable of an address.
  static let serverVariableValue = TemplateContext(
    "server variable value", "A value of a variable of an address.", templates: [],
    [
      Field(Keys.name, .text, "the name of its case"),
      Field(Keys.value, .text, "the value, as a literal"),
      Field(Keys.text, .text, "the value, for a comment"),
    ])

  /// An address that is seen from where the description was found.
  static let relativeServer = TemplateContext(
    "relative server", "An address that is seen from where the description was found.",
    templates: [],
    [
      Field(Keys.url, .text, "the address, as a literal"),
      Field(Keys.text, .text, "the address, for a comment"),
    ])

  /// An address of the API.
  static let serverAddress = TemplateContext(
    "server address", "An address of the API.", templates: [],
    [
      Field(Keys.url, .text, "the address, as a literal"),
      Field(Keys.documentation, .lines, "what it is for", isOptional: true),
      Field(Keys.isLast, .flag, "whether it is the last"),
      Field(Keys.isOnly, .flag, "whether there is no other"),
    ])
}
