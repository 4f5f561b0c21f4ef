/// The cases of yaml-test-suite that are not read as the suite says, and why.
enum YAMLTestSuiteLedger {
  static let reasons: [String: String] = [:]
}
