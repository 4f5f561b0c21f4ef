import ConcordDocuments

/// A value that can be a member of a set: equal to those that say the same, wherever they stand.
struct ComparableNode: Hashable {
  private let node: Node

  /// Wraps a value.
  init(_ node: Node) {
    self.node = node
  }

  static func == (left: ComparableNode, right: ComparableNode) -> Bool {
    left.node.isEqual(to: right.node)
  }

  func hash(into hasher: inout Hasher) {
    switch node.value {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .number(let number): hasher.combine(number)
    case .string(let text): hasher.combine(ExactText(text))
    case .array(let elements):
      hasher.combine(elements.count)
      for element in elements { ComparableNode(element).hash(into: &hasher) }
    case .object(let members):
      // The order of members makes no difference, so their hashes are added up.
      var sum = members.count
      for member in members {
        var inner = Hasher()
        inner.combine(ExactText(member.key))
        ComparableNode(member.value).hash(into: &inner)
        sum &+= inner.finalize()
      }
      hasher.combine(sum)
    }
  }
}
