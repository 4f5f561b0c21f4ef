internal import Foundation

/// How one field of a form, or one part of a body, is written where it is not written as usual: an
/// Encoding Object (OpenAPI 3.2, section 4.15). In the table of a body, that of the parts at the first
/// position is called `0`, that of parts of any other position ``items``.
public struct _FieldEncoding: Sendable {
  /// The name of what says how parts are written that no other encoding is for.
  static let items = "items"

  /// The media types that a part can have, the one that is written first.
  var contentTypes: [String] = []
  /// How the values of the field stand in the form.
  var style: _StyleOptions?
  /// The header fields of each part, and how they are written. Where there are some, a value is a
  /// struct with a property `body` and one for each.
  var headers: [String: _StyleOptions] = [:]
  /// The root element, of a body of XML.
  var root: _XMLField?

  /// A field, or each element of a list, is written in a media type.
  ///
  /// - Parameters:
  ///   - types: The media types, joined by commas.
  ///   - headers: The header fields of its parts, each with its style.
  /// - Returns: The encoding.
  public static func contentType(
    _ types: String, headers: [String: any _ParameterStyle.Type] = [:]
  ) -> Self {
    var encoding = self.headers(headers)
    encoding.contentTypes = types.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    return encoding
  }

  /// A field is written as a query parameter of a style is.
  public static func style(_ style: any _ParameterStyle.Type) -> Self {
    Self(style: style.options)
  }

  /// Each part of a field has header fields.
  ///
  /// - Parameter headers: The header fields, each with its style.
  /// - Returns: The encoding.
  public static func headers(_ headers: [String: any _ParameterStyle.Type]) -> Self {
    Self(headers: headers.mapValues { $0.options })
  }

  /// The body of XML has a root element that its type does not say.
  ///
  /// - Parameter root: The element: `.element("name")`, or for a list `.wrapped("names", item:
  ///   "name")`, which says also what the elements in it are called.
  /// - Returns: The encoding.
  public static func root(_ root: _XMLField) -> Self { Self(root: root) }

  /// The media type that is written; `nil` where only ranges are named.
  var written: String? { contentTypes.first { !$0.contains("*") } }

  /// Whether values are JSON.
  var isJSON: Bool { written.flatMap { MediaRange($0) }?.isJSON == true }

  /// Whether a part can be of a media type.
  func accepts(_ contentType: String) -> Bool {
    contentTypes.isEmpty
      || BodyNames(contentTypes.joined(separator: ",")).form(for: contentType) != nil
  }

  /// What was written as JSON, as text where it is a string.
  func reading(_ part: FilePart) -> FilePart {
    guard isJSON, let data = try? part.data(),
      case .string(let text)? = try? JSONValue(parsing: data)
    else { return part }
    return FilePart(text, filename: part.filename, contentType: "text/plain")
  }
}
