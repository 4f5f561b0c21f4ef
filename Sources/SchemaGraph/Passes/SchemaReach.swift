import ConcordOpenAPI

extension Shape {
  /// The uses of other schemas in a shape, in document order.
  package var uses: [SchemaUse] {
    switch self {
    case .any, .never, .scalar, .enumeration, .map(nil), .array(nil): return []
    case .alias(let use), .map(.some(let use)), .array(.some(let use)): return [use]
    case .object(let object):
      var uses = object.properties.map(\.use)
      if case .some(.some(let use)) = object.additionalProperties { uses.append(use) }
      return uses
    case .tuple(let tuple):
      return tuple.elements.map(\.use) + (tuple.otherItems.map { [$0] } ?? [])
    case .union(let union): return union.alternatives.map(\.use)
    }
  }
}

extension SchemaGraph {
  /// The schemas that some schemas lead to, these included: through whatever their shapes refer to, and
  /// what they are composed of.
  package func reached(from roots: some Sequence<SchemaID>) -> Set<SchemaID> {
    var reached: Set<SchemaID> = []
    var open: [SchemaID] = []
    for root in roots where reached.insert(root).inserted { open.append(root) }
    while let id = open.popLast() {
      for use in self[id].shape.uses where reached.insert(use.target).inserted {
        open.append(use.target)
      }
      for part in self[id].parts where reached.insert(part).inserted { open.append(part) }
    }
    return reached
  }

  /// Settles in which messages the values of each schema are.
  mutating func settleDirections(of document: Document) {
    var requests: [SchemaID] = []
    var responses: [SchemaID] = []
    OperationSchemas.visit(document) { schema, _, direction in
      let target = use(of: schema).target
      if direction == .request { requests.append(target) } else { responses.append(target) }
    }
    for id in reached(from: requests) { self[id].direction.insert(.request) }
    for id in reached(from: responses) { self[id].direction.insert(.response) }
  }
}
