/// A schema in the manner of the JSON Schema Test Suite, with values and the keywords that each of
/// them breaks.
struct SchemaCase {
  let schema: String
  let values: [(json: String, broken: String)]

  init(_ schema: String, _ values: (json: String, broken: String)...) {
    self.schema = schema
    self.values = values
  }

  /// What the schemas refer to.
  static let components = """
    Name: {type: string, minLength: 2, maxLength: 4}
    Names: {type: array, maxItems: 2, items: {$ref: '#/components/schemas/Name'}}
    Color: {type: string, enum: [red, green]}
    Point:
      type: object
      required: [x]
      minProperties: 2
      properties: {x: {type: integer, minimum: 0}, y: {type: integer, maximum: 9}}
    Tree:
      type: object
      properties:
        name: {$ref: '#/components/schemas/Name'}
        trees: {type: array, items: {$ref: '#/components/schemas/Tree'}}
    """

  static let all: [SchemaCase] = [
    // Numbers
    SchemaCase("{type: integer, minimum: 3}", ("3", ""), ("2", "minimum")),
    SchemaCase("{type: number, exclusiveMinimum: 3}", ("3.1", ""), ("3", "exclusiveMinimum")),
    SchemaCase("{type: number, maximum: 0.5}", ("0.5", ""), ("0.51", "maximum")),
    SchemaCase("{type: number, format: float, maximum: 0.1}", ("0.1", ""), ("0.11", "maximum")),
    SchemaCase(
      "{type: integer, format: int32, exclusiveMaximum: 3}", ("2", ""), ("3", "exclusiveMaximum")),
    SchemaCase(
      "{type: integer, format: uint64, maximum: 18446744073709551614}",
      ("18446744073709551614", ""), ("18446744073709551615", "maximum")),
    SchemaCase(
      "{type: number, format: decimal, maximum: 0.12345678901234567890}",
      ("0.1234567890123456789", ""), ("0.12345678901234567891", "maximum")),
    SchemaCase("{type: number, multipleOf: 0.01}", ("19.99", ""), ("19.999", "multipleOf")),
    SchemaCase("{type: integer, multipleOf: 3}", ("-9", ""), ("10", "multipleOf")),
    SchemaCase("{type: number, multipleOf: 0}", ("1", "")),
    // Strings
    SchemaCase(
      "{type: string, minLength: 2}", (#""ab""#, ""), (#""\u0065\u0301""#, ""),
      (#""a""#, "minLength")),
    SchemaCase("{type: string, maxLength: 2}", (#""👩‍👩""#, "maxLength"), (#""ab""#, "")),
    SchemaCase(
      "{type: string, pattern: '^\\d+$'}", (#""12""#, ""), (#""12\n""#, "pattern"),
      (#""٣""#, "pattern")),
    SchemaCase("{type: string, pattern: '(broken'}", (#""a""#, "")),
    SchemaCase(
      "{type: string, format: date, pattern: '^2'}", (#""2020-01-01""#, ""),
      (#""1999-01-01""#, "pattern")),
    SchemaCase(
      "{type: string, format: byte, maxLength: 4}", (#""AAEC""#, ""), (#""AAECAwQ=""#, "maxLength")),
    // Values
    SchemaCase("{type: string, const: a}", (#""a""#, ""), (#""b""#, "const")),
    SchemaCase("{type: integer, enum: [1]}", ("1", ""), ("2", "enum")),
    SchemaCase("{type: boolean, enum: [true]}", ("true", ""), ("false", "enum")),
    SchemaCase("{type: string, enum: [a, b]}", (#""b""#, ""), (#""c""#, "enum")),
    SchemaCase("{$ref: '#/components/schemas/Color'}", (#""red""#, ""), (#""blue""#, "enum")),
    SchemaCase("{anyOf: [{type: string}, {type: string, enum: [a]}]}", (#""b""#, "")),
    SchemaCase(
      "{type: array, items: {$ref: '#/components/schemas/Color'}}", (#"["red", "x"]"#, "enum")),
    // Arrays
    SchemaCase(
      "{type: array, minItems: 1, items: {type: integer}}", ("[1]", ""), ("[]", "minItems")),
    SchemaCase("{type: array, maxItems: 1}", ("[1]", ""), ("[1, 2]", "maxItems")),
    SchemaCase(
      "{type: array, uniqueItems: true, items: {type: number}}", ("[1, 2]", ""),
      ("[1, 1.0]", "uniqueItems")),
    SchemaCase(
      "{type: array, uniqueItems: true, items: {$ref: '#/components/schemas/Point'}}",
      (#"[{"x": 1, "y": 1}, {"x": 1, "y": 2}]"#, ""),
      (#"[{"x": 1, "y": 1}, {"y": 1, "x": 1}]"#, "uniqueItems")),
    SchemaCase(
      "{type: array, minItems: 2, maxItems: 3, prefixItems: [{type: integer, minimum: 1}, {type: string}], items: {type: string, maxLength: 1}}",
      (#"[1, "abc", "a"]"#, ""), (#"[0, "abc", "ab"]"#, "minimum maxLength"),
      (#"[1, "a", "b", "c"]"#, "maxItems")),
    SchemaCase("{type: array, contains: {const: 1}}", ("[2, 1]", ""), ("[2]", "contains")),
    SchemaCase(
      "{type: array, items: {type: string}, contains: {minLength: 3}, minContains: 2, maxContains: 2}",
      (#"["abc", "abc", "a"]"#, ""), (#"["abc"]"#, "minContains"),
      (#"["abc", "abc", "abc"]"#, "maxContains")),
    SchemaCase(
      "{type: array, contains: {$ref: '#/components/schemas/Point'}}",
      (#"[3, {"x": 1, "y": 2}]"#, ""), (#"[{"x": -1, "y": 2}]"#, "contains"), ("[3]", "contains")),
    SchemaCase(
      "{type: array, items: {type: array, items: {type: integer, maximum: 1}}}", ("[[1], []]", ""),
      ("[[0], [0, 2]]", "maximum")),
    SchemaCase(
      "{type: array, items: {type: [string, 'null'], minLength: 2}}", (#"["ab", null]"#, ""),
      (#"[null, "a"]"#, "minLength")),
    // Objects
    SchemaCase(
      "{type: object, minProperties: 1, maxProperties: 2, additionalProperties: {type: integer}}",
      (#"{"a": 1}"#, ""), ("{}", "minProperties"), (#"{"a": 1, "b": 2, "c": 3}"#, "maxProperties")),
    SchemaCase(
      "{type: object, required: [a], additionalProperties: {type: integer, minimum: 1}}",
      (#"{"a": 1}"#, ""), (#"{"b": 1}"#, "required"), (#"{"a": 0}"#, "minimum")),
    SchemaCase(
      "{type: object, propertyNames: {maxLength: 2}}", (#"{"ab": 1}"#, ""),
      (#"{"abc": 1}"#, "propertyNames")),
    SchemaCase(
      "{type: object, dependentRequired: {a: [b]}, properties: {a: {type: integer}, b: {type: integer}}}",
      (#"{"b": 1}"#, ""), (#"{"a": 1}"#, "dependentRequired")),
    SchemaCase(
      "{type: object, patternProperties: {'^n': {type: string, maxLength: 1}}}",
      (#"{"n": "a"}"#, ""), (#"{"n1": "ab"}"#, "maxLength")),
    SchemaCase(
      "{type: object, properties: {a: {type: string}}, additionalProperties: {type: string, maxLength: 1}}",
      (#"{"a": "abc", "b": "c"}"#, ""), (#"{"b": "cd"}"#, "maxLength")),
    SchemaCase(
      "{type: object, properties: {a: {}, b: {}}, oneOf: [{required: [a]}, {required: [b]}]}",
      (#"{"a": 1}"#, ""), ("{}", "oneOf"), (#"{"a": 1, "b": 2}"#, "oneOf")),
    SchemaCase(
      "{type: object, properties: {a: {type: string}}, additionalProperties: false}",
      (#"{"a": "b"}"#, ""), (#"{"b": 1}"#, "false")),
    SchemaCase(
      "{type: object, properties: {a: {type: integer}}, dependentSchemas: {a: {properties: {b: {type: string, minLength: 2}}}}}",
      (#"{"a": 1, "b": "ab"}"#, ""), (#"{"b": "a"}"#, ""), (#"{"a": 1, "b": "a"}"#, "minLength")),
    SchemaCase(
      "{type: array, prefixItems: [{type: string}], items: false}", (#"["a"]"#, ""),
      (#"["a", 1]"#, "false")),
    // Conditions
    SchemaCase("{type: integer, not: {multipleOf: 3}}", ("4", ""), ("3", "not")),
    SchemaCase(
      "{type: object, properties: {a: {type: integer}}, if: {required: [a]}, then: {required: [b]}, else: {required: [c]}}",
      (#"{"a": 1, "b": 2}"#, ""), (#"{"c": 1}"#, ""), (#"{"a": 1}"#, "required"),
      ("{}", "required")),
    SchemaCase(
      "{not: {$ref: '#/components/schemas/Tree'}}", (#"{"trees": [{"name": "a"}]}"#, ""),
      (#"{"trees": [{"trees": [{"name": "ab"}]}]}"#, "not")),
    SchemaCase(
      "{allOf: [{$ref: '#/components/schemas/Point'}], unevaluatedProperties: false}",
      (#"{"x": 1, "y": 1}"#, ""), (#"{"x": 1, "y": 1, "z": 1}"#, "false")),
    // References and combinations
    SchemaCase("{$ref: '#/components/schemas/Name'}", (#""ab""#, ""), (#""a""#, "minLength")),
    SchemaCase(
      "{$ref: '#/components/schemas/Names'}", (#"["ab"]"#, ""), (#"["abcde"]"#, "maxLength"),
      (#"["ab", "ab", "ab"]"#, "maxItems")),
    SchemaCase(
      "{$ref: '#/components/schemas/Name', pattern: a}", (#""ab""#, ""), (#""bb""#, "pattern"),
      (#""a""#, "minLength")),
    SchemaCase(
      "{$ref: '#/components/schemas/Point'}", (#"{"x": 1, "y": 1}"#, ""),
      (#"{"x": -1, "y": 10}"#, "minimum maximum"), (#"{"x": 1}"#, "minProperties")),
    SchemaCase(
      "{allOf: [{$ref: '#/components/schemas/Name'}, {type: string, maxLength: 3}]}",
      (#""abc""#, ""),
      (#""abcd""#, "maxLength"), (#""a""#, "minLength")),
    SchemaCase(
      "{allOf: [{$ref: '#/components/schemas/Point'}, {type: object, properties: {x: {maximum: 5}}, maxProperties: 2}]}",
      (#"{"x": 5, "y": 9}"#, ""), (#"{"x": 6, "y": 9}"#, "maximum"),
      (#"{"x": -1}"#, "minProperties minimum")),
    SchemaCase(
      "{anyOf: [{$ref: '#/components/schemas/Name'}, {type: 'null'}]}", (#""ab""#, ""),
      ("null", ""),
      (#""a""#, "minLength")),
    SchemaCase(
      "{oneOf: [{type: string, maxLength: 1}, {type: integer, minimum: 1}, {$ref: '#/components/schemas/Point'}]}",
      (#""a""#, ""), (#""ab""#, "maxLength"), ("0", "minimum"), (#"{"x": -1, "y": 1}"#, "minimum")),
    SchemaCase(
      "{anyOf: [{type: string, maxLength: 1}, {type: string, pattern: '^x'}]}", (#""a""#, ""),
      (#""xyz""#, ""), (#""abc""#, "anyOf")),
    SchemaCase(
      "{type: [string, integer], maxLength: 1, maximum: 3}", (#""a""#, ""), ("3", ""),
      (#""ab""#, "maxLength"), ("4", "maximum")),
    SchemaCase(
      "{$ref: '#/components/schemas/Tree'}", (#"{"trees": [{"name": "ab"}]}"#, ""),
      (#"{"trees": [{"trees": [{"name": "a"}]}, {"name": "abcde"}]}"#, "minLength maxLength")),
    SchemaCase(
      "{type: [string, 'null'], enum: [a, null]}", (#""a""#, ""), ("null", ""), (#""b""#, "enum")),
    SchemaCase("{}", ("1", ""), (#"{"a": []}"#, "")),
  ]
}
