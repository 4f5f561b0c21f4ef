import ConcordTesting
import Foundation
import Testing

/// What completion and DocC show of the generated client: what a user calls, and a comment for each.
@Suite struct SymbolGraphTests {
  private struct Graph: Decodable {
    struct Symbol: Decodable {
      struct Kind: Decodable { var identifier: String }
      struct Comment: Decodable { var lines: [Line] }
      struct Line: Decodable { var text: String }
      struct Location: Decodable { var uri: String }

      var kind: Kind
      var pathComponents: [String]
      var docComment: Comment?
      /// Where it is declared; `nil` for what the compiler adds.
      var location: Location?

      /// The symbol in the committed list.
      var line: String {
        let kind = kind.identifier.replacing("swift.", with: "")
        return "\(pathComponents.joined(separator: ".")) (\(kind))"
      }
    }

    var symbols: [Symbol]
  }

  private static func graph() throws -> Graph {
    let folder = try TemporaryFolder()
    let triple = try ChildProcess("swiftc", ["-print-target-info"]).output
    let target = try JSONDecoder().decode([String: JSONTarget].self, from: Data(triple.utf8))
    let run = try ChildProcess(
      "swift",
      [
        "symbolgraph-extract", "-module-name", "QuantConnect", "-I",
        BuiltProducts.folder.appending(path: "Modules").path, "-target",
        target["target"]?.triple ?? "", "-minimum-access-level", "public", "-output-dir",
        folder.url.path,
      ])
    try #require(run.exitCode == 0, "\(run.errors)")
    let data = try Data(contentsOf: folder.url.appending(path: "QuantConnect.symbols.json"))
    return try JSONDecoder().decode(Graph.self, from: data)
  }

  /// A target as the compiler tells it; other members are of other types.
  private struct JSONTarget: Decodable {
    var triple: String?

    init(from decoder: any Decoder) throws {
      let container = try? decoder.container(keyedBy: Keys.self)
      triple = try container?.decodeIfPresent(String.self, forKey: .triple)
    }

    private enum Keys: CodingKey { case triple }
  }

  @Test func everySymbolIsDocumentedAndListed() throws {
    let symbols = try Self.graph().symbols.filter { symbol in
      symbol.location != nil && !symbol.pathComponents.contains { $0.hasPrefix("_") }
    }
    for symbol in symbols { #expect(symbol.docComment != nil, "\(symbol.line)") }
    let list = Set(symbols.map(\.line)).sorted().joined(separator: "\n") + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "PublicSymbols.txt")
    if ProcessInfo.processInfo.environment["CONCORD_RECORD"] == "1" {
      try list.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent)")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == list)
  }
}
