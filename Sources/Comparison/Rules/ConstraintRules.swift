/// A keyword that asks something of values and is there or is not.
package enum Constraint: String, Sendable, CaseIterable {
  /// About a value itself.
  case multipleOf, pattern, uniqueItems, `enum`, const
  /// About a value by other schemas.
  case contains, not, `if`, then, `else`
  /// About members.
  case propertyNames, patternProperty, dependentRequired, dependentSchema
  /// About members and elements that nothing else is about.
  case unevaluatedProperties, unevaluatedItems, items, additionalProperties
  /// About what a text holds.
  case contentEncoding, contentMediaType, contentSchema

  /// How sure it is that somebody fails where it says something else than before.
  fileprivate var certainty: Verdict {
    switch self {
    case .pattern, .contentSchema, .if, .then, .else, .dependentSchema, .patternProperty: .risky
    default: .breaking
    }
  }

  /// Whether what it is about has a name of its own.
  fileprivate var isNamed: Bool {
    switch self {
    case .patternProperty, .dependentRequired, .dependentSchema: true
    default: false
    }
  }
}

/// What becomes of a keyword.
package enum ConstraintChange: String, Sendable, CaseIterable {
  /// It is new.
  case added
  /// It is gone.
  case removed
  /// It says something else.
  case changed
  /// It asks for more.
  case narrowed
  /// It asks for less.
  case widened
}

extension Rule {
  /// The rules of keywords that ask something of values.
  ///
  /// - Parameters:
  ///   - keyword: The keyword.
  ///   - change: What becomes of it.
  /// - Returns: The rule.
  package static func constraint(_ keyword: Constraint, _ change: ConstraintChange) -> Rule {
    let id = "schema-\(kebab(keyword.rawValue))-\(change.rawValue)"
    let what = keyword.isNamed ? "'\(keyword.rawValue)' for '{1}'" : "'\(keyword.rawValue)'"
    var wire: WireEffect
    let message: String
    switch change {
    case .added:
      wire = .narrowing(keyword.certainty)
      message = "{0} now has \(what): {3}"
    case .removed:
      wire = .widening(keyword.certainty)
      message = "{0} no longer has \(what): {2}"
    case .changed:
      wire = .replacing(keyword.certainty)
      message = "\(what) of {0} went from {2} to {3}"
    case .narrowed:
      wire = .narrowing(keyword.certainty)
      message = "\(what) of {0} asks for more: {2} before, {3} now"
    case .widened:
      wire = .widening(keyword.certainty)
      message = "\(what) of {0} asks for less: {2} before, {3} now"
    }
    if keyword == .pattern { wire = wire.inRequestsAlone }
    let advice =
      switch change {
      case .added, .narrowed: Advice.narrowing
      case .removed, .widened: Advice.widening
      case .changed: Advice.replacing
      }
    return Rule(id, wire: wire, message, advice)
  }

  static var constraintRules: [Rule] {
    Constraint.allCases.flatMap { keyword in
      ConstraintChange.allCases.map { constraint(keyword, $0) }
    }
  }
}
