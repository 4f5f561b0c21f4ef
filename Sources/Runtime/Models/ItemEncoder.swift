/// An array that is written in order as if it were an object whose keys are positions: what writes
/// the fields of an object then writes the items of an array. An item that is left out before
/// another one is `null`.
struct ItemEncoder: KeyedEncodingContainerProtocol {
  private var items: any UnkeyedEncodingContainer

  init(_ items: any UnkeyedEncodingContainer) {
    self.items = items
  }

  var codingPath: [any CodingKey] { items.codingPath }

  /// Fills the array up to the position that a key says.
  private mutating func advance(to key: _FieldKey) throws {
    guard let position = Int(key.stringValue) else { return }
    while items.count < position { try items.encodeNil() }
  }

  mutating func encodeNil(forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encodeNil()
  }

  mutating func encode(_ value: Bool, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: String, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: Double, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: Float, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: Int, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: Int8, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: Int16, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: Int32, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: Int64, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: UInt, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: UInt8, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: UInt16, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: UInt32, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode(_ value: UInt64, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func encode<T: Encodable>(_ value: T, forKey key: _FieldKey) throws {
    try advance(to: key)
    try items.encode(value)
  }

  mutating func nestedContainer<NestedKey>(
    keyedBy keyType: NestedKey.Type, forKey key: _FieldKey
  ) -> KeyedEncodingContainer<NestedKey> {
    items.nestedContainer(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer(forKey key: _FieldKey) -> any UnkeyedEncodingContainer {
    items.nestedUnkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { items.superEncoder() }

  mutating func superEncoder(forKey key: _FieldKey) -> any Encoder { items.superEncoder() }
}
