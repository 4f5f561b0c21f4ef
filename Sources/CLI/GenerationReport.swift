internal import ConcordDiagnostics
internal import ConcordKit

/// What `generate` says it did.
struct GenerationReport {
  private let result: GenerationResult
  private let document: String
  private let duration: Duration

  init(_ result: GenerationResult, document: String, duration: Duration) {
    self.result = result
    self.document = document
    self.duration = duration
  }

  /// A line for the document, one for each file that changed and one with the counts.
  func text(namesKept: Bool) -> String {
    let output = VisibleText.escape(result.output ?? "")
    var text = "\(VisibleText.escape(document)) → \(output)\n"
    let groups = [
      ("created", result.created, true), ("changed", result.changed, true),
      ("removed", result.removed, true), ("kept", result.kept, namesKept),
    ]
    for (verb, paths, isShown) in groups where isShown {
      let gap = String(repeating: " ", count: 8 - verb.count)
      for path in paths { text += "  \(verb)\(gap)\(VisibleText.escape(path))\n" }
    }
    let counts = groups.map { "\($0.1.count) \($0.0)" }.joined(separator: ", ")
    return text + "\(counts) in \(DecimalText.seconds(Timings.seconds(duration))) s\n"
  }
}
