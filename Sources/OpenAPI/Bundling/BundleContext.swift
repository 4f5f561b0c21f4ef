/// What stands at a place of a description, as far as references are concerned: it tells which
/// objects with a `$ref` are references, and which are somebody's data (OpenAPI 3.1, section 4.8).
enum BundleContext {
  case document, components, pathItems, pathItem, operation, operations
  case parameters, parameter, headers, header, requestBodies, requestBody, content, mediaType
  case encodings, encoding, responses, response, links, link, examples, example
  case callbacks, callback, securitySchemes, securityScheme, tags, tag
  case schema, schemas, discriminator, mapping
  /// Text that may stand in a file of its own.
  case text
  /// What a tool of somebody's reads, which may refer to files.
  case extra
  /// Nothing that refers to anything.
  case data

  /// Whether an object with a `$ref` stands for something else here, other than a schema. A map of
  /// properties is among them, though by the specification it has a member of that name.
  var isReferable: Bool {
    switch self {
    case .schemas: true
    case .pathItem, .operation, .parameter, .header, .requestBody, .mediaType, .response, .link,
      .example, .callback, .securityScheme, .text:
      true
    default: false
    }
  }

  /// The section of the components that takes such a thing of another file; `nil` where it is put
  /// in its place instead. Swagger 2.0 has sections for parameters and responses alone.
  func section(isSwagger: Bool) -> String? {
    switch self {
    case .schema: isSwagger ? "definitions" : "schemas"
    case .parameter: "parameters"
    case .response: "responses"
    case .header where !isSwagger: "headers"
    case .requestBody where !isSwagger: "requestBodies"
    case .example where !isSwagger: "examples"
    default: nil
    }
  }

  /// What stands behind a key of an object.
  func member(_ key: String) -> BundleContext {
    switch self {
    case .extra: .extra
    case .pathItems, .responses, .callback, .callbacks: key.hasPrefix("x-") ? .extra : element
    case .data, .text, .mapping: .data
    case .operations, .parameters, .headers, .requestBodies, .content, .encodings, .links,
      .examples, .securitySchemes, .schemas, .tags:
      element
    case .schema: Self.ofSchema[key] ?? Self.ofAny(key)
    case .header: Self.keys[.parameter]?[key] ?? Self.ofAny(key)
    case .document, .components, .pathItem, .operation, .parameter, .requestBody, .mediaType,
      .encoding, .response, .link, .example, .securityScheme, .tag, .discriminator:
      Self.keys[self]?[key] ?? Self.ofAny(key)
    }
  }

  private static func ofAny(_ key: String) -> BundleContext {
    if key == "description" { return .text }
    // An example is data, and a file of its own in many descriptions all the same.
    return key.hasPrefix("x-") || key == "example" ? .extra : .data
  }

  /// What stands in a list, or behind the keys of a map.
  var element: BundleContext {
    switch self {
    case .pathItems, .callback: .pathItem
    case .operations: .operation
    case .parameters: .parameter
    case .headers: .header
    case .extra: .extra
    case .requestBodies: .requestBody
    case .content: .mediaType
    case .encodings: .encoding
    case .responses: .response
    case .links: .link
    case .examples: .example
    case .callbacks: .callback
    case .securitySchemes: .securityScheme
    case .schemas: .schema
    case .tags: .tag
    default: .data
    }
  }

  private static let keys: [BundleContext: [String: BundleContext]] = [
    .document: [
      "paths": .pathItems, "webhooks": .pathItems, "components": .components, "info": .tag,
      "tags": .tags, "definitions": .schemas, "parameters": .parameters, "responses": .responses,
      "securityDefinitions": .securitySchemes,
    ],
    .components: [
      "schemas": .schemas, "responses": .responses, "parameters": .parameters,
      "examples": .examples, "requestBodies": .requestBodies, "headers": .headers,
      "securitySchemes": .securitySchemes, "links": .links, "callbacks": .callbacks,
      "pathItems": .pathItems, "mediaTypes": .content,
    ],
    .pathItem: [
      "get": .operation, "put": .operation, "post": .operation, "delete": .operation,
      "options": .operation, "head": .operation, "patch": .operation, "trace": .operation,
      "query": .operation, "additionalOperations": .operations, "parameters": .parameters,
    ],
    .operation: [
      "parameters": .parameters, "requestBody": .requestBody, "responses": .responses,
      "callbacks": .callbacks,
    ],
    .parameter: ["schema": .schema, "content": .content, "examples": .examples],
    .requestBody: ["content": .content],
    .mediaType: [
      "schema": .schema, "itemSchema": .schema, "examples": .examples, "encoding": .encodings,
      "prefixEncoding": .encodings, "itemEncoding": .encoding,
    ],
    .encoding: [
      "headers": .headers, "encoding": .encodings, "prefixEncoding": .encodings,
      "itemEncoding": .encoding,
    ],
    .response: [
      "headers": .headers, "content": .content, "links": .links, "schema": .schema,
    ],
    .discriminator: ["mapping": .mapping],
  ]

  private static let ofSchema: [String: BundleContext] = [
    "properties": .schemas, "patternProperties": .schemas, "dependentSchemas": .schemas,
    "$defs": .schemas, "definitions": .schemas, "allOf": .schemas, "anyOf": .schemas,
    "oneOf": .schemas, "prefixItems": .schemas, "items": .schema, "contains": .schema,
    "additionalProperties": .schema, "propertyNames": .schema, "unevaluatedProperties": .schema,
    "unevaluatedItems": .schema, "not": .schema, "if": .schema, "then": .schema, "else": .schema,
    "contentSchema": .schema, "additionalItems": .schema, "dependencies": .schemas,
    "discriminator": .discriminator,
  ]
}
