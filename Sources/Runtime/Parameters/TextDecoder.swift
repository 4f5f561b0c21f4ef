import Foundation

/// Reads a value from the texts of a parameter or a form: each is text, and becomes what the type asks
/// for.
struct TextDecoder: Decoder {
  let content: TextContent
  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]

  init(_ content: TextContent, codingPath: [any CodingKey] = []) {
    self.content = content
    self.codingPath = codingPath
  }

  /// The only part of a form, where there is one.
  var part: FilePart? {
    switch content {
    case .part(let part): part
    case .parts(let parts): parts.count == 1 ? parts[0] : nil
    case .text, .list, .form, .parameter: nil
    }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    if let members = content.members {
      return KeyedDecodingContainer(Keyed(members: members, codingPath: codingPath))
    }
    return try json().container(keyedBy: type)
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    // A list within a list or an object is JSON.
    if content.isJSON, let text = content.single,
      let value = try? JSONValue(parsing: Data(text.utf8)), case .array = value
    {
      return try JSONValueDecoder(value, at: codingPath).unkeyedContainer()
    }
    return Unkeyed(elements: content.elements, codingPath: codingPath)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    Single(decoder: self)
  }

  /// Reads a whole value.
  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try Single(decoder: self).decode(type)
  }

  fileprivate func text() throws -> String {
    guard let text = content.single else { throw mismatch(String.self, "there is no text") }
    return text
  }

  fileprivate func lossless<T: LosslessStringConvertible>(_ type: T.Type) throws -> T {
    let text = try text()
    guard let value = T(text) else { throw mismatch(type, "\"\(text)\" is no \(type)") }
    return value
  }

  /// An object within a text is JSON.
  private func json() throws -> any Decoder {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: Data(try text().utf8))
    } catch {
      throw mismatch([String: Any].self, "there is no object in JSON")
    }
    return JSONValueDecoder(value, at: codingPath)
  }

  fileprivate func mismatch(_ type: Any.Type, _ reason: String) -> DecodingError {
    DecodingError.typeMismatch(
      type, .init(codingPath: codingPath, debugDescription: reason))
  }
}

extension Union {
  /// Reads the alternative that texts belong to: of an object by its members, else by the JSON values
  /// that the texts may stand for.
  ///
  /// - Throws: `DecodingError`, where no alternative fits.
  static func value(of decoder: TextDecoder) throws -> Self {
    for candidate in decoder.content.candidates {
      if case .object = candidate { break }
      if let value = try? candidate.decoded(as: Self.self) { return value }
    }
    return try _alternatives.decode(from: decoder)
  }
}

private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
  /// Of two members of one name, the first.
  private let members: [String: TextContent]
  let codingPath: [any CodingKey]

  init(members: [(key: String, value: TextContent)], codingPath: [any CodingKey]) {
    self.members = Dictionary(members) { first, _ in first }
    self.codingPath = codingPath
  }

  var allKeys: [Key] { members.keys.sorted().compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

  func decodeNil(forKey key: Key) throws -> Bool { !contains(key) }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try superDecoder(forKey: key).singleValueContainer().decode(type)
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
    TextDecoder(.parts([]), codingPath: codingPath)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    guard let member = members[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: codingPath, debugDescription: "there is no such member"))
    }
    return TextDecoder(member, codingPath: codingPath + [key])
  }
}

private struct Unkeyed: UnkeyedDecodingContainer {
  let elements: [TextContent]
  let codingPath: [any CodingKey]
  var currentIndex = 0

  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  mutating func decodeNil() throws -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try superDecoder().singleValueContainer().decode(type)
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
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        FilePart.self,
        .init(
          codingPath: codingPath + [ElementKey(index: currentIndex)],
          debugDescription: "the list is at its end"))
    }
    defer { currentIndex += 1 }
    return TextDecoder(
      elements[currentIndex], codingPath: codingPath + [ElementKey(index: currentIndex)])
  }
}

private struct Single: SingleValueDecodingContainer {
  let decoder: TextDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.content.isAbsent }
  func decode(_ type: Bool.Type) throws -> Bool { try decoder.lossless(type) }
  func decode(_ type: String.Type) throws -> String { try decoder.text() }
  func decode(_ type: Double.Type) throws -> Double { try decoder.lossless(type) }
  func decode(_ type: Float.Type) throws -> Float { try decoder.lossless(type) }
  func decode(_ type: Int.Type) throws -> Int { try decoder.lossless(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try decoder.lossless(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try decoder.lossless(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try decoder.lossless(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try decoder.lossless(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try decoder.lossless(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try decoder.lossless(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try decoder.lossless(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try decoder.lossless(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try decoder.lossless(type) }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    if type == Decimal.self {
      let text = try decoder.text()
      let decimal = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
      guard let value = decimal as? T else {
        throw decoder.mismatch(type, "\"\(text)\" is no number")
      }
      return value
    }
    return try T(from: decoder)
  }
}
