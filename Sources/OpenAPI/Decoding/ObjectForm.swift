import ConcordDiagnostics

/// What one kind of object of the specification is called, and the keys that it may have.
///
/// The keys are those of all of 3.0, 3.1 and 3.2 together: a key of a newer version in an older
/// document is read as that version says. Swagger 2.0, where keys mean other things, has its own forms.
struct ObjectForm: Sendable {
  /// What a message calls it, with its article.
  let name: Phrase
  /// The keys, in the order of the specification.
  let keys: [String]
  private let table: KeyTable<Void>

  private init(_ name: Phrase, _ keys: String) {
    self.name = name
    self.keys = keys.split(separator: " ").map(String.init)
    table = KeyTable(self.keys.map { ($0, ()) })
  }

  /// Whether a key is one of them.
  func has(_ key: String) -> Bool { table.value(of: key) != nil }

  static let document = ObjectForm(
    .openAPIDescription,
    "openapi $self info jsonSchemaDialect servers paths webhooks components security tags"
      + " externalDocs")
  static let info = ObjectForm(
    .info, "title summary description termsOfService contact license version")
  static let server = ObjectForm(
    .server, "url description name variables")
  static let serverVariable = ObjectForm(
    .serverVariable, "enum default description")
  static let tag = ObjectForm(
    .tag, "name summary description externalDocs parent kind")
  static let components = ObjectForm(
    .components,
    "schemas responses parameters examples requestBodies headers securitySchemes links callbacks"
      + " pathItems mediaTypes")
  static let securityScheme = ObjectForm(
    .securityScheme,
    "type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl"
      + " deprecated")
  static let swaggerSecurityScheme = ObjectForm(
    .securityScheme,
    "type description name in flow authorizationUrl tokenUrl scopes")
  static let pathItem = ObjectForm(
    .pathItem,
    "$ref summary description get put post delete options head patch trace query"
      + " additionalOperations servers parameters")
  static let operation = ObjectForm(
    .operation,
    "tags summary description externalDocs operationId parameters requestBody responses callbacks"
      + " deprecated security servers")
  static let parameter = ObjectForm(
    .parameter,
    "name in description required deprecated allowEmptyValue style explode allowReserved schema"
      + " content example examples")
  static let header = ObjectForm(
    .header,
    "description required deprecated style explode allowReserved allowEmptyValue schema content"
      + " example examples")
  static let requestBody = ObjectForm(
    .requestBody, "description content required")
  static let response = ObjectForm(
    .response, "summary description headers content links")
  static let swaggerResponse = ObjectForm(
    .response, "description schema headers examples")
  static let swaggerDocument = ObjectForm(
    .swaggerDescription,
    "swagger info host basePath schemes consumes produces paths definitions parameters responses"
      + " securityDefinitions security tags externalDocs")
  static let swaggerOperation = ObjectForm(
    .operation,
    "tags summary description externalDocs operationId consumes produces parameters responses"
      + " schemes deprecated security")
  static let swaggerParameter = ObjectForm(
    .parameter,
    "name in description required type format allowEmptyValue items collectionFormat default"
      + " maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems"
      + " minItems uniqueItems enum multipleOf schema example")
  static let swaggerHeader = ObjectForm(
    .header,
    "description type format items collectionFormat default maximum exclusiveMaximum minimum"
      + " exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum"
      + " multipleOf schema example")
  static let swaggerBody = ObjectForm(
    .body, "name in description required schema")
  static let mediaType = ObjectForm(
    .mediaType,
    "schema itemSchema example examples encoding prefixEncoding itemEncoding description")
  static let encoding = ObjectForm(
    .encoding,
    "contentType headers style explode allowReserved encoding prefixEncoding itemEncoding")
  static let example = ObjectForm(
    .example, "summary description value externalValue dataValue serializedValue")
  static let link = ObjectForm(
    .link, "operationRef operationId parameters requestBody description server")
  static let discriminator = ObjectForm(
    .discriminator, "propertyName mapping defaultMapping")
  static let externalDocumentation = ObjectForm(
    .externalDocumentation, "description url")
}
