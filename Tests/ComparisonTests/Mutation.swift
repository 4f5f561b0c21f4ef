import ConcordDiagnostics
import ConcordDocuments

/// One edit of a document, with what a comparison has to say about it.
struct Mutation {
  /// What a comparison has to report.
  enum Expectation {
    /// A change that is about more than words.
    case meaning
    /// Changes of words alone, one at least.
    case words
    /// Nothing at all.
    case nothing
    /// Whatever it likes: the edit may or may not change the meaning.
    case anything
  }

  /// Where, and what: `/info/title changed`.
  let name: String
  let expectation: Expectation
  /// The object that is edited, and what it becomes.
  let path: [String]
  let node: Node

  /// The document with the edit.
  func tree(of root: Node) -> Node { Mutator.replacing(path[...], in: root, by: node) }
}

/// Edits a document everywhere by what its keys mean: each key is taken away, each value replaced, each
/// keyword that an object could have added.
struct Mutator {
  private(set) var mutations: [Mutation] = []
  private let root: Node
  /// The sections of components that nothing refers to hold what is in no message.
  private let references: Set<String>
  private let version: String

  init(_ root: Node) {
    self.root = root
    version = root["openapi"]?.string ?? root["swagger"]?.string ?? ""
    var found: Set<String> = []
    Self.collect(root, &found)
    references = found
    visit(root, .document, [])
  }

  private static func collect(_ node: Node, _ found: inout Set<String>) {
    switch node.value {
    case .object(let members):
      for member in members {
        if member.key == "$ref", let text = member.value.string { found.insert(text) }
        collect(member.value, &found)
      }
    case .array(let elements): for element in elements { collect(element, &found) }
    default: return
    }
  }

  // MARK: The walk

  private mutating func visit(_ node: Node, _ form: Form, _ path: [String]) {
    guard case .object(let members) = node.value else { return }
    // What stands beside a reference depends on the version; the alternative 'null' has no schema of
    // its own.
    if node["$ref"]?.string != nil || node["type"]?.string == "null" { return }
    for member in members {
      let path = path + [member.key]
      guard let field = form.field(member.key) else { continue }
      removeAndReplace(member, field, in: node, form, path)
      switch field.content {
      case .object(let inner): visit(member.value, inner, path)
      case .list(let inner):
        for (position, element) in (member.value.array ?? []).enumerated() {
          visit(element, inner, path + [String(position)])
        }
      case .map(let inner):
        for entry in member.value.object ?? [] where isUsed(path + [entry.key]) {
          visit(entry.value, inner, path + [entry.key])
        }
      case .scalar, .names, .value: break
      }
    }
    for (key, value, expectation) in form.additions(to: node, version: version)
    where node[key] == nil {
      let added = Member(key: key, keyRange: node.range.startOnly, value: value)
      add(
        "\((path + [key]).joined(separator: "/")) added", expectation,
        at: path, Node(.object(members + [added]), at: node.range))
    }
  }

  /// Whether something under components is in messages, or compared by its name.
  private func isUsed(_ path: [String]) -> Bool {
    guard path.count == 3, path[0] == "components" else { return true }
    if ["schemas", "securitySchemes"].contains(path[1]) { return true }
    return references.contains("#/components/\(path[1])/\(path[2])")
  }

  private mutating func removeAndReplace(
    _ member: Member, _ field: Form.Field, in node: Node, _ form: Form, _ path: [String]
  ) {
    guard case .object(let members) = node.value else { return }
    let name = path.joined(separator: "/")
    let others = members.filter { $0.key != member.key }
    if !field.isNeeded {
      let expectation = form.expectation(ofRemoving: member, from: node, field)
      add(
        "\(name) removed", expectation, at: path.dropLast(), Node(.object(others), at: node.range))
    }
    for (value, expectation) in form.replacements(of: member, in: node, field) {
      let replaced = members.map {
        $0.key == member.key
          ? Member(key: $0.key, keyRange: $0.keyRange, value: Node(value, at: $0.value.range)) : $0
      }
      add(
        "\(name) = \(JSONWriter().text(Node(value, at: node.range)).prefix(60))", expectation,
        at: path.dropLast(), Node(.object(replaced), at: node.range))
    }
  }

  private mutating func add(
    _ name: String, _ expectation: Mutation.Expectation, at path: some Sequence<String>,
    _ node: Node
  ) {
    let path = Array(path)
    // Of what several parts say for people, and of their types, only one counts.
    let expectation = path.contains("allOf") ? Mutation.Expectation.anything : expectation
    mutations.append(Mutation(name: name, expectation: expectation, path: path, node: node))
  }

  /// The tree with another value at the end of a path.
  static func replacing(_ path: ArraySlice<String>, in node: Node, by value: Node) -> Node {
    guard let token = path.first else { return value }
    let rest = path.dropFirst()
    switch node.value {
    case .object(let members):
      return Node(
        .object(
          members.map { member in
            guard member.key == token else { return member }
            return Member(
              key: member.key, keyRange: member.keyRange,
              value: replacing(rest, in: member.value, by: value))
          }), at: node.range)
    case .array(let elements):
      return Node(
        .array(
          elements.enumerated().map { position, element in
            String(position) == token ? replacing(rest, in: element, by: value) : element
          }), at: node.range)
    default: return node
    }
  }
}
