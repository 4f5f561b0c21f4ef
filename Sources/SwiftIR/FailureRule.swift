/// How a body says that a call failed, though the status of its response says success.
package struct FailureRule: Hashable, Sendable {
  /// What the value of the member says.
  package enum Condition: Hashable, Sendable {
    /// The call failed where the value is this one.
    case equals(Literal)
    /// The call failed where the value is neither this one nor null.
    case unless(Literal)

    /// The value that is compared with.
    package var literal: Literal {
      switch self {
      case .equals(let literal), .unless(let literal): literal
      }
    }
  }

  /// The key of the member of the body that says it. Where the member is absent, the call did not
  /// fail.
  package var member: String
  /// What its value says.
  package var condition: Condition
  /// The key of the member that says why; `nil` for none.
  package var messages: String?

  /// Makes a rule of its parts.
  package init(member: String, condition: Condition, messages: String? = nil) {
    self.member = member
    self.condition = condition
    self.messages = messages
  }

  /// Whether a body says that the call failed.
  package func isReported(by body: Literal) -> Bool {
    guard case .object(let members) = body,
      let found = members.first(where: { $0.key == member })
    else { return false }
    return switch condition {
    case .equals(let literal): found.value == literal
    case .unless(let literal): found.value != literal && found.value != .null
    }
  }

  /// A body that says nothing of a failure: the one that is given, with another value of the member
  /// where that says so.
  package func successful(_ body: Literal) -> Literal {
    guard isReported(by: body), case .object(var members) = body,
      let index = members.firstIndex(where: { $0.key == member })
    else { return body }
    switch condition {
    case .unless(let literal): members[index].value = literal
    case .equals(.bool(let value)): members[index].value = .bool(!value)
    case .equals(.number): members[index].value = .number("0")
    case .equals(.string): members[index].value = .string("ok")
    case .equals: members[index].value = .null
    }
    let changed = Literal.object(members)
    // A number of 0 that says failure.
    if isReported(by: changed) { members[index].value = .number("1") }
    return .object(members)
  }
}
