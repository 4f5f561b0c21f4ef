/// Makes random schemas, each construct nested in each other.
struct SchemaMaker {
  /// The versions of the description, which differ in what a schema may say.
  enum Version: String {
    case swagger = "2.0"
    case three = "3.0.3"
    case threeOne = "3.1.0"
    case threeTwo = "3.2.0"

    /// Whether schemas are those of JSON Schema 2020-12.
    var hasTypeArrays: Bool { self == .threeOne || self == .threeTwo }
    /// Where the named schemas stand.
    var schemas: String { self == .swagger ? "#/definitions/" : "#/components/schemas/" }
  }

  let version: Version
  /// The schemas that a reference may name.
  let components: [String]
  /// The schemas that one may include, whole, where a cycle of them is not wanted.
  var includable: [String]
  var random: SeededGenerator

  /// A schema that holds others at most `depth` deep.
  mutating func schema(depth: Int) -> JSON {
    var schema = bare(depth: depth)
    guard schema["$ref"] == nil || version.hasTypeArrays && random.oneIn(6) else { return schema }
    guard case .object = schema else { return schema }
    if random.oneIn(5) { makeNullable(&schema) }
    annotate(&schema)
    return schema
  }

  private mutating func bare(depth: Int) -> JSON {
    if depth <= 0 || random.oneIn(6) {
      return !components.isEmpty && random.oneIn(2) ? reference() : scalar()
    }
    switch random.number(below: 16) {
    case 0...4: return object(depth: depth)
    case 5: return dictionary(depth: depth)
    case 6...7: return array(depth: depth)
    case 8: return enumeration()
    case 9: return allOf(depth: depth)
    case 10: return alternatives("oneOf", depth: depth)
    case 11: return alternatives("anyOf", depth: depth)
    case 12: return typeArray(depth: depth)
    case 13: return odd(depth: depth)
    case 14: return constant()
    default: return components.isEmpty ? scalar() : reference()
    }
  }

  mutating func reference() -> JSON {
    let name = random.pick(components)
    return ["$ref": .string(version.schemas + name)]
  }

  /// A reference to what the schema that is being made consists of: no cycle, save once in a while.
  mutating func inclusion() -> JSON {
    if includable.isEmpty { return object(depth: 0) }
    return ["$ref": .string(version.schemas + random.pick(includable))]
  }

  // MARK: Scalars

  mutating func scalar() -> JSON {
    switch random.number(below: 8) {
    case 0...2: return string()
    case 3...4: return integer()
    case 5:
      var schema: JSON = ["type": "number"]
      if random.oneIn(2) {
        schema["format"] = .string(
          random.pick(["float", "double", "decimal", "int32", "int64", "x", "uint64"]))
      }
      if random.oneIn(4) { schema["default"] = .number(random.pick(["1.5", "0", "-3", "1e3"])) }
      if random.oneIn(4) {
        schema["maximum"] = .number(random.pick(["1.5", "9.223372036854776e+18", "1e400"]))
      }
      return schema
    case 6:
      var schema: JSON = ["type": "boolean"]
      if random.oneIn(3) { schema["default"] = .bool(random.oneIn(2)) }
      return schema
    default: return enumeration()
    }
  }

  private mutating func string() -> JSON {
    var schema: JSON = ["type": "string"]
    if random.oneIn(2) {
      schema["format"] = .string(
        random.pick([
          "date-time", "date", "time", "duration", "uuid", "uri", "url", "uri-reference", "byte",
          "binary", "email", "password", "hostname", "ipv4", "decimal", "int64", "x-own", "",
        ]))
    }
    if random.oneIn(5) {
      schema["default"] = .string(
        random.pick([
          "", "a", "2024-01-01", "2024-01-01T00:00:00Z", "https://example.com", "\"\\(x)",
          "00000000-0000-0000-0000-000000000000", "aGk=", "\u{2028}",
        ]))
    }
    if random.oneIn(5) {
      schema["pattern"] = .string(random.pick(["^a+$", "\\d{3}", "[", "(?<x>a)", "\"", "\\p{L}"]))
    }
    if random.oneIn(6) { schema["minLength"] = .number(random.pick(["0", "1", "3"])) }
    if random.oneIn(6) { schema["maxLength"] = .number(random.pick(["0", "1", "99999999999999"])) }
    if version.hasTypeArrays, random.oneIn(8) { schema["contentEncoding"] = "base64" }
    if version.hasTypeArrays, random.oneIn(8) { schema["contentMediaType"] = "application/json" }
    return schema
  }

