import ConcordDiagnostics
import ConcordDocuments

/// Reads parameters and headers (OpenAPI 3.1, sections 4.8.12 and 4.8.21).
struct ParameterDecoder {
  let session: DecodingSession

  /// Reads a parameter or follows the reference to one; `nil` where it cannot be used, which is
  /// reported. What a reference names is read once.
  func parameter(
    _ node: Node, at location: String, isComponent: Bool = false
  ) -> Parameter? {
    let follower = ReferenceFollower(session: session)
    guard let found = follower.follow(node, at: location, to: .parameter) else { return nil }
    guard isComponent || found.isReferenced else { return decode(node, found.location) }
    let known = session.parameters[found.location] ?? decode(found.node, found.location)
    session.parameters.updateValue(known, forKey: found.location)
    guard var parameter = known else { return nil }
    if let description = found.description { parameter.description = description }
    return parameter
  }

  private func decode(_ node: Node, _ place: String) -> Parameter? {
    // A body is read where an operation takes it, which says in which media types.
    guard let upgraded = session.upgrade.parameter(node) else { return nil }
    let node = session.take(upgraded)
    guard let fields = FieldReader(node, as: .parameter, session) else {
      session.report(
        Diagnostic(.wrongType, at: node.range, "parameters", "a list of objects", node.typeName))
      return nil
    }
    guard let name = fields.text("name") else {
      session.report(Diagnostic(.parameterUnnamed, at: node.range.startOnly))
      return nil
    }
    guard let location = location(fields, name) else { return nil }
    let fallback = ParameterStyle.byDefault(in: location)
    var parameter = Parameter(
      name: name, location: location, style: fallback, explode: false, range: node.range)
    if let member = fields.member("style"), let style = style(member, in: location) {
      parameter.style = style
    }
    parameter.explode = parameter.style == .form || parameter.style == .cookie
    parameter.isRequired = fields.flag("required")
    if location == .path, !parameter.isRequired {
      let range = fields.member("required")?.value.range ?? node.range.startOnly
      session.report(Diagnostic(.pathParameterOptional, at: range, name))
      parameter.isRequired = true
    }
    parameter.allowsReserved = fields.flag("allowReserved")
    checkReserved(fields, parameter)
    if location == .header { checkName(name, at: fields.member("name")?.value.range) }
    if location == .querystring, let schema = fields.member("schema") {
      session.report(Diagnostic(.querystringWithSchema, at: schema.keyRange, name))
    }
    common(fields, place, &parameter)
    if parameter.schema == nil, fields.member("schema") == nil, fields.member("content") == nil {
      parameter.schema = outsideSchema(fields, place, name)
      // The keywords of the type have been spoken of together.
      if fields.member("type") != nil {
        parameter.extensions = fields.members.filter(\.isExtension)
        return parameter
      }
    }
    parameter.extensions = fields.extensions()
    return parameter
  }

  private func location(_ fields: FieldReader, _ name: String) -> ParameterLocation? {
    guard let member = fields.member("in") else {
      session.report(
        Diagnostic(.parameterLocationMissing, at: fields.node.range.startOnly, name))
      return nil
    }
    guard let text = fields.text("in") else { return nil }
    if let location = ParameterLocation(rawValue: text) { return location }
    session.report(
      Diagnostic(
        .parameterLocationUnknown, at: member.value.range, text,
        "path, query, header, cookie or querystring"))
    return nil
  }

  /// Reads a header of a response; `nil` where it cannot be used, which is reported.
  func header(
    _ member: Member, at location: String, isComponent: Bool = false
  ) -> Parameter? {
    let follower = ReferenceFollower(session: session)
    guard let found = follower.follow(member.value, at: location, to: .header) else { return nil }
    let known: Parameter?
    if isComponent || found.isReferenced {
      known = session.headers[found.location] ?? decodeHeader(found.node, found.location)
      session.headers.updateValue(known, forKey: found.location)
    } else {
      known = decodeHeader(found.node, found.location)
    }
    guard var header = known else { return nil }
    if !isComponent { checkName(member.key, at: member.keyRange) }
    header.name = member.key
    if let description = found.description { header.description = description }
    return header
  }

