internal import ConcordDiagnostics

/// What becomes of the diagnostics of a run: how much each matters, and whether errors forbid to go
/// on.
struct ReportingPolicy {
  /// Whether warnings count as errors.
  let isStrict: Bool
  /// Whether what no error touches is used although there are errors.
  let keepsGoing: Bool
  /// How much diagnostics matter by their ids, where it is not as the catalogue has it.
  let levels: [String: Configuration.Level]

  /// The diagnostics as they are shown: each once, because several uses of one thing meet the same
  /// fault; at the level that the configuration gives its id; in a strict run, warnings as errors.
  func apply(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var reported: Set<Diagnostic> = []
    return diagnostics.compactMap { diagnostic in
      guard reported.insert(diagnostic).inserted else { return nil }
      return adjusted(diagnostic)
    }
  }

  /// Whether no error forbids to write.
  func allowsWriting(_ diagnostics: [Diagnostic]) -> Bool {
    keepsGoing || !diagnostics.contains { adjusted($0)?.severity == .error }
  }

  /// Whether what a stage made is to be used, for what it had to say. Warnings that count as errors
  /// forbid to write, not to look further.
  func allowsUse(_ diagnostics: [Diagnostic]) -> Bool {
    keepsGoing || !diagnostics.contains { $0.severity == .error }
  }

  /// A diagnostic at the level that holds for it; `nil` where it is turned off. Errors stay errors:
  /// what they are about cannot be generated, whatever they are called. What recordings show stops
  /// nothing, and has any level.
  private func adjusted(_ diagnostic: Diagnostic) -> Diagnostic? {
    var diagnostic = diagnostic
    if diagnostic.severity != .error
      || DiagnosticKind.recordedFindings.contains(diagnostic.kind)
    {
      switch levels[diagnostic.kind.id] {
      case .off: return nil
      case .note: diagnostic.severity = .note
      case .warning: diagnostic.severity = .warning
      case .error: diagnostic.severity = .error
      case nil: break
      }
    }
    if isStrict, diagnostic.severity == .warning { diagnostic.severity = .error }
    return diagnostic
  }
}
