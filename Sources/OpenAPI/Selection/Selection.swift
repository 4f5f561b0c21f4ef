package import ConcordDiagnostics

/// Which part of a description is wanted.
///
/// With `include`, that is what is selected and everything that it needs, directly or through
/// other schemas. Without it, that is everything, except that schemas which only excluded
/// operations need go with them. What is excluded is taken out of either; a schema that is still
/// needed stays.
package struct Selection: Sendable, Hashable {
  /// What is wanted; `nil` for everything.
  package var include: [Selector]?
  /// What is not wanted.
  package var exclude: [Selector]

  /// Wants everything, unless something else is said.
  package init(include: [Selector]? = nil, exclude: [Selector] = []) {
    self.include = include
    self.exclude = exclude
  }

  /// Whether there is nothing to take out.
  package var isEverything: Bool { include == nil && exclude.isEmpty }

  /// The part of a description that is wanted, and what there is to say: a warning for each
  /// selector that names nothing, and for each schema that is excluded by name and still needed.
  package func apply(
    to resolved: ResolvedDocument
  ) -> (document: ResolvedDocument, diagnostics: [Diagnostic]) {
    guard !isEverything else { return (resolved, []) }
    var diagnostics = ((include ?? []) + exclude).compactMap { unmatched($0, in: resolved) }
    var result = resolved
    filter(&result.document.paths)
    filter(&result.document.webhooks)
    let needs = SchemaNeeds(of: resolved)
    let schemas = resolved.document.components.schemas
    let excluded = Set(
      schemas.filter { schema in exclude.contains { $0.matches(schema) } }
        .map(\.schema.location))
    let roots: [NamedSchema]
    if let include {
      roots = schemas.filter { schema in include.contains { $0.matches(schema) } }
    } else {
      let used = needs.reached(from: resolved.document)
      roots = schemas.filter { !used.contains($0.schema.location) }
    }
    let kept = needs.reached(
      from: result.document,
      and: roots.filter { !excluded.contains($0.schema.location) }.map(\.schema))
    result.document.components.schemas = schemas.filter { kept.contains($0.schema.location) }
    result.document.components.responses = responses(of: result.document)
    result.schemas = resolved.schemas.filter { kept.contains($0.key) }
    diagnostics += stillNeeded(kept, in: schemas)
    return (result, diagnostics)
  }

  private func filter(_ paths: inout [PathItem]) {
    for position in paths.indices {
      let path = paths[position].path
      paths[position].operations.removeAll { operation in
        let isIncluded = include?.contains { $0.matches(operation, at: path) } ?? true
        return !isIncluded || exclude.contains { $0.matches(operation, at: path) }
      }
    }
    paths.removeAll(where: \.operations.isEmpty)
  }

  /// The responses that the operations refer to.
  private func responses(of document: Document) -> [(name: String, response: Response)] {
    let operations = (document.paths + document.webhooks).flatMap(\.operations)
    let names = Set(operations.flatMap(\.responses).compactMap(\.componentName))
    return document.components.responses.filter { names.contains($0.name) }
  }

  private func stillNeeded(_ kept: Set<String>, in schemas: [NamedSchema]) -> [Diagnostic] {
    exclude.compactMap { selector in
      guard case .schema(let name) = selector.criterion,
        schemas.contains(where: { $0.name == name && kept.contains($0.schema.location) })
      else { return nil }
      return Diagnostic(.selectionStillNeeded, at: selector.range, name)
    }
  }

  /// A warning where a selector names nothing.
  private func unmatched(_ selector: Selector, in resolved: ResolvedDocument) -> Diagnostic? {
    let document = resolved.document
    let items = document.paths + document.webhooks
    let isUsed =
      document.components.schemas.contains { selector.matches($0) }
      || items.contains { item in
        item.operations.contains { selector.matches($0, at: item.path) }
      }
    guard !isUsed else { return nil }
    let (kind, name): (String, String)
    let candidates: [String]
    switch selector.criterion {
    case .operation(let id):
      (kind, name) = ("operation", id)
      candidates = items.flatMap(\.operations).compactMap(\.operationID)
    case .path(let pattern):
      (kind, name) = ("path", pattern)
      candidates = items.map(\.path)
    case .tag(let tag):
      (kind, name) = ("operation with the tag", tag)
      candidates = items.flatMap(\.operations).flatMap(\.tags)
    case .schema(let schema):
      (kind, name) = ("schema", schema)
      candidates = document.components.schemas.map(\.name)
    case .deprecated: return Diagnostic(.selectionNothingDeprecated, at: selector.range)
    }
    let advice = NearestName.find(name, among: candidates).map { "did you mean '\($0)'?" }
    return Diagnostic(
      .selectionMatchesNothing, at: selector.range, kind, name,
      advice ?? "correct it or leave it out")
  }
}