  private mutating func integer() -> JSON {
    var schema: JSON = ["type": "integer"]
    if random.oneIn(2) {
      schema["format"] = .string(
        random.pick(["int32", "int64", "uint64", "int8", "unix-time", "float", "x"]))
    }
    if random.oneIn(4) {
      schema["default"] = .number(
        random.pick(["0", "-1", "1", "1.0", "2147483648", "9223372036854775808", "1e2"]))
    }
    if random.oneIn(5) { schema["minimum"] = .number(random.pick(["0", "-5", "-9.3e18"])) }
    if random.oneIn(5) {
      schema["maximum"] = .number(random.pick(["10", "18446744073709551615", "1e400"]))
    }
    if random.oneIn(8) { schema["multipleOf"] = .number(random.pick(["2", "0.1", "5"])) }
    if random.oneIn(8) {
      schema["exclusiveMinimum"] = version.hasTypeArrays ? 0 : .bool(random.oneIn(2))
    }
    return schema
  }

  // MARK: Values

  private mutating func enumeration() -> JSON {
    var values: [JSON] = []
    let kind = random.number(below: 7)
    for _ in 0..<random.number(in: 1...5) {
      switch kind {
      case 0...2: values.append(.string(random.name()))
      case 3: values.append(integerValue())
      case 4:
        values.append(
          .number(random.pick(["1", "1.5", "-0.25", "1e10", "-0", "0", "1.0", "1e-7"])))
      case 5: values.append(.bool(random.oneIn(2)))
      default:
        values.append(
          random.pick([
            .string(random.name()), integerValue(), .bool(true), .null, "", .number("2.5"),
          ]))
      }
    }
    if random.oneIn(6) { values.append(.null) }
    if random.oneIn(6) { values.append("") }
    if random.oneIn(6), let first = values.first { values.append(first) }
    if version.hasTypeArrays, random.oneIn(20) { values.append([1, "a"]) }
    if version.hasTypeArrays, random.oneIn(20) { values.append(["a": 1]) }
    var schema: JSON = ["enum": .array(values)]
    let types = ["string", "string", "string", "integer", "number", "boolean"]
    if kind < 6, !random.oneIn(6) { schema["type"] = .string(types[kind]) }
    if random.oneIn(6) {
      let count = values.count - random.number(below: 2)
      var names: [JSON] = []
      for _ in 0..<count { names.append(.string(random.name())) }
      schema["x-enum-varnames"] = .array(names)
    }
    if random.oneIn(8) {
      var texts: [JSON] = []
      for _ in values { texts.append(.string(random.text())) }
      schema["x-enum-descriptions"] = .array(texts)
    }
    if random.oneIn(3) { schema["default"] = random.oneIn(4) ? "other" : random.pick(values) }
    return schema
  }

  private mutating func integerValue() -> JSON {
    .number(
      random.pick(["0", "1", "-1", "200", "404", "1.0", "9223372036854775807", "2147483648", "-0"]))
  }

  private mutating func constant() -> JSON {
    let value: JSON = random.pick([
      .string(random.name()), integerValue(), .bool(true), .null, .number("1.5"), [], [:],
    ])
    if version.hasTypeArrays { return ["const": value] }
    return ["enum": [value]]
  }

  // MARK: Objects and arrays

