internal import Foundation

/// Writes any `Encodable` as a JSON value.
final class JSONValueEncoder: Encoder {
  private enum Content {
    case nothing
    case single(JSONValue)
    case members([String: JSONValue])
    case elements([JSONValue])
  }

  private var content = Content.nothing
  /// What is written by encoders of their own: it is put in its place at the end.
  private var inner: [(key: any CodingKey, index: Int?, encoder: JSONValueEncoder)] = []
  private let parent: JSONValueEncoder?
  private let key: (any CodingKey)?

  private init(in parent: JSONValueEncoder? = nil, at key: (any CodingKey)? = nil) {
    self.parent = parent
    self.key = key
  }

  /// The JSON of a value.
  static func encode<T: Encodable>(_ value: T) throws -> JSONValue {
    try JSONValueEncoder().json(value, at: nil)
  }

  var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .nothing = content { content = .members([:]) }
    return KeyedEncodingContainer(Members(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .nothing = content { content = .elements([]) }
    return Elements(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

  // MARK: One value

  /// The JSON of a value at a key of this one; without a key, of this one itself.
  fileprivate func json<T: Encodable>(_ value: T, at key: (any CodingKey)?) throws -> JSONValue {
    // Comparing types costs less than a cast, and models are most of what comes here.
    if T.self == String.self, let value = value as? String { return .string(value) }
    if T.self == Int.self, let value = value as? Int { return .number(.integer(value)) }
    if T.self == Bool.self, let value = value as? Bool { return .bool(value) }
    if T.self == JSONValue.self, let value = value as? JSONValue { return value }
    if T.self == Double.self, let value = value as? Double {
      return .number(try finite(.double(value), value, at: key))
    }
    if T.self == Float.self, let value = value as? Float {
      let number = JSONNumber.double(Double(value.description) ?? .nan)
      return .number(try finite(number, value, at: key))
    }
    if T.self == Decimal.self, let value = value as? Decimal {
      return .number(try finite(JSONNumber(value), value, at: key))
    }
    if T.self == URL.self, let value = value as? URL { return .string(value.absoluteString) }
    if T.self == Data.self, let value = value as? Data {
      return .string(value.base64EncodedString())
    }
    if Self.isWhole(T.self), let value = value as? any FixedWidthInteger {
      return .number(JSONNumber(spelled: String(value)))
    }
    let encoder = JSONValueEncoder(in: self, at: key)
    try value.encode(to: encoder)
    return encoder.finish()
  }

  private static func isWhole<T>(_ type: T.Type) -> Bool {
    type == Int64.self || type == Int32.self || type == UInt64.self || type == UInt.self
      || type == Int16.self || type == Int8.self || type == UInt32.self || type == UInt16.self
      || type == UInt8.self
  }

  private func finite(
    _ number: JSONNumber, _ value: Any, at key: (any CodingKey)?
  ) throws -> JSONNumber {
    guard number.spelling == nil else { return number }
    throw EncodingError.invalidValue(
      value,
      .init(
        codingPath: codingPath + (key.map { [$0] } ?? []),
        debugDescription: "\(value) is no number of JSON"))
  }

  /// What was written; an empty object where nothing was.
  private func finish() -> JSONValue {
    for (key, index, encoder) in inner {
      let value = encoder.finish()
      if let index { replace(value, at: index) } else { set(value, at: key) }
    }
    inner = []
    switch content {
    case .nothing: return .object([:])
    case .single(let value): return value
    case .members(let members): return .object(members)
    case .elements(let elements): return .array(elements)
    }
  }

  fileprivate func set(_ value: JSONValue) { content = .single(value) }

  fileprivate func set(_ value: JSONValue, at key: any CodingKey) {
    guard case .members(var members) = content else { return }
    // One reference to the members, so that they are changed in place.
    content = .nothing
    members[key.stringValue] = value
    content = .members(members)
  }

  fileprivate func append(_ value: JSONValue) {
    guard case .elements(var elements) = content else { return }
    content = .nothing
    elements.append(value)
    content = .elements(elements)
  }

  private func replace(_ value: JSONValue, at index: Int) {
    guard case .elements(var elements) = content else { return }
    content = .nothing
    elements[index] = value
    content = .elements(elements)
  }

  fileprivate var count: Int {
    if case .elements(let elements) = content { elements.count } else { 0 }
  }

  /// An encoder for what stands at a key.
  fileprivate func encoder(at key: any CodingKey) -> JSONValueEncoder {
    let encoder = JSONValueEncoder(in: self, at: key)
    inner.append((key, nil, encoder))
    return encoder
  }

  /// An encoder for one more element.
  fileprivate func encoderOfElement() -> JSONValueEncoder {
    let key = ElementKey(index: count)
    let encoder = JSONValueEncoder(in: self, at: key)
    inner.append((key, count, encoder))
    append(.null)
    return encoder
  }
}

/// Writes the members of an object.
private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: JSONValueEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }

  func encodeNil(forKey key: Key) throws { encoder.set(.null, at: key) }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    encoder.set(try encoder.json(value, at: key), at: key)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder.encoder(at: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.encoder(at: key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder.encoder(at: _FieldKey(stringValue: "super")) }

  func superEncoder(forKey key: Key) -> any Encoder { encoder.encoder(at: key) }
}

/// Writes the elements of an array.
private struct Elements: UnkeyedEncodingContainer {
  let encoder: JSONValueEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { encoder.count }

  func encodeNil() throws { encoder.append(.null) }

  func encode<T: Encodable>(_ value: T) throws {
    encoder.append(try encoder.json(value, at: ElementKey(index: count)))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    encoder.encoderOfElement().container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    encoder.encoderOfElement().unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder.encoderOfElement() }
}

/// Writes one value.
private struct Single: SingleValueEncodingContainer {
  let encoder: JSONValueEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }

  func encodeNil() throws { encoder.set(.null) }

  func encode<T: Encodable>(_ value: T) throws { encoder.set(try encoder.json(value, at: nil)) }
}
