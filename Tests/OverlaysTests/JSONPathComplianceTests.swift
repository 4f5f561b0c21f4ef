import ConcordDiagnostics
import ConcordDocuments
import ConcordOverlays
import ConcordTesting
import Testing

/// The JSONPath Compliance Test Suite.
@Suite(.enabled(if: Corpus.has("jsonpath-compliance"), "the corpus is absent"))
struct JSONPathComplianceTests {
  private static func cases() throws -> [Node] {
    let bytes = try #require(Corpus.bytes("jsonpath-compliance/cts.json"))
    var files = SourceFiles()
    let root = DocumentParser.parse(files.add(path: "cts.json", bytes: bytes)).root
    return try #require(root?["tests"]?.array)
  }

  @Test func everyCase() throws {
    var (valid, invalid) = (0, 0)
    for test in try Self.cases() {
      let name = Comment(rawValue: test["name"]?.string ?? "")
      let selector = try #require(test["selector"]?.string, name)
      if test["invalid_selector"]?.bool == true {
        #expect(throws: JSONPath.Fault.self, name) { try JSONPath(selector) }
        invalid += 1
        continue
      }
      let document = try #require(test["document"], name)
      let found = try #require(try JSONPath(selector).select(in: document), name)
      // Where the order of members makes several results, each of them is right.
      let results = try test["results"]?.array ?? [#require(test["result"], name)]
      let position = results.firstIndex { result in
        Node(.array(found), at: result.range).isEqual(to: result)
      }
      let match = try #require(position, name)
      let paths =
        try #require(test["results_paths"]?.array?[match] ?? test["result_paths"], name)
      // The values are the very ones, not others that say the same.
      for (node, path) in zip(found, paths.array ?? []) {
        let path = try JSONPath(try #require(path.string, name))
        #expect(path.select(in: document)?.map(\.range) == [node.range], name)
      }
      #expect(paths.array?.count == found.count, name)
      valid += 1
    }
    #expect(valid == 456)
    #expect(invalid == 247)
  }
}
