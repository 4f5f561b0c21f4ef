import ConcordDiagnostics
import ConcordDocuments

/// Reads paths and webhooks (OpenAPI 3.1, section 4.8.9).
struct PathItemDecoder {
  /// The keys that are methods, in lower case; `query` since 3.2.
  private static let methods: Set<String> = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
  ]

  private let context: DecodingContext
  private let log = DecodingLog()

  /// Reads the members of `paths` or `webhooks`.
  static func pathItems(
    _ member: Member, at location: String, areWebhooks: Bool, _ context: DecodingContext
  ) -> Decoded<[PathItem]> {
    let log = DecodingLog()
    let members = ValueReader(log: log).members(member) ?? []
    let items = context.members(of: members, at: location, log).compactMap {
      member, section -> PathItem? in
      if member.isExtension { return nil }
      return log.take(
        pathItem(
          member, at: context.place(section, member.key), isWebhook: areWebhooks, context))
    }
    return log.decoded(items)
  }

  /// Reads one; `nil` where it is no object or refers to none, which is reported.
  static func pathItem(
    _ member: Member, at location: String, isWebhook: Bool, _ context: DecodingContext
  ) -> Decoded<PathItem?> {
    let decoder = PathItemDecoder(context: context)
    return decoder.log.decoded(decoder.pathItem(member, at: location, isWebhook: isWebhook))
  }

  private func pathItem(_ member: Member, at location: String, isWebhook: Bool) -> PathItem? {
    var path = member.key
    if !isWebhook, path.utf8.first != UInt8(ascii: "/") {
      log.report(Diagnostic(.pathWithoutSlash, at: member.keyRange, path))
      path = "/" + path
    }
    let followed = ReferenceFollower.follow(member.value, at: location, to: .pathItem, context)
    guard let found = log.take(followed) else { return nil }
    let (node, inner) = upgraded(found.node, at: found.location)
    guard let fields = FieldReader(node, as: .pathItem, log) else {
      _ = ValueReader(log: log).members(member)
      return nil
    }
    var item = PathItem(path: path, pathRange: member.keyRange)
    item.summary = fields.text("summary")
    item.description = found.description ?? fields.text("description")
    item.extensions = fields.extensions()
    let names = isWebhook ? nil : PathTemplate(path).names
    read(fields, at: found.location, names: names, inner, &item)
    if found.isReferenced { addSiblings(of: member, at: location, names: names, &item) }
    if let names { addMissing(names, to: &item) }
    return item
  }

  /// Adds what stands beside a `$ref`: operations replace those of the same method that the
  /// reference leads to.
  private func addSiblings(
    of member: Member, at location: String, names: [String]?, _ item: inout PathItem
  ) {
    let (node, inner) = upgraded(member.value, at: location)
    guard let fields = FieldReader(node, as: .pathItem, log) else { return }
    if let summary = fields.text("summary") { item.summary = summary }
    item.extensions += fields.extensions()
    var own = PathItem(path: item.path, pathRange: item.pathRange)
    read(fields, at: location, names: names, inner, &own)
    for operation in own.operations {
      item.operations.removeAll { $0.method == operation.method }
      item.operations.append(operation)
    }
  }

  /// The newest form of a path item, with the context of what is in it.
  private func upgraded(
    _ node: Node, at location: String
  ) -> (node: Node, context: DecodingContext) {
    let (item, operations) = context.upgrade.pathItem(
      node, at: location, follow: ReferenceFollower.parameter(context))
    return (log.take(item), context.with(operations).within(item))
  }

  private func read(
    _ fields: FieldReader, at location: String, names: [String]?, _ context: DecodingContext,
    _ item: inout PathItem
  ) {
    let path = OperationDecoder.Path(
      names: names,
      parameters: log.take(ParameterList.list(fields, at: location, names: names, context)),
      servers: fields.member("servers").map { log.take(ServerDecoder.servers($0)) } ?? [])
    func add(_ member: Member, _ method: String, at place: String) {
      guard !item.operations.contains(where: { $0.method == method }) else {
        log.report(Diagnostic(.methodDuplicate, at: member.keyRange, method))
        return
      }
      let operation = OperationDecoder.operation(
        member, method: method, at: place, of: path, context)
      if let operation = log.take(operation) { item.operations.append(operation) }
    }
    for member in fields.members {
      if Self.methods.contains(member.key) {
        add(member, member.key.uppercased(), at: context.place(location, member.key))
      } else if member.key == "additionalOperations" {
        let place = context.place(location, member.key)
        for member in ValueReader(log: log).members(member) ?? [] {
          // These are sent as they are written (OpenAPI 3.2, section 4.9.1).
          add(member, member.key, at: context.place(place, member.key))
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
        let place = "\(context.references.rootLocation(of: item.pathRange.source))~path"
        let location = context.place(context.place(place, item.path), name)
        let schema = Schema(range: item.pathRange, location: location, types: [.string])
        item.operations[position].parameters.append(
          Parameter(
            name: name, location: .path, isRequired: true, style: .simple, explode: false,
            schema: schema, range: item.pathRange))
      }
      if isMissing {
        log.report(Diagnostic(.pathParameterMissing, at: item.pathRange, name))
      }
    }
  }
}
