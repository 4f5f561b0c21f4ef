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
  /// The members. A class, so that passing an object on counts one reference instead of two, and
  /// so that a renderer that holds the object can look into it without counting any.
  final class Storage: Sendable {
    let keys: [Key]
    let values: [Value]

    init(keys: [Key], values: [Value]) {
      self.keys = keys
      self.values = values
    }

    /// Where the value of a key stands.
    @inline(__always)
    func index(of key: Key) -> Int? {
      for index in keys.indices where keys[index].id == key.id { return index }
      return nil
    }
  }

  let storage: Storage

  /// Makes an object from a shape and the values of its keys, in their order. Keys without a value
  /// are `null`, values without a key are dropped.
  package init(_ shape: Shape, _ values: [Value]) {
    let missing = shape.keys.count - values.count
    var values = values
    if missing > 0 { values += repeatElement(.null, count: missing) }
    if missing < 0 { values.removeLast(-missing) }
    storage = Storage(keys: shape.keys, values: values)
  }

  /// Makes an object from its members. Of two members of the same key the first one counts.
  package init(_ members: [(Key, Value)]) {
    storage = Storage(keys: members.map { $0.0 }, values: members.map { $0.1 })
  }

  /// The value of a key, or `nil` where the object does not have it.
  package subscript(key: Key) -> Value? {
    storage.index(of: key).map { storage.values[$0] }
  }
}

extension Object: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (Key, Value)...) {
    self.init(elements)
  }
}
