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
    let session = DecodingSession(
      upgrade: Upgrade(from: version), references: references, diagnostics: before)
    let document = decode(root, references.rootLocation(of: file.id), session)
    loader = references.loader
    session.removeRepeatedDiagnostics()
    guard let document else { return (nil, session.log.diagnostics) }
    let resolved = ResolvedDocument(
      document: document, schemas: session.schemas, sources: references.sources)
    return (resolved, session.log.diagnostics)
  }

  private static func decode(
    _ root: Node, _ location: String, _ session: DecodingSession
  ) -> Document? {
    let document = DocumentDecoder(session: session, location: location).document(root)
    // Reading what references name finds further references.
    var position = 0
    var rings = SchemaRings()
    while position < session.pendingSchemas.count {
      let (node, place) = session.pendingSchemas[position]
      position += 1
      if session.schemas[place] == nil {
        session.schemas[place] = SchemaDecoder(session).schema(node, at: place)
      }
      if let member = node.member("$ref"), let text = member.value.string,
        let target = session.references.known(text, at: member.value.range)
      {
        rings.add(.init(target: target, text: text, range: member.value.range), at: place)
      }
    }
    session.log.diagnostics += rings.diagnostics()
    return document
  }
}
