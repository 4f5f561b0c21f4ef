/// What users of an API, or the API itself, may call.
package enum CallablePart: String, Sendable, CaseIterable {
  /// What users call, and what the API calls.
  case operation, webhook, callback
}

/// What becomes of it.
package enum CallableChange: String, Sendable, CaseIterable {
  /// It is new, or gone without a word before.
  case added, removed
  /// Gone, after it was deprecated.
  case removedAfterDeprecation
  /// Gone, before the day that was said.
  case removedBeforeSunset
}

extension Rule {
  /// The rules of operations, webhooks and callbacks as a whole.
  ///
  /// - Parameters:
  ///   - part: What it is.
  ///   - change: What becomes of it.
  /// - Returns: The rule.
  package static func callable(_ part: CallablePart, _ change: CallableChange) -> Rule {
    let id = "\(part.rawValue)-\(kebab(change.rawValue))"
    switch change {
    case .added:
      return Rule(
        id,
        wire: WireEffect(
          oldClient: .init(.compatible), newClient: .init(request: .risky, response: .compatible)),
        "{0} is new")
    case .removed:
      let gone = WireEffect(oldClient: .init(.breaking), newClient: .init(.compatible))
      return Rule(id, wire: gone, "{0} is gone", Advice.lifecycle)
    case .removedAfterDeprecation:
      return Rule(id, wire: .compatible, "{0} is gone; it was deprecated")
    case .removedBeforeSunset:
      let gone = WireEffect(oldClient: .init(.breaking), newClient: .init(.compatible))
      return Rule(id, wire: gone, "{0} is gone before {2}, the day that was said", Advice.lifecycle)
    }
  }

  /// The id of an operation is new.
  static let operationIDAdded = Rule(
    "operation-id-added", wire: .compatible, "{0} now has the id '{3}'")
  /// The id of an operation is gone.
  static let operationIDRemoved = Rule(
    "operation-id-removed", wire: .compatible, "{0} no longer has the id '{2}'")
  /// The id of an operation is another one.
  static let operationIDChanged = Rule(
    "operation-id-changed", wire: .compatible, "the id of {0} went from '{2}' to '{3}'")
  /// An operation is in another group.
  static let tagAdded = Rule("operation-tag-added", "{0} now has the tag '{3}'")
  /// An operation is no longer in a group.
  static let tagRemoved = Rule("operation-tag-removed", "{0} no longer has the tag '{2}'")
  /// A parameter of a path is called something else, which no message shows.
  static let pathParameterRenamed = Rule(
    "path-parameter-renamed", wire: .compatible,
    "the path parameter '{2}' of {0} is now called '{3}'")
  /// The expression that gives the address of a callback is another one.
  static let callbackExpressionChanged = Rule(
    "callback-expression-changed", wire: .replacing(),
    "the address of {0} went from {2} to {3}", Advice.replacing)

  static var operationRules: [Rule] {
    CallablePart.allCases.flatMap { part in CallableChange.allCases.map { callable(part, $0) } }
      + [
        operationIDAdded, operationIDRemoved, operationIDChanged, tagAdded, tagRemoved,
        pathParameterRenamed, callbackExpressionChanged,
      ]
  }
}
