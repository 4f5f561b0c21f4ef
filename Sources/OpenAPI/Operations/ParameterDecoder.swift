import ConcordDiagnostics
import ConcordDocuments

/// Reads parameters and headers (OpenAPI 3.1, sections 4.8.12 and 4.8.21).
struct ParameterDecoder {
  private let context: DecodingContext
  private let log = DecodingLog()

  /// Reads a parameter or follows the reference to one; `nil` where it cannot be used, which is
  /// reported. What a reference names is read once.
  static func parameter(
    _ node: Node, at location: String, isComponent: Bool = false, _ context: DecodingContext
  ) -> Decoded<Parameter?> {
    context.part(
      node, at: location, to: .parameter, in: \.parameters, isComponent: isComponent
    ) { decode($0, $1, context) }.changed { parameter, found in
      if let description = found.description { parameter.description = description }
    }
  }

  /// Reads a header of a response; `nil` where it cannot be used, which is reported.
  static func header(
    _ member: Member, at location: String, isComponent: Bool = false, _ context: DecodingContext
  ) -> Decoded<Parameter?> {
    let log = DecodingLog()
    let header = context.part(
      member.value, at: location, to: .header, in: \.headers, isComponent: isComponent
    ) { decodeHeader($0, $1, context) }.changed { header, found in
      header.name = member.key
      if let description = found.description { header.description = description }
    }
    guard let header = log.take(header) else { return log.decoded(nil) }
    if !isComponent { checkName(member.key, at: member.keyRange, log) }
    return log.decoded(header)
  }

  private static func decode(
    _ node: Node, _ place: String, _ context: DecodingContext
  ) -> Decoded<Parameter?> {
    // A body is read where an operation takes it, which says in which media types.
    guard let upgraded = context.upgrade.parameter(node) else { return Decoded(value: nil) }
    let decoder = ParameterDecoder(context: context.within(upgraded))
    return decoder.log.decoded(decoder.parameter(decoder.log.take(upgraded), place))
  }

  private static func decodeHeader(
    _ node: Node, _ place: String, _ context: DecodingContext
  ) -> Decoded<Parameter?> {
    let upgraded = context.upgrade.header(node)
    let decoder = ParameterDecoder(context: context.within(upgraded))
    return decoder.log.decoded(decoder.header(decoder.log.take(upgraded), place))
  }

  private func parameter(_ node: Node, _ place: String) -> Parameter? {
    guard let fields = FieldReader(node, as: .parameter, log) else {
      log.report(
        Diagnostic(.wrongType, at: node.range, "parameters", Phrase.listOfObjects, node.typeName))
      return nil
    }
    guard let name = fields.text("name") else {
      log.report(Diagnostic(.parameterUnnamed, at: node.range.startOnly))
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
      log.report(Diagnostic(.pathParameterOptional, at: range, name))
      parameter.isRequired = true
    }
    parameter.allowsReserved = fields.flag("allowReserved")
    parameter.allowsEmptyValue = fields.flag("allowEmptyValue")
    checkReserved(fields, parameter)
    if location == .header { Self.checkName(name, at: fields.member("name")?.value.range, log) }
    if location == .querystring, let schema = fields.member("schema") {
      log.report(Diagnostic(.querystringWithSchema, at: schema.keyRange, name))
    }
    common(fields, place, &parameter)
    if parameter.schema == nil, fields.member("schema") == nil, fields.member("content") == nil {
      parameter.schema = outsideSchema(fields, place, [name])
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
      log.report(
        Diagnostic(.parameterLocationMissing, at: fields.node.range.startOnly, name))
      return nil
    }
    guard let text = fields.text("in") else { return nil }
    if let location = ParameterLocation(rawValue: text) { return location }
    log.report(
      Diagnostic(
        .parameterLocationUnknown, at: member.value.range, text,
        Phrase.parameterLocations))
    return nil
  }

  private func header(_ node: Node, _ place: String) -> Parameter? {
    guard let fields = FieldReader(node, as: .header, log) else {
      log.report(
        Diagnostic(.wrongType, at: node.range, "headers", Phrase.mapOfObjects, node.typeName))
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
      header.schema = outsideSchema(fields, place, Phrase.theHeader)
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
      let place = context.place(place, "schema")
      parameter.schema = log.take(SchemaDecoder.schema(member.value, at: place, context))
    } else if let member = fields.member("content") {
      let content = log.take(
        MediaTypeDecoder.content(member, at: context.place(place, "content"), context))
      parameter.contentType = content.first?.name
      parameter.schema = content.first?.schema
      parameter.contentDetails = content.first?.details ?? []
      parameter.examples = content.first?.examples ?? []
      parameter.example = parameter.examples.first?.value
    }
    let examples = log.take(MediaTypeDecoder.examples(fields, place, context))
    parameter.examples += examples
    if let example = examples.first(where: { $0.value != nil }) {
      parameter.example = example.value
    }
  }

  /// The schema of a parameter that has none: a `type` beside its name, as in Swagger 2.0, is
  /// taken for it; else it is a string.
  private func outsideSchema(
    _ fields: FieldReader, _ place: String, _ name: some DiagnosticArgumentConvertible
  ) -> Schema {
    guard let type = fields.member("type") else {
      log.report(Diagnostic(.parameterWithoutSchema, at: fields.node.range.startOnly, name))
      return Schema(
        range: fields.node.range, location: context.place(place, "schema"), types: [.string])
    }
    log.report(Diagnostic(.parameterTypeOutsideSchema, at: type.keyRange, name))
    return log.take(
      SchemaDecoder.schema(
        ItemsSchema.node(of: fields.node), at: context.place(place, "schema"), context))
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
      log.report(
        Diagnostic(.allowReservedIgnored, at: member.keyRange, parameter.location.name))
    }
  }

  /// Reports a header that is not named by a token (RFC 9110, section 5.1).
  private static func checkName(_ name: String, at range: SourceRange?, _ log: DecodingLog) {
    let symbols = "!#$%&'*+-.^_`|~".utf8
    let isToken =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || symbols.contains(byte)
      }
    if !isToken { log.report(Diagnostic(.headerNameInvalid, at: range, name)) }
  }

  private func style(_ member: Member, in location: ParameterLocation) -> ParameterStyle? {
    guard let text = ValueReader(log: log).text(member) else { return nil }
    if let style = ParameterStyle(rawValue: text), style.isAllowed(in: location) { return style }
    let fallback = ParameterStyle.byDefault(in: location).rawValue
    log.report(
      Diagnostic(.styleUnknown, at: member.value.range, text, location.name, fallback))
    return nil
  }
}

extension ParameterLocation {
  /// What a message calls a parameter there, with its article.
  var name: Phrase {
    switch self {
    case .path: .pathParameter
    case .query: .queryParameter
    case .header: .header
    case .cookie: .cookie
    case .querystring: .wholeQuery
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
