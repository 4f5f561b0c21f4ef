import ConcordDiagnostics
import ConcordDocuments

/// Reads operations (OpenAPI 3.1, section 4.8.10).
struct OperationDecoder {
  let session: DecodingSession
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
    let node = found.node
    let location = found.location
    let isSwagger = session.version == .v2_0
    let form = isSwagger ? ObjectForm.swaggerOperation : .operation
    guard let fields = FieldReader(node, as: form, session) else {
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
    if isSwagger {
      operation.requestBody = SwaggerBodyDecoder(
        session: session, consumes: mediaTypes("consumes", fields, or: session.consumes)
      ).requestBody(parameters.inputs, at: location)
    } else if let body = fields.member("requestBody") {
      operation.requestBody = RequestBodyDecoder(session: session).requestBody(
        body.value, at: session.place(location, body.key))
    }
    if let responses = fields.member("responses") {
      let produces = isSwagger ? mediaTypes("produces", fields, or: session.produces) : []
      operation.responses = ResponseDecoder(session: session, produces: produces).responses(
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

  /// The media types that an operation of Swagger 2.0 names, else those of the document.
  private func mediaTypes(
    _ key: String, _ fields: FieldReader, or others: [SwaggerMediaType]
  ) -> [SwaggerMediaType] {
    guard fields.member(key) != nil else { return others }
    return SwaggerDecoder(session: session, location: "").mediaTypes(key, fields)
  }
}
