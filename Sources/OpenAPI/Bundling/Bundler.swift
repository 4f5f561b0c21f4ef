package import ConcordDiagnostics
package import ConcordDocuments

/// Puts a description that stands in several files into one.
///
/// Schemas, parameters, responses, request bodies, headers and examples of other files move into
/// the root's components, each once, under its own name or, where that is taken, one with the
/// file's name before it; references to them are written anew. Everything else that a reference
/// to another file names is put in its place. What stands in the root stays as it is.
package struct Bundler {
  /// How many references may be replaced by what they name.
  private static let inlineLimit = 200_000

  private let references: ReferenceResolver
  private let rootLocation: String
  private let depthLimit: Int
  private let isSwagger: Bool
  private var root: Node
  /// The names of what was moved, by section and location.
  private var names: [[String]: String] = [:]
  /// The names that are taken, by section.
  private var taken: [String: Set<String>] = [:]
  /// What is to be moved.
  private var pending: [(section: String, name: String, node: Node, context: BundleContext)] = []
  private var open: [String] = []
  private var inlineCount = 0
  private var diagnostics: [Diagnostic] = []

  /// Makes one document of a description and the files that it refers to.
  ///
  /// - Parameters:
  ///   - loaded: What came of loading the root; its diagnostics are the first of the result.
  ///   - loader: The loader that it came from, which reads the other files.
  ///   - limits: How deep the one document may be nested.
  /// - Returns: The document, `nil` exactly where there is an error, and all there is to say.
  package static func bundle(
    _ loaded: DocumentLoader.Loaded, loader: inout DocumentLoader, limits: Limits = .init()
  ) -> (document: Node?, diagnostics: [Diagnostic]) {
    guard let file = loaded.file, let root = loaded.root else { return (nil, loaded.diagnostics) }
    guard case .object = root.value else {
      let error = Diagnostic(.documentNotObject, at: root.range, root.typeName)
      return (nil, loaded.diagnostics + [error])
    }
    let references = ReferenceResolver(
      root: root, file: file, overlays: loaded.mergedSources, loader: loader)
    var bundler = Bundler(
      root, references, location: references.rootLocation(of: file.id), limits: limits)
    let document = bundler.bundled()
    loader = references.loader
    let diagnostics = loaded.diagnostics + bundler.diagnostics
    return (diagnostics.contains { $0.severity == .error } ? nil : document, diagnostics)
  }

  private init(
    _ root: Node, _ references: ReferenceResolver, location: String, limits: Limits
  ) {
    self.references = references
    rootLocation = location
    depthLimit = limits.depth
    isSwagger = root["swagger"] != nil
    self.root = root
  }

  private func path(of section: String) -> [String] {
    isSwagger ? [section] : ["components", section]
  }

  private mutating func bundled() -> Node {
    var sections = SectionFiller(references, rootLocation: rootLocation, isSwagger: isSwagger)
    root = sections.filled(root)
    names = sections.names
    diagnostics = sections.diagnostics
    var result = rewrite(root, .document, depth: 1)
    var moved: [(section: String, members: [Member])] = []
    var position = 0
    // What is moved may refer to more.
    while position < pending.count {
      let (section, name, node, context) = pending[position]
      position += 1
      let value = rewrite(node, context, depth: path(of: section).count + 2)
      let member = Member(key: name, keyRange: node.range, value: value)
      if let known = moved.firstIndex(where: { $0.section == section }) {
        moved[known].members.append(member)
      } else {
        moved.append((section, [member]))
      }
    }
    for (section, members) in moved {
      result = Self.append(members, to: result, under: path(of: section)[...])
    }
    return result
  }

  private static func append(_ new: [Member], to node: Node, under path: ArraySlice<String>) -> Node
  {
    var members = node.object ?? []
    guard let key = path.first else { return Node(.object(members + new), at: node.range) }
    let empty = Node(.object([]), at: node.range.startOnly)
    if let position = members.firstIndex(where: { $0.key == key }) {
      let old = members[position]
      let value = append(new, to: old.value, under: path.dropFirst())
      members[position] = Member(key: key, keyRange: old.keyRange, value: value)
    } else {
      let value = append(new, to: empty, under: path.dropFirst())
      members.append(Member(key: key, keyRange: node.range.startOnly, value: value))
    }
    return Node(.object(members), at: node.range)
  }

  // MARK: Rewriting

  private mutating func rewrite(_ node: Node, _ context: BundleContext, depth: Int) -> Node {
    guard depth <= depthLimit else {
      diagnostics.append(Diagnostic(.nestingTooDeep, at: node.range, depthLimit))
      return node
    }
    switch node.value {
    case .array(let elements):
      let element = context.element
      return Node(
        .array(elements.map { rewrite($0, element, depth: depth + 1) }), at: node.range)
    case .object(let members):
      if context.isReferable, let reference = node["$ref"], let text = reference.string {
        return follow(node, text, at: reference.range, context, depth: depth)
      }
      if context == .extra, let found = extra(node) { return found }
      let changed = members.map { member in
        Member(
          key: member.key, keyRange: member.keyRange,
          value: value(of: member, in: context, depth: depth + 1))
      }
      return Node(.object(changed), at: node.range)
    case .null, .bool, .number, .string: return node
    }
  }

  private mutating func value(of member: Member, in context: BundleContext, depth: Int) -> Node {
    let isReference =
      context == .schema && (member.key == "$ref" || member.key == "$dynamicRef")
      || context == .mapping && member.value.string.map(Self.looksLikeReference) ?? false
    guard isReference, let text = member.value.string else {
      return rewrite(member.value, context.member(member.key), depth: depth)
    }
    return Node(.string(moved(text, at: member.value.range)), at: member.value.range)
  }

  /// Whether a value of a discriminator's mapping is a reference and no schema's name (OpenAPI 3.1,
  /// section 4.8.25.1).
  private static func looksLikeReference(_ text: String) -> Bool {
    text.contains("/") || text.contains("#")
      || [".yaml", ".yml", ".json"].contains { text.hasSuffix($0) }
  }

  /// The reference that names a schema in the one document.
  private mutating func moved(_ text: String, at range: SourceRange) -> String {
    guard let target = references.resolve(text, at: range, diagnostics: &diagnostics) else {
      return text
    }
    if isInRoot(target) { return inRoot(text, target) }
    return reference(to: target, .schema, in: isSwagger ? "definitions" : "schemas")
  }

  /// Moves a target into a section and gives the reference to it.
  private mutating func reference(
    to target: ReferenceResolver.Target, _ context: BundleContext, in section: String
  ) -> String {
    let name = name(of: target, context, in: section)
    return "#" + JSONPointer(tokens: path(of: section) + [name]).fragment
  }

  /// What an extension refers to in another file, where that is there: no rule says that its
  /// `$ref` is a reference.
  private mutating func extra(_ node: Node) -> Node? {
    guard open.count < 8, inlineCount < Self.inlineLimit, let reference = node["$ref"],
      let text = reference.string, text.utf8.first != UInt8(ascii: "#"), !FilePath.isURL(text)
    else { return nil }
    var ignored: [Diagnostic] = []
    let target = references.resolve(text, at: reference.range, diagnostics: &ignored)
    guard let target, !isInRoot(target), !open.contains(target.location) else { return nil }
    inlineCount += 1
    open.append(target.location)
    defer { open.removeLast() }
    return rewrite(target.node, .extra, depth: 1 + open.count)
  }

  /// What a reference to something else than a schema becomes.
  private mutating func follow(
    _ node: Node, _ text: String, at range: SourceRange, _ context: BundleContext, depth: Int
  ) -> Node {
    let reported = diagnostics.count
    guard let target = references.resolve(text, at: range, diagnostics: &diagnostics) else {
      if context == .example {
        diagnostics.removeSubrange(reported...)
        diagnostics.append(.missingExample(node))
      }
      return node
    }
    if isInRoot(target) { return Self.replacing(inRoot(text, target), in: node) }
    if let section = context.section(isSwagger: isSwagger) {
      return Self.replacing(reference(to: target, context, in: section), in: node)
    }
    if let start = open.firstIndex(of: target.location) {
      let way = open[start...].map { String(ReferenceFollower.fragment($0)) }
      diagnostics.append(Diagnostic(.referenceCycle, at: range, text, way))
      return node
    }
    inlineCount += 1
    guard inlineCount <= Self.inlineLimit else {
      if inlineCount == Self.inlineLimit + 1 {
        diagnostics.append(Diagnostic(.bundleTooLarge, at: range, Self.inlineLimit))
      }
      return node
    }
    open.append(target.location)
    defer { open.removeLast() }
    let found = rewrite(target.node, context, depth: depth)
    // What stands beside a reference replaces what it leads to (section 4.8.23).
    let siblings = (node.object ?? []).filter { $0.key != "$ref" }
    guard !siblings.isEmpty, let members = found.object else { return found }
    let own = siblings.map { sibling in
      Member(
        key: sibling.key, keyRange: sibling.keyRange,
        value: value(of: sibling, in: context, depth: depth + 1))
    }
    let others = members.filter { member in !own.contains { $0.key == member.key } }
    return Node(.object(others + own), at: found.range)
  }

  private static func replacing(_ reference: String, in node: Node) -> Node {
    let members = (node.object ?? []).map { member in
      guard member.key == "$ref" else { return member }
      let value = Node(.string(reference), at: member.value.range)
      return Member(key: member.key, keyRange: member.keyRange, value: value)
    }
    return Node(.object(members), at: node.range)
  }

  private func isInRoot(_ target: ReferenceResolver.Target) -> Bool {
    target.location.utf8.starts(with: rootLocation.utf8)
  }

  /// A reference into the root, without the file's name; anchors stay anchors.
  private func inRoot(_ text: String, _ target: ReferenceResolver.Target) -> String {
    text.utf8.first == UInt8(ascii: "#") && target.node.range.source == references.sources.first
      && target.asked == target.tokens && open.isEmpty
      ? text : "#" + JSONPointer(tokens: target.tokens).fragment
  }

  // MARK: Names

  private mutating func name(
    of target: ReferenceResolver.Target, _ context: BundleContext, in section: String
  ) -> String {
    if let known = names[[section, target.location]] { return known }
    if taken[section] == nil {
      let present = path(of: section).reduce(Optional(root)) { $0?[$1] }
      taken[section] = Set((present?.object ?? []).map(\.key))
    }
    let path = target.location.split(separator: "#", maxSplits: 1).first.map(String.init) ?? ""
    let file = FilePath.name(of: path).split(separator: ".").first.map(String.init) ?? "File"
    let last = target.tokens.last.map(Self.spell) ?? Self.spell(file)
    var name = last
    if taken[section]?.contains(name) == true { name = "\(Self.spell(file))_\(last)" }
    var number = 2
    while taken[section]?.insert(name).inserted == false {
      name = "\(Self.spell(file))_\(last)_\(number)"
      number += 1
    }
    names[[section, target.location]] = name
    pending.append((section, name, target.node, context))
    return name
  }

  /// A name of the characters that names of components may have (OpenAPI 3.1, section 4.8.7).
  private static func spell(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.value &- 0x30 < 10)
      return isPlain || scalar == "." || scalar == "-" || scalar == "_" ? scalar : "_"
    }
    return scalars.isEmpty ? "_" : String(String.UnicodeScalarView(scalars))
  }
}
