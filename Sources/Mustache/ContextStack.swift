/// The values that sections have brought into reach, the innermost last.
struct ContextStack {
  private var values: [Value]
  /// The objects among the values. Each of them is kept alive by its value, so that looking
  /// through them, which is most of what rendering does, need not count references.
  private var objects: [Unmanaged<Object.Storage>] = []

  /// A stack of one value, which is never taken away.
  init(_ value: Value) {
    values = []
    values.reserveCapacity(16)
    objects.reserveCapacity(16)
    push(value)
  }

  /// The innermost value: what `.` names.
  var top: Value { values[values.count - 1] }

  /// Brings a value into reach.
  @inline(__always)
  mutating func push(_ value: Value) {
    values.append(value)
    if case .object(let object) = value { objects.append(Unmanaged.passUnretained(object.storage)) }
  }

  /// Takes the innermost value away.
  @inline(__always)
  mutating func pop() {
    if case .object = values[values.count - 1] { objects.removeLast() }
    values.removeLast()
  }

  /// Puts a value in the place of the innermost.
  @inline(__always)
  mutating func replaceTop(with value: Value) {
    if case .object = values[values.count - 1] { objects.removeLast() }
    values[values.count - 1] = value
    if case .object(let object) = value { objects.append(Unmanaged.passUnretained(object.storage)) }
  }

  /// The value of a key in the innermost object that has the key.
  @inline(__always)
  func value(of key: Key) -> Value? {
    var index = objects.count - 1
    while index >= 0 {
      if let found = objects[index]._withUnsafeGuaranteedRef({ $0.value(of: key) }) {
        return found
      }
      index -= 1
    }
    return nil
  }

  /// The value of a dotted name: its first part is looked for in the whole stack, each further one
  /// only in the value of the part before it.
  func value(of path: ArraySlice<Key>) -> Value? {
    guard let first = path.first, var value = value(of: first) else { return nil }
    for part in path.dropFirst() {
      guard case .object(let object) = value, let member = object[part] else { return nil }
      value = member
    }
    return value
  }

  /// The names of all keys in reach, those of the innermost object first, each once.
  var names: [String] {
    var keys: [Key] = []
    var seen: Set<Key> = []
    for case .object(let object) in values.reversed() {
      for key in object.storage.keys where seen.insert(key).inserted { keys.append(key) }
    }
    return keys.map(\.name)
  }
}
