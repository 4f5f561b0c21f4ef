import ConcordDiagnostics
import ConcordDocuments

/// Changes to a description that stand in a file of their own (OpenAPI Overlay 1.0).
struct Overlay {
  /// One change (section 4.4.3).
  struct Action {
    /// What is changed.
    var target: JSONPath
    /// The text of the target.
    var targetText: Node
    /// What is merged into it.
    var update: Node?
    /// Whether it is taken away.
    var removes: Bool
    /// The whole action.
    var range: SourceRange
  }

  /// The changes, one after the other.
  private(set) var actions: [Action] = []
  /// What is wrong with the file.
  private(set) var diagnostics: [Diagnostic] = []

  private let file: SourceFile

  /// Reads the tree of an overlay file. Actions with errors are left out.
  init(_ root: Node, in file: SourceFile) {
    self.file = file
    guard let members = root.object else {
      diagnostics = [Diagnostic(.overlayNotObject, at: root.range, root.typeName)]
      return
    }
    check(members, ["overlay", "info", "extends", "actions"], of: "an overlay")
    guard hasKnownVersion(root) else { return }
    guard let list = root["actions"] else {
      report(.overlayKeyMissing, root.range.startOnly, "actions")
      return
    }
    guard let elements = list.array else {
      report(.overlayWrongType, list.range, "actions", "a list of objects", list.typeName)
      return
    }
    for element in elements { readAction(element) }
  }

  private mutating func hasKnownVersion(_ root: Node) -> Bool {
    guard let version = root["overlay"] else {
      report(.overlayKeyMissing, root.range.startOnly, "overlay: 1.0.0")
      return false
    }
    // `1.0` without quotation marks is a number in YAML.
    guard let text = version.string ?? version.number?.text else {
      report(.overlayWrongType, version.range, "overlay", "a version", version.typeName)
      return false
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.first == "1" else {
      report(.overlayVersion, version.range, text)
      return false
    }
    if parts.count > 1, parts[1] != "0" { report(.overlayVersionNearest, version.range, text) }
    return true
  }

  private mutating func readAction(_ node: Node) {
    guard let members = node.object else {
      report(.overlayWrongType, node.range, "actions", "a list of objects", node.typeName)
      return
    }
    check(members, ["target", "description", "update", "remove"], of: "an action")
    guard let target = node["target"] else {
      report(.overlayKeyMissing, node.range.startOnly, "target")
      return
    }
    guard let text = target.string else {
      report(.overlayWrongType, target.range, "target", "a JSONPath", target.typeName)
      return
    }
    var removes = false
    if let remove = node["remove"] {
      guard let bool = remove.bool else {
        report(.overlayWrongType, remove.range, "remove", "true or false", remove.typeName)
        return
      }
      removes = bool
    }
    do throws(JSONPath.Fault) {
      let path = try JSONPath(text)
      let update = node["update"]
      if !removes, update == nil { report(.overlayActionEmpty, target.range) }
      if removes, path.segments.isEmpty {
        report(.overlayRemovesDocument, target.range)
        return
      }
      actions.append(
        Action(
          target: path, targetText: target, update: update, removes: removes, range: node.range))
    } catch {
      let range = ScalarPlaces(of: text, at: target.range, in: file).range(at: error.offset)
      report(.jsonPathMalformed, range, error.reason)
    }
  }

  private mutating func check(_ members: [Member], _ keys: [String], of whole: String) {
    for member in members where !keys.contains(member.key) && !member.key.hasPrefix("x-") {
      let nearest = NearestName.find(member.key, among: keys)
      let advice = nearest.map { "did you mean '\($0)'?" } ?? "remove it"
      report(.overlayUnknownKey, member.keyRange, member.key, whole, advice)
    }
  }

  private mutating func report(
    _ kind: DiagnosticKind, _ range: SourceRange, _ first: String = "", _ second: String = "",
    _ third: String = ""
  ) {
    diagnostics.append(Diagnostic(kind, at: range, first, second, third))
  }
}
