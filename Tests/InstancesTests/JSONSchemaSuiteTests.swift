import ConcordDiagnostics
import ConcordDocuments
import ConcordInstances
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordTesting
import Foundation
import Testing

/// The required cases of the JSON Schema Test Suite (draft 2020-12), each schema in a file that a
/// description refers to.
@Suite struct JSONSchemaSuiteTests {
  private static let folder = "json-schema-test-suite/tests/draft2020-12"

  /// Files with tests that do not agree, and how many: `oneOf` asks for one alternative at least
  /// (the first two, but for one test), and `$dynamicRef` and vocabularies are read without what is
  /// dynamic in them.
  private static let known = [
    "oneOf.json": 8, "unevaluatedProperties.json": 14, "unevaluatedItems.json": 1,
    "dynamicRef.json": 8, "vocabulary.json": 1,
  ]

  /// What is found besides what JSON Schema has: members that a description lacks, and formats,
  /// which are annotations.
  private static func isOwn(_ violation: Violation) -> Bool {
    violation.rule == .format
      || violation.rule == .undocumentedMember && violation.keyword == "properties"
  }

  @Test(.enabled(if: Corpus.has("json-schema-test-suite/tests"))) func agreesWithTheSuite() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": """
      openapi: 3.1.0
      info: { title: T, version: '1' }
      paths: {}
      components: { schemas: { A: { $ref: schema.json } } }
      """
    ])
    try FileManager.default.copyItem(
      atPath: Corpus.path("json-schema-test-suite/remotes"), toPath: folder.path("remotes"))
    var (count, agreed, unread) = (0, 0, 0)
    var differing: [String: Int] = [:]
    for name in Corpus.names(in: Self.folder) where name.hasSuffix(".json") {
      let text = try String(contentsOfFile: Corpus.path("\(Self.folder)/\(name)"), encoding: .utf8)
      for group in Self.node(text)?.array ?? [] {
        let tests = group["tests"]?.array ?? []
        guard let schema = group["schema"] else { continue }
        try folder.write(
          JSONWriter().text(schema).replacing("\"http://localhost:1234/", with: "\"remotes/"),
          to: "schema.json")
        var loader = DocumentLoader()
        let read = DocumentReader.read(
          loader.loadRoot(folder.path("openapi.yaml")), loader: &loader)
        guard let document = read.document,
          !read.diagnostics.contains(where: { $0.severity == .error }),
          let component = document.document.components.schemas.first
        else {
          unread += tests.count
          continue
        }
        let check = InstanceCheck(SchemaGraph.resolve(document).graph, of: document)
        for test in tests {
          guard let value = test["data"], let isValid = test["valid"]?.bool else { continue }
          count += 1
          let found = check.violations(of: value, as: component.schema, direction: .response)
          if found.allSatisfy(Self.isOwn) == isValid {
            agreed += 1
          } else {
            differing[name, default: 0] += 1
          }
        }
      }
    }
    print("JSON Schema Test Suite: \(agreed) of \(count) agree, \(unread) not read")
    for (name, count) in differing.sorted(by: { $0.key < $1.key }) { print("  \(name): \(count)") }
    #expect(differing == Self.known)
  }

  private static func node(_ text: String) -> Node? {
    var loader = DocumentLoader(reader: TextFile(text: text))
    return loader.loadRoot("suite.json").root
  }
}

/// A disk with one file on it.
private struct TextFile: FileReading {
  let text: String

  func realPath(_ path: String) -> String? { path }

  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] { Array(text.utf8) }
}
