import ConcordDiagnostics
import ConcordDocuments

extension Upgrade {
  /// A parameter; `nil` where the newest form has none for it, because it is part of the body.
  func parameter(_ node: Node) -> Upgraded? {
    guard isSwagger else { return withoutReserved(node) }
    if SwaggerInput.isInput(node) { return nil }
    let log = DecodingLog()
    guard let fields = FieldReader(node, as: .swaggerParameter, log) else {
      return Upgraded(node: node)
    }
    _ = fields.extensions()
    let format = CollectionFormat(fields, log)
    var members = typed(fields, as: .parameter)
    let location = fields.member("in")?.value.string.flatMap(ParameterLocation.init)
    if let location, ParameterStyle.byDefault(in: location) == .form {
      let range = fields.member("collectionFormat")?.value.range ?? node.range.startOnly
      members.removeAll { $0.key == "style" || $0.key == "explode" }
      let isQuery = location == .query
      members += (isQuery ? format : .csv).members(at: range)
    }
    return Upgraded(node: Node(.object(members), at: node.range), diagnostics: log.diagnostics)
  }

  /// A header of a response.
  func header(_ node: Node) -> Upgraded {
    guard isSwagger else { return Upgraded(node: node) }
    let log = DecodingLog()
    guard let fields = FieldReader(node, as: .swaggerHeader, log) else {
      return Upgraded(node: node)
    }
    _ = fields.extensions()
    let members = typed(fields, as: .header)
    return Upgraded(node: Node(.object(members), at: node.range), diagnostics: log.diagnostics)
  }

  /// The members with the keywords of the type in a `schema`.
  private func typed(_ fields: FieldReader, as form: ObjectForm) -> [Member] {
    var members = fields.members.filter { form.has($0.key) || $0.isExtension }
    if fields.member("schema") == nil, fields.member("type") != nil {
      let node = fields.node
      members.append(
        Member(
          key: "schema", keyRange: node.range.startOnly, value: ItemsSchema.node(of: node)))
    }
    return members
  }

  /// A parameter whose `allowReserved` says nothing before 3.2 (OpenAPI 3.1, section 4.8.12.2.2).
  private func withoutReserved(_ node: Node) -> Upgraded {
    guard version < .v3_2, let member = node.member("allowReserved"),
      let text = node["in"]?.string, let location = ParameterLocation(rawValue: text),
      location == .path || location == .cookie
    else { return Upgraded(node: node) }
    let members = (node.object ?? []).filter { $0.key != member.key }
    return Upgraded(
      node: Node(.object(members), at: node.range),
      diagnostics: [Diagnostic(.allowReservedIgnored, at: member.keyRange, location.name)])
  }
}

/// The schema whose keywords stand among the fields of a parameter or a header, as they do in
/// Swagger 2.0 (its specification's sections on the Parameter, Header and Items Objects).
enum ItemsSchema {
  private static let keywords = KeyTable<Void>(
    [
      "type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum",
      "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems",
      "uniqueItems", "enum", "multipleOf", "example", "nullable", "properties",
      "additionalProperties", "x-nullable",
    ].map { ($0, ()) })

  /// The keywords of the schema alone, as a schema.
  static func node(of node: Node, withDescription: Bool = false) -> Node {
    let members = (node.object ?? []).filter {
      keywords.value(of: $0.key) != nil || withDescription && $0.key == "description"
    }
    return Node(.object(members), at: node.range)
  }
}
