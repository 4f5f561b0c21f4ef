import ConcordDocuments

/// Rewrites the references of a document into parts that have moved in it.
struct ReferenceRewriter {
  /// The new places of what has moved, by the old ones, as fragments with their `#`.
  let moves: [String: String]

  /// The node with its references rewritten.
  func rewritten(_ node: Node, _ context: BundleContext) -> Node {
    switch node.value {
    case .array(let elements):
      let element = context.elementOfList
      return Node(.array(elements.map { rewritten($0, element) }), at: node.range)
    case .object(let members):
      let isReferable = context == .schema || context.isReferable
      let changed = members.map { member -> Member in
        if let text = member.value.string,
          context == .mapping || isReferable && member.key == "$ref",
          let reference = moved(text)
        {
          return member.with(Node(.string(reference), at: member.value.range))
        }
        let inner = context.member(member.key)
        return inner == .data || inner == .extra
          ? member : member.with(rewritten(member.value, inner))
      }
      return Node(.object(changed), at: node.range)
    default: return node
    }
  }

  /// A reference to what has moved, by the longest part of its pointer that has.
  private func moved(_ text: String) -> String? {
    guard text.hasPrefix("#/"), let pointer = JSONPointer(fragment: String(text.dropFirst())) else {
      return nil
    }
    var count = pointer.tokens.count
    while count > 0 {
      let prefix = "#" + JSONPointer(tokens: Array(pointer.tokens[..<count])).fragment
      if let place = moves[prefix] {
        return place + JSONPointer(tokens: Array(pointer.tokens[count...])).fragment
      }
      count -= 1
    }
    return nil
  }
}
