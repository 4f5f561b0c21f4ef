public import Foundation

/// How the value of a parameter or header is said in text (OpenAPI 3.1, section 4.8.12.2).
public protocol ParameterCoding: Sendable {
  /// The type of the value.
  associatedtype Stored: Sendable = Self

  /// The texts of the value: one, or one for each element of a list, or none for `nil`.
  static func parameterTexts(_ value: Stored) -> [String]

  /// The value of the texts; `nil` where they stand for none.
  static func parameterValue(_ texts: [String]) -> Stored?
}

extension ParameterCoding where Self: LosslessStringConvertible, Stored == Self {
  /// The value's description.
  public static func parameterTexts(_ value: Self) -> [String] { [value.description] }

  /// The value of the only text.
  public static func parameterValue(_ texts: [String]) -> Self? {
    texts.count == 1 ? Self(texts[0]) : nil
  }
}

extension String: ParameterCoding {}
extension Bool: ParameterCoding {}
extension Int: ParameterCoding {}
extension Int32: ParameterCoding {}
extension Int64: ParameterCoding {}
extension UInt64: ParameterCoding {}
extension Double: ParameterCoding {}
extension Float: ParameterCoding {}
extension CalendarDate: ParameterCoding {}

extension Decimal: ParameterCoding {
  /// The number's digits, with a point.
  public static func parameterTexts(_ value: Decimal) -> [String] { ["\(value)"] }

  /// The number of the only text.
  public static func parameterValue(_ texts: [String]) -> Decimal? {
    texts.count == 1 ? Decimal(string: texts[0], locale: Locale(identifier: "en_US_POSIX")) : nil
  }
}

extension UUID: ParameterCoding {
  /// The UUID in the form of RFC 9562.
  public static func parameterTexts(_ value: UUID) -> [String] { [UUIDFormat.text(of: value)] }

  /// The UUID of the only text.
  public static func parameterValue(_ texts: [String]) -> UUID? {
    texts.count == 1 ? UUID(uuidString: texts[0]) : nil
  }
}

extension Date: ParameterCoding {
  /// The moment by RFC 3339.
  public static func parameterTexts(_ value: Date) -> [String] { [DateTimeFormat.text(of: value)] }

  /// The moment of the only text.
  public static func parameterValue(_ texts: [String]) -> Date? {
    texts.count == 1 ? DateTimeFormat.value(of: texts[0]) : nil
  }
}

extension Data: ParameterCoding {
  /// The bytes as base64.
  public static func parameterTexts(_ value: Data) -> [String] { [Base64Format.text(of: value)] }

  /// The bytes of the only text.
  public static func parameterValue(_ texts: [String]) -> Data? {
    texts.count == 1 ? Base64Format.value(of: texts[0]) : nil
  }
}

extension URL: ParameterCoding {
  /// The URI.
  public static func parameterTexts(_ value: URL) -> [String] { [URIFormat.text(of: value)] }

  /// The URI of the only text.
  public static func parameterValue(_ texts: [String]) -> URL? {
    texts.count == 1 ? URIFormat.value(of: texts[0]) : nil
  }
}

extension JSONValue: ParameterCoding {
  /// A string as it is, anything else as JSON.
  public static func parameterTexts(_ value: JSONValue) -> [String] {
    if case .string(let text) = value { return [text] }
    let data = try? value.data()
    return data.map { [String(decoding: $0, as: UTF8.self)] } ?? []
  }

  /// A number, a boolean or `null` as itself, and any other text as a string.
  public static func parameterValue(_ texts: [String]) -> JSONValue? {
    guard texts.count == 1 else { return nil }
    return (try? JSONValue(parsing: Data(texts[0].utf8))) ?? .string(texts[0])
  }
}

extension Union {
  /// The texts of the value, as those of any JSON value.
  public static func parameterTexts(_ value: Self) -> [String] {
    guard let value = try? JSONValue(encoding: value) else { return [] }
    return JSONValue.parameterTexts(value)
  }

  /// The alternative that the text belongs to: as a number or a boolean where it can be one, or
  /// else as a string.
  public static func parameterValue(_ texts: [String]) -> Self? {
    guard texts.count == 1 else { return nil }
    for value in [JSONValue.parameterValue(texts), .string(texts[0])] {
      if let value, let found = try? value.decoded(as: Self.self) { return found }
    }
    return nil
  }
}

extension Optional: ParameterCoding where Wrapped: ParameterCoding {
  /// The texts of the value, or none.
  public static func parameterTexts(_ value: Wrapped.Stored?) -> [String] {
    value.map(Wrapped.parameterTexts) ?? []
  }

  /// The value of the texts; absent where there are none.
  public static func parameterValue(_ texts: [String]) -> Wrapped.Stored?? {
    if texts.isEmpty { return .some(nil) }
    return Wrapped.parameterValue(texts).map { .some($0) }
  }
}

extension Array: ParameterCoding where Element: ParameterCoding {
  /// One text for each element.
  public static func parameterTexts(_ value: [Element.Stored]) -> [String] {
    value.flatMap(Element.parameterTexts)
  }

  /// One element for each text.
  public static func parameterValue(_ texts: [String]) -> [Element.Stored]? {
    var elements: [Element.Stored] = []
    for text in texts {
      guard let element = Element.parameterValue([text]) else { return nil }
      elements.append(element)
    }
    return elements
  }
}

extension RawRepresentable where RawValue: ParameterCoding, RawValue.Stored == RawValue {
  /// The texts of the raw value.
  public static func parameterTexts(_ value: Self) -> [String] {
    RawValue.parameterTexts(value.rawValue)
  }

  /// The case of a raw value.
  public static func parameterValue(_ texts: [String]) -> Self? {
    RawValue.parameterValue(texts).flatMap(Self.init(rawValue:))
  }
}

/// What stands between the elements of a list in one text.
public protocol _ListSeparator {
  /// One character.
  static var character: Character { get }
}

/// `,`: the styles `simple` and `form` without `explode`.
public enum _Commas: _ListSeparator {
  /// A comma.
  public static var character: Character { "," }
}

/// A space: the style `spaceDelimited`.
public enum _Spaces: _ListSeparator {
  /// A space.
  public static var character: Character { " " }
}

/// `|`: the style `pipeDelimited`.
public enum _Pipes: _ListSeparator {
  /// A vertical bar.
  public static var character: Character { "|" }
}

/// Marks a list whose elements stand in one text.
public enum _Joined<List: ParameterCoding, Separator: _ListSeparator>: ParameterCoding {
  /// One text of all elements.
  public static func parameterTexts(_ value: List.Stored) -> [String] {
    [List.parameterTexts(value).joined(separator: String(Separator.character))]
  }

  /// The list of the only text.
  public static func parameterValue(_ texts: [String]) -> List.Stored? {
    let text = texts.joined(separator: String(Separator.character))
    return List.parameterValue(
      text.isEmpty
        ? []
        : text.split(separator: Separator.character, omittingEmptySubsequences: false)
          .map { $0.drop { $0 == " " } }.map(String.init))
  }
}
