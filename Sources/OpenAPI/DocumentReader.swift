package import ConcordDiagnostics
package import ConcordDocuments

/// Reads an OpenAPI description of version 2.0 to 3.2 into one form, with its references
/// followed.
///
/// A fault whose meaning is clear is a warning that says what was done instead, and the rest is
/// untouched. What cannot be read, or refers to nothing, is an error, and all of them are
/// reported. Schemas may be nested 100 deep in one another; what a reference names starts anew.
package struct DocumentReader {
  /// Reads a description that the loader has loaded as its root.
  ///
  /// - Parameters:
  ///   - loaded: What came of loading the root; its diagnostics are the first of the result.
  ///   - loader: The loader that it came from. It reads the files that references name, each
  ///     once; references to a network are errors.
  /// - Returns: The description, `nil` where there is none, and all there is to say. Where there is
  ///   an error, the description lacks what the error is about: what is not there is left out, and
  ///   a schema that refers to nothing takes any value.
  package static func read(
    _ loaded: DocumentLoader.Loaded, loader: inout DocumentLoader
  ) -> (document: ResolvedDocument?, diagnostics: [Diagnostic]) {
    guard let file = loaded.file, let root = loaded.root else { return (nil, loaded.diagnostics) }
    guard case .object = root.value else {
      let error = Diagnostic(.documentNotObject, at: root.range, root.typeName)
      return (nil, loaded.diagnostics + [error])
    }
    let (version, versionDiagnostics) = VersionDecoder.version(of: root)
    let before = loaded.diagnostics + versionDiagnostics
    guard let version else { return (nil, before) }
    let references = ReferenceResolver(
      root: root, file: file, overlays: loaded.mergedSources, loader: loader)
    let location = references.rootLocation(of: file.id)
    let (decoded, context) = DocumentDecoder.document(
      root, at: location, version: version, references)
    var reading = ReferencedSchemas(decoded, context)
    reading.readAll()
    loader = references.loader
    let diagnostics = withoutRepeated(before + decoded.diagnostics + reading.diagnostics)
    guard let document = decoded.value else { return (nil, diagnostics) }
    let resolved = ResolvedDocument(
      document: document, schemas: reading.schemas, sources: references.sources)
    return (resolved, diagnostics)
  }

  /// Each diagnostic once: what several references name may be read several times.
  private static func withoutRepeated(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { seen.insert($0).inserted }
  }
}

/// The schemas that references name, each read once. Reading one finds further references.
private struct ReferencedSchemas {
  /// The schemas by location.
  private(set) var schemas: [String: Schema] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private let context: DecodingContext
  /// The targets of references, in the order of the first reference to each.
  private var targets: [ReferenceResolver.Target] = []
  private var known: Set<String> = []

  init(_ document: Decoded<Document?>, _ context: DecodingContext) {
    self.context = context
    for named in document.value?.components.schemas ?? [] {
      schemas[named.schema.location] = named.schema
    }
    add(document.references)
  }

  mutating func readAll() {
    var position = 0
    var cycles = ReferenceCycles()
    while position < targets.count {
      let (node, place) = (targets[position].node, targets[position].location)
      position += 1
      if schemas[place] == nil {
        let schema = SchemaDecoder.schema(node, at: place, context)
        schemas[place] = schema.value
        diagnostics += schema.diagnostics
        add(schema.references)
      }
      if let member = node.member("$ref"), let text = member.value.string,
        let target = context.references.known(text, at: member.value.range)
      {
        cycles.add(.init(target: target, text: text, range: member.value.range), at: place)
      }
    }
    diagnostics += cycles.diagnostics()
  }

  private mutating func add(_ references: [ReferenceResolver.Target]) {
    for target in references where known.insert(target.location).inserted {
      targets.append(target)
    }
  }
}
