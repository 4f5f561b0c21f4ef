/// The members and elements of one value that constraints were about, which
/// ``_Constraint/unevaluatedProperties(_:)`` and ``_Constraint/unevaluatedItems(_:)`` leave to them
/// (JSON Schema 2020-12, section 11).
struct EvaluatedParts {
  private var allProperties = false
  private var properties: Set<String> = []
  /// How many elements from the first on.
  private var itemCount = 0
  private var items: Set<Int> = []

  /// Whether a constraint was about the member with a key.
  func contains(key: String) -> Bool { allProperties || properties.contains(key) }

  /// Whether a constraint was about the element at a position.
  func contains(index: Int) -> Bool { index < itemCount || items.contains(index) }

  mutating func insert(key: String) { properties.insert(key) }

  mutating func insertAllProperties() { allProperties = true }

  mutating func insert(index: Int) { items.insert(index) }

  mutating func insertItems(upTo count: Int) { itemCount = max(itemCount, count) }

  mutating func formUnion(_ other: EvaluatedParts) {
    allProperties = allProperties || other.allProperties
    properties.formUnion(other.properties)
    itemCount = max(itemCount, other.itemCount)
    items.formUnion(other.items)
  }
}
