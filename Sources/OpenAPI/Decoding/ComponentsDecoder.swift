import ConcordDiagnostics
import ConcordDocuments

/// Reads components (OpenAPI 3.1, section 4.8.7): schemas, responses and security schemes for
/// what they are, the other ones for their faults and so that what refers to them finds them.
struct ComponentsDecoder {
  private var context: DecodingContext
  private let log = DecodingLog()
  /// The location of `components`.
  private let location: String
  /// The locations of those that sections come from which a reference names.
  private var homes: [String: String] = [:]

  private init(location: String, _ context: DecodingContext) {
    self.location = location
    self.context = context
  }

  /// Reads all sections.
  static func components(
    _ member: Member, at location: String, _ context: DecodingContext
  ) -> Decoded<Components> {
    var decoder = ComponentsDecoder(location: location, context)
    let components = decoder.components(member)
    return decoder.log.decoded(components)
  }

  private mutating func components(_ member: Member) -> Components {
    var components = Components()
    var node = member.value
    if node["$ref"]?.string != nil, let members = node.object {
      let found = context.members(of: members, at: location, log)
      node = Node(.object(found.map(\.member)), at: node.range)
      for (member, home) in found { homes[member.key] = home }
    }
    guard let fields = FieldReader(node, as: .components, log) else {
      log.report(
        Diagnostic(
          .componentNotObject, at: member.value.range, member.key, member.value.typeName))
      return components
    }
    _ = fields.extensions()
    for (member, place) in section(.securitySchemes, fields) {
      let scheme = SecurityDecoder.scheme(member.value, at: place, context)
      if let scheme = log.take(scheme) { components.securitySchemes.append((member.key, scheme)) }
    }
    context.securitySchemeNames = Set(components.securitySchemes.map(\.name))
    components.schemas = section(.schemas, fields).map { member, place in
      let schema = log.take(SchemaDecoder.schema(member.value, at: place, context))
      return NamedSchema(name: member.key, nameRange: member.keyRange, schema: schema)
    }
    readShared(fields)
    for (member, place) in section(.responses, fields) {
      let response = ResponseDecoder.response(
        member.value, at: place, isComponent: true, context)
      if let response = log.take(response) { components.responses.append((member.key, response)) }
    }
    return components
  }

  private func readShared(_ fields: FieldReader) {
    for (member, place) in section(.parameters, fields) {
      _ = log.take(
        ParameterDecoder.parameter(member.value, at: place, isComponent: true, context))
    }
    for (member, place) in section(.headers, fields) {
      _ = log.take(ParameterDecoder.header(member, at: place, isComponent: true, context))
    }
    for (member, place) in section(.requestBodies, fields) {
      _ = log.take(
        RequestBodyDecoder.requestBody(member.value, at: place, isComponent: true, context))
    }
    for (member, place) in section(.examples, fields) {
      _ = log.take(MediaTypeDecoder.example(member, at: place, context))
    }
    for (member, place) in section(.links, fields) {
      _ = log.take(LinkDecoder.link(member, at: place, context))
    }
    for (member, place) in section(.callbacks, fields) {
      _ = log.take(CallbackDecoder.callback(member.value, at: place, context))
    }
    for (member, place) in section(.pathItems, fields) {
      _ = log.take(PathItemDecoder.pathItem(member, at: place, isWebhook: true, context))
    }
  }

  /// The members of a section that are what they should be, with their locations; others are
  /// reported.
  private func section(
    _ kind: Section, _ fields: FieldReader
  ) -> [(member: Member, place: String)] {
    guard let section = fields.member(kind.rawValue) else { return [] }
    guard case .object(let members) = section.value.value else {
      log.report(
        Diagnostic(
          .componentNotObject, at: section.value.range, section.key, section.value.typeName))
      return []
    }
    let place = context.place(homes[section.key] ?? location, section.key)
    return context.members(of: members, at: place, log).compactMap { member, section in
      switch member.value.value {
      case .object: break
      case .bool where kind == .schemas: break
      default:
        if member.isExtension { return nil }
        log.report(
          Diagnostic(
            .componentNotObject, at: member.value.range, member.key, member.value.typeName))
        return nil
      }
      return (member, context.place(section, member.key))
    }
  }

  private enum Section: String {
    case schemas, responses, parameters, examples, requestBodies, headers, securitySchemes, links
    case callbacks, pathItems
  }
}
