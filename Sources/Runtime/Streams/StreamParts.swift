internal import Foundation

/// A body of server-sent events whose data is JSON. Its name in the message table is its media
/// type.
public enum _EventStreamBody<Value: _FieldType>: _MessagePart, BodyPart
where Value.Stored: Sendable {
  static func isStreamed(_ contentType: String?, name: String) -> Bool { true }

  /// Writes the events as they are taken.
  public static func write(
    _ value: EventStream<Value.Stored>, name: String, to message: inout _MessageWriter
  ) throws {
    let body = HTTPBody(value) { data in
      String(decoding: try JSONCoding.encode(Value.self, data), as: UTF8.self)
    }
    message.setBody(body, contentType: BodyNames.written(name))
  }

  /// Gives the events, which are read as they are asked for.
  public static func read(
    name: String, from message: _MessageReader
  ) throws -> EventStream<Value.Stored> {
    EventStream(message.stream, options: message.streamOptions, reopen: message.reopen) { text in
      try JSONCoding.decode(Value.self, Data(text.utf8))
    }
  }
}

/// A body of server-sent events whose data is text. Its name in the message table is its media
/// type.
public enum _EventTextBody: _MessagePart, BodyPart {
  static func isStreamed(_ contentType: String?, name: String) -> Bool { true }

  /// Writes the events as they are taken.
  public static func write(
    _ value: EventStream<String>, name: String, to message: inout _MessageWriter
  ) throws {
    message.setBody(HTTPBody(value) { $0 }, contentType: BodyNames.written(name))
  }

  /// Gives the events, which are read as they are asked for.
  public static func read(name: String, from message: _MessageReader) throws -> EventStream<String>
  {
    EventStream(message.stream, options: message.streamOptions, reopen: message.reopen) { $0 }
  }
}

/// A body of JSON Lines. Its name in the message table is its media type.
public enum _JSONLinesBody<Value: _FieldType>: _MessagePart, BodyPart
where Value.Stored: Sendable {
  static func isStreamed(_ contentType: String?, name: String) -> Bool { true }

  /// Writes the items as they are taken.
  public static func write(
    _ value: ItemStream<Value.Stored>, name: String, to message: inout _MessageWriter
  ) throws {
    let body = HTTPBody(jsonLines: value) { try JSONCoding.encode(Value.self, $0) }
    message.setBody(body, contentType: BodyNames.written(name))
  }

  /// Gives the items, which are read as they are asked for.
  public static func read(
    name: String, from message: _MessageReader
  ) throws -> ItemStream<Value.Stored> {
    ItemStream(message.stream, cutBy: JSONLines(limit: message.streamOptions.itemLimit)) {
      try JSONCoding.decode(Value.self, $0)
    }
  }
}

/// A body of a JSON text sequence (RFC 7464). Its name in the message table is its media type.
public enum _JSONSequenceBody<Value: _FieldType>: _MessagePart, BodyPart
where Value.Stored: Sendable {
  static func isStreamed(_ contentType: String?, name: String) -> Bool { true }

  /// Writes the items as they are taken.
  public static func write(
    _ value: ItemStream<Value.Stored>, name: String, to message: inout _MessageWriter
  ) throws {
    let body = HTTPBody(jsonSequence: value) { try JSONCoding.encode(Value.self, $0) }
    message.setBody(body, contentType: BodyNames.written(name))
  }

  /// Gives the items, which are read as they are asked for.
  public static func read(
    name: String, from message: _MessageReader
  ) throws -> ItemStream<Value.Stored> {
    ItemStream(message.stream, cutBy: JSONSequence(limit: message.streamOptions.itemLimit)) {
      try JSONCoding.decode(Value.self, $0)
    }
  }
}

/// A body of bytes that are not collected. Its name in the message table is its media type.
public enum _StreamBody: _MessagePart, BodyPart {
  static func isStreamed(_ contentType: String?, name: String) -> Bool { true }

  /// Writes the bytes as they are taken, as what they say they are: the described media type may be a
  /// range, or one of several.
  ///
  /// - Throws: ``MessageError/contentType(expected:found:)`` for bytes that say they are of another.
  public static func write(
    _ value: HTTPBody, name: String, to message: inout _MessageWriter
  ) throws {
    let names = BodyNames(name)
    let first = BodyNames.written(name)
    if let contentType = value.contentType {
      guard names.form(for: contentType) != nil || first == "application/octet-stream" else {
        throw MessageError.contentType(
          expected: names.all.joined(separator: ", "), found: contentType)
      }
      message.setBody(value, contentType: contentType)
    } else {
      // A range is no media type; bytes are one of any.
      guard first == "*/*" || !first.contains("*") else {
        throw MessageError.contentType(
          expected: names.all.joined(separator: ", "), found: "a body without a contentType")
      }
      message.setBody(value, contentType: first == "*/*" ? "application/octet-stream" : first)
    }
  }

  /// Gives the bytes, which are read as they are asked for.
  public static func read(name: String, from message: _MessageReader) throws -> HTTPBody {
    var body = message.stream
    body.contentType = message.fields["Content-Type"]
    return body
  }
}
