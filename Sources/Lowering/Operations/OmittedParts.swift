import ConcordDiagnostics
import ConcordOpenAPI

/// What a description says of its operations and is not generated: each has a diagnostic at its
/// place, so that nothing is left out silently.
struct OmittedParts {
  private(set) var diagnostics: [Diagnostic] = []
  private var places: Set<SourceRange> = []

  /// Looks through a description.
  init(_ document: Document) {
    for placed in document.operations {
      let operation = placed.operation
      if placed.role == .path {
        // Those of a path are those of each of its operations.
        for server in operation.servers.dropFirst() {
          add(.serversNotApplied, server.range, server.url)
        }
      } else {
        for server in operation.servers {
          add(.serverOfCallbackIgnored, server.range, server.url)
        }
      }
    }
  }

  private mutating func add(_ kind: DiagnosticKind, _ range: SourceRange, _ name: String) {
    guard places.insert(range).inserted else { return }
    diagnostics.append(Diagnostic(kind, at: range, name))
  }
}
