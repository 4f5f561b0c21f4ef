import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import Foundation
import Testing

/// Schemas in, shapes out: a case is a folder with a description and the graph that it gives, as text.
///
/// `CONCORD_RECORD=1` writes the expectations, and fails.
@Suite struct SchemaGraphCaseTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases")

  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }()

  @Test func thereAreCases() {
    #expect(Self.cases.count >= 10)
  }

  @Test(arguments: cases) func givesWhatIsExpected(name: String) throws {
    let place = Self.folder.appending(path: name)
    let bytes = try Data(contentsOf: place.appending(path: "openapi.yaml"))
    var loader = DocumentLoader(reader: OneDocument(bytes: Array(bytes)))
    let read = DocumentReader.read(loader.loadRoot("openapi.yaml"), loader: &loader)
    let document = try #require(read.document)
    let (graph, diagnostics) = SchemaGraph.resolve(document)
    let said = (read.diagnostics + diagnostics).map { diagnostic in
      let line = diagnostic.range.map {
        loader.files[$0.source].position(at: Int($0.start)).line
      }
      return "\(line ?? 0): \(diagnostic.severity): \(diagnostic.message) [\(diagnostic.kind.id)]"
    }
    let text = (GraphText(graph).lines + said).map { $0 + "\n" }.joined()
    let expectation = place.appending(path: "shapes.txt")
    if ProcessInfo.processInfo.environment["CONCORD_RECORD"] == "1" {
      try text.write(to: expectation, atomically: true, encoding: .utf8)
      Issue.record("recorded \(expectation.path)")
      return
    }
    #expect(text == (try String(contentsOf: expectation, encoding: .utf8)))
  }
}

/// A disk with one file on it.
struct OneDocument: FileReading {
  let bytes: [UInt8]

  func realPath(_ path: String) -> String? { path }

  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] { bytes }
}
