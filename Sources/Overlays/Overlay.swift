import ConcordDiagnostics
import ConcordDocuments

/// Changes to a description that stand in a file of their own (OpenAPI Overlay 1.0 to 1.2).
struct Overlay {
  /// One change (section 4.4.3).
  struct Action {
    /// What is done to the values that are selected.
    enum Change {
      /// A value is merged into them.
      case update(Node)
      /// The one value that a query selects is merged into them.
      case copy(JSONPath, text: Node)
      /// They are removed.
      case remove
    }

    /// The values to change.
    let target: JSONPath
    /// The text of the target.
    let targetText: Node
    /// What is done to them; `nil` for nothing.
    let change: Change?
  }

  /// The changes, one after the other. Those with errors are left out.
  private(set) var actions: [Action] = []
  /// What is wrong with the file.
  private(set) var diagnostics: [Diagnostic] = []

  private let file: SourceFile
  private var version = OverlayVersion.newest
  /// The fields of the reusable actions, by name.
  private var reusable: [ExactText: Node] = [:]

  /// Reads the tree of an overlay file.
  init(_ root: Node, in file: SourceFile) {
    self.file = file
    guard root.object != nil else {
      report(.overlayNotObject, root.range, root.typeName)
      return
    }
    guard let version = readVersion(root) else { return }
    self.version = version
    check(root, version.rootKeys, of: .overlay)
    for key in ["extends", "$self"] { _ = string(key, of: root) }
    readInfo(root)
    readReusableActions(root)
    guard let list = required("actions", of: root) else { return }
    guard let elements = list.array else {
      report(.overlayWrongType, list.range, "actions", Phrase.listOfObjects, list.typeName)
      return
    }
    if elements.isEmpty { report(.overlayNoActions, list.range) }
    var seen = Set<ComparableNode>()
    for element in elements {
      if !seen.insert(ComparableNode(element)).inserted {
        report(.overlayActionRepeated, element.range.startOnly)
      }
      if let action = action(element) { actions.append(action) }
    }
  }

  private mutating func readVersion(_ root: Node) -> OverlayVersion? {
    guard let node = required("overlay", of: root) else { return nil }
    // `1.0` without quotation marks is a number in YAML.
    guard let text = node.string ?? node.number?.text else {
      report(.overlayWrongType, node.range, "overlay", Phrase.version, node.typeName)
      return nil
    }
    guard let version = OverlayVersion(text) else {
      report(.overlayVersion, node.range, text)
      return nil
    }
    if version > .newest { report(.overlayVersionNewer, node.range, text) }
    return version
  }

  private mutating func readInfo(_ root: Node) {
    guard let info = required("info", of: root) else { return }
    guard info.object != nil else {
      report(.overlayWrongType, info.range, "info", Phrase.object, info.typeName)
      return
    }
    check(info, ["title", "version", "description"], of: .info)
    for key in ["title", "version"] where required(key, of: info) != nil {
      _ = string(key, of: info)
    }
    _ = string("description", of: info)
  }

  /// Reads `components/actions` (Overlay 1.2): fields that actions share.
  private mutating func readReusableActions(_ root: Node) {
    guard version >= .v1_2, let components = root["components"] else { return }
    check(components, ["actions"], of: .components)
    for member in components["actions"]?.object ?? [] {
      check(member.value, ["description", "fields"], of: .reusableAction)
      guard let fields = required("fields", of: member.value) else { continue }
      check(fields, version.changeKeys + ["description"], of: .fields)
      reusable[ExactText(member.key)] = fields
    }
  }

  // MARK: Actions

