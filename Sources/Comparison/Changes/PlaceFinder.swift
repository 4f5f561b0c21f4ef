package import ConcordDiagnostics
package import ConcordDocuments

/// Finds the JSON Pointer of a range, and the place of a key, in the trees that a description was read
/// from.
package struct PlaceFinder: Sendable {
  private let roots: [SourceID: Node]

  /// Looks in these trees.
  package init(_ roots: [SourceID: Node]) {
    self.roots = roots
  }

  /// Where a side of a change stands: its key where the object has it, or else the object.
  func place(of side: FoundChange.Side) -> Change.Place {
    let (tokens, node) = way(to: side.range)
    let pointer = JSONPointer(tokens: tokens)
    guard let key = side.key, let member = node?.member(key) else {
      // The start of an object: what is said about it is not about all of its text.
      return .init(pointer: pointer, range: side.range.startOnly)
    }
    return .init(pointer: pointer.appending(key), range: member.keyRange)
  }

  /// The way to the innermost value that has a range in it, with the value.
  private func way(to range: SourceRange) -> (tokens: [String], node: Node?) {
    guard var node = roots[range.source] else { return ([], nil) }
    var tokens: [String] = []
    while !Self.isSame(node.range, range), let (token, next) = Self.step(into: node, to: range) {
      tokens.append(token)
      node = next
    }
    return (tokens, node)
  }

  private static func step(into node: Node, to range: SourceRange) -> (String, Node)? {
    switch node.value {
    case .object(let members):
      if let member = likely(members, range) { return (member.key, member.value) }
      for member in members
      where holds(member.value.range, range) || holds(member.keyRange, range) {
        return (member.key, member.value)
      }
      return nil
    case .array(let elements):
      guard let position = elements.firstIndex(where: { holds($0.range, range) }) else {
        return nil
      }
      return (String(position), elements[position])
    default: return nil
    }
  }

  /// The member that has a range in it, where members stand in the order of their file, as they do but
  /// for what aliases bring in.
  private static func likely(_ members: [Member], _ range: SourceRange) -> Member? {
    var (low, high) = (0, members.count)
    while low < high {
      let middle = (low + high) / 2
      if members[middle].keyRange.start <= range.start { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let member = members[low - 1]
    return holds(member.value.range, range) || holds(member.keyRange, range) ? member : nil
  }

  /// Whether a range is another one, or the start of it alone.
  private static func isSame(_ node: SourceRange, _ range: SourceRange) -> Bool {
    node == range || range.start == range.end && node.start == range.start
  }

  private static func holds(_ outer: SourceRange, _ inner: SourceRange) -> Bool {
    outer.source == inner.source && outer.start <= inner.start && inner.end <= outer.end
  }
}
