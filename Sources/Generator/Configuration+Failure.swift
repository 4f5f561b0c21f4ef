internal import ConcordDiagnostics
internal import ConcordSwiftIR

extension Configuration {
  /// How bodies say that a call failed, though the status of the response says success.
  public struct Failure: Sendable, Hashable {
    /// A value of JSON.
    public enum Value: Sendable, Hashable {
      /// `null`
      case null
      /// A boolean.
      case bool(Bool)
      /// A number, in JSON's spelling.
      case number(String)
      /// A string.
      case string(String)
    }

    /// What the value of the member says.
    public enum Condition: Sendable, Hashable {
      /// The call failed where the value is this one.
      case equals(Value)
      /// The call failed where the value is neither this one nor null.
      case unless(Value)
    }

    /// The key of the member that says it. Where it is absent, the call did not fail.
    public var member: String
    /// What its value says.
    public var condition: Condition
    /// The key of the member with messages for people: a text, or a list; `nil` for none.
    public var messages: String?

    /// Makes a rule of its parts.
    public init(member: String, _ condition: Condition, messages: String? = nil) {
      self.member = member
      self.condition = condition
      self.messages = messages
    }
  }
}

extension Configuration.Failure {
  /// The rule, as text.
  var canonicalText: String {
    let condition =
      switch condition {
      case .equals(let value): "equals \(value.canonicalText)"
      case .unless(let value): "unless \(value.canonicalText)"
      }
    return [JSONText.quoted(member), condition, messages.map(JSONText.quoted)]
      .compactMap { $0 }.joined(separator: " ")
  }
}

extension Configuration.Failure.Value {
  /// The value in JSON.
  fileprivate var canonicalText: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): text
    case .string(let text): JSONText.quoted(text)
    }
  }
}

extension Configuration.Failure {
  /// The rule, as the intermediate model has it.
  var rule: FailureRule {
    let condition: FailureRule.Condition =
      switch condition {
      case .equals(let value): .equals(value.literal)
      case .unless(let value): .unless(value.literal)
      }
    return FailureRule(member: member, condition: condition, messages: messages)
  }
}

extension Configuration.Failure.Value {
  fileprivate var literal: Literal {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let text): .number(text)
    case .string(let text): .string(text)
    }
  }
}

extension Configuration {
  /// Warnings about failures that no body of a module reports.
  func unusedFailures(_ module: SwiftModule) -> [Diagnostic] {
    guard !failures.isEmpty else { return [] }
    var used: Set<FailureRule> = []
    for case .structure(let declaration) in module.types {
      guard var rule = declaration.failure else { continue }
      rule.messages = nil
      used.insert(rule)
    }
    return failures.enumerated().compactMap { position, failure in
      var rule = failure.rule
      rule.messages = nil
      guard !used.contains(rule) else { return nil }
      return Diagnostic(
        .configurationFailureUnused, at: ranges["failures/\(position)"], failure.member)
    }
  }
}
