import ConcordDiagnostics
import ConcordDocuments

/// Reads request bodies (OpenAPI 3.1, section 4.8.13).
struct RequestBodyDecoder {
  let session: DecodingSession
  /// The upgrade for parts of the operation.
  let upgrade: Upgrade

  init(session: DecodingSession, upgrade: Upgrade? = nil) {
    self.session = session
    self.upgrade = upgrade ?? session.upgrade
  }

  /// Reads a body or follows the reference to one; `nil` where it cannot be read, which is
  /// reported.
  func requestBody(
    _ node: Node, at location: String, isComponent: Bool = false
  ) -> RequestBody? {
    let follower = ReferenceFollower(session: session)
    guard let found = follower.follow(node, at: location, to: .requestBody) else { return nil }
    guard isComponent || found.isReferenced else { return decode(node, location) }
    let identity = upgrade.identity(of: found.location)
    let known = session.requestBodies[identity] ?? decode(found.node, found.location)
    session.requestBodies.updateValue(known, forKey: identity)
    guard var body = known else { return nil }
    body.componentName = found.componentName
    if let description = found.description { body.description = description }
    return body
  }

  private func decode(_ node: Node, _ location: String) -> RequestBody? {
    let node = session.take(upgrade.requestBody(node, at: location))
    guard let fields = FieldReader(node, as: .requestBody, session) else {
      session.report(
        Diagnostic(.wrongType, at: node.range, "requestBody", "an object", node.typeName))
      return nil
    }
    _ = fields.extensions()
    var body = RequestBody(range: node.range)
    body.description = fields.text("description")
    body.isRequired = fields.flag("required")
    if let member = fields.member("content") {
      body.content = MediaTypeDecoder(session: session).content(
        member, at: session.place(location, "content"))
    }
    return body
  }
}
