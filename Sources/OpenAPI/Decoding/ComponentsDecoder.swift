import ConcordDiagnostics
import ConcordDocuments

/// Reads components (OpenAPI 3.1, section 4.8.7): schemas, responses and security schemes for
/// what they are, the other ones for their faults and so that what refers to them finds them.
struct ComponentsDecoder {
  let session: DecodingSession
  /// The location of `components`.
  let location: String
  /// The locations of those that sections come from which a reference names.
  private var homes: [String: String] = [:]

  init(session: DecodingSession, location: String) {
    self.session = session
    self.location = location
  }

  /// Reads all sections.
  mutating func components(_ member: Member) -> Components {
    var components = Components()
    var node = member.value
    if node["$ref"]?.string != nil, let members = node.object {
      let found = session.members(of: members, at: location)
      node = Node(.object(found.map(\.member)), at: node.range)
      for (member, home) in found { homes[member.key] = home }
    }
    guard let fields = FieldReader(node, as: .components, session) else {
      session.report(
        Diagnostic(
          .componentNotObject, at: member.value.range, member.key, member.value.typeName))
      return components
    }
    _ = fields.extensions()
    let security = SecurityDecoder(session: session)
    for (member, place) in section(.securitySchemes, fields) {
      if let scheme = security.scheme(member.value, at: place) {
        components.securitySchemes.append((member.key, scheme))
      }
    }
    session.securitySchemeNames = Set(components.securitySchemes.map(\.name))
    components.schemas = schemas(section(.schemas, fields))
    readShared(fields)
    let responses = ResponseDecoder(session: session)
    for (member, place) in section(.responses, fields) {
      if let response = responses.response(member.value, at: place, isComponent: true) {
        components.responses.append((member.key, response))
      }
    }
    return components
  }

  /// Reads schemas, each of which is known by its location from then on.
  func schemas(_ members: [(member: Member, place: String)]) -> [NamedSchema] {
    members.map { member, place in
      let schema = SchemaDecoder(session).schema(member.value, at: place)
      session.schemas[place] = schema
      return NamedSchema(name: member.key, nameRange: member.keyRange, schema: schema)
    }
  }

  private func readShared(_ fields: FieldReader) {
    let parameters = ParameterDecoder(session: session)
    for (member, place) in section(.parameters, fields) {
      _ = parameters.parameter(member.value, at: place, isComponent: true)
    }
    for (member, place) in section(.headers, fields) {
      _ = parameters.header(member, at: place, isComponent: true)
    }
    let bodies = RequestBodyDecoder(session: session)
    for (member, place) in section(.requestBodies, fields) {
      _ = bodies.requestBody(member.value, at: place, isComponent: true)
    }
    let media = MediaTypeDecoder(session: session)
    for (member, place) in section(.examples, fields) {
      _ = media.example(member, at: place)
    }
    let links = LinkDecoder(session: session)
    for (member, place) in section(.links, fields) { links.check(member, at: place) }
    let items = PathItemDecoder(session: session)
    for (member, place) in section(.pathItems, fields) {
      _ = items.pathItem(member, at: place, isWebhook: true)
    }
  }

  /// The members of a section that are what they should be, with their locations.
  private func section(
    _ kind: Section, _ fields: FieldReader
  ) -> [(member: Member, place: String)] {
    guard let section = fields.member(kind.rawValue) else { return [] }
    return Self.members(
      of: section, at: session.place(homes[section.key] ?? location, section.key),
      allowsBooleans: kind == .schemas, session)
  }

  /// The members of a section that are objects, with their locations; others are reported.
  static func members(
    of section: Member, at location: String, allowsBooleans: Bool, _ session: DecodingSession
  ) -> [(member: Member, place: String)] {
    guard case .object(let members) = section.value.value else {
      session.report(
        Diagnostic(
          .componentNotObject, at: section.value.range, section.key, section.value.typeName))
      return []
    }
    return session.members(of: members, at: location).compactMap { member, section in
      switch member.value.value {
      case .object: break
      case .bool where allowsBooleans: break
      default:
        if member.isExtension { return nil }
        session.report(
          Diagnostic(
            .componentNotObject, at: member.value.range, member.key, member.value.typeName))
        return nil
      }
      return (member, session.place(section, member.key))
    }
  }

  private enum Section: String {
    case schemas, responses, parameters, examples, requestBodies, headers, securitySchemes, links
    case pathItems
  }
}
