/// The names that stand in a description, for comparing others with them.
package struct DocumentNames: Sendable {
  /// The schemas below `components`.
  package private(set) var schemas: Set<String> = []
  /// The ids of operations.
  package private(set) var operations: Set<String> = []
  /// The properties of those schemas, as `Schema.property`.
  package private(set) var properties: Set<String> = []
  /// The formats.
  package private(set) var formats: Set<String> = []
  /// The names of all properties, inline schemas included.
  private var propertyNames: Set<String> = []
  private var hasOperationsWithoutID = false

  /// Gathers the names of a description.
  package init(of resolved: ResolvedDocument) {
    var open = Array(resolved.schemas.values)
    for named in resolved.document.components.schemas {
      schemas.insert(named.name)
      open.append(named.schema)
      for property in named.schema.object?.properties ?? [] {
        properties.insert("\(named.name).\(property.name)")
      }
    }
    for operation in (resolved.document.paths + resolved.document.webhooks).flatMap(\.operations) {
      if let id = operation.operationID {
        operations.insert(id)
      } else {
        hasOperationsWithoutID = true
      }
      open += Self.schemas(of: operation)
    }
    var seen: Set<String> = []
    while let schema = open.popLast() {
      guard seen.insert(schema.location).inserted else { continue }
      if let format = schema.format { formats.insert(format) }
      for property in schema.object?.properties ?? [] { propertyNames.insert(property.name) }
      open += Self.parts(of: schema)
    }
  }

  /// Whether a type could be called so: a schema is, or the key begins with the name of what an
  /// inline schema belongs to.
  package func mayNameType(_ key: String) -> Bool {
    if schemas.contains(key) || hasOperationsWithoutID { return true }
    let folded = Self.folded(key)
    return schemas.contains { key.hasPrefix("\($0).") }
      || operations.contains { folded.hasPrefix(Self.folded($0)) }
  }

  /// Whether an operation could be called so. Ids made for operations without one are not known here.
  package func mayNameOperation(_ key: String) -> Bool {
    hasOperationsWithoutID || operations.contains(key)
  }

  /// Whether a property could be called so, which may come from another schema or an inline one.
  package func mayNameProperty(_ key: String) -> Bool {
    if properties.contains(key) { return true }
    let parts = key.split(separator: ".")
    guard parts.count > 1, let name = parts.last, let owner = parts.first else { return false }
    return mayNameType(String(owner))
      && propertyNames.contains { $0 == name || $0.hasSuffix(".\(name)") }
  }

  /// The letters and digits of a name, in lower case.
  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static func schemas(of operation: Operation) -> [Schema] {
    let headers = operation.responses.flatMap(\.headers)
    let content = (operation.requestBody?.content ?? []) + operation.responses.flatMap(\.content)
    return (operation.parameters + headers).compactMap(\.schema)
      + content.flatMap { [$0.schema, $0.itemSchema].compactMap { $0 } }
  }

  /// The schemas that stand in a schema.
  private static func parts(of schema: Schema) -> [Schema] {
    var parts: [Schema?] = []
    if let object = schema.object {
      parts += (object.properties + object.patternProperties).map(\.schema)
      parts += [object.additionalProperties, object.propertyNames, object.unevaluatedProperties]
    }
    if let array = schema.array {
      parts += [array.items, array.contains, array.unevaluatedItems] + array.prefixItems
    }
    if let composition = schema.composition {
      parts += composition.allOf + composition.anyOf + composition.oneOf
    }
    return parts.compactMap { $0 }
  }
}
