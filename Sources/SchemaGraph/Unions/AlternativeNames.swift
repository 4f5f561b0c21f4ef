import ConcordDocuments
import ConcordOpenAPI

/// What the alternatives of a union are called after.
enum AlternativeNames {
  /// The names of alternatives: each by itself, and those that would be called alike after what only
  /// they have.
  static func names(of schemas: [Schema], _ resolver: SchemaResolver) -> [String] {
    let names = schemas.map { name(of: $0, resolver) }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    guard counts.count < schemas.count else { return names }
    // How many of the alternatives that are called `object` declare a property.
    var owners: [String: Int] = [:]
    for (schema, name) in zip(schemas, names) where name == "object" {
      for property in Set(propertyNames(of: schema)) { owners[property, default: 0] += 1 }
    }
    return schemas.indices.map { index in
      guard counts[names[index], default: 0] > 1 else { return names[index] }
      switch names[index] {
      case "object":
        return propertyNames(of: schemas[index]).first { owners[$0] == 1 } ?? "object"
      case "list":
        return schemas[index].array?.items.map { "\(name(of: $0, resolver)) list" } ?? "list"
      default: return names[index]
      }
    }
  }

  /// What one alternative is called after: the name of the schema, its title, or its type.
  static func name(of schema: Schema, _ resolver: SchemaResolver) -> String {
    if let target = schema.reference?.target,
      let name = resolver.referenceName(of: target) ?? fileName(of: target)
    {
      return name
    }
    if let title = schema.annotations.title, title.isFitForName { return title }
    switch schema.types.first(where: { $0 != .null }) {
    case .string:
      if schema.enumeration != nil { return "value" }
      switch schema.format {
      case "date-time", "date": return "date"
      case "uuid": return "uuid"
      case "uri", "url": return "url"
      default: return "string"
      }
    case .integer: return "integer"
    case .number: return "number"
    case .boolean: return "bool"
    case .array: return "list"
    case .object, .null, nil: return constantName(of: schema) ?? "object"
    }
  }

  /// The name of a file that is one schema, without its folders and its extension; `nil` for a schema
  /// within a file.
  private static func fileName(of location: String) -> String? {
    let halves = location.split(separator: "#", maxSplits: 1)
    guard halves.count < 2 || halves[1] == "/", let file = halves.first?.split(separator: "/").last
    else { return nil }
    let name = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    return String(name).isFitForName ? String(name) : nil
  }

  /// The name of an inline alternative whose `type`, or the like, can only have one value.
  private static func constantName(of schema: Schema) -> String? {
    for property in schema.object?.properties ?? [] {
      let values = property.schema.enumeration ?? property.schema.constant.map { [$0] } ?? []
      if values.count == 1, let text = values[0].string, text.isFitForName { return text }
    }
    return nil
  }

  /// The properties of a schema that name something, required ones first.
  private static func propertyNames(of schema: Schema) -> [String] {
    guard let object = schema.object else { return [] }
    let required = Set(object.required)
    let names = object.properties.map(\.name).filter(\.isFitForName)
    return names.filter(required.contains) + names.filter { !required.contains($0) }
  }
}
