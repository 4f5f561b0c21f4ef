import ConcordDocuments

// The objects of OpenAPI 3.0 to 3.2.
extension Form {
  static let document: Form = Form(
    "document",
    samples: [
      ("externalDocs", #"{"url":"https://mutated"}"#, .words), ("x-mutated", "1", .words),
      ("tags", #"[{"name":"mutated"}]"#, .words),
      ("servers", #"[{"url":"https://mutated"}]"#, .meaning),
    ]
  ) {
    [
      "openapi": .nothing(.value), "jsonSchemaDialect": .nothing(.value),
      "info": .meaning(.object(info), needed: true),
      "servers": .meaning(.list(server)), "paths": .meaning(.map(pathItem), needed: true),
      "webhooks": .meaning(.map(pathItem)),
      "components": .unsure(.object(components), needed: true),
      "security": .meaning(.list(requirement)), "tags": .words(.list(tag)),
      "externalDocs": .words(.object(externalDocs)), "x-": .words(.value),
    ]
  }

  static let externalDocs: Form = Form("externalDocs") {
    ["url": .words(needed: true), "description": .words()]
  }

  static let info: Form = Form(
    "info",
    samples: [
      ("description", #""mutated""#, .words), ("termsOfService", #""https://mutated""#, .words),
      ("contact", #"{"name":"mutated"}"#, .words), ("license", #"{"name":"mutated"}"#, .words),
      ("x-mutated", "1", .words),
    ]
  ) {
    [
      "title": .words(needed: true), "version": .words(needed: true), "summary": .words(),
      "description": .words(), "termsOfService": .words(), "contact": .words(.value),
      "license": .words(.value), "x-": .words(.value),
    ]
  }

  static let server: Form = Form(
    "server", samples: [("description", #""mutated""#, .words), ("x-mutated", "1", .words)]
  ) {
    [
      "url": .meaning(needed: true), "description": .words(), "name": .words(),
      "variables": .meaning(.map(serverVariable)), "x-": .words(.value),
    ]
  }

  static let serverVariable: Form = Form("serverVariable") {
    [
      "default": .meaning(needed: true), "enum": .meaning(.names), "description": .words(),
      "x-": .unsure(.value),
    ]
  }

  static let tag: Form = Form("tag", samples: [("description", #""mutated""#, .words)]) {
    [
      "name": .words(needed: true), "description": .words(),
      "externalDocs": .words(.object(externalDocs)),
      "summary": .words(), "parent": .words(), "kind": .words(), "x-": .words(.value),
    ]
  }

  static let requirement: Form = Form("requirement") { ["*": .unsure(.names)] }

  static let components: Form = Form("components") {
    [
      "schemas": .unsure(.map(schema), needed: true),
      "securitySchemes": .unsure(.map(securityScheme), needed: true),
      "parameters": .unsure(.map(parameter), needed: true),
      "headers": .unsure(.map(header), needed: true),
      "requestBodies": .unsure(.map(requestBody), needed: true),
      "responses": .unsure(.map(response), needed: true),
    ]
  }

  static let securityScheme: Form = Form(
    "securityScheme",
    samples: [
      ("description", #""mutated""#, .words), ("deprecated", "true", .meaning),
      ("x-mutated", "1", .words),
    ]
  ) {
    [
      "type": .unsure(needed: true), "description": .words(), "name": .meaning(needed: true),
      "in": .unsure(needed: true), "scheme": .meaning(needed: true), "bearerFormat": .words(),
      "openIdConnectUrl": .meaning(needed: true), "flows": .meaning(.object(flows), needed: true),
      "x-": .words(.value),
    ]
  }

  static let flows: Form = Form("flows") { ["*": .meaning(.object(flow))] }

  static let flow: Form = Form(
    "flow", samples: [("refreshUrl", #""https://mutated""#, .meaning)]
  ) {
    [
      "authorizationUrl": .meaning(), "tokenUrl": .meaning(), "refreshUrl": .meaning(),
      "scopes": .meaning(.value),
    ]
  }

  static let pathItem: Form = Form(
    "pathItem",
    samples: [
      ("description", #""mutated""#, .words),
      ("patch", #"{"responses":{"200":{"description":"mutated"}}}"#, .meaning),
      ("parameters", #"[{"name":"mutated","in":"query","schema":{"type":"string"}}]"#, .meaning),
      ("x-mutated", "1", .words),
    ]
  ) {
    [
      "summary": .words(), "description": .words(), "get": .meaning(.object(operation)),
      "put": .meaning(.object(operation)), "post": .meaning(.object(operation)),
      "delete": .meaning(.object(operation)), "patch": .meaning(.object(operation)),
      "options": .meaning(.object(operation)), "head": .meaning(.object(operation)),
      "servers": .unsure(.list(server)), "parameters": .unsure(.list(parameter)),
      "x-": .words(.value),
    ]
  }

  static let operation: Form = Form(
    "operation",
    samples: [
      ("summary", #""mutated""#, .words), ("description", #""mutated""#, .words),
      ("tags", #"["mutated"]"#, .words), ("operationId", #""mutated""#, .meaning),
      ("externalDocs", #"{"url":"https://mutated"}"#, .words), ("deprecated", "true", .meaning),
      ("x-mutated", "1", .words),
      ("servers", #"[{"url":"https://mutated"}]"#, .meaning),
      ("requestBody", #"{"content":{"text/plain":{"schema":{"type":"string"}}}}"#, .meaning),
      ("parameters", #"[{"name":"mutated","in":"query","required":true,"schema":{}}]"#, .meaning),
    ]
  ) {
    [
      "operationId": .meaning(), "summary": .words(), "description": .words(),
      "tags": .words(.names), "externalDocs": .words(.object(externalDocs)),
      "deprecated": .meaning(or: .bool(false)), "parameters": .meaning(.list(parameter)),
      "requestBody": .meaning(.object(requestBody)),
      "responses": .meaning(.map(response), needed: true),
      "callbacks": .unsure(.map(callback)), "security": .unsure(.list(requirement)),
      "servers": .meaning(.list(server)), "x-sunset": .meaning(), "x-stability-level": .meaning(),
      "x-": .words(.value),
    ]
  }

  static let callback: Form = Form("callback") { ["*": .meaning(.object(pathItem))] }

  static let parameter: Form = Form(
    "parameter",
    samples: [
      ("description", #""mutated""#, .words), ("deprecated", "true", .meaning),
      ("example", #""mutated""#, .words), ("x-mutated", "1", .words),
      ("allowEmptyValue", "true", .meaning),
    ]
  ) {
    [
      "name": .meaning(needed: true), "in": .unsure(needed: true), "description": .words(),
      "required": .unsure(), "deprecated": .meaning(or: .bool(false)), "style": .unsure(),
      "explode": .unsure(), "allowReserved": .meaning(or: .bool(false)),
      "allowEmptyValue": .meaning(or: .bool(false)), "schema": .unsure(.object(schema)),
      "content": .unsure(.map(mediaType)), "example": .words(.value),
      "examples": .words(.map(example)), "x-": .words(.value),
    ]
  }

  static let header: Form = Form(
    "header",
    samples: [
      ("description", #""mutated""#, .words), ("required", "true", .meaning),
      ("deprecated", "true", .meaning), ("x-mutated", "1", .words),
    ]
  ) {
    [
      "description": .words(), "required": .meaning(or: .bool(false)),
      "deprecated": .meaning(or: .bool(false)), "style": .unsure(), "explode": .unsure(),
      "schema": .unsure(.object(schema)), "content": .unsure(.map(mediaType)),
      "example": .words(.value), "examples": .words(.map(example)), "x-": .words(.value),
    ]
  }

  static let requestBody: Form = Form(
    "requestBody",
    samples: [
      ("description", #""mutated""#, .words), ("required", "true", .meaning),
      ("x-mutated", "1", .words),
    ]
  ) {
    [
      "description": .words(), "required": .meaning(or: .bool(false)),
      "content": .meaning(.map(mediaType), needed: true), "x-": .words(.value),
    ]
  }

  static let response: Form = Form(
    "response",
    samples: [
      ("headers", #"{"X-Mutated":{"schema":{"type":"string"}}}"#, .meaning),
      ("content", #"{"text/mutated":{"schema":{"type":"string"}}}"#, .meaning),
      ("links", #"{"mutated":{"operationId":"mutated"}}"#, .meaning), ("x-mutated", "1", .words),
    ]
  ) {
    [
      "description": .words(), "headers": .meaning(.map(header)),
      "content": .meaning(.map(mediaType)), "links": .meaning(.map(link)), "x-": .words(.value),
    ]
  }

  static let link: Form = Form("link", samples: [("description", #""mutated""#, .words)]) {
    [
      "operationId": .meaning(), "operationRef": .meaning(), "description": .words(),
      "parameters": .meaning(.value), "requestBody": .meaning(.value), "server": .meaning(.value),
      "x-": .words(.value),
    ]
  }

  static let mediaType: Form = Form(
    "mediaType", samples: [("example", #""mutated""#, .unsure), ("x-mutated", "1", .words)]
  ) {
    [
      "schema": .meaning(.object(schema)), "itemSchema": .meaning(.object(schema)),
      "example": .words(.value), "examples": .words(.map(example)),
      "encoding": .meaning(.map(encoding)), "x-": .words(.value),
    ]
  }

  static let example: Form = Form("example", samples: [("summary", #""mutated""#, .words)]) {
    [
      "summary": .words(), "description": .words(), "value": .words(.value),
      "externalValue": .words(), "x-": .words(.value),
    ]
  }

  static let encoding: Form = Form(
    "encoding", samples: [("contentType", #""text/mutated""#, .meaning)]
  ) {
    [
      "contentType": .meaning(), "style": .unsure(), "explode": .meaning(),
      "allowReserved": .meaning(or: .bool(false)), "headers": .meaning(.value),
      "x-": .words(.value),
    ]
  }

  static let schema: Form = Form(
    "schema",
    samples: [
      ("title", #""Mutated""#, .words), ("description", #""mutated""#, .words),
      ("example", #""mutated""#, .words), ("x-mutated", "1", .words),
      ("externalDocs", #"{"url":"https://mutated"}"#, .words), ("$comment", #""m""#, .nothing),
      ("default", #""mutated""#, .meaning), ("deprecated", "true", .meaning),
      ("readOnly", "true", .meaning), ("writeOnly", "true", .meaning),
      ("format", #""mutated""#, .meaning), ("enum", #"["mutated"]"#, .meaning),
      ("const", #""mutated""#, .meaning), ("minimum", "3", .meaning), ("maximum", "3", .meaning),
      ("multipleOf", "3", .meaning), ("minLength", "3", .meaning), ("maxLength", "3", .meaning),
      ("pattern", #""^m""#, .meaning), ("minItems", "3", .meaning), ("maxItems", "3", .meaning),
      ("uniqueItems", "true", .meaning), ("minProperties", "3", .meaning),
      ("maxProperties", "3", .meaning), ("required", #"["mutated"]"#, .meaning),
      ("properties", #"{"mutated":{"type":"string"}}"#, .meaning),
      ("additionalProperties", "false", .meaning), ("not", #"{"type":"null"}"#, .meaning),
      ("additionalProperties", #"{"type":"boolean"}"#, .meaning),
      ("propertyNames", #"{"pattern":"^m"}"#, .meaning),
      ("patternProperties", #"{"^m":{"type":"string"}}"#, .meaning),
      ("dependentRequired", #"{"a":["b"]}"#, .meaning),
      ("dependentSchemas", #"{"a":{"required":["b"]}}"#, .meaning),
      ("if", #"{"required":["a"]}"#, .unsure), ("contains", #"{"type":"string"}"#, .meaning),
      ("prefixItems", #"[{"type":"string"}]"#, .meaning),
      ("unevaluatedProperties", "false", .meaning), ("unevaluatedItems", "false", .meaning),
      ("contentEncoding", #""base64""#, .meaning), ("xml", #"{"name":"mutated"}"#, .meaning),
      ("contentMediaType", #""text/mutated""#, .meaning),
      ("contentSchema", #"{"type":"string"}"#, .meaning),
      ("oneOf", #"[{"type":"string"},{"type":"integer"}]"#, .meaning),
      ("anyOf", #"[{"type":"string"},{"type":"integer"}]"#, .meaning),
      ("allOf", #"[{"minLength":77}]"#, .meaning),
      ("discriminator", #"{"propertyName":"mutated"}"#, .meaning),
      ("x-sunset", #""2030-01-01""#, .meaning), ("x-stability-level", #""alpha""#, .meaning),
    ]
  ) {
    [
      "title": .words(), "description": .words(), "example": .words(.value),
      "examples": .words(.value), "externalDocs": .words(.object(externalDocs)),
      "$comment": .nothing(),
      "type": .meaning(.value), "format": .meaning(), "enum": .meaning(.names),
      "const": .meaning(.value), "default": .meaning(.value),
      "nullable": .unsure(), "properties": .meaning(.map(schema)), "required": .meaning(.names),
      "additionalProperties": .unsure(.object(schema)), "items": .meaning(.object(schema)),
      "allOf": .unsure(.list(schema)), "anyOf": .meaning(.list(schema)),
      "oneOf": .meaning(.list(schema)), "not": .meaning(.object(schema)),
      "if": .meaning(.object(schema)), "then": .meaning(.object(schema)),
      "else": .meaning(.object(schema)), "discriminator": .meaning(.object(discriminator)),
      "minimum": .meaning(), "maximum": .meaning(), "exclusiveMinimum": .unsure(),
      "exclusiveMaximum": .unsure(), "multipleOf": .unsure(),
      "minLength": .meaning(or: .number(NumberLiteral(0))),
      "maxLength": .meaning(), "pattern": .meaning(),
      "minItems": .meaning(or: .number(NumberLiteral(0))),
      "maxItems": .meaning(), "uniqueItems": .meaning(or: .bool(false)),
      "minProperties": .meaning(or: .number(NumberLiteral(0))), "maxProperties": .meaning(),
      "prefixItems": .meaning(.list(schema)), "contains": .meaning(.object(schema)),
      "minContains": .meaning(or: .number(NumberLiteral(1))), "maxContains": .meaning(),
      "propertyNames": .meaning(.object(schema)), "patternProperties": .meaning(.map(schema)),
      "dependentRequired": .meaning(.value), "dependentSchemas": .meaning(.map(schema)),
      "unevaluatedProperties": .meaning(.object(schema)),
      "unevaluatedItems": .meaning(.object(schema)), "readOnly": .meaning(or: .bool(false)),
      "writeOnly": .meaning(or: .bool(false)), "deprecated": .meaning(or: .bool(false)),
      "contentEncoding": .meaning(), "contentMediaType": .meaning(), "xml": .meaning(.object(xml)),
      "x-extensible-enum": .unsure(.names), "x-": .words(.value),
    ]
  }

  static let discriminator: Form = Form("discriminator") {
    ["propertyName": .meaning(needed: true), "mapping": .unsure(.value, needed: true)]
  }

  static let xml: Form = Form("xml") {
    [
      "name": .meaning(), "namespace": .meaning(), "prefix": .meaning(),
      "attribute": .meaning(or: .bool(false)), "wrapped": .meaning(or: .bool(false)),
    ]
  }
}
