/// What has a name in a message beside its body.
package enum NamedPart: String, Sendable, CaseIterable {
  /// A parameter of an operation, or a header of a response.
  case parameter, header
}

/// What becomes of it.
package enum NamedPartChange: String, Sendable, CaseIterable {
  /// It is new.
  case addedRequired, addedRequiredWithDefault, addedOptional
  /// It is gone.
  case removedRequired, removedOptional, removedAfterDeprecation, removedBeforeSunset
  /// It has to be there, or need not be.
  case becameRequired, becameOptional
  /// It stands elsewhere in the message.
  case moved
  /// It is written otherwise.
  case styleChanged, explodeChanged, reservedAllowed, reservedForbidden
  /// It may be there without a value, or may not.
  case emptyAllowed, emptyForbidden
  /// It is written by a media type, or another one.
  case contentChanged
  /// Its values are of a schema, or of none.
  case schemaAdded, schemaRemoved
}

extension Rule {
  /// The rules of parameters and of the headers of responses.
  ///
  /// - Parameters:
  ///   - part: Which of the two.
  ///   - change: What becomes of it.
  /// - Returns: The rule.
  package static func named(_ part: NamedPart, _ change: NamedPartChange) -> Rule {
    let (wire, message, advice) = words(change)
    return Rule("\(part.rawValue)-\(kebab(change.rawValue))", wire: wire, message, advice)
  }

  private static func words(_ change: NamedPartChange) -> (WireEffect, String, String) {
    switch change {
    case .addedRequired:
      (.narrowing(), "{0} is new and required", Advice.narrowing)
    case .addedRequiredWithDefault:
      (.narrowing(), "{0} is new and required, and its default is {3}", Advice.narrowing)
    case .addedOptional: (.compatible, "{0} is new and optional", Advice.none)
    case .removedRequired:
      (
        WireEffect(
          oldClient: .init(request: .risky, response: .breaking),
          newClient: .init(request: .breaking, response: .compatible)),
        "{0} is gone, and was required", Advice.lifecycle
      )
    case .removedOptional:
      (
        WireEffect(oldClient: .init(.risky), newClient: .init(.compatible)),
        "{0} is gone: what clients of before send is ignored or refused", Advice.lifecycle
      )
    case .removedAfterDeprecation:
      (.compatible, "{0} is gone; it was deprecated", Advice.none)
    case .removedBeforeSunset:
      (.replacing(), "{0} is gone before {2}, the day that was said", Advice.lifecycle)
    case .becameRequired: (.narrowing(), "{0} is now required", Advice.narrowing)
    case .becameOptional: (.widening(), "{0} is no longer required", Advice.widening)
    case .moved: (.replacing(), "{0} moved: {2} before, {3} now", Advice.replacing)
    case .styleChanged:
      (.replacing(), "{0} is written in another style: {2} before, {3} now", Advice.replacing)
    case .explodeChanged:
      (.replacing(), "'explode' of {0} went from {2} to {3}", Advice.replacing)
    case .reservedAllowed:
      (.widening(.risky), "{0} now has reserved characters as they are", Advice.widening)
    case .reservedForbidden:
      (.narrowing(.risky), "{0} now has reserved characters encoded", Advice.narrowing)
    case .emptyAllowed: (.widening(.risky), "{0} may now be empty", Advice.widening)
    case .emptyForbidden: (.narrowing(), "{0} may no longer be empty", Advice.narrowing)
    case .contentChanged:
      (
        .replacing(), "{0} is written in another media type: {2} before, {3} now",
        Advice.replacing
      )
    case .schemaAdded: (.narrowing(.risky), "{0} now has a schema", Advice.narrowing)
    case .schemaRemoved: (.widening(.risky), "{0} no longer has a schema", Advice.widening)
    }
  }

  static var namedPartRules: [Rule] {
    NamedPart.allCases.flatMap { part in NamedPartChange.allCases.map { named(part, $0) } }
  }
}
