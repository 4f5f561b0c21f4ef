internal import Foundation

/// Writes any `Encodable` as a value on its way to XML. Models keep the order of their properties.
final class MarkupEncoder: Encoder {
  private enum Content {
    case nothing
    case single(MarkupValue)
    case members([(key: String, value: MarkupValue)])
    case elements([MarkupValue])
  }

  private var content = Content.nothing
  /// What is written by encoders of their own: it is put in its place at the end.
  private var inner: [(index: Int, encoder: MarkupEncoder)] = []
  private let type: Any.Type
  private let parent: MarkupEncoder?
  private let key: (any CodingKey)?

  fileprivate init(
    _ type: Any.Type, in parent: MarkupEncoder? = nil, at key: (any CodingKey)? = nil
  ) {
    self.type = type
    self.parent = parent
    self.key = key
  }

  /// The XML of a value.
  ///
  /// - Throws: `EncodingError`.
  static func encode<T: Encodable>(_ value: T) throws -> MarkupValue {
    try MarkupEncoder(T.self).markup(value, at: nil)
  }

  var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .nothing = content { content = .members([]) }
    return KeyedEncodingContainer(Members(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .nothing = content { content = .elements([]) }
    return Elements(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

  // MARK: One value

  /// The XML of a value at a key of this one; without a key, of this one itself.
  fileprivate func markup<T: Encodable>(
    _ value: T, at key: (any CodingKey)?
  ) throws -> MarkupValue {
    if T.self == String.self, let value = value as? String { return .text(value) }
    if Self.isScalar(T.self) {
      do {
        return try MarkupValue(JSONValue(encoding: value))
      } catch EncodingError.invalidValue(let value, let context) {
        throw EncodingError.invalidValue(
          value,
          .init(
            codingPath: codingPath + (key.map { [$0] } ?? []),
            debugDescription: context.debugDescription))
      }
    }
    let encoder = MarkupEncoder(T.self, in: self, at: key)
    try value.encode(to: encoder)
    return encoder.finish()
  }

  /// Whether a type is one that would ask for itself again.
  private static func isScalar<T>(_ type: T.Type) -> Bool {
    type == Int.self || type == Bool.self || type == Double.self || type == JSONValue.self
      || type == URL.self || type == Data.self || type == Decimal.self || type == Float.self
      || type == Int64.self || type == Int32.self || type == UInt64.self || type == UInt.self
      || type == Int16.self || type == Int8.self || type == UInt32.self || type == UInt16.self
      || type == UInt8.self
  }

  /// What was written; an empty object where nothing was.
  private func finish() -> MarkupValue {
    for (index, encoder) in inner { replace(encoder.finish(), at: index) }
    inner = []
    switch content {
    case .nothing: return .object([], nil)
    case .single(let value): return value
    case .members(let members):
      return .object(ordered(members), (type as? any _XMLModel.Type)?._xml)
    case .elements(let elements):
      return .list(
        elements, type is any TupleModel.Type ? (type as? any _XMLModel.Type)?._xml : nil)
    }
  }

  /// Sorts the members that come out of dictionaries, so that one value has one text.
  private func ordered(
    _ members: [(key: String, value: MarkupValue)]
  ) -> [(key: String, value: MarkupValue)] {
    if type is any UnorderedMembers.Type { return members.sorted { $0.key < $1.key } }
    guard let fields = (type as? any Model.Type)?._fields, fields.hasAdditionalProperties else {
      return members
    }
    let declared = Set(fields.keys.map(\.stringValue))
    return members.filter { declared.contains($0.key) }
      + members.filter { !declared.contains($0.key) }.sorted { $0.key < $1.key }
  }

  fileprivate func set(_ value: MarkupValue) { content = .single(value) }

  fileprivate func set(_ value: MarkupValue, at key: any CodingKey) {
    guard case .members(var members) = content else { return }
    // One reference to the members, so that they are changed in place.
    content = .nothing
    members.append((key.stringValue, value))
    content = .members(members)
  }

  fileprivate func append(_ value: MarkupValue) {
    guard case .elements(var elements) = content else { return }
    content = .nothing
    elements.append(value)
    content = .elements(elements)
  }

  private func replace(_ value: MarkupValue, at index: Int) {
    switch content {
    case .members(var members):
      members[index].value = value
      content = .members(members)
    case .elements(var elements):
      elements[index] = value
      content = .elements(elements)
    case .nothing, .single: break
    }
  }

  fileprivate var count: Int {
    switch content {
    case .members(let members): members.count
    case .elements(let elements): elements.count
    case .nothing, .single: 0
    }
  }

  /// An encoder for what stands at a key.
  fileprivate func encoder(at key: any CodingKey) -> MarkupEncoder {
    let encoder = MarkupEncoder(Never.self, in: self, at: key)
    inner.append((count, encoder))
    set(.null, at: key)
    return encoder
  }

  /// An encoder for one more element.
  fileprivate func encoderOfElement() -> MarkupEncoder {
    let encoder = MarkupEncoder(Never.self, in: self, at: ElementKey(index: count))
    inner.append((count, encoder))
    append(.null)
    return encoder
  }
}

/// A type whose members come in another order in each run.
private protocol UnorderedMembers {}

extension Dictionary: UnorderedMembers {}

/// Writes the members of an object.
private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: MarkupEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }

  func encodeNil(forKey key: Key) throws { encoder.set(.null, at: key) }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    encoder.set(try encoder.markup(value, at: key), at: key)
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

/// Writes the elements of a list.
private struct Elements: UnkeyedEncodingContainer {
  let encoder: MarkupEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { encoder.count }

  func encodeNil() throws { encoder.append(.null) }

  func encode<T: Encodable>(_ value: T) throws {
    encoder.append(try encoder.markup(value, at: ElementKey(index: count)))
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
  let encoder: MarkupEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }

  func encodeNil() throws { encoder.set(.null) }

  func encode<T: Encodable>(_ value: T) throws { encoder.set(try encoder.markup(value, at: nil)) }
}
