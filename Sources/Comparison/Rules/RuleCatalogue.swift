extension Rule {
  /// All rules, by id.
  package static let all: [Rule] = {
    let families = [
      boundRules, constraintRules, typeRules, propertyRules, compositionRules, documentationRules,
      lifecycleRules, operationRules, namedPartRules, messageRules, securityRules,
    ]
    return families.flatMap(\.self).sorted { $0.id < $1.id }
  }()

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  /// The rule of an id; `nil` where there is none.
  ///
  /// - Parameter id: The id.
  /// - Returns: The rule.
  package static func named(_ id: String) -> Rule? { byID[id] }
}
