/// The keywords of a schema that are known, whether or not the model has a place for them
/// (JSON Schema 2020-12 and earlier drafts; OpenAPI 3.1, section 4.8.24; Swagger 2.0).
enum SchemaKeyword: String, CaseIterable {
  // Any value
  case reference = "$ref"
  case dynamicReference = "$dynamicRef"
  case recursiveReference = "$recursiveRef"
  case type, format, `enum`, const
  // Of OpenAPI 3.0: it is upgraded before schemas are read
  case nullable
  // Objects
  case properties, required, additionalProperties, patternProperties, propertyNames
  case unevaluatedProperties, minProperties, maxProperties
  // Arrays
  case items, prefixItems, contains, minItems, maxItems, uniqueItems
  // Combinations
  case allOf, anyOf, oneOf, discriminator
  // Numbers and strings
  case minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf
  case minLength, maxLength, pattern
  // For people
  case title, description, `default`, example, examples, deprecated, readOnly, writeOnly
  case externalDocs, contentEncoding, contentMediaType
  // Of no consequence for what the schema means here
  case xml
  case schema = "$schema"
  case id = "$id"
  case anchor = "$anchor"
  case dynamicAnchor = "$dynamicAnchor"
  case recursiveAnchor = "$recursiveAnchor"
  case comment = "$comment"
  case vocabulary = "$vocabulary"
  case definitions = "$defs"
  case oldDefinitions = "definitions"
  // Conditions
  case not
  case `if`, then, `else`, dependentSchemas, dependentRequired, dependencies
  case minContains, maxContains, unevaluatedItems, additionalItems
  // Of consequence, but without a place in the model
  case contentSchema

  /// The keywords by their text.
  static let table = KeyTable(allCases.map { ($0.rawValue, $0) })

  /// What a misspelled keyword is compared to.
  static let names = allCases.map(\.rawValue)
}
