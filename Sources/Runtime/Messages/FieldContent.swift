internal import Foundation

/// What one field of a form says, or one part of a body.
indirect enum FieldContent {
  case text(String)
  case json(String)
  case file(FilePart)
  /// A text with its media type.
  case typed(String, contentType: String)
  /// Pairs, percent-encoded.
  case pairs([String])
  /// A part with header fields of its own.
  case headed(FieldContent, fields: HTTPFieldList)

  /// What one value says: a text as it is, an object and a list as JSON.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - encoding: How it is written.
  /// - Throws: `EncodingError`.
  init(_ value: JSONValue, _ encoding: _FieldEncoding? = nil) throws {
    let type = encoding?.written
    switch value {
    case .string(let text) where encoding?.isJSON != true:
      self = type.map { .typed(text, contentType: $0) } ?? .text(text)
    case .null, .bool, .number, .string, .array, .object:
      let text = String(decoding: try value.data(), as: UTF8.self)
      if let type {
        self = .typed(text, contentType: type)
      } else {
        switch value {
        case .null, .array, .object: self = .json(text)
        case .bool, .number, .string: self = .text(text)
        }
      }
    }
  }

  /// What one part says, which an object may be with its header fields.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - encoding: How it is written.
  /// - Throws: `EncodingError`.
  init(part value: JSONValue, _ encoding: _FieldEncoding?) throws {
    if let encoding, !encoding.headers.isEmpty, case .object(let members) = value {
      self = try FieldValues(members).part(encoding)
    } else {
      try self.init(value, encoding)
    }
  }

  /// The field as pairs of a form, encoded.
  ///
  /// - Parameter name: Its name.
  /// - Returns: The pairs.
  /// - Throws: `CocoaError`, where a file on disk cannot be read.
  func encodedPairs(_ name: String) throws -> [String] {
    switch self {
    case .text(let text), .json(let text), .typed(let text, _):
      [URLEncodedForm.encode([(name, text)])]
    case .file(let file): [URLEncodedForm.encode([(name, try file.textOrBase64())])]
    case .pairs(let pairs): pairs
    case .headed(let content, _): try content.encodedPairs(name)
    }
  }

  /// The field as parts.
  ///
  /// - Parameters:
  ///   - name: Its name; empty for a part without one.
  ///   - isForm: Whether the parts are those of a form.
  /// - Returns: The parts.
  func parts(_ name: String, isForm: Bool = true) -> [MultipartForm.Part] {
    switch self {
    case .text(let text):
      // Other bodies than forms are in US-ASCII unless a part says otherwise (RFC 2046, section 4.1.2).
      let isPlain = isForm || text.utf8.allSatisfy { $0 < 0x80 }
      let type = isPlain ? nil : "text/plain; charset=utf-8"
      return [.init(name: name, contentType: type, body: Data(text.utf8))]
    case .json(let text):
      return [.init(name: name, contentType: "application/json", body: Data(text.utf8))]
    case .typed(let text, let contentType):
      return [.init(name: name, contentType: contentType, body: Data(text.utf8))]
    case .pairs(let pairs):
      return pairs.map { pair in
        let (name, value) = _StyleOptions.pair(pair[...])
        return .init(
          name: _StyleOptions.plain(name), body: Data(_StyleOptions.plain(value).utf8))
      }
    case .file(let file):
      return [
        .init(
          name: name, filename: file.filename ?? (isForm ? name : nil),
          contentType: file.contentType ?? "application/octet-stream", content: file.content)
      ]
    case .headed(let content, let fields):
      return content.parts(name, isForm: isForm).map { part in
        var part = part
        part.fields = fields
        return part
      }
    }
  }
}
