import ConcordKit
import Foundation
import Testing

/// What is generated for the schemas of the JSON Schema Test Suite accepts and rejects values as the
/// suite says: a value is accepted that decodes and validates.
@Suite(.enabled(if: SuiteCase.isWanted), .serialized) struct SuiteTests {
  @Test func requiredCases() throws { try run(optional: false, ledger: "Ledger.txt") }

  @Test func optionalCases() throws { try run(optional: true, ledger: "OptionalLedger.txt") }

  private func run(optional: Bool, ledger name: String) throws {
    let suite = try #require(SuiteCase.suite)
    let cases = try SuiteCase.read(from: suite, optional: optional)
    let program = try SuiteProgram(cases, suite: suite)
    let verdicts = try program.verdicts()
    let ledger = try Ledger(name)
    var unseen = ledger.entries
    var figures = Figures()
    for (index, aCase) in cases.enumerated() {
      let messages = program.messages[index]
      if verdicts[index] == nil, let error = messages.first(where: { $0.severity == .error }) {
        print("refused: \(aCase.file) | \(aCase.description): \(error.text) [\(error.id)]")
      }
      for (position, test) in aCase.tests.enumerated() {
        let key = Ledger.key(aCase, test: position + 1)
        guard let verdict = verdicts[index]?[position] else {
          figures.count(.refused, of: aCase.file)
          continue
        }
        let agrees = (verdict == .accepted) == test.isValid
        figures.count(agrees ? .agreeing : .deviating, of: aCase.file)
        if agrees { continue }
        let words = messages.map(\.id).joined(separator: ", ")
        guard let reason = unseen.removeValue(forKey: key) else {
          let about = "\(aCase.description) | \(test.description)"
          Issue.record(
            "\(key) | \(about)\n  \(verdict)\n  \(test.data) by \(aCase.schema)\n  [\(words)]")
          continue
        }
        if reason.hasPrefix("+") {
          #expect(!messages.isEmpty, "\(key): the generator does not say that it deviates")
        }
      }
    }
    print(figures.text)
    #expect(unseen.isEmpty, "these agree: remove them from the ledger: \(unseen.keys.sorted())")
  }
}

/// How many tests of each file agree.
private struct Figures {
  enum Outcome: Int {
    case agreeing, deviating, refused
  }

  private var counts: [String: [Int]] = [:]
  private var total = [0, 0, 0]

  mutating func count(_ outcome: Outcome, of file: String) {
    counts[file, default: [0, 0, 0]][outcome.rawValue] += 1
    total[outcome.rawValue] += 1
  }

  var text: String {
    let head = ["file", "tests", "agreeing", "deviating", "refused"]
    let rows = counts.sorted { $0.key < $1.key }.map { line($0.key, $0.value) }
    let all = [head] + rows + [line("all", total)]
    return all.map { row in
      zip(row, [44, 8, 10, 11, 9]).map { text, width in
        text + String(repeating: " ", count: max(1, width - text.count))
      }.joined()
    }.joined(separator: "\n")
  }

  private func line(_ name: String, _ counts: [Int]) -> [String] {
    [name, String(counts.reduce(0, +))] + counts.map(String.init)
  }
}
