import ConcordMustache

extension TemplateContext {
  /// All contexts, in the order in which the reference page has them.
  package static let all: [TemplateContext] = [
    .file, .root, .types, .declaration, .structure, .property, .fieldDefaults, .fieldDefault,
    .enumeration, .enumerationCase, .alias, .union, .alternative, .constraints,
    .constraintDefinitions, .definition, .expression, .member, .expressions, .operation,
    .operationServer, .callback, .link, .linkValue, .operationTypes, .message, .parameterDefaults,
    .parameterDefault,
    .part, .response, .content, .calls, .group, .call, .documentedParts, .documentedPart, .pages,
    .pageItems, .example,
    .client, .bodyChoice, .bodyForm, .credentials, .securityScheme, .serverAddress, .relativeServer,
    .variableServer, .serverVariable, .serverVariableValue,
    .namespace,
  ]

  /// The head of a file.
  static let file = TemplateContext(
    "file", "The head of a file.", templates: ["file"],
    [
      Field(Keys.document, .text, "the name of the document's file"),
      Field(Keys.importAccess, .text, "the access level of imports, with a space behind it"),
      Field(Keys.usesRuntime, .flag, "whether the file names types of the runtime"),
      Field(Keys.usesFoundation, .flag, "whether it names types of Foundation"),
    ])

  /// What is around everything else.
  static let root = TemplateContext(
    "root", "What is around everything else.", templates: [],
    [
      Field(
        Keys.access, .text,
        "the access level of declarations, with a space behind it; empty for `internal`"),
      Field(Keys.namespace, .text, "the enum that everything is declared in", isOptional: true),
      Field(
        Keys.qualifier, .text,
        "what stands before names of outermost types: the namespace with a point, or nothing"),
      Field(Keys.piece, .object("any"), "the context of the file's template"),
    ])

  /// A type with those that are declared in it.
  static let types = TemplateContext(
    "types", "A type with those that are declared in it.", templates: ["types"],
    [
      Field(Keys.declarations, .list("declaration"), "the type, then those in it")
    ])

  /// One type.
  static let declaration = TemplateContext(
    "declaration", "One type.",
    templates: ["type", "declaration", "constraints", "constraints-header"],
    [
      Field(
        Keys.scope, .lines, "the names that lead to what the type is declared in, joined by points",
        isOptional: true),
      Field(Keys.path, .lines, "the names that lead to the type, joined by points"),
      Field(Keys.structure, .object("struct"), "a struct", isOptional: true),
      Field(Keys.enumeration, .object("enumeration"), "an enumeration", isOptional: true),
      Field(Keys.union, .object("union"), "a union", isOptional: true),
      Field(Keys.alias, .object("alias"), "another name for a type", isOptional: true),
      Field(
        Keys.constraints, .object("constraints"),
        "what is asked of its values, where they are validated", isOptional: true),
      Field(Keys.isLast, .flag, "whether it is the last of the file"),
    ])

  /// A struct that stands for an object, or for an array whose items have meanings.
  static let structure = TemplateContext(
    "struct", "A struct that stands for an object, or for an array whose items have meanings.",
    templates: ["struct", "field-types"],
    [
      Field(Keys.name, .text, "its name"),
      Field(Keys.documentation, .lines, "its comment", isOptional: true),
      Field(Keys.attributes, .texts, "the user's attributes"),
      Field(Keys.conformances, .texts, "the user's conformances"),
      Field(Keys.isArray, .flag, "whether it stands for an array"),
      Field(Keys.properties, .list("property"), "its properties"),
      Field(Keys.hasProperties, .flag, "whether there are any"),
      Field(Keys.keys, .lines, "the properties' JSON keys, joined, as a literal"),
      Field(Keys.separator, .text, "what joins them, where it is no space", isOptional: true),
      Field(
        Keys.defaults, .object("defaults"), "values of properties that an object lacks",
        isOptional: true),
      Field(
        Keys.xml, .object("expression"), "how it stands in XML, where that is not the usual",
        isOptional: true),
      Field(
        Keys.failure, .object("expression"), "how it says that a call failed, where it does",
        isOptional: true),
    ])

  /// A property of a struct.
  static let property = TemplateContext(
    "property", "A property of a struct.", templates: ["property", "parameter"],
    [
      Field(Keys.name, .text, "its name"),
      Field(Keys.key, .text, "its JSON key"),
      Field(Keys.documentation, .lines, "its comment", isOptional: true),
      Field(Keys.isAdditional, .flag, "whether it holds what is not declared"),
      Field(Keys.wrapper, .text, "its property wrapper", isOptional: true),
      Field(Keys.introducer, .text, "`var` or `let`"),
      Field(Keys.isReadOnly, .flag, "whether it is a variable with a private setter"),
      Field(Keys.type, .lines, "its type"),
      Field(Keys.fieldType, .lines, "its type in the table of fields"),
      Field(
        Keys.defaultValue, .object("expression"), "the value it has unless another is given",
        isOptional: true),
      Field(Keys.isLast, .flag, "whether it is the last"),
    ])

  /// Values of properties that an object lacks.
  static let fieldDefaults = TemplateContext(
    "defaults", "Values of properties that an object lacks.", templates: ["field-defaults"],
    [
      Field(Keys.list, .list("default"), "the values")
    ])