  mutating func object(depth: Int) -> JSON {
    var schema: JSON = ["type": "object"]
    if random.oneIn(8) { schema["type"] = nil }
    var properties: JSON = [:]
    var names: [String] = []
    for _ in 0..<random.number(in: 0...5) {
      let name = random.name()
      names.append(name)
      properties[name] = self.schema(depth: depth - random.number(in: 1...2))
    }
    schema["properties"] = properties
    var required: [String] = []
    for name in names where random.oneIn(2) && !required.contains(name) { required.append(name) }
    if random.oneIn(8) { required.append("absent") }
    if !required.isEmpty { schema["required"] = .array(required.map(JSON.string)) }
    switch random.number(below: 8) {
    case 0: schema["additionalProperties"] = true
    case 1: schema["additionalProperties"] = false
    case 2: schema["additionalProperties"] = self.schema(depth: depth - 1)
    case 3: schema["additionalProperties"] = [:]
    default: break
    }
    if random.oneIn(10) { schema["minProperties"] = 1 }
    if random.oneIn(8) { schema["discriminator"] = discriminator(among: names) }
    if version.hasTypeArrays, random.oneIn(10) {
      schema["dependentRequired"] = ["a": .array(names.map(JSON.string))]
    }
    if version.hasTypeArrays, random.oneIn(10) { schema["$dynamicAnchor"] = "node" }
    if random.oneIn(12), !names.isEmpty {
      schema["example"] = .object([(key: names[0], value: JSON.string("x"))])
    }
    return schema
  }

  private mutating func dictionary(depth: Int) -> JSON {
    var schema: JSON = ["type": "object"]
    if !random.oneIn(4) { schema["additionalProperties"] = self.schema(depth: depth - 1) }
    if version.hasTypeArrays, random.oneIn(5) {
      schema["patternProperties"] = ["^x-": self.schema(depth: depth - 1)]
    }
    if version.hasTypeArrays, random.oneIn(8) {
      schema["propertyNames"] = ["pattern": "^[a-z]+$"]
    }
    return schema
  }

  private mutating func array(depth: Int) -> JSON {
    var schema: JSON = ["type": "array", "items": self.schema(depth: depth - 1)]
    if version.hasTypeArrays, random.oneIn(8) { schema["items"] = nil }
    if version.hasTypeArrays, random.oneIn(6) {
      schema["prefixItems"] = [self.schema(depth: depth - 1), self.schema(depth: depth - 1)]
    }
    if version.hasTypeArrays, random.oneIn(10) {
      schema["contains"] = scalar()
      schema["maxContains"] = 2
    }
    if random.oneIn(5) { schema["uniqueItems"] = true }
    if random.oneIn(5) { schema["minItems"] = 1 }
    if random.oneIn(5) {
      schema["default"] = random.pick([[], ["a"], [1, 2], [nil], [[:]], ["a", 1], [[]]])
    }
    return schema
  }

  // MARK: Composition

  private mutating func allOf(depth: Int) -> JSON {
    var parts: [JSON] = []
    for _ in 0..<random.number(in: 1...3) {
      switch random.number(below: 4) {
      case 0...1: parts.append(inclusion())
      case 3: parts.append(schema(depth: depth - 1))
      default: parts.append(object(depth: depth - 1))
      }
    }
    var schema: JSON = ["allOf": .array(parts)]
    if random.oneIn(4) { schema["description"] = .string(random.text()) }
    if random.oneIn(4) { schema["properties"] = object(depth: depth - 1)["properties"] }
    if random.oneIn(6) { schema["required"] = ["id"] }
    if random.oneIn(8) { schema["type"] = "object" }
    return schema
  }

  private mutating func alternatives(_ keyword: String, depth: Int) -> JSON {
    if version == .swagger { return allOf(depth: depth) }
    var parts: [JSON] = []
    for _ in 0..<random.number(in: 1...4) {
      switch random.number(below: 4) {
      case 0 where !components.isEmpty, 1 where !components.isEmpty: parts.append(reference())
      default: parts.append(schema(depth: depth - 1))
      }
    }
    if version.hasTypeArrays, random.oneIn(4) { parts.append(["type": "null"]) }
    var schema: JSON = [:]
    schema[keyword] = .array(parts)
    if random.oneIn(3) {
      schema["discriminator"] = discriminator(among: [])
    }
    if random.oneIn(5) { schema["properties"] = object(depth: depth - 1)["properties"] }
    if random.oneIn(8) { schema["type"] = .string(random.pick(["object", "string", "array"])) }
    return schema
  }

