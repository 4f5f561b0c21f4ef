import ConcordDiagnostics
import ConcordDocuments
import ConcordKit
import ConcordSync
import Foundation

/// What the pipeline makes of a random description.
struct GeneratedDocument {
  let seed: UInt64
  /// The description, as JSON text.
  let text: String
  let diagnostics: [Diagnostic]
  /// The files; none where there is an error among the diagnostics.
  let files: [OutputFile]

  init(seed: UInt64) {
    self.seed = seed
    text = DocumentMaker.document(seed: seed)
    var loader = DocumentLoader(reader: OneFile(bytes: Array(text.utf8)))
    let pipeline = Pipeline.standard
    var configuration = Configuration(document: "openapi.json")
    configuration.module = "Random"
    configuration.layout = .single
    // Every other document is read as strictly as the configuration can ask for.
    if seed.isMultiple(of: 2) {
      configuration.nullable = .distinct
      configuration.enumerations = .closed
    }
    configuration.validation = seed.isMultiple(of: 3)
    let loaded = pipeline.load("openapi.json", &loader)
    var diagnostics = loaded.diagnostics
    var files: [OutputFile] = []
    let (document, decoding) = pipeline.decode(loaded, &loader)
    diagnostics += decoding
    if let document {
      let (graph, resolving) = pipeline.resolve(document)
      let (module, lowering) = pipeline.lower(document, graph, configuration)
      diagnostics += resolving + lowering
      if let module, !diagnostics.contains(where: { $0.severity == .error }) {
        let (rendered, rendering) = pipeline.render(module, configuration, [])
        diagnostics += rendering
        files = rendered
      }
    }
    self.diagnostics = diagnostics
    self.files = files
  }

  /// The errors that say more than that a cycle of schemas has no content.
  var unexpectedErrors: [String] {
    let expected = ["reference-to-itself", "reference-cycle", "composition-cycle"]
    return diagnostics.filter { $0.severity == .error && !expected.contains($0.kind.id) }
      .map(\.message)
  }

  /// Writes the files and the description below a folder of its own.
  func write(below folder: URL) throws -> URL {
    let own = folder.appendingPathComponent("seed-\(seed)")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: own.appendingPathComponent("openapi.json"))
    for file in files {
      try Data(file.bytes).write(to: own.appendingPathComponent(file.path))
    }
    return own
  }
}

/// One file, in memory.
private struct OneFile: FileReading {
  let bytes: [UInt8]

  func realPath(_ path: String) -> String? { path }

  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] { bytes }
}
