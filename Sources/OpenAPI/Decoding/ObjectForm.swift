/// What one kind of object of the specification is called, and the keys that it may have.
///
/// The keys are those of all of 3.0, 3.1 and 3.2 together: a key of a newer version in an older
/// document is read as it is meant. Swagger 2.0, where keys mean other things, has its own forms.
struct ObjectForm: Sendable {
  /// What a message calls it, with its article.
  let name: String
  /// The keys, in the order of the specification.
  let keys: [String]
  private let table: KeyTable<Void>

  private init(_ name: String, _ keys: String) {
    self.name = name
    self.keys = keys.split(separator: " ").map(String.init)
    table = KeyTable(self.keys.map { ($0, ()) })
  }

  /// Whether a key is one of them.
  func has(_ key: String) -> Bool { table.value(of: key) != nil }

  static let document = ObjectForm(
    "an OpenAPI description",
    "openapi $self info jsonSchemaDialect servers paths webhooks components security tags"
      + " externalDocs")
  static let info = ObjectForm(
    "'info'", "title summary description termsOfService contact license version")
  static let server = ObjectForm("a server", "url description name variables")
  static let serverVariable = ObjectForm("a server variable", "enum default description")
  static let tag = ObjectForm("a tag", "name summary description externalDocs parent kind")
  static let components = ObjectForm(
    "'components'",
    "schemas responses parameters examples requestBodies headers securitySchemes links callbacks"
      + " pathItems mediaTypes")
  static let securityScheme = ObjectForm(
    "a security scheme",
    "type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl"
      + " deprecated")
  static let swaggerSecurityScheme = ObjectForm(
    "a security scheme",
    "type description name in flow authorizationUrl tokenUrl scopes")
  static let pathItem = ObjectForm(
    "a path item",
    "$ref summary description get put post delete options head patch trace query"
      + " additionalOperations servers parameters")
  static let operation = ObjectForm(
    "an operation",
    "tags summary description externalDocs operationId parameters requestBody responses callbacks"
      + " deprecated security servers")
  static let parameter = ObjectForm(
    "a parameter",
    "name in description required deprecated allowEmptyValue style explode allowReserved schema"
      + " content example examples")
  static let header = ObjectForm(
    "a header",
    "description required deprecated style explode allowReserved allowEmptyValue schema content"
      + " example examples")
  static let requestBody = ObjectForm("a request body", "description content required")
  static let response = ObjectForm(
    "a response", "summary description headers content links")
  static let swaggerResponse = ObjectForm(
    "a response", "description schema headers examples")
  static let swaggerDocument = ObjectForm(
    "a Swagger description",
    "swagger info host basePath schemes consumes produces paths definitions parameters responses"
      + " securityDefinitions security tags externalDocs")
  static let swaggerOperation = ObjectForm(
    "an operation",
    "tags summary description externalDocs operationId consumes produces parameters responses"
      + " schemes deprecated security")
  static let swaggerParameter = ObjectForm(
    "a parameter",
    "name in description required type format allowEmptyValue items collectionFormat default"
      + " maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems"
      + " minItems uniqueItems enum multipleOf schema example")
  static let swaggerHeader = ObjectForm(
    "a header",
    "description type format items collectionFormat default maximum exclusiveMaximum minimum"
      + " exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum"
      + " multipleOf schema example")
  static let swaggerBody = ObjectForm("a body", "name in description required schema")
  static let mediaType = ObjectForm(
    "a media type",
    "schema itemSchema example examples encoding prefixEncoding itemEncoding description")
  static let encoding = ObjectForm(
    "an encoding",
    "contentType headers style explode allowReserved encoding prefixEncoding itemEncoding")
  static let example = ObjectForm(
    "an example", "summary description value externalValue dataValue serializedValue")
  static let link = ObjectForm(
    "a link", "operationRef operationId parameters requestBody description server")
  static let discriminator = ObjectForm(
    "a discriminator", "propertyName mapping defaultMapping")
  static let externalDocumentation = ObjectForm("'externalDocs'", "description url")
}
