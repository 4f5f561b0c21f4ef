import ConcordDiagnostics
import ConcordDocuments

/// The values of a document by number: a member is found by its name at once, and an action changes
/// a value where it stands.
///
/// The children of a value get their numbers when the value is first looked into, so that what no
/// query reaches costs nothing and leaves the tree as it came. Numbers are never used again, and
/// a child's is always greater than its parent's.
struct ValueTree {
  /// The number of a value.
  typealias ID = Int32

  /// The number of the root.
  static let root: ID = 0

  private struct Entry {
    /// The value as it was read. Once it has been looked into, only its type and place count.
    var node: Node
    var children = Children.unread
    let parent: ID
    let depth: Int32
    /// The position among the members of the parent, where that is an object.
    var slot: Int32
  }

  private enum Children {
    /// Those of the node; none for a scalar.
    case unread
    case elements([ID])
    case members(Members)
  }

  /// The members of an object. One that is removed leaves its position empty, so that the others
  /// keep theirs, and the index with them.
  private struct Members {
    var keys: [Member]
    var values: [ID]
    var count: Int
    var positions: [ExactText: Int]?
  }

  /// What stands in ``Members/values`` for a member that was removed.
  private static let removed: ID = -1
  /// Objects up to this size are looked through without an index.
  private static let indexThreshold = 8

  private var entries: [Entry]

  /// Numbers the root of a document.
  init(_ root: Node) {
    entries = [Entry(node: root, parent: Self.removed, depth: 0, slot: 0)]
  }

  // MARK: Reading

  /// The value, if it is a scalar; of an object or array only its type counts.
  func value(_ id: ID) -> Node.Value { entries[Int(id)].node.value }

  /// How many values lie above one.
  func depth(_ id: ID) -> Int { Int(entries[Int(id)].depth) }

  /// How many members or elements a value has.
  func childCount(_ id: ID) -> Int {
    switch entries[Int(id)].children {
    case .elements(let ids): return ids.count
    case .members(let members): return members.count
    case .unread:
      switch value(id) {
      case .object(let members): return members.count
      case .array(let elements): return elements.count
      case .null, .bool, .number, .string: return 0
      }
    }
  }

  /// The members' and elements' numbers, in order.
  mutating func children(_ id: ID) -> [ID] {
    lookInto(id)
    switch entries[Int(id)].children {
    case .unread: return []
    case .elements(let ids): return ids
    case .members(let members):
      return members.count == members.values.count
        ? members.values : members.values.filter { $0 != Self.removed }
    }
  }

  /// The members of an object, in order.
  mutating func members(_ id: ID) -> [(key: String, value: ID)] {
    lookInto(id)
    guard case .members(let members) = entries[Int(id)].children else { return [] }
    return zip(members.keys, members.values).filter { $0.1 != Self.removed }
      .map { ($0.0.key, $0.1) }
  }

  /// The member of an object by its name.
  mutating func member(_ name: String, of id: ID) -> ID? {
    lookInto(id)
    guard case .members(let members) = entries[Int(id)].children,
      let position = position(of: name, in: members, of: id)
    else { return nil }
    return members.values[position]
  }

  private mutating func position(of name: String, in members: Members, of id: ID) -> Int? {
    if let positions = members.positions { return positions[ExactText(name)] }
    guard members.keys.count > Self.indexThreshold else {
      return members.keys.indices.first {
        members.values[$0] != Self.removed && ExactText.equal(members.keys[$0].key, name)
      }
    }
    var positions: [ExactText: Int] = [:]
    positions.reserveCapacity(members.keys.count)
    for (position, member) in members.keys.enumerated()
    where members.values[position] != Self.removed {
      positions[ExactText(member.key)] = position
    }
    changeMembers(id) { $0.positions = positions }
    return positions[ExactText(name)]
  }

  /// The value with all that is in it.
  func node(_ id: ID) -> Node {
    let entry = entries[Int(id)]
    switch entry.children {
    case .unread: return entry.node
    case .elements(let ids): return Node(.array(ids.map(node)), at: entry.node.range)
    case .members(let members):
      let kept = zip(members.keys, members.values).filter { $0.1 != Self.removed }
      return Node(
        .object(kept.map { Member(key: $0.key, keyRange: $0.keyRange, value: node($1)) }),
        at: entry.node.range)
    }
  }

