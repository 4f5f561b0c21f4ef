internal import Foundation

/// A body of XML. Its name in the message table is its media types, joined by commas.
///
/// The root element is called as the encoding of the body says (``_FieldEncoding/root(_:)``), or else as
/// the type says: by the name in its ``_XMLTable``; else a model, an enumeration or a union as its Swift
/// type, a list `items` with elements called as the type of its elements is, and anything else `value`.
/// Only a name out of a description has to be the one that is read.
public enum _XMLBody<Value: _FieldType>: _MessagePart, BodyPart where Value.Stored: Sendable {
  /// Writes the value as XML, in the charset of the media type or else in UTF-8.
  ///
  /// - Throws: `EncodingError`, or ``MessageError/invalidBody(contentType:reason:)`` for text that
  ///   the charset lacks.
  public static func write(
    _ value: Value.Stored, name: String, to message: inout _MessageWriter
  ) throws {
    let root = root(message.encodings, name)
    try XMLCoding.write(Value.self, value, root, name, to: &message)
  }

  /// Reads the value from XML.
  ///
  /// - Throws: ``XMLError``, `DecodingError`, or ``MessageError/missingBody``.
  public static func read(name: String, from message: _MessageReader) throws -> Value.Stored {
    try XMLCoding.read(Value.self, root(message.encodings, name), from: message)
  }

  private static func root(
    _ encodings: [String: [String: _FieldEncoding]], _ name: String
  ) -> XMLCoding.Root {
    let root = XMLCoding.root(of: Value.self)
    return encodings[BodyNames.written(name)]?[""]?.root.map { root.named($0) } ?? root
  }
}
