import ConcordComparison
import ConcordDiagnostics
import ConcordDocuments
import ConcordSchemaGraph
import ConcordTesting
import Foundation
import Testing

/// The pairs of documents that oasdiff's tests compare, with the changes that these expect.
struct OasdiffCase: Decodable, CustomTestStringConvertible {
  struct Expectation: Decodable {
    let id: String
    let level: String
    let operation: String?
    let path: String?
  }

  let base: String
  let revision: String
  let expect: [Expectation]
  let complete: Bool
  let scope: String
  let minLevel: String
  let absent: [String]
  let deprecationDays: [Int]?

  enum CodingKeys: String, CodingKey {
    case base, revision, expect, complete, scope, absent
    case minLevel = "min_level"
    case deprecationDays = "deprecation_days"
  }

  /// A short name: the two files.
  var name: String { "\(base.dropFirst(5)) \(revision.dropFirst(5))" }
  var testDescription: String { name }

  static func all() throws -> [OasdiffCase] {
    guard let bytes = Corpus.bytes("oasdiff/pairs.json") else { return [] }
    return try JSONDecoder().decode([OasdiffCase].self, from: Data(bytes))
  }
}

/// A rule of oasdiff.
struct OasdiffRule: Decodable {
  let id: String
  let direction: String
  let check: String?

  static func all() throws -> [String: OasdiffRule] {
    guard let bytes = Corpus.bytes("oasdiff/rules.json") else { return [:] }
    let rules = try JSONDecoder().decode([OasdiffRule].self, from: Data(bytes))
    return Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
  }
}

/// The files of this folder with a line for each entry, `name: text`.
struct Lines {
  let entries: [(name: String, text: String)]

  init(_ file: String) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: file)
    entries = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "")
      }
  }
}

@Suite(.enabled(if: Corpus.has("oasdiff/pairs.json"), "the corpus is absent"))
struct OasdiffTests {
  /// Every rule of theirs is said by some of ours.
  @Test func theVocabularyIsAtLeastAsWide() throws {
    let table = try Lines("OasdiffTable.txt").entries
    let rules = try OasdiffRule.all()
    #expect(Set(table.map(\.name)) == Set(rules.keys))
    for (id, text) in table where !text.hasPrefix("!") {
      for name in text.split(separator: " ") {
        #expect(Rule.named(String(name)) != nil, "\(id) is said by \(name), which there is not")
      }
    }
  }

  /// What is missed stands in the ledger with the reason, and nothing else does.
  @Test func whatTheyReportIsReported() throws {
    let table = Dictionary(
      try Lines("OasdiffTable.txt").entries.map { entry in
        (entry.name, Set(entry.text.split(separator: " ").map(String.init)))
      }
    ) { first, _ in first }
    let rules = try OasdiffRule.all()
    var ledger = Set(try Lines("OasdiffLedger.txt").entries.map(\.name))
    // Some pairs are there several times.
    var known: Set<String> = []
    var (found, missed) = (0, 0)
    for pair in try OasdiffCase.all() {
      let changes = try #require(compare(pair), "\(pair.name) cannot be read")
      var problems: [String] = []
      for expected in pair.expect {
        let ours = table[expected.id] ?? []
        let direction = rules[expected.id]?.direction ?? "none"
        let isThere = changes.contains { change in
          ours.contains(change.rule.id) && Self.fits(change, expected, direction)
        }
        if isThere {
          found += 1
        } else {
          missed += 1
          problems.append("\(pair.name) \(expected.id)")
        }
      }
      problems += unwanted(changes, pair, table, rules).map { "\(pair.name) +\($0)" }
      for problem in Set(problems) {
        #expect(
          ledger.remove(problem) != nil || known.contains(problem),
          "not in the ledger: \(problem)")
        known.insert(problem)
      }
    }
    #expect(ledger.isEmpty, "in the ledger, and not true: \(ledger.sorted())")
    let recall = Double(found) / Double(found + missed)
    print("oasdiff: \(found) of \(found + missed) expected changes, \(recall)")
    #expect(recall >= 0.98)
  }

  private func compare(_ pair: OasdiffCase) -> [Change]? {
    let root = Corpus.path("oasdiff")
    guard let old = Described(path: Corpus.path("oasdiff/" + pair.base), root: root),
      let new = Described(path: Corpus.path("oasdiff/" + pair.revision), root: root)
    else { return nil }
    var options = ComparisonOptions()
    options.today = CalendarDate("2025-06-01")
    options.betaDeprecationDays = pair.deprecationDays?.first ?? 0
    options.deprecationDays = pair.deprecationDays?.last ?? 0
    return Comparison.changes(from: old.description, to: new.description, options: options)
  }

  /// Whether a change reaches what is expected of it.
  private static func fits(
    _ change: Change, _ expected: OasdiffCase.Expectation, _ direction: String
  ) -> Bool {
    let wanted: Direction =
      direction == "request" ? .request : direction == "response" ? .response : []
    if !change.directions.isEmpty, !change.directions.isSuperset(of: wanted) { return false }
    if let path = expected.path, let operation = expected.operation, !change.operations.isEmpty {
      let isReached = change.operations.contains {
        $0.path == path && $0.method == operation.uppercased()
      }
      if !isReached { return false }
    }
    return true
  }

  /// What is reported where nothing is expected, at the level that they look at.
  private func unwanted(
    _ changes: [Change], _ pair: OasdiffCase, _ table: [String: Set<String>],
    _ rules: [String: OasdiffRule]
  ) -> Set<String> {
    guard pair.expect.isEmpty, pair.complete else { return [] }
    let limit: Severity =
      switch pair.minLevel {
      case "INFO": .note
      case "WARN": .warning
      default: .error
      }
    let scope = rules.values.filter { pair.scope == "all" || $0.check == pair.scope }
    let ours = scope.reduce(into: Set<String>()) { $0.formUnion(table[$1.id] ?? []) }
    return Set(
      changes.filter { change in
        change.severity >= limit && (pair.scope == "all" || ours.contains(change.rule.id))
      }.map(\.rule.id))
  }
}
