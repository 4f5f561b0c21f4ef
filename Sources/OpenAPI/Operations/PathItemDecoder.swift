import ConcordDiagnostics
import ConcordDocuments

/// Reads paths and webhooks (OpenAPI 3.1, section 4.8.9).
struct PathItemDecoder {
  /// The keys that are methods, in lower case; `query` since 3.2.
  private static let methods: Set<String> = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
  ]

  let session: DecodingSession

  /// Reads the members of `paths` or `webhooks`.
  func pathItems(_ member: Member, at location: String, areWebhooks: Bool) -> [PathItem] {
    guard let members = ValueReader(session: session).members(member) else { return [] }
    return session.members(of: members, at: location).compactMap { member, section in
      if member.isExtension { return nil }
      return pathItem(
        member, at: session.place(section, member.key), isWebhook: areWebhooks)
    }
  }

  /// Reads one; `nil` where it is no object or refers to none, which is reported.
  func pathItem(_ member: Member, at location: String, isWebhook: Bool) -> PathItem? {
    var path = member.key
    if !isWebhook, path.utf8.first != UInt8(ascii: "/") {
      session.report(Diagnostic(.pathWithoutSlash, at: member.keyRange, path))
      path = "/" + path
    }
    let follower = ReferenceFollower(session: session)
    guard let found = follower.follow(member.value, at: location, to: .pathItem) else {
      return nil
    }
    let (node, upgrade) = upgraded(found.node, at: found.location)
    guard let fields = FieldReader(node, as: .pathItem, session) else {
      _ = ValueReader(session: session).members(member)
      return nil
    }
    var item = PathItem(path: path, pathRange: member.keyRange)
    item.summary = fields.text("summary")
    item.description = found.description ?? fields.text("description")
    item.extensions = fields.extensions()
    let names = isWebhook ? nil : PathTemplate(path).names
    read(fields, at: found.location, names: names, upgrade, &item)
    if found.isReferenced { addSiblings(of: member, at: location, names: names, &item) }
    if let names { addMissing(names, to: &item) }
    return item
  }

  /// Adds what stands beside a `$ref`: operations replace those of the same method that the
  /// reference leads to.
  private func addSiblings(
    of member: Member, at location: String, names: [String]?, _ item: inout PathItem
  ) {
    let (node, upgrade) = upgraded(member.value, at: location)
    guard let fields = FieldReader(node, as: .pathItem, session) else { return }
    if let summary = fields.text("summary") { item.summary = summary }
    item.extensions += fields.extensions()
    var own = PathItem(path: item.path, pathRange: item.pathRange)
    read(fields, at: location, names: names, upgrade, &own)
    for operation in own.operations {
      item.operations.removeAll { $0.method == operation.method }
      item.operations.append(operation)
    }
  }

  private func upgraded(_ node: Node, at location: String) -> (node: Node, operations: Upgrade) {
    let follower = ReferenceFollower(session: session)
    let (item, operations) = session.upgrade.pathItem(
      node, at: location, follow: follower.parameter)
    return (session.take(item), operations)
  }

  private func read(
    _ fields: FieldReader, at location: String, names: [String]?, _ upgrade: Upgrade,
    _ item: inout PathItem
  ) {
    let shared = ParameterList(fields, at: location, names: names, session)
    let servers = fields.member("servers").map(ServerDecoder(session: session).servers) ?? []
    let operations = OperationDecoder(session: session, upgrade: upgrade, names: names)
    func add(_ member: Member, _ method: String, at place: String) {
      guard !item.operations.contains(where: { $0.method == method }) else {
        session.report(Diagnostic(.methodDuplicate, at: member.keyRange, method))
        return
      }
      let operation = operations.operation(
        member, method: method, at: place, shared: shared, servers: servers)
      if let operation { item.operations.append(operation) }
    }
    for member in fields.members {
      if Self.methods.contains(member.key) {
        add(member, member.key.uppercased(), at: session.place(location, member.key))
      } else if member.key == "additionalOperations" {
        let place = session.place(location, member.key)
        for member in ValueReader(session: session).members(member) ?? [] {
          // These are sent as they are written (OpenAPI 3.2, section 4.9.1).
          add(member, member.key, at: session.place(place, member.key))
        }
      }
    }
  }

  /// Adds a string for each variable of the path that an operation does not declare; each is
  /// reported once for the path.
  private func addMissing(_ names: [String], to item: inout PathItem) {
    for name in names {
      var isMissing = false
      for position in item.operations.indices {
        let isDeclared = item.operations[position].parameters.contains {
          $0.location == .path && $0.name == name
        }
        if isDeclared { continue }
        isMissing = true
        let place = "\(session.references.rootLocation(of: item.pathRange.source))~path"
        let location = session.place(session.place(place, item.path), name)
        let schema = Schema(range: item.pathRange, location: location, types: [.string])
        item.operations[position].parameters.append(
          Parameter(
            name: name, location: .path, isRequired: true, style: .simple, explode: false,
            schema: schema, range: item.pathRange))
      }
      if isMissing {
        session.report(Diagnostic(.pathParameterMissing, at: item.pathRange, name))
      }
    }
  }
}
