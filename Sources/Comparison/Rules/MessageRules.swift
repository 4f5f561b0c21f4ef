/// What has bodies by media type.
package enum BodyPart: String, Sendable, CaseIterable {
  /// The body of a request, or that of a response.
  case requestBody, response
}

/// What becomes of one of its media types.
package enum MediaTypeChange: String, Sendable, CaseIterable {
  /// It is new or gone, has more or fewer media types in it, or a schema or none.
  case added, removed, widened, narrowed, schemaAdded, schemaRemoved
}

/// A key of how a property of a form is written.
package enum EncodingKey: String, Sendable, CaseIterable {
  /// Each is what the specification calls it.
  case contentType, style, explode, allowReserved, headers, encoding
}

extension Rule {
  /// The rules of media types.
  ///
  /// - Parameters:
  ///   - part: What has them.
  ///   - change: What becomes of one.
  /// - Returns: The rule.
  package static func mediaType(of part: BodyPart, _ change: MediaTypeChange) -> Rule {
    let id = "\(kebab(part.rawValue))-media-type-\(kebab(change.rawValue))"
    switch change {
    case .added:
      // A client names the media types that it can receive.
      return Rule(
        id,
        wire: WireEffect(
          oldClient: .init(.compatible), newClient: .init(request: .risky, response: .risky)),
        "{0} now has the media type {3}")
    case .removed:
      return Rule(
        id, wire: WireEffect(oldClient: .init(.breaking), newClient: .init(.compatible)),
        "{0} no longer has the media type {2}", Advice.narrowing)
    case .widened:
      return Rule(
        id, wire: .widening(.risky), "{0} has the media type {3} instead of {2}",
        Advice.widening)
    case .narrowed:
      return Rule(
        id, wire: .narrowing(), "{0} has the media type {3} instead of {2}", Advice.narrowing)
    case .schemaAdded:
      return Rule(
        id, wire: .narrowing(), "{0} now has a schema for {1}", Advice.narrowing)
    case .schemaRemoved:
      return Rule(
        id, wire: .widening(.risky), "{0} no longer has a schema for {1}", Advice.widening)
    }
  }

  /// The rule of how a property of a form is written.
  ///
  /// - Parameter key: What is said of it.
  /// - Returns: The rule.
  package static func encoding(_ key: EncodingKey) -> Rule {
    Rule(
      "encoding-\(kebab(key.rawValue))-changed", wire: .replacing(),
      "the encoding of '{1}' in {0} has another '\(key.rawValue)': {2} before, {3} now",
      Advice.replacing)
  }

  /// A body is new and has to be sent.
  static let bodyAddedRequired = Rule(
    "request-body-added-required", wire: .narrowing(), "{0} is new and required",
    Advice.narrowing)
  /// A body is new and need not be sent.
  static let bodyAddedOptional = Rule(
    "request-body-added-optional", wire: .compatible, "{0} is new and optional")
  /// There is no body any more.
  static let bodyRemoved = Rule(
    "request-body-removed", wire: .replacing(), "{0} is gone", Advice.replacing)
  /// A body has to be sent.
  static let bodyBecameRequired = Rule(
    "request-body-became-required", wire: .narrowing(), "{0} is now required", Advice.narrowing)
  /// A body need not be sent.
  static let bodyBecameOptional = Rule(
    "request-body-became-optional", wire: .widening(), "{0} is no longer required",
    Advice.widening)

  /// A response that says that all is well is new.
  static let successAdded = Rule(
    "response-success-added", wire: .widening(.risky), "{0} is new", Advice.widening)
  /// A response that says that all is well is gone.
  static let successRemoved = Rule(
    "response-success-removed", wire: .replacing(), "{0} is gone", Advice.replacing)
  /// A response that says what is wrong is new.
  static let failureAdded = Rule("response-failure-added", wire: .compatible, "{0} is new")
  /// A response that says what is wrong is gone.
  static let failureRemoved = Rule("response-failure-removed", wire: .compatible, "{0} is gone")

  /// A link is new.
  static let linkAdded = Rule(
    "response-link-added", behaviour: .compatible, "{0} now has the link '{1}'")
  /// A link is gone.
  static let linkRemoved = Rule(
    "response-link-removed", behaviour: .risky, "{0} no longer has the link '{1}'",
    Advice.behaviour)
  /// A link leads elsewhere.
  static let linkChanged = Rule(
    "response-link-changed", behaviour: .risky, "the link '{1}' of {0} leads elsewhere",
    Advice.behaviour)

  static var messageRules: [Rule] {
    BodyPart.allCases.flatMap { part in
      MediaTypeChange.allCases.map { mediaType(of: part, $0) }
    } + EncodingKey.allCases.map(encoding) + [
      bodyAddedRequired, bodyAddedOptional, bodyRemoved, bodyBecameRequired, bodyBecameOptional,
      successAdded, successRemoved, failureAdded, failureRemoved, linkAdded, linkRemoved,
      linkChanged,
    ]
  }
}
