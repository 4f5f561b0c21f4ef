package import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordSync

/// Writes a first configuration for a document.
package struct StarterConfiguration: Sendable {
  /// The files that were read.
  package private(set) var files: SourceFiles
  /// What there is to say about them.
  package private(set) var diagnostics: [Diagnostic] = []

  private let fileSystem = DiskFileSystem()

  /// Prepares to write; what is read is added to `files`.
  package init(files: SourceFiles) {
    self.files = files
  }

  /// Writes `concord.yaml` beside a document and gives its path; `nil` where the document cannot
  /// be read. Without a document it is the one in the current folder.
  ///
  /// - Throws: Where there is no document, or a configuration lies there already.
  package mutating func write(
    for document: String?, module: String?
  ) throws(Diagnostic) -> String? {
    let document = if let document { document } else { try onlyDocument() }
    var loader = DocumentLoader(files: files)
    let loaded = loader.loadRoot(document)
    files = loader.files
    diagnostics += loaded.diagnostics
    guard let root = loaded.root else { return nil }
    let title = root["info"]?["title"]?.string ?? ""
    let name = module ?? SwiftName.module(fromTitle: title) ?? "API"
    guard SwiftName.isIdentifier(name) else {
      throw Diagnostic(.configurationNotAnIdentifier, at: nil, name)
    }
    let path = FilePath.join(FilePath.folder(of: document), RunInputs.configurationNames[0])
    if (try? fileSystem.entry(at: path)) != nil {
      throw Diagnostic(.initExists, at: nil, path)
    }
    let text = Self.text(FilePath.name(of: document), module: name)
    if let problem = SingleFile.write(text, to: path, mayReplace: { _ in false }) {
      diagnostics.append(problem)
      return nil
    }
    return path
  }

  /// The only document in the current folder.
  private func onlyDocument() throws(Diagnostic) -> String {
    let candidates = ConfigurationReader.documentNames
    let found = candidates.filter { (try? fileSystem.target(of: $0))?.kind == .file }
    guard let first = found.first else {
      throw Diagnostic(
        .argumentMissing, at: nil, "concord init", Phrase.documentSuchAs(candidates))
    }
    if found.count > 1 {
      throw Diagnostic(.initSeveralDocuments, at: nil, found, first)
    }
    return first
  }

  /// A configuration that names the document and the module; all other keys are comments, with
  /// their defaults.
  package static func text(_ document: String, module: String) -> String {
    let set = [
      "document": JSONText.quoted(document), "module": module, "generate": "[models, client]",
    ]
    return "# Paths are relative to this file's folder.\n"
      + ConfigurationKey.all.map { $0.line(set[$0.name]) }.joined()
  }
}