  private mutating func action(_ node: Node) -> Action? {
    guard node.object != nil else {
      report(.overlayWrongType, node.range, "actions", Phrase.listOfObjects, node.typeName)
      return nil
    }
    let errors = diagnostics.count
    let isReference = version >= .v1_2 && node["$ref"] != nil
    let changeKeys = isReference ? ["$ref"] : version.changeKeys
    check(node, ["target", "description"] + changeKeys, of: .action)
    _ = string("description", of: node)
    guard let text = required("target", of: node), let target = path("target", of: node) else {
      return nil
    }
    guard let fields = isReference ? referenced(by: node) : node else { return nil }
    let change = change(fields)
    if case .remove = change, target.segments.isEmpty {
      report(.overlayRemovesDocument, text.range)
    }
    guard !diagnostics[errors...].contains(where: { $0.severity == .error }) else { return nil }
    if change == nil { report(.overlayActionEmpty, text.range) }
    return Action(target: target, targetText: text, change: change)
  }

  /// The fields of the reusable action that an action names.
  private mutating func referenced(by node: Node) -> Node? {
    guard let reference = node["$ref"], let text = string("$ref", of: node) else { return nil }
    if text.utf8.first == UInt8(ascii: "#"),
      let tokens = JSONPointer(fragment: String(text.dropFirst()))?.tokens,
      tokens.count == 3, tokens[0] == "components", tokens[1] == "actions",
      let fields = reusable[ExactText(tokens[2])]
    {
      return fields
    }
    report(.overlayReferenceMissing, reference.range, text)
    return nil
  }

  /// What an action or a reusable action does.
  private mutating func change(_ fields: Node) -> Action.Change? {
    if let remove = fields["remove"] {
      guard let removes = remove.bool else {
        report(.overlayWrongType, remove.range, "remove", Phrase.trueOrFalse, remove.typeName)
        return nil
      }
      if removes { return .remove }
    }
    let update = fields["update"].map(Action.Change.update)
    guard version >= .v1_1, let source = fields["copy"] else { return update }
    if update != nil { report(.overlayUpdateAndCopy, source.range) }
    return path("copy", of: fields).map { .copy($0, text: source) }
  }

  private mutating func path(_ key: String, of node: Node) -> JSONPath? {
    guard let value = node[key] else { return nil }
    guard let text = value.string else {
      report(.overlayWrongType, value.range, key, Phrase.jsonPath, value.typeName)
      return nil
    }
    let places = ScalarPlaces(of: text, at: value.range, in: file)
    do throws(JSONPath.Fault) {
      let path = try JSONPath(text, allowsHyphens: true)
      if let hyphen = path.hyphen { report(.jsonPathHyphen, places.range(at: hyphen)) }
      return path
    } catch {
      report(.jsonPathMalformed, places.range(at: error.offset), error.reason)
      return nil
    }
  }

  // MARK: Members

  private mutating func required(_ key: String, of node: Node) -> Node? {
    let value = node[key]
    if value == nil { report(.overlayKeyMissing, node.range.startOnly, key) }
    return value
  }

  /// The text of a key; `nil` where there is none, and an error where it is something else.
  private mutating func string(_ key: String, of node: Node) -> String? {
    guard let value = node[key] else { return nil }
    if value.string == nil {
      report(.overlayWrongType, value.range, key, Phrase.string, value.typeName)
    }
    return value.string
  }

  private mutating func check(_ node: Node, _ keys: [String], of whole: Phrase) {
    for member in node.object ?? []
    where !keys.contains(member.key) && !member.key.hasPrefix("x-") {
      let nearest = NearestName.find(member.key, among: keys)
      let advice =
        OverlayVersion.introducing(member.key).map { Phrase.needsOverlayVersion("\($0)") }
        ?? nearest.map { .didYouMean($0) } ?? .removeIt
      report(.overlayUnknownKey, member.keyRange, member.key, whole, advice)
    }
  }

  private mutating func report(
    _ kind: DiagnosticKind, _ range: SourceRange,
    _ arguments: any DiagnosticArgumentConvertible...
  ) {
    diagnostics.append(Diagnostic(kind, at: range, arguments: arguments))
  }
}
