import ConcordDiagnostics
import ConcordDocuments

/// Reads servers (OpenAPI 3.1, sections 4.8.5 and 4.8.6).
struct ServerDecoder {
  let session: DecodingSession

  /// Reads a list of servers; what is none is reported and left out.
  func servers(_ member: Member) -> [Server] {
    ValueReader(session: session).list(member).compactMap(server)
  }

  private func server(_ node: Node) -> Server? {
    guard let fields = FieldReader(node, as: .server, session) else {
      session.report(
        Diagnostic(.wrongType, at: node.range, "servers", "a list of objects", node.typeName))
      return nil
    }
    _ = fields.extensions()
    guard let url = fields.text("url") else {
      session.report(Diagnostic(.serverWithoutURL, at: node.range.startOnly))
      return nil
    }
    var server = Server(url: url, range: node.range)
    server.description = fields.text("description")
    server.name = fields.text("name")
    server.variables = fields.object("variables").compactMap(variable)
    return server
  }

  private func variable(_ member: Member) -> ServerVariable? {
    if member.isExtensionOfMap { return nil }
    guard let fields = FieldReader(member.value, as: .serverVariable, session) else {
      _ = ValueReader(session: session).members(member)
      return nil
    }
    _ = fields.extensions()
    let allowed = fields.texts("enum")
    if let list = fields.member("enum"), allowed.isEmpty {
      session.report(Diagnostic(.serverVariableWithoutValues, at: list.value.range, member.key))
    }
    var variable = ServerVariable(name: member.key, defaultValue: "", allowed: allowed)
    variable.description = fields.text("description")
    if let value = fields.text("default") {
      variable.defaultValue = value
    } else {
      variable.defaultValue = allowed.first ?? ""
      session.report(
        Diagnostic(
          .serverVariableWithoutDefault, at: member.keyRange, member.key, variable.defaultValue))
    }
    return variable
  }
}
