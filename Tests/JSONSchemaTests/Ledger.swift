import Foundation

/// The tests of the suite that come out otherwise than it says, each with its reason.
///
/// The file beside the tests has a line for each reason, `= name: what it is`, and under it a line for
/// each case: its file and its number in that, and the numbers of its tests, such as
/// `required 1: 3 4`. A reason that starts with `+` is one that the generator says itself, at the
/// schema.
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
        let parts = line.split(separator: ": ", maxSplits: 1)
        for test in parts[1].split(separator: " ") { entries["\(parts[0]).\(test)"] = reason }
      }
    }
  }

  /// The entry of a test by its number, from one.
  static func key(_ aCase: SuiteCase, test: Int) -> String {
    "\(aCase.file) \(aCase.number).\(test)"
  }
}
