import ConcordDiagnostics
import ConcordDocuments

/// Reads responses (OpenAPI 3.1, sections 4.8.16 and 4.8.17).
struct ResponseDecoder {
  let session: DecodingSession
  /// The upgrade for parts of the operation.
  let upgrade: Upgrade

  init(session: DecodingSession, upgrade: Upgrade? = nil) {
    self.session = session
    self.upgrade = upgrade ?? session.upgrade
  }

  /// Reads a map from status codes to responses; what is none of them is reported and left out.
  func responses(_ member: Member, at location: String) -> [Response] {
    guard let members = ValueReader(session: session).members(member) else { return [] }
    return members.compactMap { member in
      if member.isExtension { return nil }
      guard let status = Self.status(member.key) else {
        session.report(Diagnostic(.statusUnknown, at: member.keyRange, member.key))
        return nil
      }
      let place = session.place(location, member.key)
      guard var response = response(member.value, at: place) else { return nil }
      response.status = status
      response.statusRange = member.keyRange
      return response
    }
  }

  /// Reads a response or follows the reference to one; `nil` where it cannot be read, which is
  /// reported. Its status is for the caller to say.
  func response(_ node: Node, at location: String, isComponent: Bool = false) -> Response? {
    let follower = ReferenceFollower(session: session)
    guard let found = follower.follow(node, at: location, to: .response) else { return nil }
    guard isComponent || found.isReferenced else {
      return decode(node, location)
    }
    let identity = upgrade.identity(of: found.location)
    let known = session.responses[identity] ?? decode(found.node, found.location)
    session.responses.updateValue(known, forKey: identity)
    guard var response = known else { return nil }
    response.componentName = found.componentName
    if let description = found.description { response.description = description }
    return response
  }

  private func decode(_ node: Node, _ location: String) -> Response? {
    let node = session.take(upgrade.response(node, at: location))
    let form = ObjectForm.response
    guard let fields = FieldReader(node, as: form, session),
      fields.members.isEmpty
        || fields.members.contains(where: { form.has($0.key) || $0.isExtension })
    else {
      session.report(Diagnostic(.responseNotObject, at: node.range))
      return nil
    }
    _ = fields.extensions()
    var response = Response(
      status: .any, statusRange: node.range.startOnly, range: node.range)
    response.description = fields.text("description") ?? fields.text("summary")
    let place = session.place(location, "headers")
    for member in fields.object("headers") where !member.isExtensionOfMap {
      let header = ParameterDecoder(session: session).header(
        member, at: session.place(place, member.key))
      if let header { response.headers.append(header) }
    }
    if let member = fields.member("content") {
      response.content = MediaTypeDecoder(session: session).content(
        member, at: session.place(location, "content"))
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
