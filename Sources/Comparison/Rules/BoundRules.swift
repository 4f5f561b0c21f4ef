/// A keyword that says how much there is, or how large a number is, at most or at least.
package enum Bound: String, Sendable, CaseIterable {
  /// How large a number is.
  case minimum, exclusiveMinimum, maximum, exclusiveMaximum
  /// How much there is.
  case minLength, maxLength, minItems, maxItems, minProperties, maxProperties
  /// How many elements are of a schema.
  case minContains, maxContains

  /// Whether it is an upper limit.
  package var isUpper: Bool {
    switch self {
    case .maximum, .exclusiveMaximum, .maxLength, .maxItems, .maxProperties, .maxContains: true
    case .minimum, .exclusiveMinimum, .minLength, .minItems, .minProperties, .minContains: false
    }
  }
}

/// What becomes of a limit.
package enum BoundChange: String, Sendable, CaseIterable {
  /// It is new or gone, or the number is another one.
  case added, removed, increased, decreased
}

extension Rule {
  /// The rules of limits: one for each keyword and what becomes of it.
  ///
  /// - Parameters:
  ///   - keyword: The keyword.
  ///   - change: What becomes of it.
  /// - Returns: The rule.
  package static func bound(_ keyword: Bound, _ change: BoundChange) -> Rule {
    let narrows: Bool
    let message: String
    switch change {
    case .added:
      narrows = true
      message = "{0} now has the '\(keyword.rawValue)' {3}"
    case .removed:
      narrows = false
      message = "{0} no longer has the '\(keyword.rawValue)' {2}"
    case .increased:
      narrows = !keyword.isUpper
      message = "'\(keyword.rawValue)' of {0} was raised from {2} to {3}"
    case .decreased:
      narrows = keyword.isUpper
      message = "'\(keyword.rawValue)' of {0} was lowered from {2} to {3}"
    }
    return Rule(
      "schema-\(kebab(keyword.rawValue))-\(change.rawValue)",
      wire: narrows ? .narrowing() : .widening(), message,
      narrows ? Advice.narrowing : Advice.widening)
  }

  static var boundRules: [Rule] {
    Bound.allCases.flatMap { keyword in
      BoundChange.allCases.map { bound(keyword, $0) }
    }
  }

  /// A name of the specification in words joined by hyphens: `max-length`.
  static func kebab(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      if scalar.properties.isUppercase {
        text += "-" + scalar.properties.lowercaseMapping
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
