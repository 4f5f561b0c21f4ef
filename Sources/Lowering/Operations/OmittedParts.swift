import ConcordDiagnostics
import ConcordOpenAPI

/// What a description says of its operations and is not generated: each has a diagnostic at its
/// place, so that nothing is left out silently.
struct OmittedParts {
  private(set) var diagnostics: [Diagnostic] = []
  private var places: Set<SourceRange> = []

  /// Looks through a description.
  init(_ document: Document) {
    let operations = document.paths.flatMap(\.operations)
    for operation in operations {
      // Those of a path are those of each of its operations.
      for server in operation.servers.dropFirst() {
        add(.serversNotApplied, server.range, server.url)
      }
      for callback in operation.callbacks {
        add(.callbackNotGenerated, callback.range, callback.name)
      }
      for response in operation.responses {
        for link in response.links { add(.linkNotGenerated, link.range, link.name) }
      }
    }
    for webhook in document.webhooks {
      add(.webhookNotGenerated, webhook.pathRange, webhook.path)
    }
  }

  private mutating func add(_ kind: DiagnosticKind, _ range: SourceRange, _ name: String) {
    guard places.insert(range).inserted else { return }
    diagnostics.append(Diagnostic(kind, at: range, name))
  }
}
