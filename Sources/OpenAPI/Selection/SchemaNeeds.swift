/// Finds out which schemas others need to be complete.
struct SchemaNeeds {
  private let resolved: ResolvedDocument
  /// The schemas that extend another one by `allOf`, by the location of that one: a discriminator
  /// without a mapping names them (OpenAPI 3.1, section 4.8.25).
  private let heirs: [String: [Schema]]

  /// Prepares to look through a description.
  init(of resolved: ResolvedDocument) {
    self.resolved = resolved
    var heirs: [String: [Schema]] = [:]
    for named in resolved.document.components.schemas {
      for part in named.schema.composition?.allOf ?? [] {
        if let target = part.reference?.target { heirs[target, default: []].append(named.schema) }
      }
    }
    self.heirs = heirs
  }

  /// The locations of the schemas that the operations of a document and further schemas need,
  /// these included.
  func reached(from document: Document, and roots: [Schema] = []) -> Set<String> {
    var reached: Set<String> = []
    var open: [Schema] = []
    for schema in roots where reached.insert(schema.location).inserted { open.append(schema) }
    for operation in (document.paths + document.webhooks).flatMap(\.operations) {
      open += Self.schemas(of: operation)
    }
    func reach(_ location: String) {
      guard reached.insert(location).inserted, let schema = resolved.schemas[location] else {
        return
      }
      open.append(schema)
    }
    // Those who extend what extends a schema inherit its discriminator.
    func reachHeirs(of location: String) {
      var bases = [location]
      var known: Set<String> = [location]
      while let base = bases.popLast() {
        for heir in heirs[base] ?? [] where known.insert(heir.location).inserted {
          reach(heir.location)
          bases.append(heir.location)
        }
      }
    }
    while let schema = open.popLast() {
      if let reference = schema.reference { reach(reference.target) }
      if let discriminator = schema.composition?.discriminator {
        for (_, target) in discriminator.mapping { reach(target) }
        if let target = discriminator.defaultTarget { reach(target) }
        let names = schema.composition.map { $0.oneOf + $0.anyOf } ?? []
        if names.isEmpty { reachHeirs(of: schema.location) }
      }
      open += Self.parts(of: schema)
    }
    return reached
  }

  /// The schemas that an operation uses directly.
  static func schemas(of operation: Operation) -> [Schema] {
    let headers = operation.responses.flatMap(\.headers)
    let content = (operation.requestBody?.content ?? []) + operation.responses.flatMap(\.content)
    return (operation.parameters + headers).compactMap(\.schema)
      + content.flatMap { [$0.schema, $0.itemSchema].compactMap { $0 } }
  }

  /// The schemas that stand in a schema.
  static func parts(of schema: Schema) -> [Schema] {
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
