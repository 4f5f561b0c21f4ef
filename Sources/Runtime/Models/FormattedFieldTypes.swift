public import Foundation

/// A string that a decoder turns into a value of another type, and back.
public protocol TextFormat: Sendable {
  /// The type of the value.
  associatedtype Formatted: Hashable & Sendable

  /// What a message calls the format.
  static var name: String { get }

  /// The value that a text stands for; `nil` where it stands for none.
  static func value(of text: String) -> Formatted?

  /// The text of a value.
  static func text(of value: Formatted) -> String
}

/// A value in the form of its text, for decoders and encoders.
public struct FormattedText<Format: TextFormat>: Codable, Sendable {
  let value: Format.Formatted

  init(_ value: Format.Formatted) {
    self.value = value
  }

  /// Reads the text and its value.
  ///
  /// - Throws: `DecodingError.dataCorrupted` where the text stands for no value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Format.value(of: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\"\(text)\" is not \(Format.name)")
    }
    self.value = value
  }

  /// Writes the value's text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Format.text(of: value))
  }
}

/// A date and time by RFC 3339, section 5.6, with or without fractions of a second.
public enum DateTimeFormat: TextFormat {
  /// A date and time.
  public static var name: String { "a date and time as RFC 3339 writes them" }

  /// The moment that a text names.
  public static func value(of text: String) -> Date? { RFC3339.date(text) }

  /// The moment in UTC.
  public static func text(of value: Date) -> String {
    RFC3339.string(value) ?? value.description
  }
}

/// Bytes as base64 text by RFC 4648, section 4.
public enum Base64Format: TextFormat {
  /// Base64.
  public static var name: String { "base64" }

  /// The bytes of a text; white space in it is passed over.
  public static func value(of text: String) -> Data? {
    Data(base64Encoded: text, options: .ignoreUnknownCharacters)
  }

  /// The bytes on one line.
  public static func text(of value: Data) -> String { value.base64EncodedString() }
}

/// A URI by RFC 3986.
public enum URIFormat: TextFormat {
  /// A URI.
  public static var name: String { "a URI" }

  /// The URI that a text names.
  public static func value(of text: String) -> URL? { URL(string: text) }

  /// The URI's text.
  public static func text(of value: URL) -> String { value.absoluteString }
}

/// A UUID by RFC 9562.
public enum UUIDFormat: TextFormat {
  /// A UUID.
  public static var name: String { "a UUID" }

  /// The UUID that a text names, in letters of either case.
  public static func value(of text: String) -> UUID? { UUID(uuidString: text) }

  /// The UUID in lower case, as section 4 asks for.
  public static func text(of value: UUID) -> String { value.uuidString.lowercased() }
}

extension Date: _FieldType {
  /// The date's text by RFC 3339.
  public static func coded(of value: Date) -> FormattedText<DateTimeFormat> { .init(value) }

  /// The date of what was read.
  public static func value(ofCoded coded: FormattedText<DateTimeFormat>) -> Date { coded.value }
}

extension Data: _FieldType {
  /// The bytes as base64.
  public static func coded(of value: Data) -> FormattedText<Base64Format> { .init(value) }

  /// The bytes of what was read.
  public static func value(ofCoded coded: FormattedText<Base64Format>) -> Data { coded.value }
}

extension URL: _FieldType {
  /// The URI's text.
  public static func coded(of value: URL) -> FormattedText<URIFormat> { .init(value) }

  /// The URI of what was read.
  public static func value(ofCoded coded: FormattedText<URIFormat>) -> URL { coded.value }
}

extension UUID: _FieldType {
  /// The UUID's text.
  public static func coded(of value: UUID) -> FormattedText<UUIDFormat> { .init(value) }

  /// The UUID of what was read.
  public static func value(ofCoded coded: FormattedText<UUIDFormat>) -> UUID { coded.value }
}

extension CalendarDate: _FieldType {
  /// The date itself is what is stored.
  public typealias Stored = CalendarDate
  /// The date itself is what is coded.
  public typealias Coded = CalendarDate
}
