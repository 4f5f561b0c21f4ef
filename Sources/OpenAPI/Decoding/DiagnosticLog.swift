import ConcordDiagnostics
import ConcordDocuments

/// Collects the diagnostics of one decoding or of one upgrade.
final class DiagnosticLog {
  /// The diagnostics so far.
  var diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic] = []) {
    self.diagnostics = diagnostics
  }

  /// Adds one.
  func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Reports a key that does not belong to an object.
  func reportUnknown(_ member: Member, of name: String, known: [String]) {
    if let nearest = NearestName.find(member.key, among: known) {
      report(Diagnostic(.misspelledKey, at: member.keyRange, member.key, name, nearest))
    } else {
      report(Diagnostic(.unknownKey, at: member.keyRange, member.key, name))
    }
  }
}
