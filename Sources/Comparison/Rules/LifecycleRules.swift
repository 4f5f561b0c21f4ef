/// What may be deprecated, and have a level of stability.
package enum LifecyclePart: String, Sendable, CaseIterable {
  /// What the specification gives a `deprecated`.
  case operation, parameter, header, schema, securityScheme
}

/// What becomes of it.
package enum LifecycleChange: String, Sendable, CaseIterable {
  /// Deprecated without a date, and no longer so.
  case deprecated, reactivated
  /// Deprecated, with the date of the end.
  case deprecatedWithSunset
  /// Deprecated, without the date of the end that is asked for.
  case sunsetMissing
  /// A date that cannot be read.
  case sunsetInvalid
  /// A date that could not be read and now can.
  case sunsetMended
  /// A date that is too near.
  case sunsetTooSoon
  /// A date that is new, gone, or another one.
  case sunsetAdded, sunsetRemoved, sunsetChanged
  /// A date that was put forward, and is too near now.
  case sunsetAdvanced
  /// A level that is lower or higher, or is said for the first time.
  case stabilityDecreased, stabilityIncreased, stabilityChanged
  /// No level that there is.
  case stabilityInvalid
  /// A level that there is, where there was none.
  case stabilityMended
}

extension Rule {
  /// The rules of deprecation and stability: `deprecated`, `x-sunset` and `x-stability-level`.
  ///
  /// - Parameters:
  ///   - change: What becomes of a part.
  ///   - part: The part.
  /// - Returns: The rule.
  package static func lifecycle(_ change: LifecycleChange, of part: LifecyclePart) -> Rule {
    let (verdict, message): (Verdict, String) =
      switch change {
      case .deprecated: (.compatible, "{0} is now deprecated")
      case .reactivated: (.compatible, "{0} is no longer deprecated")
      case .deprecatedWithSunset: (.compatible, "{0} is now deprecated, and ends on {3}")
      case .sunsetMissing:
        (.breaking, "{0} is now deprecated, and 'x-sunset' does not say when it ends")
      case .sunsetInvalid: (.breaking, "'x-sunset' of {0} is no date: {3}")
      case .sunsetMended: (.compatible, "'x-sunset' of {0} was no date, {2}, and is now {3}")
      case .stabilityMended:
        (.compatible, "'x-stability-level' of {0} was no level, {2}, and is now {3}")
      case .sunsetTooSoon: (.breaking, "{0} is deprecated and ends on {3}, which is too soon")
      case .sunsetAdded: (.compatible, "{0} now ends on {3}")
      case .sunsetRemoved: (.breaking, "{0} no longer says when it ends; that was {2}")
      case .sunsetChanged: (.compatible, "the end of {0} went from {2} to {3}")
      case .sunsetAdvanced: (.breaking, "the end of {0} was put forward from {2} to {3}")
      case .stabilityDecreased:
        (.breaking, "'x-stability-level' of {0} went down from {2} to {3}")
      case .stabilityIncreased: (.compatible, "'x-stability-level' of {0} went up from {2} to {3}")
      case .stabilityChanged: (.compatible, "'x-stability-level' of {0} went from {2} to {3}")
      case .stabilityInvalid: (.breaking, "'x-stability-level' of {0} is no level: {3}")
      }
    return Rule(
      "\(kebab(part.rawValue))-\(kebab(change.rawValue))", behaviour: verdict, message,
      Advice.lifecycle)
  }

  static var lifecycleRules: [Rule] {
    LifecyclePart.allCases.flatMap { part in
      LifecycleChange.allCases.map { lifecycle($0, of: part) }
    }
  }
}
