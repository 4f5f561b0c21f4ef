import ConcordDiagnostics
import ConcordDocuments

/// Reads links (OpenAPI 3.1, section 4.8.20).
enum LinkDecoder {
  /// Reads one, or the reference to one; `nil` where it cannot be read, which is reported.
  static func link(
    _ member: Member, at location: String, _ context: DecodingContext
  ) -> Decoded<Link?> {
    let log = DecodingLog()
    let followed = ReferenceFollower.follow(member.value, at: location, to: .link, context)
    guard let found = log.take(followed), let fields = FieldReader(found.node, as: .link, log)
    else { return log.decoded(nil) }
    let extensions = fields.extensions()
    fields.exclude("operationRef", "operationId")
    var link = Link(name: member.key, range: member.keyRange)
    link.description = found.description ?? fields.text("description")
    link.operationReference = fields.text("operationRef")
    link.operationID = link.operationReference == nil ? fields.text("operationId") : nil
    link.parameters = fields.object("parameters").map { ($0.key, $0.value) }
    link.requestBody = fields.member("requestBody")?.value
    link.hasServer = fields.member("server") != nil
    link.details = fields.members(["server"]) + extensions
    return log.decoded(link)
  }
}
