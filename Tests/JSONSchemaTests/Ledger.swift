import Foundation

/// The tests of the suite that come out otherwise than it says, each with its reason.
///
/// The file beside the tests has a line for each reason, `= name: what it is`, and under it a line for
/// each test: its file, its case and its own description, separated by ` | `. A reason that starts
/// with `+` is one that the generator says itself, at the schema.
struct Ledger {
  /// What each reason is.
  private(set) var reasons: [String: String] = [:]
  /// The reason of each test.
  private(set) var entries: [String: String] = [:]

  init(_ name: String) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    var reason = ""
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("= ") {
        let parts = line.dropFirst(2).split(separator: ": ", maxSplits: 1).map(String.init)
        reason = parts[0]
        reasons[reason] = parts.count > 1 ? parts[1] : ""
      } else if !line.hasPrefix("#") {
        entries[String(line)] = reason
      }
    }
  }

  /// The entry of a test.
  static func key(_ aCase: SuiteCase, _ test: SuiteCase.Test) -> String {
    "\(aCase.file) | \(aCase.description) | \(test.description)"
  }
}
