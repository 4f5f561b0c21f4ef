import ConcordComparison
import ConcordDiagnostics
import Testing

@Suite struct RuleTests {
  @Test func idsAreStableNamesAndEachThereOnce() {
    var seen: Set<String> = []
    for rule in Rule.all {
      #expect(seen.insert(rule.id).inserted, "\(rule.id) is there twice")
      #expect(rule.id.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }, "\(rule.id)")
      #expect(Rule.named(rule.id) == rule)
    }
    #expect(seen.count >= 300)
  }

  @Test func everyRuleSaysWhatToDoWhereSomebodyIsBroken() {
    for rule in Rule.all where rule.severity == .error {
      #expect(rule.advice != "Nothing has to be done.", "\(rule.id)")
    }
  }

  /// What narrows for one side widens for the other: who is newer makes the difference.
  @Test(arguments: Bound.allCases) func limitsAreJudgedByVariance(bound: Bound) {
    let narrower: BoundChange = bound.isUpper ? .decreased : .increased
    let wider: BoundChange = bound.isUpper ? .increased : .decreased
    for change in [narrower, BoundChange.added] {
      let wire = Rule.bound(bound, change).wire
      #expect(wire.oldClient == DirectedVerdict(request: .breaking, response: .compatible))
      #expect(wire.newClient == DirectedVerdict(request: .compatible, response: .breaking))
    }
    for change in [wider, BoundChange.removed] {
      let wire = Rule.bound(bound, change).wire
      #expect(wire.oldClient == DirectedVerdict(request: .compatible, response: .breaking))
      #expect(wire.newClient == DirectedVerdict(request: .breaking, response: .compatible))
    }
  }
}
