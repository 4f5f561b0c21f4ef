internal import Foundation

/// A JSON body. Its name in the message table is its media type.
public enum _JSONBody<Value: _FieldType>: _MessagePart, BodyPart where Value.Stored: Sendable {
  /// Writes the value as JSON.
  public static func write(
    _ value: Value.Stored, name: String, to message: inout _MessageWriter
  ) throws {
    message.setBody(
      try JSONCoding.encode(Value.self, value), contentType: BodyNames.written(name))
  }

  /// Reads the value from JSON.
  public static func read(name: String, from message: _MessageReader) throws -> Value.Stored {
    guard !message.body.isEmpty else { throw MessageError.missingBody }
    return try JSONCoding.decode(Value.self, message.body)
  }
}

/// A body of `application/x-www-form-urlencoded`.
public enum _FormBody<Value: Model>: _MessagePart, BodyPart {
  /// Writes the fields as pairs; a list repeats its name, an object is JSON.
  public static func write(
    _ value: Value, name: String, to message: inout _MessageWriter
  ) throws {
    let type = BodyNames.written(name)
    let fields = try FormFields(of: value, encodings: message.encodings[type] ?? [:])
    let pairs = try fields.pairs.flatMap { try $0.encodedPairs() }
    message.setBody(Data(pairs.joined(separator: "&").utf8), contentType: type)
  }

  /// Reads the fields from pairs.
  public static func read(name: String, from message: _MessageReader) throws -> Value {
    try FormFields.decode(
      Value.self, pairs: message.body, encodings: message.encodings[BodyNames.written(name)] ?? [:])
  }
}

/// A body of text, in the charset that its content type names, or else in UTF-8.
public enum _TextBody: _MessagePart, BodyPart {
  /// Writes the text.
  ///
  /// - Throws: ``MessageError/invalidBody(contentType:reason:)`` for text that its charset lacks.
  public static func write(_ value: String, name: String, to message: inout _MessageWriter) throws {
    let name = BodyNames.written(name)
    guard let data = value.data(using: Charset.encoding(of: name)) else {
      throw MessageError.invalidBody(
        contentType: name, reason: "the text has characters that the charset lacks")
    }
    message.setBody(data, contentType: name)
  }

  /// Reads the text; bytes that are not of its charset come as U+FFFD.
  public static func read(name: String, from message: _MessageReader) throws -> String {
    let encoding = Charset.encoding(of: message.fields["Content-Type"] ?? name)
    if encoding != .utf8, let text = String(data: message.body, encoding: encoding) { return text }
    return String(decoding: message.body, as: UTF8.self)
  }
}

/// A body that may be missing.
public enum _OptionalBody<Body: _MessagePart>: _MessagePart, BodyPart {
  static func isStreamed(_ contentType: String?, name: String) -> Bool {
    (Body.self as? any BodyPart.Type)?.isStreamed(contentType, name: name) == true
  }

  /// Writes the body, or none for `nil`.
  public static func write(
    _ value: Body.Stored?, name: String, to message: inout _MessageWriter
  ) throws {
    if let value { try Body.write(value, name: name, to: &message) }
  }

  /// Reads the body; an empty one is none.
  public static func read(name: String, from message: _MessageReader) throws -> Body.Stored? {
    let isStreamed = isStreamed(message.fields["Content-Type"], name: name)
    let isEmpty = isStreamed ? message.stream.length == 0 : message.body.isEmpty
    return isEmpty ? nil : try Body.read(name: name, from: message)
  }
}
