package import ConcordDiagnostics
package import ConcordDocuments
package import ConcordSchemaGraph

/// One thing that differs in meaning between two descriptions.
package struct Change: Sendable {
  /// Where something stands in one of the descriptions.
  package struct Place: Sendable, Hashable {
    /// The way from the root of its file.
    package let pointer: JSONPointer
    /// The bytes; its file is in the registry of the run.
    package let range: SourceRange
  }

  /// What the change does on each scale.
  package struct Verdicts: Sendable, Hashable {
    /// What becomes of a client of before the change at a server of after it.
    package var oldClient: Verdict
    /// What becomes of a client of after the change at a server of before it.
    package var newClient: Verdict
    /// What becomes of who sends and receives the same bytes as before.
    package var behaviour: Verdict

    /// The worst of what is known.
    package var worst: Verdict {
      // A new client at an old server is for who rolls out to think of; it breaks nobody who is there.
      max(oldClient, behaviour)
    }
  }

  /// What kind of change it is.
  package let rule: Rule
  /// What it does.
  package internal(set) var verdicts: Verdicts
  /// In which messages the values are that it is about; empty where it is about no values, or about a
  /// schema that no operation uses.
  package internal(set) var directions: Direction
  /// The operations that it reaches, in the order of the new description, then those of the old alone.
  package internal(set) var operations: [OperationName]
  /// What has changed, in words.
  package let subject: String
  /// The name of what is new or gone within the subject, where it has one.
  package let name: String?
  /// Where it stood; where it is new, what it is now in.
  package let old: Place?
  /// Where it stands; where it is gone, what it was in.
  package let new: Place?
  /// What was said before.
  package let oldText: String?
  /// What is said now.
  package let newText: String?

  /// How much it matters.
  package var severity: Severity { verdicts.worst.severity }

  /// The change in a sentence.
  package var message: String { diagnostic.message }

  /// The change as a diagnostic at its place in the new description, or else in the old one.
  package var diagnostic: Diagnostic {
    let arguments: [String] = [subject, name ?? "", oldText ?? "", newText ?? ""]
    let kind = DiagnosticKind(rule.id, severity, rule.message)
    return Diagnostic(
      kind, at: (isRemoval ? old ?? new : new ?? old)?.range,
      arguments: Array(arguments.prefix(kind.argumentCount)))
  }

  /// Whether what changed is only in the old description.
  package internal(set) var isRemoval = false
}

/// An operation, as users know it.
package struct OperationName: Sendable, Hashable {
  /// The method, in upper case.
  package let method: String
  /// The path, the name of a webhook, or the expression of a callback.
  package let path: String
  /// Its id.
  package let id: String?

  /// `GET /pets`
  package var words: String { "\(method) \(path)" }
}
