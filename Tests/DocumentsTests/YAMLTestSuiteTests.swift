import ConcordDiagnostics
import ConcordDocuments
import ConcordTesting
import Testing

/// All cases of yaml/yaml-test-suite. Where libyaml or a documented restriction differs from
/// YAML 1.2, the case stands on ``YAMLTestSuiteLedger`` with the reason; a case there that
/// starts to pass fails the test, as does any other that fails.
@Suite(.enabled(if: Corpus.has("yaml-test-suite"), "the corpus is absent"))
struct YAMLTestSuiteTests {
  static let names: [String] = Corpus.names(in: "yaml-test-suite").flatMap { name in
    Corpus.has("yaml-test-suite/\(name)/in.yaml")
      ? [name] : Corpus.names(in: "yaml-test-suite/\(name)").map { "\(name)/\($0)" }
  }

  @Test func countsAreThoseOfTheSuite() {
    #expect(Self.names.count == 402)
    #expect(Set(YAMLTestSuiteLedger.reasons.keys).isSubset(of: Self.names))
  }

  @Test(arguments: names)
  func isReadAsTheSuiteSays(_ name: String) throws {
    let difference = try Self.difference(name)
    #expect(difference?.reason == YAMLTestSuiteLedger.reasons[name], "\(difference?.text ?? "")")
  }

  /// How the outcome of a case differs from what the suite wants; `nil` where it does not.
  static func difference(
    _ name: String
  ) throws -> (reason: YAMLTestSuiteLedger.Reason, text: String)? {
    let folder = "yaml-test-suite/\(name)/"
    let parsed = Parsed(try #require(Corpus.bytes(folder + "in.yaml")), path: "in.yaml")
    let errors = parsed.diagnostics.filter { $0.severity == .error }
    #expect((parsed.root == nil) == !errors.isEmpty)
    for error in errors { #expect(error.range != nil) }
    if Corpus.has(folder + "error") {
      return parsed.root == nil ? nil : (.acceptsFault, parsed.outcome)
    }
    guard let root = parsed.root else {
      let kinds = errors.map(\.kind)
      if kinds.contains(.yamlSecondDocument) { return (.oneDocument, parsed.outcome) }
      if kinds.contains(.yamlComplexKey) { return (.textKeys, parsed.outcome) }
      if kinds.contains(.documentEmpty) { return (.emptyFile, parsed.outcome) }
      return (.refusesYAML, parsed.outcome)
    }
    guard let bytes = Corpus.bytes(folder + "in.json") else { return nil }
    let wanted = Parsed(bytes, path: "in.json")
    guard let value = wanted.root else { return (.oneDocument, wanted.outcome) }
    if root.isEqual(to: value) { return nil }
    return (.readsOtherwise, "\(parsed.outcome) for \(wanted.outcome)")
  }
}
