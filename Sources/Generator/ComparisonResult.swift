internal import ConcordComparison
internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordSchemaGraph

/// What comes of comparing two descriptions.
public struct ComparisonResult: Sendable {
  /// The changes, in the order of the new description; those of what is only in the old one come last.
  public let changes: [DescriptionChange]
  /// Which part of the version has to go up at least.
  public let version: DescriptionVersionStep
  /// What there is to say about the descriptions; with an error among it there are no changes.
  public let messages: [Message]
}

/// Which part of a version goes up (Semantic Versioning 2.0.0).
public enum DescriptionVersionStep: String, Sendable {
  /// Nothing has changed.
  case none
  /// Words alone have changed.
  case patch
  /// Nobody is broken.
  case minor
  /// Somebody is broken.
  case major

  init(_ step: ChangeSummary.Step) {
    self =
      switch step {
      case .none: .none
      case .patch: .patch
      case .minor: .minor
      case .major: .major
      }
  }
}

/// One thing that differs in meaning between two descriptions.
public struct DescriptionChange: Sendable {
  /// What a change does to one side.
  public enum Verdict: String, Sendable {
    /// Nothing: the change is about something else.
    case unaffected
    /// It goes on as before.
    case compatible
    /// It may fail, or act otherwise.
    case risky
    /// It fails, or acts otherwise, for messages that were right before.
    case breaking
  }

  /// Where something stands in one of the descriptions.
  public struct Place: Sendable, Hashable {
    /// The file.
    public let path: String
    /// The line, from one.
    public let line: Int
    /// The column, from one, in Unicode scalars.
    public let column: Int
    /// The JSON Pointer (RFC 6901) in the file.
    public let pointer: String
  }

  /// The stable name of the rule, lower-case words joined by hyphens.
  public let id: String
  /// How much it matters.
  public let severity: Message.Severity
  /// What has changed, in a sentence.
  public let message: String
  /// What to do about it.
  public let advice: String
  /// What becomes of a client of before the change at a server of after it.
  public let oldClient: Verdict
  /// What becomes of a client of after the change at a server of before it.
  public let newClient: Verdict
  /// What becomes of who sends and receives the same bytes as before.
  public let behaviour: Verdict
  /// Whether values that it is about are in requests, whoever sends them.
  public let isInRequests: Bool
  /// Whether values that it is about are in responses, whoever sends them.
  public let isInResponses: Bool
  /// Whether it is about words for people alone.
  public let isDocumentation: Bool
  /// The operations that it reaches, each as `GET /pets`.
  public let operations: [String]
  /// Where it stood; where it is new, what it is now in.
  public let old: Place?
  /// Where it stands; where it is gone, what it was in.
  public let new: Place?
  /// What was said before, where it can be said in a few words.
  public let oldText: String?
  /// What is said now, where it can be said in a few words.
  public let newText: String?

  init(_ change: Change, _ positions: ChangePositions) {
    func place(_ place: Change.Place?) -> Place? {
      guard let place, let position = positions.position(place) else { return nil }
      return Place(
        path: position.path, line: position.start.line, column: position.start.column,
        pointer: place.pointer.description)
    }
    id = change.rule.id
    severity =
      switch change.severity {
      case .note: .note
      case .warning: .warning
      case .error: .error
      }
    message = change.message
    advice = change.rule.advice
    oldClient = Verdict(change.verdicts.oldClient)
    newClient = Verdict(change.verdicts.newClient)
    behaviour = Verdict(change.verdicts.behaviour)
    isInRequests = change.directions.contains(.request)
    isInResponses = change.directions.contains(.response)
    isDocumentation = change.isDocumentation
    operations = change.operations.map(\.words)
    old = place(change.old)
    new = place(change.new)
    oldText = change.oldText
    newText = change.newText
  }
}

extension DescriptionChange.Verdict {
  fileprivate init(_ verdict: ConcordComparison.Verdict) {
    self =
      switch verdict {
      case .unaffected: .unaffected
      case .compatible: .compatible
      case .risky: .risky
      case .breaking: .breaking
      }
  }
}
