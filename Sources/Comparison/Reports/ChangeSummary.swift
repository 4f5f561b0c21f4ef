import ConcordDiagnostics

/// How many changes there are of each weight, and what they make of the next version.
package struct ChangeSummary: Sendable, Hashable {
  /// Which part of a version goes up (Semantic Versioning 2.0.0).
  package enum Step: String, Sendable, Comparable {
    /// Nothing has changed.
    case none
    /// Words alone have changed.
    case patch
    /// Nobody is broken.
    case minor
    /// Somebody is broken.
    case major

    package static func < (left: Step, right: Step) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .none: 0
      case .patch: 1
      case .minor: 2
      case .major: 3
      }
    }
  }

  /// The changes that break somebody.
  package private(set) var breaking = 0
  /// The changes that may break somebody.
  package private(set) var risky = 0
  /// The changes that break nobody.
  package private(set) var compatible = 0
  /// The changes of words for people.
  package private(set) var documentation = 0

  /// Counts changes.
  package init(_ changes: [Change]) {
    for change in changes {
      if change.isDocumentation {
        documentation += 1
      } else {
        switch change.severity {
        case .error: breaking += 1
        case .warning: risky += 1
        case .note: compatible += 1
        }
      }
    }
  }

  /// Which part of the version has to go up at least.
  package var step: Step {
    if breaking > 0 { return .major }
    if risky > 0 || compatible > 0 { return .minor }
    return documentation > 0 ? .patch : .none
  }

  /// The line that ends a report.
  package var words: String {
    if step == .none { return "no changes" }
    let counts = [
      (breaking, "breaking"), (risky, "risky"), (compatible, "compatible"),
      (documentation, "of words alone"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "changes: \(counts); the next version is a \(step.rawValue) one"
  }
}

extension Change {
  /// Whether it is about words for people alone.
  package var isDocumentation: Bool {
    rule.isDocumentation
  }

  /// Whether it breaks somebody on one of some scales.
  ///
  /// - Parameter scales: The scales.
  /// - Returns: Whether it does.
  package func breaks(on scales: Set<ChangeScale>) -> Bool {
    scales.contains { scale in
      switch scale {
      case .wire: verdicts.oldClient == .breaking
      case .behaviour: verdicts.behaviour == .breaking
      }
    }
  }
}

/// What a change is judged by.
package enum ChangeScale: String, Sendable, CaseIterable {
  /// Whether clients and servers of before and after understand each other.
  case wire
  /// Whether the same messages do the same.
  case behaviour
}
