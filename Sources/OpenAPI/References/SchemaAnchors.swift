import ConcordDocuments

/// Where in a file the schemas with an `$anchor` or an `$id` stand (JSON Schema 2020-12, section
/// 8.2). Of two with the same name the first counts.
struct SchemaAnchors {
  /// The way to each schema with an `$anchor` or `$dynamicAnchor`.
  private(set) var byAnchor: [String: [String]] = [:]
  /// The way to each schema with an `$id`.
  private(set) var byID: [String: [String]] = [:]

  /// Looks through a whole file, without recursion.
  init(in root: Node?) {
    var open: [(node: Node, tokens: [String])] = root.map { [($0, [])] } ?? []
    while let (node, tokens) = open.popLast() {
      switch node.value {
      case .array(let elements):
        for (position, element) in elements.enumerated().reversed() {
          open.append((element, tokens + [String(position)]))
        }
      case .object(let members):
        note(members, tokens)
        for member in members.reversed() { open.append((member.value, tokens + [member.key])) }
      default: break
      }
    }
  }

  private mutating func note(_ members: [Member], _ tokens: [String]) {
    for member in members {
      guard case .string(let text) = member.value.value else { continue }
      switch member.key {
      case "$anchor", "$dynamicAnchor":
        if byAnchor[text] == nil { byAnchor[text] = tokens }
      case "$id":
        if byID[text] == nil { byID[text] = tokens }
      default: break
      }
    }
  }
}
