import ConcordDiagnostics
import ConcordDocuments

/// Reads responses (OpenAPI 3.1, sections 4.8.16 and 4.8.17).
struct ResponseDecoder {
  private let context: DecodingContext
  private let log = DecodingLog()

  /// Reads a map from status codes to responses; what is none of them is reported and left out.
  static func responses(
    _ member: Member, at location: String, _ context: DecodingContext
  ) -> Decoded<[Response]> {
    let decoder = ResponseDecoder(context: context)
    return decoder.log.decoded(decoder.responses(member, at: location))
  }

  /// Reads a response or follows the reference to one; `nil` where it cannot be read, which is
  /// reported. Its status is for the caller to say.
  static func response(
    _ node: Node, at location: String, isComponent: Bool = false, _ context: DecodingContext
  ) -> Decoded<Response?> {
    context.part(
      node, at: location, to: .response, in: \.responses, isComponent: isComponent,
      identity: context.upgrade.identity
    ) { decode($0, $1, context) }.changed { response, found in
      response.componentName = found.componentName
      if let description = found.description { response.description = description }
    }
  }

  private static func decode(
    _ node: Node, _ location: String, _ context: DecodingContext
  ) -> Decoded<Response?> {
    let upgraded = context.upgrade.response(node, at: location)
    let decoder = ResponseDecoder(context: context.within(upgraded))
    return decoder.log.decoded(decoder.response(decoder.log.take(upgraded), location))
  }

  private func responses(_ member: Member, at location: String) -> [Response] {
    guard let members = ValueReader(log: log).members(member) else { return [] }
    return members.compactMap { member in
      if member.isExtension { return nil }
      guard let status = Self.status(member.key) else {
        log.report(Diagnostic(.statusUnknown, at: member.keyRange, member.key))
        return nil
      }
      let place = context.place(location, member.key)
      let decoded = Self.response(member.value, at: place, context)
      guard var response = log.take(decoded) else { return nil }
      response.status = status
      response.statusRange = member.keyRange
      return response
    }
  }

  private func response(_ node: Node, _ location: String) -> Response? {
    let form = ObjectForm.response
    guard let fields = FieldReader(node, as: form, log),
      fields.members.isEmpty
        || fields.members.contains(where: { form.has($0.key) || $0.isExtension })
    else {
      log.report(Diagnostic(.responseNotObject, at: node.range))
      return nil
    }
    let extensions = fields.extensions()
    var response = Response(
      status: .any, statusRange: node.range.startOnly, range: node.range)
    response.extensions = extensions
    response.description = fields.text("description") ?? fields.text("summary")
    let links = context.place(location, "links")
    for member in fields.object("links") where !member.isExtensionOfMap {
      let link = LinkDecoder.link(member, at: context.place(links, member.key), context)
      if let link = log.take(link) { response.links.append(link) }
    }
    let place = context.place(location, "headers")
    for member in fields.object("headers") where !member.isExtensionOfMap {
      let header = ParameterDecoder.header(member, at: context.place(place, member.key), context)
      if let header = log.take(header) { response.headers.append(header) }
    }
    if let member = fields.member("content") {
      let place = context.place(location, "content")
      response.content = log.take(MediaTypeDecoder.content(member, at: place, context))
    }
    return response
  }

  /// What a key of the map means; `nil` for what is neither a status code nor a class of them.
  static func status(_ key: String) -> StatusPattern? {
    if key == "default" { return .any }
    let bytes = Array(key.utf8)
    guard bytes.count == 3, (0x31...0x35).contains(bytes[0]) else { return nil }
    if bytes[1] | 0x20 == 0x78, bytes[2] | 0x20 == 0x78 { return .range(Int(bytes[0] - 0x30)) }
    guard bytes.allSatisfy({ $0 &- 0x30 < 10 }), let code = Int(key) else { return nil }
    return .code(code)
  }
}
