import ConcordDiagnostics
import ConcordDocuments

/// Reads links (OpenAPI 3.1, section 4.8.20), which have no place in the model, for their faults.
enum LinkDecoder {
  /// Reads one, or the reference to one.
  static func link(_ member: Member, at location: String, _ context: DecodingContext) -> Decoded<
    Void
  > {
    let log = DecodingLog()
    let followed = ReferenceFollower.follow(member.value, at: location, to: .link, context)
    if let found = log.take(followed) { check(found.node, log) }
    return log.decoded(())
  }

  private static func check(_ node: Node, _ log: DecodingLog) {
    guard let fields = FieldReader(node, as: .link, log) else { return }
    _ = fields.extensions()
    fields.exclude("operationRef", "operationId")
  }
}
