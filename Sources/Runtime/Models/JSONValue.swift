public import Foundation

/// Any JSON value, for what a description leaves open.
public enum JSONValue: Codable, Hashable, Sendable, _FieldType {
  /// It stands for itself.
  public typealias Stored = JSONValue
  /// It stands for itself.
  public typealias Coded = JSONValue

  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// A number, with all of its digits where ConcordRuntime reads and writes the JSON.
  case number(JSONNumber)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object; the order of its members is not kept.
  case object([String: JSONValue])

  /// Reads whatever is there. Of a number, Foundation's decoders give 38 digits at most.
  ///
  /// - Throws: `DecodingError`, where the decoder has something that JSON does not know.
  public init(from decoder: any Decoder) throws {
    if let decoder = decoder as? JSONValueDecoder {
      self = decoder.value
      return
    }
    if let decoder = decoder as? TextDecoder {
      self = decoder.content.candidates.first ?? .null
      return
    }
    if let decoder = decoder as? MarkupDecoder {
      self = decoder.json
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .number(.integer(value))
    } else if let value = try? container.decode(Double.self) {
      let decimal = (try? container.decode(Decimal.self)).map { JSONNumber($0) }
      self = .number(decimal.flatMap { $0 == .double(value) ? nil : $0 } ?? .double(value))
    } else if let value = try? container.decode(Decimal.self) {
      self = .number(JSONNumber(value))
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Writes the value.
  ///
  /// - Throws: `EncodingError`, for a number that is not finite, or that Foundation's encoders
  ///   cannot write in full.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if encoder is JSONValueEncoder { return try container.encode(self) }
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(.integer(let value)): try container.encode(value)
    case .number(.double(let value)): try container.encode(value)
    case .number(let number):
      guard let value = number.decimal else {
        throw EncodingError.invalidValue(
          number,
          .init(
            codingPath: container.codingPath,
            debugDescription: "\(number) has more digits than a Decimal holds, or is too large"))
      }
      try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  // MARK: JSON text and Swift types

  /// Reads JSON text.
  ///
  /// - Throws: `DecodingError.dataCorrupted`, where the text is no JSON.
  public init(parsing text: Data) throws {
    self = try JSONParser.parse(text)
  }

  /// The value as JSON text, its keys sorted.
  ///
  /// - Throws: `EncodingError`, for a number that is not finite.
  public func data() throws -> Data { try JSONWriter.data(of: self) }

  /// The JSON that a value is written as.
  ///
  /// - Throws: `EncodingError`.
  public init(encoding value: some Encodable) throws {
    self = try JSONValueEncoder.encode(value)
  }

  /// Reads the value as one of a Swift type.
  ///
  /// - Throws: `DecodingError`.
  public func decoded<T: Decodable>(as type: T.Type = T.self) throws -> T {
    try JSONValueDecoder.decode(type, from: self)
  }

  // MARK: What is in it

  /// The number as an `Int`; `nil` where this is no whole number of up to 64 bits.
  public var int: Int? {
    if case .number(let number) = self { number.int } else { nil }
  }

  /// The `Double` that is nearest to the number; `nil` where this is no number.
  public var double: Double? {
    if case .number(let number) = self { number.double } else { nil }
  }

  /// The number as a `Decimal`; `nil` where this is no number, or one that a `Decimal` does not
  /// hold in full.
  public var decimal: Decimal? {
    if case .number(let number) = self { number.decimal } else { nil }
  }

  /// The member of an object; `nil` where this is no object or lacks the key.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The element of an array; `nil` where this is no array or the index is past its end.
  public subscript(index: Int) -> JSONValue? {
    if case .array(let elements) = self, elements.indices.contains(index) {
      elements[index]
    } else {
      nil
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(.integer(value)) }

  /// A number.
  public init(floatLiteral value: Double) { self = .number(.double(value)) }

  /// `null`
  public init(nilLiteral: ()) { self = .null }

  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// An object; of two values for one key, the first counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { first, _ in first })
  }
}
