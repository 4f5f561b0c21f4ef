import ConcordDiagnostics
import ConcordDocuments

/// Reads servers (OpenAPI 3.1, sections 4.8.5 and 4.8.6).
struct ServerDecoder {
  private let log = DecodingLog()

  /// Reads a list of servers; what is none is reported and left out.
  static func servers(_ member: Member) -> Decoded<[Server]> {
    let decoder = ServerDecoder()
    return decoder.log.decoded(decoder.servers(member))
  }

  private func servers(_ member: Member) -> [Server] {
    ValueReader(log: log).list(member).compactMap(server)
  }

  private func server(_ node: Node) -> Server? {
    guard let fields = FieldReader(node, as: .server, log) else {
      log.report(
        Diagnostic(.wrongType, at: node.range, "servers", Phrase.listOfObjects, node.typeName))
      return nil
    }
    let extensions = fields.extensions()
    guard let url = fields.text("url") else {
      log.report(Diagnostic(.serverWithoutURL, at: node.range.startOnly))
      return nil
    }
    var server = Server(url: url, range: node.range)
    server.description = fields.text("description")
    server.name = fields.text("name")
    server.extensions = extensions
    server.variables = fields.object("variables").compactMap(variable)
    return server
  }

  private func variable(_ member: Member) -> ServerVariable? {
    if member.isExtensionOfMap { return nil }
    guard let fields = FieldReader(member.value, as: .serverVariable, log) else {
      _ = ValueReader(log: log).members(member)
      return nil
    }
    _ = fields.extensions()
    let allowed = fields.texts("enum")
    if let list = fields.member("enum"), allowed.isEmpty {
      log.report(Diagnostic(.serverVariableWithoutValues, at: list.value.range, member.key))
    }
    var variable = ServerVariable(name: member.key, defaultValue: "", allowed: allowed)
    variable.description = fields.text("description")
    if let value = fields.text("default") {
      variable.defaultValue = value
    } else {
      variable.defaultValue = allowed.first ?? ""
      log.report(
        Diagnostic(
          .serverVariableWithoutDefault, at: member.keyRange, member.key, variable.defaultValue))
    }
    return variable
  }
}
