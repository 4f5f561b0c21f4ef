public import Foundation

/// Bytes that are sent as they are: a part of a multipart body, such as a form (RFC 7578), with the
/// name and the type of a file.
public struct FilePart: Codable, Hashable, Sendable, _FieldType {
  /// It stands for itself.
  public typealias Stored = FilePart
  /// It stands for itself.
  public typealias Coded = FilePart

  /// Where the bytes are.
  public enum Content: Hashable, Sendable {
    /// At hand.
    case data(Data)
    /// In a file on disk, which is read piece by piece as the part is sent. Two of them are equal
    /// where their addresses are.
    case file(URL)

    /// The bytes; those of a file are read whole.
    ///
    /// - Throws: `CocoaError`, where the file cannot be read.
    public func data() throws -> Data { try data(options: []) }

    /// The bytes, those of a file read with some options.
    func data(options: Data.ReadingOptions) throws -> Data {
      switch self {
      case .data(let data): return data
      case .file(let file):
        _ = try HTTPBody.length(of: file)
        return try Data(contentsOf: file, options: options)
      }
    }
  }

  /// Where the bytes are.
  public var content: Content
  /// The file's name, for the receiver to show or to store.
  public var filename: String?
  /// The media type; `application/octet-stream` where it is `nil`.
  public var contentType: String?

  /// Makes a part of bytes.
  public init(_ data: Data, filename: String? = nil, contentType: String? = nil) {
    content = .data(data)
    self.filename = filename
    self.contentType = contentType
  }

  /// Makes a part of text.
  public init(_ text: String, filename: String? = nil, contentType: String? = nil) {
    self.init(Data(text.utf8), filename: filename, contentType: contentType)
  }

  /// Makes a part of a file on disk, which is read piece by piece as the part is sent.
  ///
  /// Its length is taken when a request is made of it. Until it is sent, the file has to stay as it
  /// is: sending fails where it has become shorter, and leaves out what was appended.
  /// - Parameters:
  ///   - file: The file.
  ///   - filename: The name for the receiver, the file's own unless another is given.
  ///   - contentType: The media type; `application/octet-stream` where it is `nil`.
  /// - Throws: `CocoaError`, where there is no such file, or it cannot be read.
  public init(contentsOf file: URL, filename: String? = nil, contentType: String? = nil) throws {
    _ = try HTTPBody.length(of: file)
    content = .file(file)
    self.filename = filename ?? file.lastPathComponent
    self.contentType = contentType
  }

  /// The bytes; those of a file on disk are read whole.
  ///
  /// - Throws: `CocoaError`, where the file cannot be read.
  public func data() throws -> Data { try content.data() }

  /// The bytes as text; `nil` where they are not UTF-8, or in a file that cannot be read.
  public var text: String? { (try? data()).flatMap { String(data: $0, encoding: .utf8) } }

  /// The bytes as text in the charset that the media type names, or else in UTF-8.
  var textInCharset: String? {
    let encoding = contentType.map { Charset.encoding(of: $0) } ?? .utf8
    return (try? data()).flatMap { String(data: $0, encoding: encoding) }
  }

  /// Reads the part from a form, or a string from JSON.
  public init(from decoder: any Decoder) throws {
    if let part = (decoder as? TextDecoder)?.part {
      self = part
    } else {
      self.init(try decoder.singleValueContainer().decode(String.self))
    }
  }

  /// Writes the text as a string, and bytes that are no text as base64.
  ///
  /// - Throws: `CocoaError`, where the bytes are in a file that cannot be read.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(try textOrBase64())
  }

  /// The text, or where the bytes are none their base64.
  func textOrBase64() throws -> String {
    let data = try data()
    return String(data: data, encoding: .utf8) ?? data.base64EncodedString()
  }
}
