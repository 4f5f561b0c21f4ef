/// Reads the properties of an element.
struct MarkupKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: MarkupMembers
  let decoder: MarkupDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { members.keys.compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool { members.contains(key.stringValue) }

  func decodeNil(forKey key: Key) throws -> Bool {
    guard let content = members.content(key.stringValue) else { return true }
    return MarkupDecoder(content, Never.self).isNil
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try decoder.read(
      content(key, type), as: type, at: key, isInlined: members.isInlined(key.stringValue))
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    guard members.contains(key.stringValue), let content = members.content(key.stringValue),
      !MarkupDecoder(content, Never.self).isNil
    else { return nil }
    return try decoder.read(
      content, as: type, at: key, isInlined: members.isInlined(key.stringValue))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try superDecoder(forKey: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try MarkupDecoder(content(key, [Never].self), Never.self, in: decoder, at: key)
      .unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    MarkupDecoder(try content(key, Never.self), Never.self, in: decoder, at: key)
  }

  /// What stands for a property that has to be there. A list without elements leaves no trace in
  /// XML, unless it has an element around it.
  private func content(_ key: Key, _ type: Any.Type) throws -> MarkupDecoder.Content {
    if let content = members.content(key.stringValue) { return content }
    if type is any ListType.Type, !members.isWrapped(key.stringValue) { return .group([]) }
    throw DecodingError.keyNotFound(
      key,
      .init(
        codingPath: codingPath,
        debugDescription: "there is nothing for '\(key.stringValue)' in the element\(decoder.place)"
      ))
  }
}

private protocol ListType {}

extension Array: ListType {}

/// Reads the elements of a list.
struct MarkupUnkeyedContainer: UnkeyedDecodingContainer {
  let items: [MarkupDecoder.Content]
  let decoder: MarkupDecoder
  private(set) var currentIndex = 0

  init(items: [MarkupDecoder.Content], decoder: MarkupDecoder) {
    self.items = items
    self.decoder = decoder
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex == items.count }

  private func item(for type: Any.Type) throws -> MarkupDecoder {
    let key = ElementKey(index: currentIndex)
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        type,
        .init(
          codingPath: codingPath + [key],
          debugDescription: "the list has no more elements\(decoder.place)"))
    }
    return MarkupDecoder(items[currentIndex], type, in: decoder, at: key)
  }

  mutating func decodeNil() throws -> Bool {
    guard try item(for: Never.self).isNil else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let value = try item(for: type).read(type)
    currentIndex += 1
    return value
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
    let item = try item(for: Never.self)
    currentIndex += 1
    return item
  }
}

/// Reads one value.
struct MarkupSingleContainer: SingleValueDecodingContainer {
  let decoder: MarkupDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.isNil }

  func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.read(type) }
}
