import ConcordDiagnostics
import ConcordDocuments

/// Reads operations (OpenAPI 3.1, section 4.8.10).
struct OperationDecoder {
  let session: DecodingSession
  /// The names of the path's template; `nil` for a webhook.
  let names: [String]?

  /// Reads one operation, whose key is the method; `nil` where it is no object, which is
  /// reported. `shared` are the parameters of its path.
  func operation(
    _ member: Member, at location: String, shared: ParameterList, servers: [Server]
  ) -> Operation? {
    let node = member.value
    guard let fields = FieldReader(node, as: .operation, session) else {
      _ = ValueReader(session: session).members(member)
      return nil
    }
    var operation = Operation(
      method: member.key.uppercased(), idRange: member.keyRange, range: node.range)
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
    operation.parameters = shared.replaced(by: own).entries.map(\.parameter)
    if let body = fields.member("requestBody") {
      operation.requestBody = RequestBodyDecoder(session: session).requestBody(
        body.value, at: session.place(location, body.key))
    }
    if let responses = fields.member("responses") {
      operation.responses = ResponseDecoder(session: session).responses(
        responses, at: session.place(location, responses.key))
    } else if session.version <= .v3_0 {
      session.report(Diagnostic(.responsesMissing, at: member.keyRange))
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
