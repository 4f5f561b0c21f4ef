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
    let candidates = ConfigurationReader.documentNames
    let found = candidates.filter { (try? fileSystem.target(of: $0))?.kind == .file }
    if document == nil, found.count > 1 {
      let names = found.map { "'\($0)'" }.joined(separator: ", ")
      throw Diagnostic(.initSeveral, at: nil, names)
    }
    guard let document = document ?? found.first else {
      let names = candidates.map { "'\($0)'" }.joined(separator: ", ")
      throw Diagnostic(.argumentMissing, at: nil, "concord init", "a document, such as \(names)")
    }
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
    let text = text(FilePath.name(of: document), module: name)
    if let problem = SingleFile.write(text, to: path, mayReplace: { _ in false }) {
      diagnostics.append(problem)
      return nil
    }
    return path
  }

  private func text(_ document: String, module: String) -> String {
    var text = """
      # Paths are relative to this file's folder.
      document: \(JSONText.quoted(document))
      module: \(module)
      generate: [models, client]        # any of models, client, server, stub

      """
    // A key whose line is taken out of the comment says what its example says.
    for key in ConfigurationKey.all {
      guard let example = key.example else { continue }
      let line = "# \(key.name): \(example)"
      let gap = String(repeating: " ", count: max(1, 34 - line.utf8.count))
      text += "\(line)\(gap)# \(key.meaning.replacing("`", with: ""))\n"
    }
    return text
  }
}
