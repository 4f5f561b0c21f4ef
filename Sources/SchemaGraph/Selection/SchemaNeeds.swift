import ConcordOpenAPI

/// Finds out which schemas others need to be complete.
struct SchemaNeeds {
  private let graph: SchemaGraph

  /// Prepares to look through the schemas of a description.
  init(_ graph: SchemaGraph) {
    self.graph = graph
  }

  /// The locations of the schemas that the operations of a document and further schemas need, these
  /// included.
  func reached(from document: Document, and roots: [Schema] = []) -> Set<String> {
    var ids = roots.map { graph.use(of: $0).target }
    OperationSchemas.visit(document) { schema, _, _ in ids.append(graph.use(of: schema).target) }
    return Set(graph.reached(from: ids).map { graph[$0].location })
  }
}
