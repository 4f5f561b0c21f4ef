internal import ConcordDiagnostics
internal import ConcordLowering
internal import ConcordOpenAPI

extension Generator {
  /// What there is to say about names, formats and operations of the configuration that nothing in the
  /// document has: most are misspelt. The document is the whole one, so that a name for what `exclude` leaves out is
  /// none of them.
  func unknownNames(in document: ResolvedDocument) -> [Diagnostic] {
    let names = configuration.names
    guard
      names != .init() || !configuration.formats.isEmpty || !configuration.pagination.isEmpty
    else { return [] }
    let (graph, _) = pipeline.resolve(document)
    let known = NameKeys(of: document, graph)
    let groups = [
      ("schemas", Phrase.schemaNoun, names.schemas, known.schemas),
      ("operations", Phrase.operationNoun, names.operations, known.operations),
      ("properties", Phrase.propertyNoun, names.properties, known.properties),
      ("tags", Phrase.tagNoun, names.tags, known.tags),
    ]
    var found: [Diagnostic] = []
    for (group, noun, names, known) in groups {
      for key in names.keys.sorted() where !known.contains(key) {
        found.append(
          Diagnostic(
            .configurationNameUnused, at: configuration.keyRanges["names/\(group)/\(key)"], noun,
            key, NearestName.advice(key, among: known.sorted())))
      }
    }
    for format in configuration.formats.keys.sorted() where !known.formats.contains(format) {
      found.append(
        Diagnostic(
          .configurationFormatUnused, at: configuration.keyRanges["formats/\(format)"], format,
          NearestName.advice(format, among: known.formats.sorted())))
    }
    for key in configuration.pagination.keys.sorted() where !known.pathOperations.contains(key) {
      found.append(
        Diagnostic(
          .paginationOperationUnknown, at: configuration.keyRanges["pagination/\(key)"], key,
          NearestName.advice(key, among: known.pathOperations.sorted())))
    }
    return found
  }
}