  /// A discriminator: beside alternatives, or of those that include its schema.
  private mutating func discriminator(among names: [String]) -> JSON {
    let name = names.isEmpty || random.oneIn(4) ? random.name() : random.pick(names)
    if version == .swagger { return .string(name) }
    var discriminator: JSON = ["propertyName": .string(name)]
    if random.oneIn(2), !components.isEmpty {
      var mapping: JSON = [:]
      for _ in 0..<random.number(in: 1...3) {
        let target = random.pick(components)
        mapping[random.name()] = .string(random.oneIn(3) ? target : version.schemas + target)
      }
      discriminator["mapping"] = mapping
    }
    return discriminator
  }

  private mutating func typeArray(depth: Int) -> JSON {
    guard version.hasTypeArrays else { return scalar() }
    let all = ["string", "integer", "number", "boolean", "null", "array", "object"]
    var types: [String] = []
    for type in all where random.oneIn(3) { types.append(type) }
    if types.isEmpty { types = ["string", "null"] }
    var schema: JSON = ["type": .array(types.map(JSON.string))]
    if types.contains("array") { schema["items"] = self.schema(depth: depth - 1) }
    if types.contains("object") {
      schema["properties"] = object(depth: depth - 1)["properties"]
    }
    if random.oneIn(4) { schema["enum"] = ["a", 1, nil, "b"] }
    return schema
  }

  /// What says little, or more than a type can.
  private mutating func odd(depth: Int) -> JSON {
    let hasBooleans = version.hasTypeArrays
    switch random.number(below: 8) {
    case 0: return [:]
    case 1: return hasBooleans ? .bool(random.oneIn(3) ? false : true) : [:]
    case 2: return ["not": schema(depth: depth - 1)]
    case 3 where hasBooleans:
      return [
        "if": ["properties": ["a": ["const": 1]]], "then": schema(depth: depth - 1),
        "else": ["required": ["b"]],
      ]
    case 4 where hasBooleans:
      var schema = object(depth: depth)
      schema["dependentSchemas"] = ["a": self.schema(depth: depth - 1)]
      schema["unevaluatedProperties"] = .bool(random.oneIn(2))
      return schema
    case 5 where hasBooleans: return ["type": "null"]
    case 6: return ["type": "object", "required": ["a", "b"]]
    default: return ["format": .string(random.pick(["date-time", "int32", "uuid", "byte"]))]
    }
  }

  // MARK: Annotations

  private mutating func makeNullable(_ schema: inout JSON) {
    if version == .three {
      schema["nullable"] = true
    } else if version == .swagger {
      schema["x-nullable"] = true
    } else if case .string(let type)? = schema["type"] {
      schema["type"] = [.string(type), "null"]
    }
  }

  private mutating func annotate(_ schema: inout JSON) {
    if random.oneIn(4) { schema["description"] = .string(random.text()) }
    if random.oneIn(8) {
      schema["title"] = .string(random.oneIn(2) ? random.name() : random.text())
    }
    if random.oneIn(10) { schema["readOnly"] = true }
    if random.oneIn(10) { schema["writeOnly"] = true }
    if random.oneIn(8) { schema["deprecated"] = true }
    if random.oneIn(10) { schema["example"] = .string(random.text()) }
    if random.oneIn(12) {
      schema["externalDocs"] = [
        "url": "https://example.com", "description": .string(random.text()),
      ]
    }
    if random.oneIn(15) { schema["x-swift-name"] = .string(random.name()) }
    if random.oneIn(12) {
      schema["default"] = random.pick([nil, [:], [], 1, "a", true, .number("1.5"), ["a": nil]])
    }
  }
}
