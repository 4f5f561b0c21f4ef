internal import Foundation

/// The media type of a multipart body as a message table names it.
struct MultipartType {
  /// The type with its parameters but the boundary, as it is written.
  private(set) var text: String
  /// The boundary that the description asks for.
  let boundary: String?
  /// Whether it is a form.
  let isForm: Bool
  /// The ID of the root (RFC 2387, section 3.2).
  let start: String?
  private let namesNoRoot: Bool

  /// Reads a name of a message table.
  init(_ name: String) {
    let parameters = HeaderParameters(BodyNames.written(name))
    // A range is no media type; any order of parts is a mixed one.
    text = parameters.value.hasSuffix("/*") ? "multipart/mixed" : parameters.value
    isForm = text.equalsIgnoringASCIICase(MultipartForm.formType)
    namesNoRoot =
      text.equalsIgnoringASCIICase("multipart/related") && parameters.parameter("type") == nil
    for (name, value) in parameters.parameters where !name.equalsIgnoringASCIICase("boundary") {
      text += "; \(name)=\(HeaderParameters.quoting(value))"
    }
    boundary = parameters.parameter("boundary")
    start = parameters.parameter("start")
  }

  /// The type with that of the root, where it is `multipart/related` and does not say it (RFC 2387,
  /// section 3.1).
  func withRoot(_ contentType: String?) -> MultipartType {
    guard namesNoRoot, let contentType else { return self }
    var type = self
    type.text += "; type=" + HeaderParameters.quoting(HeaderParameters(contentType).value)
    return type
  }

  /// Reads the parts of a message's body.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - name: The name of the body in the message table.
  /// - Returns: The parts.
  /// - Throws: ``MessageError``, also where it is of another media type.
  static func read(_ message: _MessageReader, as name: String) throws -> MultipartForm {
    _ = try boundary(of: message, as: name)
    let contentType = message.fields["Content-Type"] ?? ""
    do {
      return try MultipartForm(parts: message.body, contentType: contentType)
    } catch {
      throw MessageError.invalidBody(
        contentType: HeaderParameters(contentType).value, reason: error.description)
    }
  }

  /// The boundary of a message's body.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - name: The name of the body in the message table.
  /// - Returns: The boundary.
  /// - Throws: ``MessageError``, also where the body is of another media type.
  static func boundary(of message: _MessageReader, as name: String) throws -> String {
    let contentType = message.fields["Content-Type"] ?? ""
    let parameters = HeaderParameters(contentType)
    let names = BodyNames(name)
    let isMultipart = parameters.value.lowercased().hasPrefix("multipart/")
    guard isMultipart, names.form(for: contentType) != nil else {
      throw MessageError.contentType(
        expected: names.all.joined(separator: ", "),
        found: contentType.isEmpty ? "nothing" : contentType)
    }
    do {
      return try MultipartForm.boundary(of: parameters)
    } catch {
      throw MessageError.invalidBody(contentType: parameters.value, reason: error.description)
    }
  }
}

extension _MessageWriter {
  /// Sets a body of parts.
  ///
  /// - Parameters:
  ///   - parts: The parts.
  ///   - type: Their media type.
  /// - Throws: `CocoaError`, where a file on disk cannot be read.
  mutating func setBody(_ parts: [MultipartForm.Part], _ type: MultipartType) throws {
    var form = MultipartForm(parts)
    form.mediaType = type.withRoot(parts.first.map { $0.contentType ?? "text/plain" }).text
    if let start = type.start, let root = parts.first, !root.fields.contains("Content-ID") {
      form.parts[0].fields.append(start, for: "Content-ID")
    }
    let encoded = try form.encode(boundary: type.boundary)
    setBody(encoded.body, contentType: encoded.contentType)
  }
}
