/// An array that is read in order as if it were an object whose keys are positions: what reads the
/// fields of an object then reads the items of an array. A key is in it until the array ends.
struct ItemDecoder: KeyedDecodingContainerProtocol {
  /// Where the reading is: containers of this kind do not change themselves.
  private final class Place {
    var items: any UnkeyedDecodingContainer

    init(_ items: any UnkeyedDecodingContainer) {
      self.items = items
    }
  }

  private let place: Place

  init(_ items: any UnkeyedDecodingContainer) {
    place = Place(items)
  }

  var codingPath: [any CodingKey] { place.items.codingPath }

  var allKeys: [_FieldKey] { [] }

  func contains(_ key: _FieldKey) -> Bool { !place.items.isAtEnd }

  func decodeNil(forKey key: _FieldKey) throws -> Bool { try place.items.decodeNil() }

  func decode(_ type: Bool.Type, forKey key: _FieldKey) throws -> Bool {
    try place.items.decode(type)
  }

  func decode(_ type: String.Type, forKey key: _FieldKey) throws -> String {
    try place.items.decode(type)
  }

  func decode(_ type: Double.Type, forKey key: _FieldKey) throws -> Double {
    try place.items.decode(type)
  }

  func decode(_ type: Float.Type, forKey key: _FieldKey) throws -> Float {
    try place.items.decode(type)
  }

  func decode(_ type: Int.Type, forKey key: _FieldKey) throws -> Int {
    try place.items.decode(type)
  }

  func decode(_ type: Int8.Type, forKey key: _FieldKey) throws -> Int8 {
    try place.items.decode(type)
  }

  func decode(_ type: Int16.Type, forKey key: _FieldKey) throws -> Int16 {
    try place.items.decode(type)
  }

  func decode(_ type: Int32.Type, forKey key: _FieldKey) throws -> Int32 {
    try place.items.decode(type)
  }

  func decode(_ type: Int64.Type, forKey key: _FieldKey) throws -> Int64 {
    try place.items.decode(type)
  }

  func decode(_ type: UInt.Type, forKey key: _FieldKey) throws -> UInt {
    try place.items.decode(type)
  }

  func decode(_ type: UInt8.Type, forKey key: _FieldKey) throws -> UInt8 {
    try place.items.decode(type)
  }

  func decode(_ type: UInt16.Type, forKey key: _FieldKey) throws -> UInt16 {
    try place.items.decode(type)
  }

  func decode(_ type: UInt32.Type, forKey key: _FieldKey) throws -> UInt32 {
    try place.items.decode(type)
  }

  func decode(_ type: UInt64.Type, forKey key: _FieldKey) throws -> UInt64 {
    try place.items.decode(type)
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: _FieldKey) throws -> T {
    try place.items.decode(type)
  }

  /// Reads an item that may be missing at the end. `null` is none, unless the type holds it.
  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: _FieldKey) throws -> T? {
    guard contains(key) else { return nil }
    if !(type is any NullableField.Type), try decodeNil(forKey: key) { return nil }
    return try decode(type, forKey: key)
  }

  func nestedContainer<NestedKey>(
    keyedBy type: NestedKey.Type, forKey key: _FieldKey
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try place.items.nestedContainer(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: _FieldKey) throws -> any UnkeyedDecodingContainer {
    try place.items.nestedUnkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try place.items.superDecoder() }

  func superDecoder(forKey key: _FieldKey) throws -> any Decoder { try place.items.superDecoder() }
}

extension Nullable.Coded: NullableField {}
