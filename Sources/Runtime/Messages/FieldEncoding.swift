internal import Foundation

/// How one field of a form is written where it is not written as usual: an Encoding Object (OpenAPI 3.2,
/// section 4.15).
public struct _FieldEncoding: Sendable {
  /// The media types that a part can have, the one that is written first.
  let contentTypes: [String]
  /// How the values of the field stand in the form.
  let style: _StyleOptions?

  /// A field, or each element of a list, is written in a media type.
  ///
  /// - Parameter types: The media types, joined by commas.
  /// - Returns: The encoding.
  public static func contentType(_ types: String) -> Self {
    let types = types.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    return Self(contentTypes: types, style: nil)
  }

  /// A field is written as a query parameter of a style is.
  public static func style(_ style: any _ParameterStyle.Type) -> Self {
    Self(contentTypes: [], style: style.options)
  }

  /// The media type that is written; `nil` where only ranges are named.
  var written: String? { contentTypes.first { !$0.contains("*") } }

  /// Whether values are JSON.
  var isJSON: Bool { written.flatMap { MediaRange($0) }?.isJSON == true }

  /// What was written as JSON, as text where it is a string.
  func reading(_ part: FilePart) -> FilePart {
    guard isJSON, let data = try? part.data(),
      case .string(let text)? = try? JSONValue(parsing: data)
    else { return part }
    return FilePart(text, filename: part.filename, contentType: part.contentType)
  }
}
