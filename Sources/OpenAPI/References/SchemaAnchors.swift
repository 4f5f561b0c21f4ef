import ConcordDiagnostics
import ConcordDocuments

/// Where in a file the schemas with an `$anchor` or an `$id` stand (JSON Schema 2020-12, section
/// 8.2). Of two with the same name the first counts.
struct SchemaAnchors {
  /// A part of the file that its `$id` makes a whole of its own; the first is the file.
  struct Resource {
    /// The identifier that references in it count from; empty for a file that has none.
    let base: String
    /// Where it stands.
    let range: SourceRange?
    /// The way to it.
    let tokens: [String]
    /// The way to each schema in it with an `$anchor` or `$dynamicAnchor`.
    var anchors: [String: [String]] = [:]
    /// The way to each schema in it with a `$dynamicAnchor`.
    var dynamicAnchors: [String: [String]] = [:]
  }

  /// The file and all parts of it with an `$id`, in the order of the file.
  private(set) var resources: [Resource] = []
  /// The schemas with `$recursiveAnchor: true` (JSON Schema 2019-09, section 8.2.4.2).
  private var recursiveAnchors: [(range: SourceRange, tokens: [String])] = []

  /// Looks through a whole file, without recursion.
  init(in root: Node?) {
    let id = root?["$id"]?.string ?? ""
    resources = [Resource(base: SchemaURI.declared(id, within: ""), range: nil, tokens: [])]
    var open: [(node: Node, tokens: [String], resource: Int)] = root.map { [($0, [], 0)] } ?? []
    while let (node, tokens, resource) = open.popLast() {
      switch node.value {
      case .array(let elements):
        for (position, element) in elements.enumerated().reversed() {
          open.append((element, tokens + [String(position)], resource))
        }
      case .object(let members):
        let own = note(members, node.range, tokens, resource)
        let holdsNames = tokens.last.map(Self.mapsOfSchemas.contains) ?? false
        for member in members.reversed() where holdsNames || !Self.values.contains(member.key) {
          open.append((member.value, tokens + [member.key], own))
        }
      default: break
      }
    }
  }

  /// Keywords whose values are no schemas, whatever they look like.
  private static let values: Set<String> = ["example", "examples", "default", "const", "enum"]
  /// Keywords whose members have names that mean nothing.
  private static let mapsOfSchemas: Set<String> = [
    "properties", "patternProperties", "schemas", "definitions", "$defs", "dependentSchemas",
  ]

  /// The number of the innermost resource around a range.
  func resource(around range: SourceRange) -> Int {
    resources.lastIndex { $0.range.map { range.isWithin($0) } ?? true } ?? 0
  }

  /// The way to the resource with an identifier.
  func resource(of id: String) -> Int? {
    resources.firstIndex { !$0.base.isEmpty && $0.base == id }
  }

  /// The way to the innermost schema around a range that recursive references lead to.
  func recursiveAnchor(around range: SourceRange) -> [String]? {
    recursiveAnchors.last { range.isWithin($0.range) }?.tokens
  }

  /// Notes what a schema is called, and gives the number of the resource that it is part of.
  private mutating func note(
    _ members: [Member], _ range: SourceRange, _ tokens: [String], _ outer: Int
  ) -> Int {
    var resource = outer
    if !tokens.isEmpty, let id = members.first(where: { $0.key == "$id" })?.value.string {
      if id.hasPrefix("#") {
        // How drafts before 2019-09 wrote an anchor.
        resources[outer].note(String(id.dropFirst()), at: tokens)
      } else {
        resource = resources.count
        let base = SchemaURI.declared(id, within: resources[outer].base)
        resources.append(Resource(base: base, range: range, tokens: tokens))
      }
    }
    for member in members {
      switch (member.key, member.value.value) {
      case ("$anchor", .string(let name)): resources[resource].note(name, at: tokens)
      case ("$dynamicAnchor", .string(let name)):
        resources[resource].note(name, at: tokens)
        if resources[resource].dynamicAnchors[name] == nil {
          resources[resource].dynamicAnchors[name] = tokens
        }
      case ("$recursiveAnchor", .bool(true)): recursiveAnchors.append((range, tokens))
      default: break
      }
    }
    return resource
  }
}

extension SchemaAnchors.Resource {
  fileprivate mutating func note(_ name: String, at tokens: [String]) {
    if anchors[name] == nil { anchors[name] = tokens }
  }
}

extension SourceRange {
  /// Whether all of this range is part of another one.
  fileprivate func isWithin(_ other: SourceRange) -> Bool {
    source == other.source && other.start <= start && end <= other.end
  }
}
