import ConcordMustache

// What templates of operations and of their calls are given.
extension TemplateContext {
  /// The type of an operation.
  static let operation = TemplateContext(
    "operation", "The type of an operation.", templates: ["operation"],
    [
      Field(Keys.name, .text, "its name below `Operations`"),
      Field(Keys.operationID, .text, "its id, as a literal"),
      Field(Keys.documentation, .lines, "its comment"),
      Field(Keys.conformances, .texts, "protocols that it conforms to besides"),
      Field(Keys.method, .text, "the method, as an expression"),
      Field(Keys.path, .text, "the path, as a literal"),
      Field(Keys.message, .object("message"), "its input"),
      Field(
        Keys.callback, .object("callback"), "where it is sent to, for a callback",
        isOptional: true),
      Field(
        Keys.server, .object("operation server"), "its own server, where it has one",
        isOptional: true),
      Field(
        Keys.security, .object("expression"),
        "what it asks for in place of what all of the API ask for", isOptional: true),
      Field(Keys.success, .lines, "the type that a plain call returns"),
      Field(Keys.responses, .list("response"), "the responses"),
      Field(Keys.choices, .list("body choice"), "enums of the forms of its bodies"),
      Field(Keys.contents, .list("content"), "structs for responses of its own"),
      Field(
        Keys.items, .object("page items"), "where a page has its items, for a list in pages",
        isOptional: true),
      Field(Keys.links, .list("link"), "the ways from its responses to other operations"),
      Field(Keys.declarations, .list("declaration"), "the types that are declared in it"),
    ])

  /// Where a callback is sent to.
  static let callback = TemplateContext(
    "callback", "Where a callback is sent to.", templates: [],
    [
      Field(Keys.url, .text, "the runtime expression, as a literal"),
      Field(Keys.documentation, .lines, "its comment"),
    ])

  /// The server of an operation.
  static let operationServer = TemplateContext(
    "operation server", "The server of an operation.", templates: ["operation-server"],
    [
      Field(Keys.url, .text, "the address, as a literal"),
      Field(Keys.servers, .list("server address"), "the servers that it stands in place of"),
    ])

  /// The types of an operation that is not written itself.
  static let operationTypes = TemplateContext(
    "operation types", "The types of an operation that is not written itself.",
    templates: ["operation-types"],
    [
      Field(Keys.name, .text, "the name of the operation's type"),
      Field(Keys.declarations, .list("declaration"), "the types that are declared in it"),
    ])

  /// The parts of a request or a response.
  static let message = TemplateContext(
    "message", "The parts of a request or a response.", templates: ["parts", "part-types"],
    [
      Field(Keys.parts, .list("part"), "parameters or header fields, then the body"),
      Field(Keys.hasParts, .flag, "whether there are any"),
      Field(Keys.names, .lines, "their names in the message, joined, as a literal"),
      Field(Keys.separator, .text, "what joins them, where it is no space", isOptional: true),
      Field(
        Keys.defaults, .object("parameter defaults"),
        "the values that a server takes where none is given", isOptional: true),
      Field(
        Keys.encodings, .object("expression"),
        "how fields of forms are written that are not written as usual", isOptional: true),
    ])

  /// Values of parameters that are not given.
  static let parameterDefaults = TemplateContext(
    "parameter defaults", "Values of parameters that are not given.",
    templates: ["parameter-defaults"],
    [
      Field(Keys.list, .list("parameter default"), "the values")
    ])

  /// The value of a parameter that is not given.
  static let parameterDefault = TemplateContext(
    "parameter default", "The value of a parameter that is not given.", templates: [],
    [
      Field(Keys.key, .text, "the parameter's name, as a literal"),
      Field(Keys.value, .text, "the value in JSON, as a literal"),
      Field(Keys.isLast, .flag, "whether it is the last"),
      Field(Keys.isOnly, .flag, "whether there is no other"),
    ])

