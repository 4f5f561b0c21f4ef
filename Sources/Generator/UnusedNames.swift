internal import ConcordDiagnostics
internal import ConcordOpenAPI

/// Finds the keys of `names` and `formats` that nothing in a document has: misspelt ones mostly.
enum UnusedNames {
  /// A warning for each such key, at its place in the configuration.
  static func find(
    in configuration: Configuration, for resolved: ResolvedDocument
  ) -> [Diagnostic] {
    let names = configuration.names
    let isAsked = [names.schemas, names.operations, names.properties, configuration.formats]
      .contains { !$0.isEmpty }
    guard isAsked else { return [] }
    let found = DocumentNames(of: resolved)
    var unused: [(kind: String, key: String, path: String, candidates: Set<String>)] = []
    for key in names.schemas.keys.sorted() where !found.mayNameType(key) {
      unused.append(("schema", key, "names/schemas/", found.schemas))
    }
    for key in names.operations.keys.sorted() where !found.mayNameOperation(key) {
      unused.append(("operation", key, "names/operations/", found.operations))
    }
    for key in names.properties.keys.sorted() where !found.mayNameProperty(key) {
      unused.append(("property", key, "names/properties/", found.properties))
    }
    for key in configuration.formats.keys.sorted() where !found.formats.contains(key) {
      unused.append(("format", key, "formats/", found.formats))
    }
    return unused.map { kind, key, path, candidates in
      let nearest = NearestName.find(key, among: candidates.sorted())
      return Diagnostic(
        .configurationNameUnused, at: configuration.ranges[path + key], kind, key,
        nearest.map { "did you mean '\($0)'?" } ?? "correct it or leave it out")
    }
  }
}
