internal import ConcordSchemaGraph

/// The members and elements of one value that schemas were about (JSON Schema 2020-12, section 11),
/// and the schemas that name members.
struct EvaluatedParts {
  private var allMembers = false
  private var members: Set<Int32> = []
  private var allItems = false
  /// How many elements from the first on.
  private var itemCount = 0
  private var items: Set<Int32> = []
  /// The schemas with `properties`, in the order in which they were met.
  private(set) var declaring: [AssertionsID] = []

  /// How many members schemas were about.
  var memberCount: Int { allMembers ? .max : members.count }

  /// Whether a schema was about the member at a position.
  func contains(member position: Int) -> Bool {
    allMembers || members.contains(Int32(position))
  }

  /// Whether a schema was about the element at a position.
  func contains(item position: Int) -> Bool {
    allItems || position < itemCount || items.contains(Int32(position))
  }

  mutating func insert(member position: Int) { members.insert(Int32(position)) }

  mutating func insertAllMembers() { allMembers = true }

  mutating func insert(item position: Int) { items.insert(Int32(position)) }

  mutating func insertItems(upTo count: Int) { itemCount = max(itemCount, count) }

  mutating func insertAllItems() { allItems = true }

  mutating func insert(declaring id: AssertionsID) {
    if !declaring.contains(id) { declaring.append(id) }
  }

  mutating func formUnion(_ other: EvaluatedParts) {
    allMembers = allMembers || other.allMembers
    members.formUnion(other.members)
    allItems = allItems || other.allItems
    itemCount = max(itemCount, other.itemCount)
    items.formUnion(other.items)
    for id in other.declaring { insert(declaring: id) }
  }
}
