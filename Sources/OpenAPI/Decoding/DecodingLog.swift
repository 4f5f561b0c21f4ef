import ConcordDiagnostics
import ConcordDocuments

/// Collects what one decoder or one upgrade finds in one part. It does not outlive the call: what is in
/// it is returned with the part.
final class DecodingLog {
  /// The diagnostics so far.
  private(set) var diagnostics: [Diagnostic] = []
  /// The schemas that references name so far.
  private var references: [ReferenceResolver.Target] = []

  /// Adds a diagnostic.
  func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Adds diagnostics.
  func report(_ diagnostics: [Diagnostic]) {
    self.diagnostics += diagnostics
  }

  /// Reports a key that does not belong to an object.
  func reportUnknown(_ member: Member, of name: Phrase, known: [String]) {
    if let nearest = NearestName.find(member.key, among: known) {
      report(Diagnostic(.misspelledKey, at: member.keyRange, member.key, name, nearest))
    } else {
      report(Diagnostic(.unknownKey, at: member.keyRange, member.key, name))
    }
  }

  /// Notes that a reference names a schema.
  func need(_ target: ReferenceResolver.Target) {
    references.append(target)
  }

  /// The value of a part that was decoded by itself; what was found in it is added.
  func take<Value>(_ part: Decoded<Value>) -> Value {
    if !part.diagnostics.isEmpty { diagnostics += part.diagnostics }
    if !part.references.isEmpty { references += part.references }
    return part.value
  }

  /// The object that an upgrade made; its diagnostics are added.
  func take(_ upgraded: Upgraded) -> Node {
    if !upgraded.diagnostics.isEmpty { diagnostics += upgraded.diagnostics }
    return upgraded.node
  }

  /// A value with all that was found.
  func decoded<Value>(_ value: Value) -> Decoded<Value> {
    Decoded(value: value, diagnostics: diagnostics, references: references)
  }
}
