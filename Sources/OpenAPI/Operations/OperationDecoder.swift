import ConcordDiagnostics
import ConcordDocuments

/// Reads operations (OpenAPI 3.1, section 4.8.10).
struct OperationDecoder {
  /// What an operation takes over from its path.
  struct Path {
    /// The names of the path's template; `nil` for a webhook or a callback.
    let names: [String]?
    let parameters: ParameterList
    let servers: [Server]
  }

  /// The context of what is in the operation.
  private let context: DecodingContext
  private let log: DecodingLog

  /// Reads one operation, whose key is the name of the method; `nil` where it is no object, which is
  /// reported.
  static func operation(
    _ member: Member, method: String, at location: String, of path: Path,
    _ context: DecodingContext
  ) -> Decoded<Operation?> {
    let log = DecodingLog()
    let followed = ReferenceFollower.follow(member.value, at: location, to: .operation, context)
    guard let found = log.take(followed) else { return log.decoded(nil) }
    if found.isReferenced {
      log.report(
        Diagnostic(.referenceUnexpected, at: member.value.range.startOnly, Phrase.operation))
    }
    let (upgraded, parts) = context.upgrade.operation(
      found.node, key: member.keyRange, at: found.location,
      follow: ReferenceFollower.parameter(context))
    let decoder = OperationDecoder(context: context.with(parts).within(upgraded), log: log)
    let operation = decoder.operation(
      log.take(upgraded), member, method: method, at: found.location, of: path)
    return log.decoded(operation)
  }

  private func operation(
    _ node: Node, _ member: Member, method: String, at location: String, of path: Path
  ) -> Operation? {
    guard let fields = FieldReader(node, as: .operation, log) else {
      _ = ValueReader(log: log).members(member)
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
    operation.externalDocumentation = fields.member("externalDocs").flatMap {
      ExternalDocumentationDecoder.read($0, log)
    }
    operation.tags = fields.texts("tags")
    operation.isDeprecated = fields.flag("deprecated")
    operation.extensions = fields.extensions()
    let own = ParameterList.list(fields, at: location, names: path.names, context)
    let parameters = path.parameters.replaced(by: log.take(own))
    parameters.checkQuery(log)
    operation.parameters = parameters.entries.map(\.parameter)
    if let body = fields.member("requestBody") {
      let place = context.place(location, body.key)
      operation.requestBody = log.take(
        RequestBodyDecoder.requestBody(body.value, at: place, context))
    }
    if let responses = fields.member("responses") {
      let place = context.place(location, responses.key)
      operation.responses = log.take(ResponseDecoder.responses(responses, at: place, context))
    }
    if let callbacks = fields.member("callbacks") {
      let place = context.place(location, callbacks.key)
      operation.callbacks = log.take(CallbackDecoder.callbacks(callbacks, at: place, context))
    }
    operation.security = fields.member("security").map {
      log.take(SecurityDecoder.requirements($0, context))
    }
    operation.servers =
      fields.member("servers").map { log.take(ServerDecoder.servers($0)) } ?? path.servers
    return operation
  }
}
