import Foundation

/// Reads a model from the fields of a form: each value is text, and becomes what the model asks
/// for.
struct FormDecoder: Decoder {
  private enum Content {
    case form([String: [FilePart]])
    case parts([FilePart])
  }

  private let content: Content
  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]

  static func decode<T: Decodable>(_ type: T.Type, _ fields: [(String, FilePart)]) throws -> T {
    var form: [String: [FilePart]] = [:]
    for (name, part) in fields { form[name, default: []].append(part) }
    return try T(from: FormDecoder(content: .form(form), codingPath: []))
  }

  /// The only part, where there is one.
  var part: FilePart? {
    if case .parts(let parts) = content, parts.count == 1 { parts[0] } else { nil }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    switch content {
    case .form(let form):
      return KeyedDecodingContainer(Keyed(form: form, codingPath: codingPath))
    case .parts:
      return try json().container(keyedBy: type)
    }
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .parts(let parts) = content else {
      throw mismatch([Any].self, "a form is not a list")
    }
    return Unkeyed(parts: parts, codingPath: codingPath)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    Single(decoder: self)
  }

  fileprivate func text() throws -> String {
    guard let part, let text = part.text else { throw mismatch(String.self, "there is no text") }
    return text
  }

  fileprivate func lossless<T: LosslessStringConvertible>(_ type: T.Type) throws -> T {
    let text = try text()
    guard let value = T(text) else { throw mismatch(type, "\"\(text)\" is no \(type)") }
    return value
  }

  /// An object within a form is JSON text.
  private func json() throws -> any Decoder {
    let text = try text()
    return try JSONDecoder().decode(DecoderBox.self, from: Data(text.utf8)).decoder
  }

  fileprivate func mismatch(_ type: Any.Type, _ reason: String) -> DecodingError {
    DecodingError.typeMismatch(
      type, .init(codingPath: codingPath, debugDescription: reason))
  }

  private struct DecoderBox: Decodable {
    let decoder: any Decoder

    init(from decoder: any Decoder) {
      self.decoder = decoder
    }
  }

  fileprivate init(parts: [FilePart], codingPath: [any CodingKey]) {
    self.init(content: .parts(parts), codingPath: codingPath)
  }

  private init(content: Content, codingPath: [any CodingKey]) {
    self.content = content
    self.codingPath = codingPath
  }
}

private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let form: [String: [FilePart]]
  let codingPath: [any CodingKey]

  var allKeys: [Key] { form.keys.sorted().compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool { form[key.stringValue] != nil }

  func decodeNil(forKey key: Key) throws -> Bool { !contains(key) }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try T(from: superDecoder(forKey: key))
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
    FormDecoder(parts: [], codingPath: codingPath)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    guard let parts = form[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: codingPath, debugDescription: "the form has no such field"))
    }
    return FormDecoder(parts: parts, codingPath: codingPath + [key])
  }
}

private struct Unkeyed: UnkeyedDecodingContainer {
  let parts: [FilePart]
  let codingPath: [any CodingKey]
  var currentIndex = 0

  var count: Int? { parts.count }
  var isAtEnd: Bool { currentIndex >= parts.count }

  mutating func decodeNil() throws -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try T(from: superDecoder())
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
        FilePart.self, .init(codingPath: codingPath, debugDescription: "the list is at its end"))
    }
    defer { currentIndex += 1 }
    return FormDecoder(
      parts: [parts[currentIndex]], codingPath: codingPath + [_FieldKey(index: currentIndex)])
  }
}

private struct Single: SingleValueDecodingContainer {
  let decoder: FormDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { false }
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
    if type == Decimal.self, let value = Decimal.parameterValue([try decoder.text()]) as? T {
      return value
    }
    return try T(from: decoder)
  }
}
