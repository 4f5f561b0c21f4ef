internal import Foundation

/// Reads any `Decodable` out of a JSON value. It exists beside Foundation's `JSONDecoder` since that
/// keeps 38 digits of a number at most, and refuses those that are too large for a `Double`.
final class JSONValueDecoder: Decoder {
  let value: JSONValue
  private let parent: JSONValueDecoder?
  private let key: (any CodingKey)?

  init(_ value: JSONValue, in parent: JSONValueDecoder? = nil, at key: (any CodingKey)? = nil) {
    self.value = value
    self.parent = parent
    self.key = key
  }

  /// Reads a value that stands at the end of a path, within something else than JSON.
  convenience init(_ value: JSONValue, at path: [any CodingKey]) {
    let parent = path.dropLast().reduce(nil as JSONValueDecoder?) { parent, key in
      JSONValueDecoder(.null, in: parent, at: key)
    }
    self.init(value, in: parent, at: path.last)
  }

  /// Reads a whole value.
  static func decode<T: Decodable>(_ type: T.Type, from value: JSONValue) throws -> T {
    try JSONValueDecoder(value).read(value, as: type, at: nil)
  }

  var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw mismatch([String: JSONValue].self) }
    return KeyedDecodingContainer(Members(members: members, decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = value else { throw mismatch([JSONValue].self) }
    return Elements(elements: elements, decoder: self)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(decoder: self) }

  // MARK: One value

  /// Reads a value that stands at a key of this one; without a key, this one itself.
  func read<T: Decodable>(_ value: JSONValue, as type: T.Type, at key: (any CodingKey)?) throws -> T
  {
    if T.self == JSONValue.self, let result = value as? T { return result }
    let place = key.map { JSONValueDecoder(value, in: self, at: $0) } ?? self
    switch value {
    case .string(let text):
      if T.self == String.self, let result = text as? T { return result }
      if T.self == URL.self, let result = URL(string: text) as? T { return result }
      if T.self == Data.self, let result = Data(base64Encoded: text) as? T { return result }
    case .number(let number):
      if T.self == Int.self, case .integer(let value) = number, let result = value as? T {
        return result
      }
      if Self.isLeaf(T.self), let type = T.self as? any NumberOfSwift.Type {
        guard let result = type.init(number) as? T else {
          throw DecodingError.dataCorrupted(
            .init(
              codingPath: place.codingPath, debugDescription: "\(number) does not fit in \(T.self)")
          )
        }
        return result
      }
    case .bool(let bool):
      if T.self == Bool.self, let result = bool as? T { return result }
    case .null, .array, .object: break
    }
    // These would ask for themselves again.
    if Self.isLeaf(T.self) { throw place.mismatch(T.self) }
    return try T(from: place)
  }

  private static func isLeaf<T>(_ type: T.Type) -> Bool {
    type == String.self || type == Bool.self || type == Int.self || type == Double.self
      || type == URL.self || type == Data.self || type == Decimal.self || type == Float.self
      || type == Int64.self || type == Int32.self || type == UInt64.self || type == UInt.self
      || type == Int16.self || type == Int8.self || type == UInt32.self || type == UInt16.self
      || type == UInt8.self
  }

  func mismatch(_ type: any Any.Type) -> DecodingError {
    let context = DecodingError.Context(
      codingPath: codingPath,
      debugDescription: "Expected to decode \(type) but found \(value.kindName) instead.")
    return value == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
  }
}

extension JSONValue {
  /// What messages call a value of this type.
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Reads the members of an object.
private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: [String: JSONValue]
  let decoder: JSONValueDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

  private func value(_ key: Key) throws -> JSONValue {
    guard let value = members[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key,
        .init(
          codingPath: codingPath,
          debugDescription: "No value associated with key \"\(key.stringValue)\"."))
    }
    return value
  }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key) == .null }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try decoder.read(value(key), as: type, at: key)
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    guard let value = members[key.stringValue], value != .null else { return nil }
    return try decoder.read(value, as: type, at: key)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try superDecoder(forKey: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try superDecoder(forKey: key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    let key = _FieldKey(stringValue: "super")
    return JSONValueDecoder(members[key.stringValue] ?? .null, in: decoder, at: key)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    JSONValueDecoder(try value(key), in: decoder, at: key)
  }
}

/// Reads the elements of an array.
private struct Elements: UnkeyedDecodingContainer {
  let elements: [JSONValue]
  let decoder: JSONValueDecoder
  private(set) var currentIndex = 0

  init(elements: [JSONValue], decoder: JSONValueDecoder) {
    self.elements = elements
    self.decoder = decoder
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex == elements.count }

  private var key: ElementKey { ElementKey(index: currentIndex) }

  private func value() throws -> JSONValue {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        Any.self,
        .init(codingPath: codingPath + [key], debugDescription: "The array has no more elements."))
    }
    return elements[currentIndex]
  }

  mutating func decodeNil() throws -> Bool {
    guard try value() == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let result = try decoder.read(value(), as: type, at: key)
    currentIndex += 1
    return result
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try superDecoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try superDecoder().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    let result = JSONValueDecoder(try value(), in: decoder, at: key)
    currentIndex += 1
    return result
  }
}

/// The position of an element in a coding path.
struct ElementKey: CodingKey {
  private let index: Int

  init(index: Int) {
    self.index = index
  }

  init?(intValue: Int) { self.init(index: intValue) }
  init?(stringValue: String) { return nil }

  var intValue: Int? { index }
  var stringValue: String { "Index \(index)" }
}

/// Reads one value.
private struct Single: SingleValueDecodingContainer {
  let decoder: JSONValueDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.value == .null }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try decoder.read(decoder.value, as: type, at: nil)
  }
}

/// A type of Swift that a JSON number can be read as.
private protocol NumberOfSwift {
  init?(_ number: JSONNumber)
}

extension NumberOfSwift where Self: FixedWidthInteger {
  fileprivate init?(_ number: JSONNumber) {
    guard let value = number.whole(Self.self) else { return nil }
    self = value
  }
}

extension Int: NumberOfSwift {}
extension Int8: NumberOfSwift {}
extension Int16: NumberOfSwift {}
extension Int32: NumberOfSwift {}
extension Int64: NumberOfSwift {}
extension UInt: NumberOfSwift {}
extension UInt8: NumberOfSwift {}
extension UInt16: NumberOfSwift {}
extension UInt32: NumberOfSwift {}
extension UInt64: NumberOfSwift {}

extension Double: NumberOfSwift {
  fileprivate init?(_ number: JSONNumber) {
    let value = number.double
    guard value.isFinite else { return nil }
    self = value
  }
}

extension Float: NumberOfSwift {
  fileprivate init?(_ number: JSONNumber) {
    guard let value = number.spelling.flatMap(Float.init), value.isFinite else { return nil }
    self = value
  }
}

extension Decimal: NumberOfSwift {
  fileprivate init?(_ number: JSONNumber) {
    // More digits than a Decimal has are rounded, as Foundation does.
    guard let value = number.spelling.flatMap({ Decimal(string: $0, locale: nil) }), !value.isNaN
    else { return nil }
    self = value
  }
}
