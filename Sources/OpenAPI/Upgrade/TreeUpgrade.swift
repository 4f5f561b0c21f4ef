package import ConcordDiagnostics
package import ConcordDocuments

/// Upgrades a whole document to OpenAPI 3.2, node to node.
///
/// It applies the functions of ``Upgrade`` to each object from the root on, and rewrites references
/// into parts that have moved. All references must lead into the document itself, as ``Bundler``
/// leaves them.
package struct TreeUpgrade {
  private let root: Node
  private var upgrade: Upgrade
  private var diagnostics: [Diagnostic] = []
  /// Where parts stand in the document, by their place after the upgrade of the object around them.
  private var origins: [String: String] = [:]
  /// Where parts stand after the upgrade, by their place in the document.
  private var moves: [String: String] = [:]
  private let depthLimit: Int

  /// The document in the form of OpenAPI 3.2; a document without a version stays as it is.
  ///
  /// - Parameters:
  ///   - root: The whole document.
  ///   - limits: How deep the result may be nested.
  /// - Returns: The document, with the diagnostics about keys that depend on the version.
  package static func upgraded(
    _ root: Node, limits: Limits = .init()
  ) -> (document: Node, diagnostics: [Diagnostic]) {
    let (version, diagnostics) = VersionDecoder.version(of: root)
    guard let version else { return (root, diagnostics) }
    var tree = TreeUpgrade(root, from: version, limits)
    tree.diagnostics = diagnostics
    let moved = tree.document()
    let document = ReferenceRewriter(moves: tree.moves).rewritten(moved, .document)
    var seen: Set<Diagnostic> = []
    return (document, tree.diagnostics.filter { seen.insert($0).inserted })
  }

  private init(_ root: Node, from version: Version, _ limits: Limits) {
    self.root = root
    upgrade = Upgrade(from: version)
    depthLimit = limits.depth
  }

  private mutating func take(_ upgraded: Upgraded) -> Node {
    diagnostics += upgraded.diagnostics
    for (place, origin) in upgraded.origins { origins[place] = origin }
    return upgraded.node
  }

  // MARK: Places

  /// Where an object stands.
  private struct Place {
    /// Its place in the document.
    let old: String
    /// Its place after the upgrade.
    let new: String
    let depth: Int
  }

  private mutating func place(_ whole: Place, _ token: String) -> Place {
    let part = Upgrade.place(whole.old, token)
    let old = origins[part] ?? part
    let new = Upgrade.place(whole.new, token)
    if old != new, moves[old] == nil { moves[old] = new }
    return Place(old: old, new: new, depth: whole.depth + 1)
  }

  // MARK: Objects

  private mutating func document() -> Node {
    let (upgraded, parts) = upgrade.document(root, at: "#")
    upgrade = parts
    let node = withBodies(take(upgraded))
    return members(of: node, .document, Place(old: "#", new: "#", depth: 0), upgrade)
  }

  /// Moves parameters of Swagger 2.0 that are bodies to the request bodies; fields of forms have no
  /// place among the components and stand in each operation.
  private mutating func withBodies(_ node: Node) -> Node {
    guard upgrade.isSwagger, let components = node.member("components"),
      let section = components.value.member("parameters"), let members = section.value.object
    else { return node }
    let bodies = members.filter { $0.value["in"]?.string == "body" }
    let parameters = members.filter { !SwaggerInput.isInput($0.value) }
    for body in bodies {
      let place = Upgrade.place("#/components/requestBodies", body.key)
      origins[place] = Upgrade.place("#/parameters", body.key)
    }
    var sections = (components.value.object ?? []).compactMap { member -> Member? in
      guard member.key == "parameters" else { return member }
      return parameters.isEmpty
        ? nil : member.with(Node(.object(parameters), at: member.value.range))
    }
    if !bodies.isEmpty {
      sections.append(
        section.renamed("requestBodies").with(Node(.object(bodies), at: section.value.range)))
    }
    let all = (node.object ?? []).map { member in
      member.key == "components"
        ? member.with(Node(.object(sections), at: member.value.range)) : member
    }
    return Node(.object(all), at: node.range)
  }

  private mutating func upgraded(
    _ node: Node, _ context: BundleContext, _ place: Place, _ upgrade: Upgrade
  ) -> Node {
    guard place.depth <= depthLimit else { return node }
    if case .array(let elements) = node.value {
      let changed = elements.enumerated().map { position, element in
        upgraded(element, context.elementOfList, self.place(place, String(position)), upgrade)
      }
      return Node(.array(changed), at: node.range)
    }
    guard case .object(let all) = node.value else { return node }
    if context == .schema { return schema(node, all, place, upgrade) }
    if context.isReferable, let text = node["$ref"]?.string {
      return reference(node, text, context, place, upgrade)
    }
    var upgrade = upgrade
    let changed: Node
    switch context {
    case .pathItem:
      let (item, operations) = upgrade.pathItem(node, at: place.old, follow: follow)
      upgrade = operations
      changed = take(item)
    case .parameter: changed = upgrade.parameter(node).map { take($0) } ?? node
    case .header: changed = take(upgrade.header(node))
    case .requestBody: changed = take(upgrade.requestBody(node, at: place.old))
    case .response: changed = take(upgrade.response(node, at: place.old))
    case .securityScheme: changed = take(upgrade.securityScheme(node))
    default: changed = node
    }
    return members(of: changed, context, place, upgrade)
  }

  private mutating func members(
    of node: Node, _ context: BundleContext, _ place: Place, _ upgrade: Upgrade
  ) -> Node {
    let changed = (node.object ?? []).map { member -> Member in
      let inner = context.member(member.key)
      guard inner.holdsObjects else { return member }
      let part = self.place(place, member.key)
      guard inner == .operation, member.value.object != nil, member.value["$ref"] == nil else {
        return member.with(upgraded(member.value, inner, part, upgrade))
      }
      let (operation, parts) = upgrade.operation(
        member.value, key: member.keyRange, at: part.old, follow: follow)
      return member.with(members(of: take(operation), inner, part, parts))
    }
    return Node(.object(changed), at: node.range)
  }

  private mutating func schema(
    _ node: Node, _ members: [Member], _ place: Place, _ upgrade: Upgrade
  ) -> Node {
    guard let upgraded = upgrade.schema(members, at: node.range) else {
      return self.members(of: node, .schema, place, upgrade)
    }
    diagnostics += upgraded.diagnostics
    let whole = Node(.object(upgraded.members), at: node.range)
    guard let nullable = upgraded.nullable else {
      return self.members(of: whole, .schema, place, upgrade)
    }
    let changed = self.members(of: whole, .schema, place, upgrade)
    // What the schema holds moves with it into the first alternative.
    let alternative = Place(
      old: place.old, new: Upgrade.place(place.new, "anyOf", "0"), depth: place.depth + 2)
    let first = self.members(
      of: Node(.object(nullable.schema), at: node.range), .schema, alternative, upgrade)
    let anyOf = Node(.array([first, nullable.null]), at: node.range)
    return Node(
      .object((changed.object ?? []) + [nullable.anyOf.with(anyOf)]), at: node.range)
  }

  /// A reference stays one, but where what it leads to depends on the media types of the operation.
  private mutating func reference(
    _ node: Node, _ text: String, _ context: BundleContext, _ place: Place, _ upgrade: Upgrade
  ) -> Node {
    let isOwn =
      context == .requestBody && upgrade.hasOwnConsumes
      || context == .response && upgrade.hasOwnProduces
    guard isOwn, let found = follow(node, place.old)
    else { return node }
    let target = Place(old: found.location, new: place.new, depth: place.depth)
    return upgraded(found.node, context, target, upgrade)
  }

  /// Follows references within the document.
  private func follow(_ node: Node, _ location: String) -> (node: Node, location: String)? {
    var found = (node: node, location: location)
    var rest = 12
    while let text = found.node["$ref"]?.string {
      guard rest > 0, text.utf8.first == UInt8(ascii: "#"),
        let pointer = JSONPointer(fragment: String(text.dropFirst())),
        let target = pointer.resolve(in: root).node
      else { return nil }
      found = (target, "#" + pointer.fragment)
      rest -= 1
    }
    return found
  }
}

extension BundleContext {
  /// Whether objects that an upgrade looks at may stand here.
  fileprivate var holdsObjects: Bool {
    switch self {
    case .data, .text, .extra, .mapping: false
    default: true
    }
  }

  /// What stands in a list; `items` may be a list of schemas before 2020-12.
  var elementOfList: BundleContext { self == .schema ? .schema : element }
}
