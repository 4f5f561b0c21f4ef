import ConcordDiagnostics
import ConcordDocuments

/// Reads operations (OpenAPI 3.1, section 4.8.10).
struct OperationDecoder {
  let session: DecodingSession
  /// The upgrade for operations of the path.
  let upgrade: Upgrade
  /// The names of the path's template; `nil` for a webhook.
  let names: [String]?

  /// Reads one operation, whose key is the name of the method; `nil` where it is no object, which is
  /// reported. `shared` are the parameters of its path.
  func operation(
    _ member: Member, method: String, at location: String, shared: ParameterList, servers: [Server]
  ) -> Operation? {
    let follower = ReferenceFollower(session: session)
    guard let found = follower.follow(member.value, at: location, to: .operation) else {
      return nil
    }
    if found.isReferenced {
      session.report(
        Diagnostic(.referenceUnexpected, at: member.value.range.startOnly, "an operation"))
    }
    let location = found.location
    let (upgraded, parts) = upgrade.operation(
      found.node, key: member.keyRange, at: location, follow: follower.parameter)
    let node = session.take(upgraded)
    guard let fields = FieldReader(node, as: .operation, session) else {
      _ = ValueReader(session: session).members(member)
      return nil
    }
    var operation = Operation(
      method: method, idRange: member.keyRange, range: node.range)
    if let id = fields.member("operationId") {
      operation.operationID = fields.text("operationId")
      operation.idRange = id.value.range
    }
    operation.summary = fields.text("summary")
    operation.description = fields.text("description")
    operation.tags = fields.texts("tags")
    operation.isDeprecated = fields.flag("deprecated")
    operation.extensions = fields.extensions()
    let own = ParameterList(fields, at: location, names: names, session)
    let parameters = shared.replaced(by: own)
    parameters.checkQuery(session)
    operation.parameters = parameters.entries.map(\.parameter)
    if let body = fields.member("requestBody") {
      operation.requestBody = RequestBodyDecoder(session: session, upgrade: parts).requestBody(
        body.value, at: session.place(location, body.key))
    }
    if let responses = fields.member("responses") {
      operation.responses = ResponseDecoder(session: session, upgrade: parts).responses(
        responses, at: session.place(location, responses.key))
    }
    let security = SecurityDecoder(session: session)
    operation.security = fields.member("security").map(security.requirements)
    operation.servers = servers
    if let member = fields.member("servers") {
      operation.servers = ServerDecoder(session: session).servers(member)
    }
    return operation
  }
}
