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
    private let members: [(Key, Value)]
    /// What there is in the place of ``members`` where the keys are a shape's.
    private let shape: [Key]
    private let values: [Value]

    init(_ members: [(Key, Value)]) {
      self.members = members
      shape = []
      values = []
    }

    init(_ shape: Shape, _ values: [Value]) {
      members = []
      self.shape = shape.keys
      self.values = values
    }

    /// The keys, in their order.
    var keys: [Key] { members.map(\.0) + shape }

    /// The value of a key.
    @inline(__always)
    func value(of key: Key) -> Value? {
      for index in members.indices where members[index].0.id == key.id {
        return members[index].1
      }
      for index in shape.indices where shape[index].id == key.id { return values[index] }
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
    storage = Storage(shape, values)
  }

  /// Makes an object from its members. Of two members of the same key the first one counts.
  package init(_ members: [(Key, Value)]) {
    storage = Storage(members)
  }

  /// The value of a key, or `nil` where the object does not have it.
  package subscript(key: Key) -> Value? {
    storage.value(of: key)
  }
}

extension Object: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (Key, Value)...) {
    self.init(elements)
  }
}
