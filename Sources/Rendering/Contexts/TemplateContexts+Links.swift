import ConcordMustache

// What the template of links is given.
extension TemplateContext {
  /// A way from a response to another operation.
  static let link = TemplateContext(
    "link", "A way from a response to another operation.", templates: ["link"],
    [
      Field(Keys.name, .text, "the function's name"),
      Field(Keys.documentation, .lines, "its comment"),
      Field(Keys.operation, .text, "the type of the other operation"),
      Field(Keys.output, .text, "the name of the parameter that is the output"),
      Field(Keys.index, .number, "the position of the response"),
      Field(Keys.readsBody, .flag, "whether a value is of the body of the request"),
      Field(Keys.parts, .list("part"), "what the caller gives: parameters, then the body"),
      Field(Keys.hasParts, .flag, "whether there are any"),
      Field(Keys.list, .list("documented part"), "the same, for comments"),
      Field(Keys.values, .list("link value"), "the parts of the other operation's input"),
    ])

  /// A part of the input that a link makes.
  static let linkValue = TemplateContext(
    "link value", "A part of the input that a link makes.", templates: [],
    [
      Field(Keys.label, .text, "its name in front of an argument"),
      Field(Keys.name, .text, "its name in Swift"),
      Field(Keys.type, .lines, "its type, unless the caller gives it", isOptional: true),
      Field(Keys.isExpression, .flag, "whether its value is a runtime expression"),
      Field(
        Keys.value, .text, "the expression or the JSON, as a literal, unless the caller gives it",
        isOptional: true),
      Field(Keys.isLast, .flag, "whether it is the last"),
    ])
}
