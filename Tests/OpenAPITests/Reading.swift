import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// Files that stand in the test.
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

/// What came of reading a description, with its files at hand.
struct Reading {
  /// The description, unless an error forbids to write what it says.
  var document: ResolvedDocument? {
    diagnostics.contains { $0.severity == .error } ? nil : untouched
  }

  /// What no error touches of the description.
  let untouched: ResolvedDocument?
  let diagnostics: [Diagnostic]
  let files: SourceFiles

  init(files texts: [String: String], root: String = "api.yaml") {
    var loader = DocumentLoader(reader: WrittenFiles(texts: texts))
    let loaded = loader.loadRoot(root)
    (untouched, diagnostics) = DocumentReader.read(loaded, loader: &loader)
    files = loader.files
  }

  init(path: String) {
    var loader = DocumentLoader()
    let loaded = loader.loadRoot(path)
    (untouched, diagnostics) = DocumentReader.read(loaded, loader: &loader)
    files = loader.files
  }

  init(_ text: String) {
    self.init(files: ["api.yaml": text])
  }

  /// A description with these schemas, which are indented by four; the first stands on line 5.
  static func schemas(_ text: String, version: String = "3.1.0") -> Reading {
    Reading(
      "openapi: \(version)\ninfo: {title: A, version: '1'}\npaths: {/a: {}}\n"
        + "components: {schemas: {\n\(text)\n}}")
  }

  /// A description with one path, `/a/{id}`, in line 5 and its members from line 6 on.
  static func path(_ text: String, version: String = "3.1.0") -> Reading {
    Reading(
      "openapi: \(version)\ninfo: {title: A, version: '1'}\n"
        + "components: {schemas: {A: {type: object}}}\npaths:\n  /a/{id}:\n\(text)")
  }

  /// The diagnostics in the order of the files, as `line:column id`; the path comes first where
  /// it is not the root's.
  var summary: [String] {
    let placed = diagnostics.sorted {
      guard let left = $0.range, let right = $1.range else { return $0.range == nil }
      return (left.source.index, left.start) < (right.source.index, right.start)
    }
    return placed.map { diagnostic in
      guard let range = diagnostic.range else { return "- \(diagnostic.kind.id)" }
      let file = files[range.source]
      let position = file.position(at: Int(range.start))
      let path = range.source.index == 0 ? "" : file.path + ":"
      return "\(path)\(position.line):\(position.column) \(diagnostic.kind.id)"
    }
  }

  /// The ids of the errors.
  var errors: [String] {
    diagnostics.filter { $0.severity == .error }.map(\.kind.id)
  }

  /// How many diagnostics of each id there are, sorted by id.
  var counts: [String] {
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics { counts[diagnostic.kind.id, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
  }

  /// The schema of a name under `components/schemas`.
  func schema(_ name: String) -> Schema? {
    document?.document.components.schemas.first { $0.name == name }?.schema
  }

  /// The first operation.
  var operation: ConcordOpenAPI.Operation? { document?.document.paths.first?.operations.first }
}
