import ConcordDiagnostics
import ConcordDocuments
import Foundation

/// A schema of the JSON Schema Test Suite with its tests.
struct SuiteCase: Sendable {
  /// A value, and whether the schema accepts it.
  struct Test: Sendable {
    var description: String
    /// The value in JSON.
    var data: String
    var isValid: Bool
  }

  /// The file below the folder of the draft, without its ending: the keyword.
  var file: String
  /// The position in the file, from one.
  var number: Int
  var description: String
  /// The schema in JSON.
  var schema: String
  var tests: [Test]

  /// Where the suite is; `nil` where there is none.
  static let suite: URL? = {
    guard let path = ProcessInfo.processInfo.environment["CONCORD_CORPUS"] else { return nil }
    let folder = URL(filePath: path).appending(path: "json-schema-test-suite")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// Whether the long tests are wanted.
  static let isWanted =
    suite != nil && ProcessInfo.processInfo.environment["CONCORD_CORPUS_FULL"] != nil

  /// The cases of draft 2020-12: the required ones, or the optional ones.
  static func read(from suite: URL, optional: Bool) throws -> [SuiteCase] {
    let folder = suite.appending(path: "tests/draft2020-12")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = (names ?? []).filter {
      $0.hasSuffix(".json") && $0.hasPrefix("optional/") == optional
    }
    return try files.sorted().flatMap { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return (node(text)?.array ?? []).enumerated().compactMap { position, node in
        SuiteCase(node, file: String(name.dropLast(5)), number: position + 1)
      }
    }
  }

  private init?(_ node: Node, file: String, number: Int) {
    guard let description = node["description"]?.string, let schema = node["schema"],
      let tests = node["tests"]?.array
    else { return nil }
    self.file = file
    self.number = number
    self.description = description
    // What the suite serves at this address lies beside the schemas.
    self.schema = JSONWriter().text(schema)
      .replacing("\"http://localhost:1234/", with: "\"remotes/")
    self.tests = tests.compactMap { test in
      guard let description = test["description"]?.string, let data = test["data"],
        let isValid = test["valid"]?.bool
      else { return nil }
      return Test(description: description, data: JSONWriter().text(data), isValid: isValid)
    }
  }

  private static func node(_ text: String) -> Node? {
    var files = SourceFiles()
    return DocumentParser.parse(files.add(path: "suite.json", bytes: Array(text.utf8))).root
  }
}