  /// A parameter, a header field or a body.
  static let part = TemplateContext(
    "part", "A parameter, a header field or a body.", templates: [],
    [
      Field(Keys.name, .text, "its name in Swift"),
      Field(Keys.key, .text, "its name in the message; empty for a body"),
      Field(Keys.label, .text, "its name in front of an argument"),
      Field(Keys.isBody, .flag, "whether it is the body"),
      Field(Keys.documentation, .lines, "its comment", isOptional: true),
      Field(Keys.type, .lines, "its type"),
      Field(
        Keys.defaultValue, .object("expression"), "`nil` where it is optional", isOptional: true),
      Field(Keys.partType, .lines, "its type in the table of parts"),
      Field(Keys.isLast, .flag, "whether it is the last"),
    ])

  /// A documented response.
  static let response = TemplateContext(
    "response", "A documented response.",
    templates: ["response", "response-case", "response-pattern"],
    [
      Field(Keys.name, .text, "the case's name"),
      Field(Keys.documentation, .lines, "its comment", isOptional: true),
      Field(Keys.status, .text, "the status, as an expression"),
      Field(Keys.isExact, .flag, "whether that is one code"),
      Field(Keys.type, .lines, "the type of the case's value", isOptional: true),
      Field(Keys.coding, .lines, "the type that reads and writes the body", isOptional: true),
      Field(Keys.content, .text, "the struct, where there is one for it", isOptional: true),
      Field(Keys.contentType, .text, "the media type, as a literal", isOptional: true),
      Field(
        Keys.encodings, .object("expression"),
        "how fields of forms are written that are not written as usual", isOptional: true),
      Field(Keys.index, .number, "its position"),
      Field(Keys.isLast, .flag, "whether it is the last"),
      Field(Keys.isOnly, .flag, "whether there is no other"),
    ])

  /// A struct for a response with header fields, or for an error.
  static let content = TemplateContext(
    "content", "A struct for a response with header fields, or for an error.",
    templates: ["content", "response-content"],
    [
      Field(Keys.name, .text, "its name"),
      Field(Keys.documentation, .lines, "its comment", isOptional: true),
      Field(Keys.isError, .flag, "whether it is an `Error`"),
      Field(Keys.conformances, .texts, "nothing yet"),
      Field(Keys.message, .object("message"), "its parts"),
      Field(
        Keys.choice, .object("body choice"), "the enum of the forms of its body",
        isOptional: true),
    ])

  /// The operations of a client, a server protocol or a stub.
  static let calls = TemplateContext(
    "calls", "The operations of a client, a server protocol or a stub.",
    templates: [
      "client-calls", "group-client", "outgoing-client", "server", "server-header", "stub",
      "routes",
    ],
    [
      Field(Keys.name, .text, "the name of the type"),
      Field(
        Keys.documentation, .lines,
        "what the description says of the API, for a server protocol; what the type is for, where it "
          + "is for webhooks or callbacks",
        isOptional: true),
      Field(Keys.group, .object("group"), "the group that they are of", isOptional: true),
      Field(Keys.groups, .list("group"), "the groups beside them"),
      Field(Keys.operations, .list("call"), "the operations"),
      Field(Keys.hasOperations, .flag, "whether there are any"),
      Field(
        Keys.answersUnimplemented, .flag,
        "whether operations that a server does not implement are answered with 501"),
      Field(Keys.hasClient, .flag, "whether these are all of the API, and a client is generated"),
      Field(Keys.hasRoutes, .flag, "whether there are any, or groups"),
    ])

