/// A small fixed dictionary from keys to values, several times quicker than `Dictionary`, which
/// hashes every byte of a key: here length and first byte choose a bucket of a few keys.
struct KeyTable<Value: Sendable>: Sendable {
  private var buckets: [[(key: String, value: Value)]]

  /// Makes a table; of two equal keys the first counts.
  init(_ entries: [(key: String, value: Value)]) {
    buckets = Array(repeating: [], count: 128)
    for entry in entries {
      buckets[Self.bucket(of: entry.key)].append(entry)
    }
  }

  /// The value of a key.
  func value(of key: String) -> Value? {
    for entry in buckets[Self.bucket(of: key)] where entry.key == key { return entry.value }
    return nil
  }

  private static func bucket(of key: String) -> Int {
    let bytes = key.utf8
    return (bytes.count &* 37 &+ Int(bytes.first ?? 0)) & 127
  }
}
