import ConcordComparison
import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

/// Files that stand in a test.
struct WrittenFiles: FileReading {
  let texts: [String: String]

  func realPath(_ path: String) -> String? {
    if path == "." { return "/api" }
    return texts[path] == nil ? nil : "/api/" + path
  }

  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
    guard let text = texts[path] else { throw .missing }
    return Array(text.utf8)
  }
}

/// A description that was read to be compared.
struct Described {
  let description: ComparedDescription
  let diagnostics: [Diagnostic]

  /// Whether the description was read without an error.
  var isWhole: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Reads a text, or several files.
  init?(_ text: String, files: [String: String] = [:]) {
    let texts = files.merging(["api.yaml": text]) { _, text in text }
    var loader = DocumentLoader(reader: WrittenFiles(texts: texts))
    self.init(loader.loadRoot("api.yaml"), &loader)
  }

  /// Reads a file.
  init?(path: String, root: String? = nil) {
    var loader = DocumentLoader(root: root)
    self.init(loader.loadRoot(path), &loader)
  }

  /// Reads a tree in the place of a file's own.
  init?(_ tree: Node, of file: SourceFile) {
    var loader = DocumentLoader(reader: WrittenFiles(texts: [:]))
    let loaded = DocumentLoader.Loaded(file: file, root: tree, diagnostics: [])
    let (document, diagnostics) = DocumentReader.read(loaded, loader: &loader)
    guard let document else { return nil }
    description = ComparedDescription(document, roots: [file.id: tree])
    self.diagnostics = diagnostics
  }

  private init?(_ loaded: DocumentLoader.Loaded, _ loader: inout DocumentLoader) {
    let (document, diagnostics) = DocumentReader.read(loaded, loader: &loader)
    guard let document else { return nil }
    description = ComparedDescription(document, roots: loader.roots)
    self.diagnostics = diagnostics
  }
}

extension Comparison {
  /// What differs between two texts.
  static func changes(
    _ old: String, _ new: String, options: ComparisonOptions = ComparisonOptions()
  ) -> [Change] {
    guard let before = Described(old), let after = Described(new) else { return [] }
    return changes(from: before.description, to: after.description, options: options)
  }
}

/// A description with one operation, which sends or receives values of one schema.
enum SchemaDocument {
  /// The schema in the body of a request.
  static func request(_ schema: String, components: String = "") -> String {
    document(
      "requestBody: { required: true, content: { application/json: { schema: \(schema) } } }",
      responses: "'200': { description: Fine }", components)
  }

  /// The schema in the body of a response.
  static func response(_ schema: String, components: String = "") -> String {
    document(
      "summary: Get",
      responses:
        "'200': { description: Fine, content: { application/json: { schema: \(schema) } } }",
      components)
  }

  private static func document(
    _ member: String, responses: String, _ components: String
  ) -> String {
    """
    openapi: 3.1.0
    info: { title: T, version: '1' }
    paths:
      /a:
        post:
          \(member)
          responses: { \(responses) }
    components:
      schemas: { \(components) }

    """
  }
}