  /// The operations of a tag, the webhooks, or the callbacks.
  static let group = TemplateContext(
    "group", "The operations of a tag, the webhooks, or the callbacks.", templates: [],
    [
      Field(Keys.name, .text, "the name of the property that leads to them"),
      Field(Keys.tag, .text, "the tag; empty for webhooks and callbacks"),
      Field(
        Keys.isOutgoing, .flag,
        "whether the API makes these calls itself: they are no part of its client and its server"),
      Field(Keys.documentation, .lines, "what the description says of it", isOptional: true),
      Field(Keys.client, .text, "the name of their client"),
      Field(Keys.server, .text, "the name of their server protocol"),
      Field(Keys.stub, .text, "the name of their stub"),
      Field(Keys.routes, .text, "the name of the property that has their routes"),
      Field(Keys.isLast, .flag, "whether it is the last"),
    ])

  /// The enum that everything is declared in.
  static let namespace = TemplateContext(
    "namespace", "The enum that everything is declared in.", templates: ["namespace"],
    [
      Field(Keys.documentation, .lines, "its comment")
    ])

  /// An operation as a function.
  static let call = TemplateContext(
    "call", "An operation as a function.",
    templates: ["server-function", "pages", "parameters", "returns-documentation"],
    [
      Field(Keys.functionName, .text, "the function's name"),
      Field(Keys.name, .text, "the name of the operation's type"),
      Field(Keys.documentation, .lines, "summary and description"),
      Field(Keys.summary, .lines, "the first sentence of them"),
      Field(Keys.onlyPart, .object("documented part"), "the only parameter", isOptional: true),
      Field(
        Keys.manyParts, .object("documented parts"), "the parameters, where there are several",
        isOptional: true),
      Field(
        Keys.success, .lines, "what the description says of the successful response",
        isOptional: true),
      Field(Keys.errors, .lines, "the statuses of documented errors, in words", isOptional: true),
      Field(Keys.hidesValue, .flag, "whether a parameter is called `value`"),
      Field(Keys.deprecated, .flag, "whether callers should move away from it"),
      Field(Keys.parts, .list("part"), "parameters, then the body"),
      Field(Keys.returns, .lines, "the type of its value", isOptional: true),
      Field(
        Keys.returnsOutput, .flag,
        "whether that is the output, since several responses are successful"),
      Field(
        Keys.pages, .object("pages"), "the function that gives its pages, for a list in pages",
        isOptional: true),
      Field(Keys.example, .object("example"), "what the stub answers"),
      Field(Keys.isLast, .flag, "whether it is the last"),
    ])

  /// Parameters of a call.
  static let documentedParts = TemplateContext(
    "documented parts", "Parameters of a call.", templates: [],
    [
      Field(Keys.list, .list("documented part"), "the parameters")
    ])

  /// A parameter of a call.
  static let documentedPart = TemplateContext(
    "documented part", "A parameter of a call.", templates: ["parameter-documentation"],
    [
      Field(Keys.name, .text, "its name"),
      Field(Keys.key, .text, "its name in the message"),
      Field(Keys.text, .lines, "what the description says of it", isOptional: true),
      Field(Keys.isBody, .flag, "whether it is the body"),
    ])

  /// An answer.
  static let example = TemplateContext(
    "example", "An answer.", templates: [],
    [
      Field(Keys.status, .number, "the status code"),
      Field(Keys.contentType, .text, "the media type, as a literal", isOptional: true),
      Field(Keys.body, .lines, "the body, as a literal"),
    ])

  /// The forms that a body can have.
  static let bodyChoice = TemplateContext(
    "body choice", "The forms that a body can have.", templates: ["body-choice"],
    [
      Field(Keys.name, .text, "the name of the enum"),
      Field(Keys.forms, .list("body form"), "the forms"),
    ])

  /// A form of a body.
  static let bodyForm = TemplateContext(
    "body form", "A form of a body.", templates: [],
    [
      Field(Keys.name, .text, "the name of the case"),
      Field(Keys.contentTypes, .text, "its media types, for a comment"),
      Field(Keys.type, .lines, "its type"),
      Field(Keys.coding, .lines, "the type of the runtime that says how it is written"),
      Field(Keys.index, .number, "its position, from zero"),
    ])
}
