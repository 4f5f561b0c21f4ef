public import Foundation

/// Bytes that are sent as they are: a part of a `multipart/form-data` body (RFC 7578) with the name
/// and the type of a file.
public struct FilePart: Codable, Hashable, Sendable, _FieldType {
  /// It stands for itself.
  public typealias Stored = FilePart
  /// It stands for itself.
  public typealias Coded = FilePart

  /// The bytes.
  public var data: Data
  /// The file's name, for the receiver to show or to store.
  public var filename: String?
  /// The media type; `application/octet-stream` where it is `nil`.
  public var contentType: String?

  /// Makes a part of bytes.
  public init(_ data: Data, filename: String? = nil, contentType: String? = nil) {
    self.data = data
    self.filename = filename
    self.contentType = contentType
  }

  /// Makes a part of text.
  public init(_ text: String, filename: String? = nil, contentType: String? = nil) {
    self.init(Data(text.utf8), filename: filename, contentType: contentType)
  }

  /// The bytes as text; `nil` where they are not UTF-8.
  public var text: String? { String(data: data, encoding: .utf8) }

  /// Reads the part from a form, or a string from JSON.
  public init(from decoder: any Decoder) throws {
    if let part = (decoder as? TextDecoder)?.part {
      self = part
    } else {
      self.init(try decoder.singleValueContainer().decode(String.self))
    }
  }

  /// Writes the text as a string, and bytes that are no text as base64.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text ?? data.base64EncodedString())
  }
}
