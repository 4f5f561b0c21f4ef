import ConcordComparison
import Testing

@Suite struct RuleTests {
  @Test func idsAreStableNamesAndEachThereOnce() {
    var seen: Set<String> = []
    for rule in Rule.all {
      #expect(seen.insert(rule.id).inserted, "\(rule.id) is there twice")
      #expect(rule.id.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }, "\(rule.id)")
      #expect(rule.message.contains("{0}") || rule.message.contains("{1}") || rule.id.hasPrefix("info") || rule.id == "comparison-incomplete", "\(rule.id)")
      #expect(Rule.named(rule.id) == rule)
    }
  }
}
