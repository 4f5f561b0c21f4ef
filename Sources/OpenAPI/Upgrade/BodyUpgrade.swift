import ConcordDiagnostics
import ConcordDocuments

extension Upgrade {
  /// A request body: in Swagger 2.0 the parameter that stands in the body.
  func requestBody(_ node: Node, at location: String) -> Upgraded {
    guard isSwagger, node["in"] != nil else { return Upgraded(node: node) }
    let log = DecodingLog()
    guard let fields = FieldReader(node, as: .swaggerBody, log) else { return Upgraded(node: node) }
    _ = fields.extensions()
    var upgraded = Upgraded(node: node)
    var members = fields.members.filter {
      $0.key == "description" || $0.key == "required" || $0.isExtension
    }
    let names = mediaTypes(consumes, or: "application/json", at: node.range)
    members.append(
      content(names, fields.member("schema"), of: node, at: location, &upgraded.origins) { _ in [] }
    )
    upgraded.node = Node(.object(members), at: node.range)
    upgraded.diagnostics = log.diagnostics
    return upgraded
  }

  /// A response: in Swagger 2.0 it has one schema for all the media types that the operation
  /// produces, and at most one example for each.
  func response(_ node: Node, at location: String) -> Upgraded {
    guard isSwagger else { return Upgraded(node: node) }
    let log = DecodingLog()
    guard let fields = FieldReader(node, as: .swaggerResponse, log) else {
      return Upgraded(node: node)
    }
    let form = ObjectForm.swaggerResponse
    guard
      fields.members.isEmpty
        || fields.members.contains(where: { form.has($0.key) || $0.isExtension })
    else { return Upgraded(node: node) }
    _ = fields.extensions()
    var upgraded = Upgraded(node: node)
    var members = fields.members.filter {
      ["description", "summary", "headers"].contains($0.key) || $0.isExtension
    }
    if let schema = fields.member("schema") {
      let examples = fields.object("examples")
      // Without media types it is JSON, and bytes for a file.
      let isFile =
        schema.value["format"]?.string == "binary"
        || schema.value["format"] == nil && (schema.value["type"].map(SchemaType.isFile) ?? false)
      let names = mediaTypes(
        produces, or: isFile ? "application/octet-stream" : "application/json",
        at: schema.keyRange)
      members.append(
        content(names, schema, of: node, at: location, &upgraded.origins) { name in
          examples.filter { $0.key == name }.prefix(1).map { $0.renamed("example") }
        })
    }
    upgraded.node = Node(.object(members), at: node.range)
    upgraded.diagnostics = log.diagnostics
    return upgraded
  }

  /// The media types that a list names, or one that stands for an empty list.
  func mediaTypes(_ list: [Node], or fallback: String, at range: SourceRange) -> [Node] {
    list.isEmpty ? [Node(.string(fallback), at: range)] : list
  }

  /// `content` with the schema in each of the media types.
  private func content(
    _ names: [Node], _ schema: Member?, of node: Node, at location: String,
    _ origins: inout [(place: String, origin: String)], examples: (String) -> [Member]
  ) -> Member {
    let types = names.map { name -> Member in
      let text = name.string ?? ""
      if let schema {
        origins.append(
          (
            Self.place(location, "content", text, schema.key),
            Self.place(location, schema.key)
          ))
      }
      let members = (schema.map { [$0] } ?? []) + examples(text)
      return Member(
        key: text, keyRange: name.range, value: Node(.object(members), at: node.range))
    }
    return Member(
      key: "content", keyRange: schema?.keyRange ?? node.range.startOnly,
      value: Node(.object(types), at: node.range))
  }

  /// A security scheme.
  func securityScheme(_ node: Node) -> Upgraded {
    guard isSwagger else { return Upgraded(node: node) }
    let log = DecodingLog()
    guard let fields = FieldReader(node, as: .swaggerSecurityScheme, log) else {
      return Upgraded(node: node)
    }
    _ = fields.extensions()
    var members: [Member] = []
    var flow: [Member] = []
    for member in fields.members {
      switch member.key {
      case "type" where member.value.string == "basic":
        members.append(member.with(Node(.string("http"), at: member.value.range)))
        members.append(.made("scheme", .string("basic"), at: member.value.range))
      case "authorizationUrl", "tokenUrl", "scopes": flow.append(member)
      case "flow": break
      default:
        if ObjectForm.securityScheme.has(member.key) || member.isExtension {
          members.append(member)
        }
      }
    }
    if let member = fields.member("flow"), let name = fields.text("flow") {
      if !flow.contains(where: { $0.key == "scopes" }) {
        flow.append(.made("scopes", .object([]), at: member.value.range))
      }
      let newer = ["accessCode": "authorizationCode", "application": "clientCredentials"]
      let flows = Member(
        key: newer[name] ?? name, keyRange: member.value.range,
        value: Node(.object(flow), at: node.range))
      members.append(member.renamed("flows").with(Node(.object([flows]), at: node.range)))
    }
    return Upgraded(node: Node(.object(members), at: node.range), diagnostics: log.diagnostics)
  }
}
