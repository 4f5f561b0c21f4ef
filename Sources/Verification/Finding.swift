internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordOpenAPI
internal import ConcordRecordings

/// Something that recordings show and the document does not say, however often.
struct Finding {
  /// What makes two findings one.
  struct Key: Hashable {
    let kind: DiagnosticKind
    /// The number of the operation; `nil` for what is of none.
    let operation: Int?
    let range: SourceRange
    /// What tells findings of one rule at one place apart, such as the name of a member.
    let detail: String
  }

  /// When and where something was seen.
  struct Sighting {
    let place: RecordingPlace
    let time: String?
  }

  let key: Key
  /// What the placeholders of the wording stand for, without the last.
  let arguments: [DiagnosticArgument]
  /// What would make the document true.
  var change: SuggestedChange
  private(set) var count = 1
  private(set) var first: Sighting
  private(set) var last: Sighting

  init(
    _ key: Key, _ arguments: [DiagnosticArgument], _ change: SuggestedChange, at sighting: Sighting
  ) {
    self.key = key
    self.arguments = arguments
    self.change = change
    first = sighting
    last = sighting
  }

  /// Counts the finding once more.
  mutating func note(_ sighting: Sighting) {
    count += 1
    // Times of one form compare as their texts do; without them, the order of the recordings
    // counts.
    if let time = sighting.time {
      if let known = first.time, time < known { first = sighting }
      if let known = last.time, time < known { return }
    }
    last = sighting
  }
}

/// Findings, each once.
struct FindingLog {
  /// The most findings that are kept.
  static let limit = 5_000

  private(set) var findings: [Finding] = []
  private var positions: [Finding.Key: Int] = [:]
  /// How many sightings of other findings there were beyond the limit.
  private(set) var leftOut = 0

  /// Notes a finding.
  ///
  /// - Parameters:
  ///   - key: What makes it one with others.
  ///   - arguments: What its wording needs.
  ///   - sighting: Where it was seen.
  ///   - change: What would make the document true: made for the first, and widened by the others.
  mutating func note(
    _ key: Finding.Key, _ arguments: [any DiagnosticArgumentConvertible],
    at sighting: Finding.Sighting, _ change: SuggestedChange
  ) {
    if let position = positions[key] {
      findings[position].note(sighting)
      findings[position].change.widen(by: change)
      return
    }
    guard findings.count < Self.limit else {
      leftOut += 1
      return
    }
    positions[key] = findings.count
    findings.append(Finding(key, arguments.map(\.diagnosticArgument), change, at: sighting))
  }
}
