package import ConcordDiagnostics
package import ConcordOpenAPI

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
    var includes = include.map(SelectorTable.init)
    var excludes = SelectorTable(exclude)
    var result = resolved
    Self.filter(&result.document.paths, &includes, &excludes)
    Self.filter(&result.document.webhooks, &includes, &excludes)
    let needs = SchemaNeeds(SchemaGraph.resolve(resolved).graph)
    let schemas = resolved.document.components.schemas
    let excluded = Set(schemas.filter { excludes.matches($0) }.map(\.schema.location))
    let roots: [NamedSchema]
    if includes != nil {
      roots = schemas.filter { includes?.matches($0) == true }
    } else {
      let used = needs.reached(from: resolved.document)
      roots = schemas.filter { !used.contains($0.schema.location) }
    }
    let kept = needs.reached(
      from: result.document,
      and: roots.filter { !excluded.contains($0.schema.location) }.map(\.schema))
    result.document.components.schemas = schemas.filter { kept.contains($0.schema.location) }
    result.document.components.responses = responses(of: result.document)
    let unmatched = (includes?.unused ?? []) + excludes.unused
    let diagnostics =
      Self.report(unmatched, in: resolved.document) + stillNeeded(kept, in: schemas)
    return (result, diagnostics)
  }

  private static func filter(
    _ paths: inout [PathItem], _ includes: inout SelectorTable?, _ excludes: inout SelectorTable
  ) {
    for position in paths.indices {
      let isIncluded = includes?.matches(paths[position])
      let isExcluded = excludes.matches(paths[position])
      paths[position].operations = paths[position].operations.enumerated()
        .filter { isIncluded?[$0.offset] ?? true && !isExcluded[$0.offset] }.map(\.element)
    }
    paths.removeAll(where: \.operations.isEmpty)
  }

  /// The responses that the operations refer to.
  private func responses(of document: Document) -> [(name: String, response: Response)] {
    let responses = document.operations.flatMap(\.operation.responses)
    let names = Set(responses.compactMap(\.componentName))
    return document.components.responses.filter { names.contains($0.name) }
  }

  private func stillNeeded(_ kept: Set<String>, in schemas: [NamedSchema]) -> [Diagnostic] {
    let names = Set(schemas.filter { kept.contains($0.schema.location) }.map(\.name))
    return exclude.compactMap { selector in
      guard case .schema(let name) = selector.criterion, names.contains(name) else { return nil }
      return Diagnostic(.selectionStillNeeded, at: selector.range, name)
    }
  }

  /// How many selectors that name nothing have the nearest name looked for.
  private static let adviceLimit = 100

  /// A warning for each selector that names nothing.
  private static func report(_ unmatched: [Selector], in document: Document) -> [Diagnostic] {
    let items = document.paths + document.webhooks
    return unmatched.enumerated().map { position, selector in
      let (kind, name): (Phrase, String)
      let candidates: () -> [String]
      switch selector.criterion {
      case .operation(let id):
        (kind, name) = (.operationNoun, id)
        candidates = { items.flatMap(\.operations).compactMap(\.operationID) }
      case .path(let pattern):
        (kind, name) = (.pathNoun, pattern)
        candidates = { items.map(\.path) }
      case .tag(let tag):
        (kind, name) = (.operationWithTagNoun, tag)
        candidates = { items.flatMap(\.operations).flatMap(\.tags) }
      case .schema(let schema):
        (kind, name) = (.schemaNoun, schema)
        candidates = { document.components.schemas.map(\.name) }
      case .deprecated: return Diagnostic(.selectionNothingDeprecated, at: selector.range)
      }
      let nearest = position < adviceLimit ? NearestName.find(name, among: candidates()) : nil
      let advice = nearest.map { Phrase.didYouMean($0) } ?? .correctIt
      return Diagnostic(.selectionMatchesNothing, at: selector.range, kind, name, advice)
    }
  }
}
