package import ConcordDiagnostics
package import ConcordOpenAPI

/// What every schema of a description means.
///
/// A description spreads the meaning of a value over `$ref`, `allOf`, keywords beside both,
/// `nullable`, discriminators, `readOnly` and so on. ``resolve(_:)`` settles all of it once, and the
/// result is an arena: each schema has a ``SchemaID`` and a ``Shape``, and refers to others by id.
/// Types, examples, selection and comparison read the graph; no other module follows a reference
/// between schemas or looks into a composition (`FloorTests` holds that).
///
/// Why an arena: schemas refer to one another in cycles, and passes over ids need no recursion, so
/// that their cost is linear and no description is too deep for the stack.
package struct SchemaGraph: Sendable {
  /// All schemas, each at the position that its ``SchemaID`` holds. The first takes any value.
  package let schemas: [ResolvedSchema]
  /// The schemas under `components/schemas`, in document order.
  package let components: [Component]
  /// Keywords beside references, which no shape says.
  package let unexpressedAtUses: [UnexpressedKeyword]
  /// How many parts of schemas were put together: tests see by it that cost is linear.
  package let partCount: Int
  private let uses: [ObjectIdentifier: SchemaUse]

  /// A schema under `components/schemas` with its name there.
  package struct Component: Sendable {
    /// Its key.
    package let name: String
    /// The schema.
    package let id: SchemaID
  }

  /// The graph of a description's schemas: those under `components`, those of its operations,
  /// webhooks and callbacks, and whatever they lead to.
  ///
  /// - Returns: The graph, and what is wrong with the schemas, in the order of the document. Where
  ///   there is an error among the diagnostics, the schema that it is about takes any value.
  package static func resolve(
    _ document: ResolvedDocument
  ) -> (graph: SchemaGraph, diagnostics: [Diagnostic]) {
    var resolver = SchemaResolver(document)
    let components = document.document.components.schemas.map { named in
      Component(name: named.name, id: resolver.locate(named.schema))
    }
    OperationSchemas.visit(document.document) { schema, place, _ in
      _ = resolver.use(schema, at: place)
    }
    resolver.resolveAll()
    let resolved = resolver.finish()
    var graph = SchemaGraph(
      schemas: resolved.schemas, components: components,
      unexpressedAtUses: resolved.unexpressed, partCount: resolver.merger.partCount,
      uses: resolved.uses)
    graph.settleNullability()
    graph.settleCriteria()
    graph.settleDirections(of: document.document)
    return (graph, resolved.diagnostics)
  }

  /// The ids of all schemas.
  package var ids: some Sequence<SchemaID> { schemas.indices.lazy.map { SchemaID($0) } }

  /// The schema of an id.
  package subscript(id: SchemaID) -> ResolvedSchema { schemas[Int(id.index)] }

  /// What a schema of an operation means where it stands. A schema that the graph was not made of
  /// takes any value.
  package func use(of schema: Schema) -> SchemaUse {
    uses[ObjectIdentifier(schema)] ?? SchemaUse(target: .any, source: schema)
  }

  /// Every schema of the description, as it was read, with what it means where it stands, by location. What
  /// several schemas say together is left out.
  package var allUses: [(schema: Schema, use: SchemaUse)] {
    uses.values.map { ($0.source, $0) }.filter { !$0.0.location.isEmpty }
      .sorted { $0.0.location < $1.0.location }
  }
}

/// The number of a schema in its graph.
package struct SchemaID: Hashable, Sendable {
  /// The position in ``SchemaGraph/schemas``, from zero.
  package let index: Int32

  init(_ index: Int) {
    self.index = Int32(index)
  }

  /// The schema that takes any value.
  package static let any = SchemaID(0)
}
