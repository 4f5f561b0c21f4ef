import ConcordDiagnostics
import ConcordDocuments

extension Upgrade {
  /// The root, with the upgrade for what it holds.
  func document(_ root: Node, at location: String) -> (root: Upgraded, parts: Upgrade) {
    let log = DecodingLog()
    if isSwagger, let fields = FieldReader(root, as: .swaggerDocument, log) {
      var (upgraded, parts) = swagger(fields, at: location, log)
      reportMissingPaths(root, log)
      upgraded.diagnostics = log.diagnostics
      return (upgraded, parts)
    }
    if version <= .v3_0 { reportMissingPaths(root, log) }
    let members = (root.object ?? []).map { member in
      member.key == "openapi" ? member.with(Node(Self.newest, at: member.value.range)) : member
    }
    let upgraded = Upgraded(
      node: Node(.object(members), at: root.range), diagnostics: log.diagnostics)
    return (upgraded, self)
  }

  private static let newest = Node.Value.string("3.2.0")

  /// Since 3.1 components alone are enough.
  private func reportMissingPaths(_ root: Node, _ log: DecodingLog) {
    if root.member("paths") == nil {
      log.report(Diagnostic(.pathsMissing, at: root.range.startOnly))
    }
  }

  /// What stands at the root of a description of Swagger 2.0 and elsewhere since 3.0: the
  /// components' sections, and the parts of the servers' URLs.
  private func swagger(
    _ fields: FieldReader, at location: String, _ log: DecodingLog
  ) -> (root: Upgraded, parts: Upgrade) {
    _ = fields.extensions()
    var parts = self
    parts.consumes = Self.texts("consumes", fields, log)
    parts.produces = Self.texts("produces", fields, log)
    var upgraded = Upgraded(node: fields.node)
    var members: [Member] = []
    var components: [Member] = []
    let holder = Self.place(location, "components")
    for member in fields.members {
      if member.key == "swagger" {
        members.append(
          Member(
            key: "openapi", keyRange: member.keyRange,
            value: Node(Self.newest, at: member.value.range)))
      } else if let section = Self.sections[member.key] {
        guard case .object = member.value.value else {
          log.report(
            Diagnostic(
              .componentNotObject, at: member.value.range, member.key, member.value.typeName))
          continue
        }
        components.append(member.renamed(section))
        upgraded.origins.append((Self.place(holder, section), Self.place(location, member.key)))
      } else if member.key != "components",
        ObjectForm.document.has(member.key) || member.isExtension
      {
        members.append(member)
      }
    }
    let servers = servers(fields)
    if let first = servers.first, fields.member("servers") == nil {
      members.append(.made("servers", .array(servers), at: first.range))
    }
    if !components.isEmpty {
      members.append(.made("components", .object(components), at: fields.node.range))
    }
    upgraded.node = Node(.object(members), at: fields.node.range)
    return (upgraded, parts)
  }

  private static let sections = [
    "definitions": "schemas", "parameters": "parameters", "responses": "responses",
    "securityDefinitions": "securitySchemes",
  ]

  /// One server for each scheme; without a host the URL is relative, and without a base path as
  /// well there is none.
  private func servers(_ fields: FieldReader) -> [Node] {
    func server(_ url: String, at range: SourceRange) -> Node {
      Node(.object([.made("url", .string(url), at: range)]), at: range)
    }
    var base = fields.text("basePath") ?? ""
    while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
    if let first = base.utf8.first, first != UInt8(ascii: "/") { base = "/" + base }
    guard let host = fields.text("host") else {
      guard !base.isEmpty, let member = fields.member("basePath") else { return [] }
      return [server(base, at: member.value.range)]
    }
    let range = fields.member("host")?.value.range ?? fields.node.range
    let schemes = fields.texts("schemes").filter { $0 == "https" || $0 == "http" }
    return (schemes.isEmpty ? ["https"] : schemes).map {
      server("\($0)://\(host)\(base)", at: range)
    }
  }
}