  // MARK: Looking into a value

  private mutating func lookInto(_ id: ID) {
    guard case .unread = entries[Int(id)].children else { return }
    switch value(id) {
    case .object(let members):
      let values = add(members.lazy.map(\.value), below: id)
      entries[Int(id)].children = .members(
        Members(keys: members, values: values, count: members.count))
    case .array(let elements): entries[Int(id)].children = .elements(add(elements, below: id))
    case .null, .bool, .number, .string: break
    }
  }

  private mutating func add(
    _ nodes: some Collection<Node>, below parent: ID, from slot: Int = 0
  ) -> [ID] {
    let first = ID(entries.count)
    let depth = entries[Int(parent)].depth + 1
    for (offset, node) in nodes.enumerated() {
      entries.append(
        Entry(node: node, parent: parent, depth: depth, slot: Int32(slot + offset)))
    }
    return Array(first..<first + ID(nodes.count))
  }

  // MARK: Changing

  private func slotCount(_ id: ID) -> Int {
    if case .members(let members) = entries[Int(id)].children { members.values.count } else { 0 }
  }

  private mutating func changeMembers(_ id: ID, _ change: (inout Members) -> Void) {
    guard case .members(var members) = entries[Int(id)].children else { return }
    // Nothing else owns the arrays while they are changed, so that nothing is copied.
    entries[Int(id)].children = .unread
    change(&members)
    entries[Int(id)].children = .members(members)
  }

  /// Puts another value in the place of one.
  mutating func replace(_ id: ID, with node: Node) {
    entries[Int(id)].node = node
    entries[Int(id)].children = .unread
  }

  /// Appends elements to an array.
  mutating func append(_ elements: [Node], to id: ID) {
    lookInto(id)
    let added = add(elements, below: id)
    guard case .elements(var ids) = entries[Int(id)].children else { return }
    entries[Int(id)].children = .unread
    ids += added
    entries[Int(id)].children = .elements(ids)
  }

  /// Appends a member, whose key it does not have yet, to an object.
  mutating func append(_ member: Member, to id: ID) {
    lookInto(id)
    let added = add(CollectionOfOne(member.value), below: id, from: slotCount(id))
    changeMembers(id) { members in
      members.positions?[ExactText(member.key)] = members.keys.count
      members.keys.append(member)
      members.values += added
      members.count += 1
    }
  }

  /// Removes values from the objects and arrays that they stand in. The root stays.
  ///
  /// - Returns: How many values this went through.
  mutating func remove(_ ids: Set<ID>) -> Int {
    var work = 0
    for (parent, children) in Dictionary(grouping: ids, by: { entries[Int($0)].parent }) {
      guard parent != Self.removed else { continue }
      switch entries[Int(parent)].children {
      case .unread: break
      case .elements(var elements):
        entries[Int(parent)].children = .unread
        work += elements.count
        elements.removeAll(where: ids.contains)
        entries[Int(parent)].children = .elements(elements)
      case .members:
        work += children.count
        removeMembers(children, from: parent)
      }
    }
    return work
  }

  private mutating func removeMembers(_ ids: [ID], from parent: ID) {
    let slots = ids.map { Int(entries[Int($0)].slot) }
    changeMembers(parent) { members in
      for slot in slots where members.values[slot] != Self.removed {
        members.positions?[ExactText(members.keys[slot].key)] = nil
        members.values[slot] = Self.removed
        members.count -= 1
      }
    }
    closeGaps(in: parent)
  }

  /// Moves the members of an object together where most positions are empty.
  private mutating func closeGaps(in parent: ID) {
    guard case .members(let members) = entries[Int(parent)].children,
      members.count < members.values.count / 2
    else { return }
    var closed = Members(keys: [], values: [], count: members.count)
    for (key, id) in zip(members.keys, members.values) where id != Self.removed {
      entries[Int(id)].slot = Int32(closed.values.count)
      closed.keys.append(key)
      closed.values.append(id)
    }
    entries[Int(parent)].children = .members(closed)
  }
}
