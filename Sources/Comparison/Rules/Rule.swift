package import ConcordDiagnostics

/// What can change: a stable id, what it does on each scale, and the words for it.
///
/// An id is made of what changes, in what, and how: `schema-max-length-decreased`. The catalogue is
/// closed: ``all`` lists it, and no change has a rule that is not in it.
package struct Rule: Sendable, Hashable {
  /// Lower-case words joined by hyphens; it never changes once released.
  package let id: String
  /// What it does to messages.
  package let wire: WireEffect
  /// What it does to who sends and receives the same bytes as before.
  package let behaviour: DirectedVerdict
  /// What has changed, with places for the subject (`{0}`), a name (`{1}`), and what is said before
  /// (`{2}`) and after (`{3}`).
  package let message: String
  /// What to do about it.
  package let advice: String

  /// Declares a rule. Only the files of this folder call it.
  ///
  /// - Parameters:
  ///   - id: Its stable id.
  ///   - wire: What it does to messages.
  ///   - behaviour: What it does where the messages are the same.
  ///   - message: What has changed.
  ///   - advice: What to do about it.
  init(
    _ id: String, wire: WireEffect = .none, behaviour: Verdict = .unaffected, _ message: String,
    _ advice: String = Advice.none
  ) {
    self.init(
      id, wire: wire, behaviour: DirectedVerdict(behaviour), message: message, advice: advice)
  }

  /// Declares a rule whose behaviour depends on who sends.
  init(
    _ id: String, wire: WireEffect = .none, behaviour: DirectedVerdict, message: String,
    advice: String
  ) {
    self.id = id
    self.wire = wire
    self.behaviour = behaviour
    self.message = message
    self.advice = advice
  }

  package static func == (left: Rule, right: Rule) -> Bool { left.id == right.id }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// Whether it is about words for people alone.
  package var isDocumentation: Bool {
    wire == .none && behaviour == DirectedVerdict(.unaffected)
  }

  /// How much a change by the rule matters at most, in either direction.
  package var severity: Severity {
    let worst = [
      wire.oldClient.request, wire.oldClient.response, behaviour.request, behaviour.response,
    ].max()
    return (worst ?? .unaffected).severity
  }
}

extension Verdict {
  /// How much a change with this verdict matters.
  package var severity: Severity {
    switch self {
    case .unaffected, .compatible: .note
    case .risky: .warning
    case .breaking: .error
    }
  }
}

/// What to do about changes.
enum Advice {
  static let none = "Nothing has to be done."
  static let narrowing =
    "Keep what was accepted, or publish a new version: clients that send what was valid before are"
    + " refused, and what servers of before still send is not what new clients expect."
  static let widening =
    "Check that clients of before can receive it: they know only what was valid then, and servers of"
    + " before refuse it."
  static let replacing =
    "Add what is new beside what is there, under another name, and deprecate the old."
  static let behaviour =
    "Tell the users of the API: the same messages now do something else."
  static let lifecycle =
    "Give users time: deprecate first, with the date of the end in 'x-sunset'."
}
