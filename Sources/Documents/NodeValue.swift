/// The value of a node for sets and dictionaries: two are equal where ``Node/isEqual(to:)`` says so.
package struct NodeValue: Hashable, Sendable {
  /// The node.
  package let node: Node

  /// Wraps a node.
  package init(_ node: Node) {
    self.node = node
  }

  package static func == (left: NodeValue, right: NodeValue) -> Bool {
    left.node.isEqual(to: right.node)
  }

  package func hash(into hasher: inout Hasher) {
    switch node.value {
    case .null: hasher.combine(0)
    case .bool(let bool): hasher.combine(bool)
    case .number(let number): hasher.combine(number)
    case .string(let text): hasher.combine(text)
    case .array(let elements):
      for element in elements { hasher.combine(NodeValue(element)) }
    case .object(let members):
      // Members count in any order.
      hasher.combine(members.count)
    }
  }
}