  private func decodeHeader(_ node: Node, _ place: String) -> Parameter? {
    let node = session.take(session.upgrade.header(node))
    guard let fields = FieldReader(node, as: .header, session) else {
      session.report(
        Diagnostic(.wrongType, at: node.range, "headers", "a map of objects", node.typeName))
      return nil
    }
    var header = Parameter(
      name: "", location: .header, style: .simple, explode: false, range: node.range)
    if let member = fields.member("style"), let style = style(member, in: .header) {
      header.style = style
    }
    header.isRequired = fields.flag("required")
    checkReserved(fields, header)
    common(fields, place, &header)
    if fields.member("schema") == nil, fields.member("content") == nil {
      header.schema = outsideSchema(fields, place, "the header")
      if fields.member("type") != nil {
        header.extensions = fields.members.filter(\.isExtension)
        return header
      }
    }
    header.extensions = fields.extensions()
    return header
  }

  /// Reads what parameters and headers have in common.
  private func common(_ fields: FieldReader, _ place: String, _ parameter: inout Parameter) {
    parameter.description = fields.text("description")
    parameter.isDeprecated = fields.flag("deprecated")
    if let explode = fields.bool("explode") { parameter.explode = explode }
    if let member = fields.member("schema") {
      parameter.schema = SchemaDecoder(session).schema(
        member.value, at: session.place(place, "schema"))
    } else if let member = fields.member("content") {
      let content = MediaTypeDecoder(session: session).content(
        member, at: session.place(place, "content"))
      parameter.contentType = content.first?.name
      parameter.schema = content.first?.schema
      parameter.example = content.first?.examples.first?.value
    }
    let examples = MediaTypeDecoder(session: session).examples(fields, place)
    if let example = examples.first(where: { $0.value != nil }) {
      parameter.example = example.value
    }
  }

  /// The schema of a parameter that has none: a `type` beside its name, as in Swagger 2.0, is
  /// taken for it; else it is a string.
  private func outsideSchema(_ fields: FieldReader, _ place: String, _ name: String) -> Schema {
    guard let type = fields.member("type") else {
      session.report(Diagnostic(.parameterWithoutSchema, at: fields.node.range.startOnly, name))
      return Schema(
        range: fields.node.range, location: session.place(place, "schema"), types: [.string])
    }
    session.report(Diagnostic(.parameterTypeOutsideSchema, at: type.keyRange, name))
    return SchemaDecoder(session).schema(
      ItemsSchema.node(of: fields.node), at: session.place(place, "schema"))
  }

  /// Reports `allowReserved` where nothing is percent-encoded (OpenAPI 3.2, section 4.12.2.3).
  private func checkReserved(_ fields: FieldReader, _ parameter: Parameter) {
    guard let member = fields.member("allowReserved") else { return }
    let isAllowed =
      switch parameter.location {
      case .query, .querystring, .path: true
      case .cookie: parameter.style == .form
      case .header: false
      }
    if !isAllowed {
      session.report(
        Diagnostic(.allowReservedIgnored, at: member.keyRange, parameter.location.name))
    }
  }

  /// Reports a header that is not named by a token (RFC 9110, section 5.1).
  private func checkName(_ name: String, at range: SourceRange?) {
    let symbols = "!#$%&'*+-.^_`|~".utf8
    let isToken =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || symbols.contains(byte)
      }
    if !isToken { session.report(Diagnostic(.headerNameInvalid, at: range, name)) }
  }

  private func style(_ member: Member, in location: ParameterLocation) -> ParameterStyle? {
    guard let text = ValueReader(session: session).text(member) else { return nil }
    if let style = ParameterStyle(rawValue: text), style.isAllowed(in: location) { return style }
    let fallback = ParameterStyle.byDefault(in: location).rawValue
    session.report(
      Diagnostic(.styleUnknown, at: member.value.range, text, location.name, fallback))
    return nil
  }
}

extension ParameterLocation {
  /// What a message calls a parameter there, with its article.
  var name: String {
    switch self {
    case .path: "a path parameter"
    case .query: "a query parameter"
    case .header: "a header"
    case .cookie: "a cookie"
    case .querystring: "the whole query"
    }
  }
}

extension ParameterStyle {
  /// The style of a parameter that names none (OpenAPI 3.1, section 4.8.12.2.1).
  static func byDefault(in location: ParameterLocation) -> ParameterStyle {
    switch location {
    case .path, .header: .simple
    case .query, .cookie, .querystring: .form
    }
  }

  /// Whether a parameter may have the style (OpenAPI 3.1, section 4.8.12.2.3; 3.2 for cookies).
  func isAllowed(in location: ParameterLocation) -> Bool {
    switch location {
    case .path: self == .matrix || self == .label || self == .simple
    case .query:
      self == .form || self == .spaceDelimited || self == .pipeDelimited || self == .deepObject
    case .header: self == .simple
    case .cookie: self == .form || self == .cookie
    case .querystring: self == .form
    }
  }
}
