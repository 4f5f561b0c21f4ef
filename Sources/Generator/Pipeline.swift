package import ConcordDiagnostics
package import ConcordDocuments
package import ConcordOpenAPI
package import ConcordSwiftIR
package import ConcordSync

/// A template of the user's own.
package struct TemplateFile: Sendable {
  /// Its path below the folder of templates, with `/` between its parts.
  package let name: String
  /// Its content, registered under the path that the user knows.
  package let source: SourceFile
}

/// The stages from a document's bytes to the files wanted, one function each. Nothing else of the
/// facade knows what a stage calls.
///
/// A stage returns no value where what it found forbids to go on, and says so by an error. Where
/// there is an error beside a value, the value is what the error does not touch.
package struct Pipeline: Sendable {
  /// Reads the document at a path.
  package var load: @Sendable (String, inout DocumentLoader) -> DocumentLoader.Loaded
  /// Decodes a document and resolves its references, reading the files that they name.
  package var decode:
    @Sendable (DocumentLoader.Loaded, inout DocumentLoader) -> (ResolvedDocument?, [Diagnostic])
  /// Turns a document into a Swift module. The configuration's module name is set.
  package var lower: @Sendable (ResolvedDocument, Configuration) -> (SwiftModule?, [Diagnostic])
  /// Writes a module through the templates. The configuration's module name is set.
  package var render:
    @Sendable (SwiftModule, Configuration, [TemplateFile]) -> ([OutputFile], [Diagnostic])

  /// The stages of the command.
  package static let standard = Pipeline(
    load: { path, loader in loader.loadRoot(path) },
    decode: { loaded, _ in
      guard let file = loaded.file, let root = loaded.root else { return (nil, []) }
      let info = Info(
        title: root["info"]?["title"]?.string ?? "", version: "",
        description: JSONWriter(.pretty).text(root), range: root.range)
      let document = Document(version: .v3_1, info: info, range: root.range)
      return (ResolvedDocument(document: document, schemas: [:], sources: [file.id]), [])
    },
    lower: { resolved, _ in
      let info = resolved.document.info
      let documentation = Documentation(info.description ?? "")
      return (
        SwiftModule(title: info.title, version: info.version, documentation: documentation), []
      )
    },
    render: { module, _, _ in
      var bytes: [UInt8] = []
      for line in module.documentation.text.split(separator: "\n") {
        bytes.append(contentsOf: "// \(line)\n".utf8)
      }
      return ([OutputFile(path: "Document.swift", bytes: bytes)], [])
    })
}
