package import ConcordOpenAPI
package import ConcordSchemaGraph
import ConcordSwiftIR

/// What of a description can be given a name of its own, in the spelling that ``LoweringOptions``
/// takes, and the formats that can be given a type.
package struct NameKeys: Sendable {
  /// Schemas: by the name of a component or the words of their place, and by their name in Swift.
  package private(set) var schemas: Set<String> = []
  /// Operations: by their ids.
  package private(set) var operations: Set<String> = []
  /// Operations of paths: by their ids, and by method and path, as in `GET /pets`.
  package private(set) var pathOperations: Set<String> = []
  /// The first tags of operations.
  package private(set) var tags: Set<String> = []
  /// Properties: `Schema.property`.
  package private(set) var properties: Set<String> = []
  /// Formats of strings and numbers.
  package private(set) var formats: Set<String> = []

  /// Gathers the keys of a description.
  package init(of document: ResolvedDocument, _ graph: SchemaGraph) {
    let options = LoweringOptions()
    var names = OperationNames(
      options: options, groups: OperationGroups(document.document, options: options),
      isTypeNameFree: { _ in true })
    let named = document.document.operations.map { names.name($0) }
    operations = Set(named.map(\.id))
    for (placed, names) in zip(document.document.operations, named) where placed.role == .path {
      pathOperations.formUnion([names.id, "\(placed.operation.method) \(placed.item.path)"])
    }
    tags = Set(document.document.paths.flatMap(\.operations).compactMap(\.tags.first))
    let types = named.map(\.type.text)
    for component in graph.components { schemas.insert(component.name) }
    for id in graph.ids {
      let schema = graph[id]
      let parts = TypeNameParts(schema.place, operations: types)
      schemas.insert(parts.words.joined(separator: "."))
      schemas.insert(parts.typeName)
      switch schema.shape {
      case .scalar(let scalar): scalar.format.map { _ = formats.insert($0) }
      case .object(let object):
        for property in object.properties {
          let owner = TypeNameParts(property.owner, operations: types)
          properties.insert("\(owner.words.joined(separator: ".")).\(property.name)")
        }
      default: break
      }
    }
  }
}
