import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

extension TypeBuilder {
  /// What the alternatives of a union are called after: each by itself, and those that would be
  /// called alike after what only they have.
  func alternativeNames(_ schemas: [Schema]) -> [String] {
    let names = schemas.map(alternativeName)
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return schemas.indices.map { index in
      guard counts[names[index], default: 0] > 1 else { return names[index] }
      switch names[index] {
      case "object":
        let others = schemas.indices.filter { $0 != index }.flatMap { propertyNames(schemas[$0]) }
        return propertyNames(schemas[index]).first { !others.contains($0) } ?? "object"
      case "list":
        return schemas[index].array?.items.map { "\(alternativeName($0)) list" } ?? "list"
      default: return names[index]
      }
    }
  }

  /// What one alternative is called after: the name of the schema, its title, or its type.
  func alternativeName(_ schema: Schema) -> String {
    if let target = schema.reference?.target, let name = flattener.componentNames[target] {
      return name
    }
    if let title = schema.annotations.title, !Words(title).list.isEmpty, title.count <= 40 {
      return title
    }
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
    case .object, .null, nil: return constantName(schema) ?? "object"
    }
  }

  /// The name of an inline alternative whose `type`, or the like, can only have one value.
  private func constantName(_ schema: Schema) -> String? {
    for property in schema.object?.properties ?? [] {
      let values = property.schema.enumeration ?? property.schema.constant.map { [$0] } ?? []
      if values.count == 1, let text = values[0].string, !Words(text).list.isEmpty,
        text.count <= 40
      {
        return text
      }
    }
    return nil
  }

  /// The properties of a schema that name something, required ones first.
  private func propertyNames(_ schema: Schema) -> [String] {
    let object = schema.object ?? ObjectKeywords()
    let names = object.properties.map(\.name).filter { !Words($0).list.isEmpty }
    return names.filter(object.required.contains) + names.filter { !object.required.contains($0) }
  }
}