  /// One of them.
  static let fieldDefault = TemplateContext(
    "default", "One of them.", templates: [],
    [
      Field(Keys.key, .text, "the JSON key, as a literal"),
      Field(Keys.value, .object("expression"), "the value"),
      Field(Keys.type, .text, "its type"),
      Field(Keys.isLast, .flag, "whether it is the last"),
      Field(Keys.isOnly, .flag, "whether there is no other"),
    ])

  /// A list of values.
  static let enumeration = TemplateContext(
    "enumeration", "A list of values.", templates: ["enumeration"],
    [
      Field(Keys.name, .text, "its name"),
      Field(Keys.documentation, .lines, "its comment", isOptional: true),
      Field(Keys.attributes, .texts, "the user's attributes"),
      Field(Keys.conformances, .texts, "the user's conformances"),
      Field(Keys.rawType, .text, "the type of the values"),
      Field(Keys.isOpen, .flag, "whether other values are kept"),
      Field(Keys.cases, .list("case"), "the values"),
    ])

  /// A value of an enumeration.
  static let enumerationCase = TemplateContext(
    "case", "A value of an enumeration.", templates: ["case-documentation"],
    [
      Field(Keys.name, .text, "its name"),
      Field(Keys.documentation, .lines, "its comment", isOptional: true),
      Field(Keys.value, .object("expression"), "the value"),
      Field(Keys.isLast, .flag, "whether it is the last"),
      Field(Keys.isOnly, .flag, "whether there is no other"),
    ])

  /// Another name for a type.
  static let alias = TemplateContext(
    "alias", "Another name for a type.", templates: ["alias"],
    [
      Field(Keys.name, .text, "the name"),
      Field(Keys.documentation, .lines, "its comment", isOptional: true),
      Field(Keys.type, .lines, "the type"),
    ])

  /// One of several alternatives.
  static let union = TemplateContext(
    "union", "One of several alternatives.", templates: ["union"],
    [
      Field(Keys.name, .text, "its name"),
      Field(Keys.documentation, .lines, "its comment", isOptional: true),
      Field(Keys.attributes, .texts, "the user's attributes"),
      Field(Keys.conformances, .texts, "the user's conformances"),
      Field(Keys.isIndirect, .flag, "whether it holds itself"),
      Field(Keys.cases, .list("alternative"), "the alternatives"),
      Field(
        Keys.unrecognized, .text, "the name of the case for what is none of them", isOptional: true),
      Field(Keys.count, .number, "how many alternatives there are"),
    ])

  /// An alternative of a union.
  static let alternative = TemplateContext(
    "alternative", "An alternative of a union.", templates: [],
    [
      Field(Keys.name, .text, "the case's name"),
      Field(Keys.documentation, .lines, "its comment", isOptional: true),
      Field(Keys.type, .lines, "the type of its value"),
      Field(Keys.recognition, .object("expression"), "by what a value is known to be of it"),
      Field(
        Keys.checks, .object("expression"), "constraints that tell it from others", isOptional: true
      ),
      Field(Keys.index, .number, "its position"),
      Field(Keys.isLast, .flag, "whether it is the last"),
      Field(Keys.isOnly, .flag, "whether there is no other"),
    ])

  /// What is asked of a type's values.
  static let constraints = TemplateContext(
    "constraints", "What is asked of a type's values.", templates: [],
    [
      Field(Keys.isEmpty, .flag, "whether that is nothing"),
      Field(Keys.arguments, .list("expression"), "the arguments of the table"),
    ])

  /// Constraints that others refer to by key.
  static let constraintDefinitions = TemplateContext(
    "constraint-definitions", "Constraints that others refer to by key.",
    templates: ["constraint-definitions"],
    [
      Field(Keys.definitions, .list("definition"), "the constraints")
    ])

  /// One of them.
  static let definition = TemplateContext(
    "definition", "One of them.", templates: [],
    [
      Field(Keys.key, .text, "the key, as a literal"),
      Field(Keys.index, .number, "its position"),
      Field(Keys.constraints, .object("expression"), "the constraints"),
      Field(Keys.isLast, .flag, "whether it is the last"),
      Field(Keys.isOnly, .flag, "whether there is no other"),
    ])

  /// An expression of Swift. One of its forms is there.
  static let expression = TemplateContext(
    "expression", "An expression of Swift. One of its forms is there.",
    templates: ["expression", "collection"],
    [
      Field(Keys.label, .text, "the label or key in front of it", isOptional: true),
      Field(Keys.text, .text, "as it stands", isOptional: true),
      Field(
        Keys.member, .object("member"), "a member of the type that Swift expects", isOptional: true),
      Field(Keys.tuple, .object("expressions"), "a tuple", isOptional: true),
      Field(Keys.array, .object("expressions"), "an array", isOptional: true),
      Field(Keys.dictionary, .object("expressions"), "a dictionary", isOptional: true),
      Field(Keys.isLast, .flag, "whether it is the last of its list"),
      Field(Keys.isOnly, .flag, "whether there is no other"),
    ])

  /// A member, with arguments where it is called.
  static let member = TemplateContext(
    "member", "A member, with arguments where it is called.", templates: ["member"],
    [
      Field(Keys.name, .text, "its name, with the dot"),
      Field(Keys.arguments, .object("expressions"), "its arguments", isOptional: true),
      Field(
        Keys.argument, .object("expression"), "its only argument, where that is a list",
        isOptional: true),
    ])

  /// A list of expressions.
  static let expressions = TemplateContext(
    "expressions", "A list of expressions.", templates: ["list", "tuple"],
    [
      Field(Keys.list, .list("expression"), "the expressions")
    ])
}
