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

  /// Looks through a whole file, without recursion.
  init(in root: Node?) {
    let id = root?["$id"]?.string ?? ""
    resources = [Resource(base: SchemaURI.declared(id, within: ""), range: nil, tokens: [])]
    // The way to a node is put together only for the few that have a name: of each, the last step
    // and the number of the one before.
    var steps: [(token: String, before: Int)] = []
    func way(_ last: Int) -> [String] {
      var tokens: [String] = []
      var step = last
      while step >= 0 {
        tokens.append(steps[step].token)
        step = steps[step].before
      }
      return tokens.reversed()
    }
    var open: [(node: Node, step: Int, resource: Int)] = root.map { [($0, -1, 0)] } ?? []
    while let (node, step, resource) = open.popLast() {
      switch node.value {
      case .array(let elements):
        for (position, element) in elements.enumerated().reversed() where element.holdsOthers {
          steps.append((String(position), step))
          open.append((element, steps.count - 1, resource))
        }
      case .object(let members):
        let own =
          members.contains(where: { $0.key.utf8.first == 0x24 && Self.names.contains($0.key) })
          ? note(members, node.range, way(step), resource) : resource
        let holdsNames = step >= 0 && Self.mapsOfSchemas.contains(steps[step].token)
        for member in members.reversed() where member.value.holdsOthers {
          guard holdsNames || !Self.isValue(member.key) else { continue }
          steps.append((member.key, step))
          open.append((member.value, steps.count - 1, own))
        }
      default: break
      }
    }
  }

  /// Keywords that give a schema a name.
  private static let names: Set<String> = ["$id", "$anchor", "$dynamicAnchor"]

  /// Keywords whose values are no schemas, whatever they look like.
  private static func isValue(_ key: String) -> Bool {
    // Few keys begin with one of these letters, and there are a hundred thousand keys.
    switch key.utf8.first {
    case UInt8(ascii: "c"): key == "const"
    case UInt8(ascii: "d"): key == "default"
    case UInt8(ascii: "e"): key == "enum" || key == "example" || key == "examples"
    default: false
    }
  }

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

extension Node {
  /// Whether this is an array or an object.
  fileprivate var holdsOthers: Bool {
    switch value {
    case .array, .object: true
    case .null, .bool, .number, .string: false
    }
  }
}

extension SourceRange {
  /// Whether all of this range is part of another one.
  func isWithin(_ other: SourceRange) -> Bool {
    source == other.source && other.start <= start && end <= other.end
  }
}
