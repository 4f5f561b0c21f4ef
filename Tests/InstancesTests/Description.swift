import ConcordDiagnostics
import ConcordDocuments
import ConcordInstances
import ConcordOpenAPI
import ConcordSchemaGraph
import Testing

/// A description in memory, to hold values against its schemas.
struct Description {
  let check: InstanceCheck
  private let document: ResolvedDocument
  private let graph: SchemaGraph
  private let files: SourceFiles

  /// Reads the schemas under `components/schemas`, in YAML without indentation.
  init(_ schemas: String, version: String = "3.1.0") throws {
    let lines = schemas.split(separator: "\n", omittingEmptySubsequences: false)
    let indented = lines.map { "    \($0)\n" }.joined()
    let text =
      "openapi: \(version)\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n"
      + "  schemas:\n\(indented)"
    var loader = DocumentLoader(reader: OneDocument(bytes: Array(text.utf8)))
    let read = DocumentReader.read(loader.loadRoot("openapi.yaml"), loader: &loader)
    document = try #require(read.document)
    graph = SchemaGraph.resolve(document).graph
    files = loader.files
    check = InstanceCheck(graph, of: document)
  }

  /// What is wrong with a value of JSON, a line each: the rule, where the value stands, the member
  /// or format, and the line of the document.
  func faults(
    in json: String, as name: String = "A", _ direction: InstanceCheck.Message = .response
  ) throws -> [String] {
    try violations(in: json, as: name, direction).map { violation in
      let line = files[violation.range.source].position(at: Int(violation.range.start)).line
      let detail = violation.detail.map { " \($0)" } ?? ""
      return "\(violation.rule.rawValue) \(violation.pointer)\(detail) :\(line - 5)"
    }
  }

  /// What is wrong with a value of JSON.
  func violations(
    in json: String, as name: String = "A", _ direction: InstanceCheck.Message = .response
  ) throws -> [Violation] {
    var registry = SourceFiles()
    let file = registry.add(path: "value.json", bytes: Array(json.utf8))
    let value = try #require(DocumentParser.parse(file).root, "no JSON: \(json)")
    let schema = try #require(
      document.document.components.schemas.first { $0.name == name }?.schema)
    return check.violations(of: value, as: graph.use(of: schema), direction: direction)
  }
}

/// A disk with one file on it.
private struct OneDocument: FileReading {
  let bytes: [UInt8]

  func realPath(_ path: String) -> String? { path }

  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] { bytes }
}
