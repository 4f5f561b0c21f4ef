import ConcordDiagnostics
import ConcordDocuments

/// Reads links (OpenAPI 3.1, section 4.8.20), which have no place in the model, for their faults.
struct LinkDecoder {
  let session: DecodingSession

  /// Reports what is wrong with one, or with the reference to one.
  func check(_ member: Member, at location: String) {
    let follower = ReferenceFollower(session: session)
    guard let found = follower.follow(member.value, at: location, to: .link),
      let fields = FieldReader(found.node, as: .link, session)
    else { return }
    _ = fields.extensions()
    fields.exclude("operationRef", "operationId")
  }
}
