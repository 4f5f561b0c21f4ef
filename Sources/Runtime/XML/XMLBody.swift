internal import Foundation

/// A body of XML. Its name in the message table is its media types, joined by commas.
///
/// The root element is called as the type says: by the name in its ``_XMLTable``; else a model, an
/// enumeration or a union as its Swift type, a list `items` with elements called as the type of
/// its elements is, and anything else `value`. Only a name out of a table has to be the one that is
/// read.
public enum _XMLBody<Value: _FieldType>: _MessagePart, BodyPart where Value.Stored: Sendable {
  /// Writes the value as XML, in the charset of the media type or else in UTF-8.
  ///
  /// - Throws: `EncodingError`, or ``MessageError/invalidBody(contentType:reason:)`` for text that
  ///   the charset lacks.
  public static func write(
    _ value: Value.Stored, name: String, to message: inout _MessageWriter
  ) throws {
    try XMLCoding.write(Value.self, value, XMLCoding.root(of: Value.self), name, to: &message)
  }

  /// Reads the value from XML.
  ///
  /// - Throws: ``XMLError``, `DecodingError`, or ``MessageError/missingBody``.
  public static func read(name: String, from message: _MessageReader) throws -> Value.Stored {
    try XMLCoding.read(Value.self, XMLCoding.root(of: Value.self), from: message)
  }
}

/// A body of XML whose root element has the name that `Root` says. Its name in the message table is
/// its media types, joined by commas.
public enum _NamedXMLBody<Value: _FieldType, Root: _XMLRoot>: _MessagePart, BodyPart
where Value.Stored: Sendable {
  /// Writes the value as XML, in the charset of the media type or else in UTF-8.
  ///
  /// - Throws: `EncodingError`, or ``MessageError/invalidBody(contentType:reason:)`` for text that
  ///   the charset lacks.
  public static func write(
    _ value: Value.Stored, name: String, to message: inout _MessageWriter
  ) throws {
    try XMLCoding.write(Value.self, value, root, name, to: &message)
  }

  /// Reads the value from XML.
  ///
  /// - Throws: ``XMLError``, `DecodingError`, or ``MessageError/missingBody``.
  public static func read(name: String, from message: _MessageReader) throws -> Value.Stored {
    try XMLCoding.read(Value.self, root, from: message)
  }

  private static var root: XMLCoding.Root {
    XMLCoding.Root(
      name: Root._root.name("value"), item: Root._root.item, inner: Root._root.inner,
      isGiven: Root._root.name != nil)
  }
}
