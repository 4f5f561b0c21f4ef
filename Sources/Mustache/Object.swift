/// The keys that many objects have in common, in a fixed order.
///
/// Declare one per kind of object and make each object from it and its values: the keys are then
/// stored once.
package struct Shape: Sendable {
  let keys: [Key]

  /// Makes a shape of keys. Of two equal keys the first one counts.
  package init(_ keys: [Key]) {
    self.keys = keys
  }
}

extension Shape: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Key...) {
    self.init(elements)
  }
}

/// A few named values: what Mustache calls a hash.
///
/// Members are found by a linear scan over the keys' numbers, which is the fastest for the twenty
/// or fewer members that the objects of templates have.
package struct Object: Sendable {
  let keys: [Key]
  let values: [Value]

  /// Makes an object from a shape and the values of its keys, in their order. Keys without a value
  /// are `null`, values without a key are dropped.
  package init(_ shape: Shape, _ values: [Value]) {
    self.keys = shape.keys
    var values = values
    let surplus = values.count - keys.count
    if surplus > 0 { values.removeLast(surplus) }
    for _ in 0..<max(0, -surplus) { values.append(.null) }
    self.values = values
  }

  /// Makes an object from its members. Of two members of the same key the first one counts.
  package init(_ members: [(Key, Value)]) {
    keys = members.map { $0.0 }
    values = members.map { $0.1 }
  }

  /// The value of a key, or `nil` where the object does not have it.
  package subscript(key: Key) -> Value? {
    guard let index = index(of: key) else { return nil }
    return values[index]
  }

  /// Where the value of a key stands.
  @inline(__always)
  func index(of key: Key) -> Int? {
    for index in keys.indices where keys[index].id == key.id { return index }
    return nil
  }
}

extension Object: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (Key, Value)...) {
    self.init(elements)
  }
}
