/// What a change does to one side on one scale.
package enum Verdict: Int, Sendable, Comparable, CaseIterable {
  /// Nothing: the change is about something else.
  case unaffected
  /// It goes on as before.
  case compatible
  /// It may fail, or act otherwise, depending on what it does with the values.
  case risky
  /// It fails, or acts otherwise, for messages that were right before.
  case breaking

  package static func < (left: Verdict, right: Verdict) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The word for reports.
  package var word: String {
    switch self {
    case .unaffected: "unaffected"
    case .compatible: "compatible"
    case .risky: "risky"
    case .breaking: "breaking"
    }
  }
}

/// Verdicts for what is in requests and for what is in responses.
package struct DirectedVerdict: Sendable, Hashable {
  /// For what clients send.
  package let request: Verdict
  /// For what clients receive.
  package let response: Verdict

  /// Joins the two.
  ///
  /// - Parameters:
  ///   - request: For what clients send.
  ///   - response: For what clients receive.
  package init(request: Verdict, response: Verdict) {
    self.request = request
    self.response = response
  }

  /// One verdict for both.
  package init(_ verdict: Verdict) {
    self.init(request: verdict, response: verdict)
  }
}

/// What a rule says about messages: by who is newer, and by who sends.
package struct WireEffect: Sendable, Hashable {
  /// For a client of before the change, at a server of after it.
  package let oldClient: DirectedVerdict
  /// For a client of after the change, at a server of before it.
  package let newClient: DirectedVerdict

  /// Joins the two.
  ///
  /// - Parameters:
  ///   - oldClient: For a client of before the change.
  ///   - newClient: For a client of after it.
  package init(oldClient: DirectedVerdict, newClient: DirectedVerdict) {
    self.oldClient = oldClient
    self.newClient = newClient
  }

  /// Messages are not touched.
  package static let none = WireEffect(
    oldClient: .init(.unaffected), newClient: .init(.unaffected))
  /// Both sides go on as before.
  package static let compatible = WireEffect(
    oldClient: .init(.compatible), newClient: .init(.compatible))

  /// Less is valid than before: wrong for who sends by the old rules and is received by the new ones.
  ///
  /// - Parameter verdict: How sure it is that somebody fails.
  /// - Returns: The effect.
  package static func narrowing(_ verdict: Verdict = .breaking) -> WireEffect {
    WireEffect(
      oldClient: .init(request: verdict, response: .compatible),
      newClient: .init(request: .compatible, response: verdict))
  }

  /// More is valid than before: wrong for who sends by the new rules and is received by the old ones.
  ///
  /// - Parameter verdict: How sure it is that somebody fails.
  /// - Returns: The effect.
  package static func widening(_ verdict: Verdict = .breaking) -> WireEffect {
    WireEffect(
      oldClient: .init(request: .compatible, response: verdict),
      newClient: .init(request: verdict, response: .compatible))
  }

  /// The same, for values of which nobody checks what is received, such as expressions that texts match.
  var inRequestsAlone: WireEffect {
    WireEffect(
      oldClient: .init(request: oldClient.request, response: .compatible),
      newClient: .init(request: newClient.request, response: .compatible))
  }

  /// Something else is valid than before.
  ///
  /// - Parameter verdict: How sure it is that somebody fails.
  /// - Returns: The effect.
  package static func replacing(_ verdict: Verdict = .breaking) -> WireEffect {
    WireEffect(oldClient: .init(verdict), newClient: .init(verdict))
  }
}
