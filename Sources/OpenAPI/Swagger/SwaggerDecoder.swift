import ConcordDiagnostics
import ConcordDocuments

/// Reads what stands at the root of a description of Swagger 2.0 and elsewhere since 3.0: the
/// components' sections, and the parts of the servers' URLs.
struct SwaggerDecoder {
  let session: DecodingSession
  /// The location of the root.
  let location: String

  /// Reads the fields of the root into a document.
  func read(_ fields: FieldReader, into document: inout Document) {
    session.consumes = mediaTypes("consumes", fields)
    session.produces = mediaTypes("produces", fields)
    document.servers = servers(fields)
    let security = SecurityDecoder(session: session)
    for (member, place) in section("securityDefinitions", fields) {
      if let scheme = security.scheme(member.value, at: place) {
        document.components.securitySchemes.append((member.key, scheme))
      }
    }
    session.securitySchemeNames = Set(document.components.securitySchemes.map(\.name))
    let components = ComponentsDecoder(session: session, location: location)
    document.components.schemas = components.schemas(section("definitions", fields))
    for (member, place) in section("parameters", fields) {
      // A body is read where an operation takes it, which says in which media types.
      if SwaggerInput.isInput(member.value) { continue }
      _ = ParameterDecoder(session: session).parameter(
        member.value, at: place, isComponent: true)
    }
    let responses = ResponseDecoder(session: session)
    for (member, place) in section("responses", fields) {
      if let response = responses.response(member.value, at: place, isComponent: true) {
        document.components.responses.append((member.key, response))
      }
    }
  }

  /// The media types that a list names, with the places that name them.
  func mediaTypes(_ key: String, _ fields: FieldReader) -> [SwaggerMediaType] {
    let values = ValueReader(session: session)
    return (fields.list(key) ?? []).compactMap { node in
      values.text(node, name: key).map { SwaggerMediaType(name: $0, range: node.range) }
    }
  }

  private func section(
    _ key: String, _ fields: FieldReader
  ) -> [(member: Member, place: String)] {
    guard let section = fields.member(key) else { return [] }
    return ComponentsDecoder.members(
      of: section, at: session.place(location, key), allowsBooleans: key == "definitions",
      session)
  }

  /// One server for each scheme; without a host the URL is relative, and without a base path as
  /// well there is none.
  private func servers(_ fields: FieldReader) -> [Server] {
    var base = fields.text("basePath") ?? ""
    while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
    if let first = base.utf8.first, first != UInt8(ascii: "/") { base = "/" + base }
    guard let host = fields.text("host") else {
      guard !base.isEmpty, let member = fields.member("basePath") else { return [] }
      return [Server(url: base, range: member.value.range)]
    }
    let range = fields.member("host")?.value.range ?? fields.node.range
    let schemes = fields.texts("schemes").filter { $0 == "https" || $0 == "http" }
    return (schemes.isEmpty ? ["https"] : schemes).map {
      Server(url: "\($0)://\(host)\(base)", range: range)
    }
  }
}

/// A media type that `consumes` or `produces` names.
struct SwaggerMediaType {
  let name: String
  let range: SourceRange
}
