internal import Foundation

/// A multipart body of a part for each field of a model, and one for each element of a list: a form (RFC
/// 7578), or another multipart type whose parts have names as those of a form have them. The parts of a
/// ``TupleModel`` are told by their positions (OpenAPI 3.2, section 4.15.1). Its name in the message
/// table is its media type.
public enum _MultipartBody<Value: Model>: _MessagePart, BodyPart {
  /// Writes the fields as parts.
  public static func write(
    _ value: Value, name: String, to message: inout _MessageWriter
  ) throws {
    let encodings = message.encodings[BodyNames.written(name)] ?? [:]
    let type = MultipartType(name)
    let parts =
      Value.self is any TupleModel.Type
      ? try PartList.contents(of: value, encodings).flatMap { $0.parts("", isForm: type.isForm) }
      : try FormFields(of: value, encodings: encodings, inParts: true).pairs.flatMap {
        $0.parts(isForm: type.isForm)
      }
    try message.setBody(parts, type)
  }

  /// Reads the fields from parts.
  public static func read(name: String, from message: _MessageReader) throws -> Value {
    let form = try MultipartType.read(message, as: name)
    let encodings = message.encodings[BodyNames.written(name)] ?? [:]
    if Value.self is any TupleModel.Type {
      return try PartList.decode(Value.self, form.parts, encodings)
    }
    if let place = form.parts.firstIndex(where: \.name.isEmpty), !form.isForm {
      throw MessageError.invalidBody(
        contentType: form.mediaType,
        reason: "part \(place), counted from 0, has no name in a Content-Disposition")
    }
    return try FormFields.decode(Value.self, form.parts, encodings: encodings)
  }
}

/// A multipart body of parts of one type. Its name in the message table is its media type.
public enum _MultipartListBody<Element: _FieldType>: _MessagePart, BodyPart
where Element.Stored: Sendable {
  /// Writes each element as a part.
  public static func write(
    _ value: [Element.Stored], name: String, to message: inout _MessageWriter
  ) throws {
    let encodings = message.encodings[BodyNames.written(name)] ?? [:]
    let type = MultipartType(name)
    let parts = try value.enumerated().flatMap { index, element in
      try PartList.content(Element.self, element, PartList.encoding(index, encodings))
        .parts("", isForm: type.isForm)
    }
    try message.setBody(parts, type)
  }

  /// Reads each part as an element.
  public static func read(name: String, from message: _MessageReader) throws -> [Element.Stored] {
    let form = try MultipartType.read(message, as: name)
    let encodings = message.encodings[BodyNames.written(name)] ?? [:]
    return try PartList.decode([Element.Coded].self, form.parts, encodings)
      .map(Element.value(ofCoded:))
  }
}

/// A multipart body whose parts are of one type and are not collected. Its name in the message table is
/// its media type.
public enum _MultipartStreamBody<Element: _FieldType>: _MessagePart, BodyPart
where Element.Stored: Sendable {
  static func isStreamed(_ contentType: String?, name: String) -> Bool { true }

  /// Writes the parts as they are taken.
  public static func write(
    _ value: ItemStream<Element.Stored>, name: String, to message: inout _MessageWriter
  ) throws {
    let encodings = message.encodings[BodyNames.written(name)] ?? [:]
    let type = MultipartType(name).withRoot(PartList.encoding(0, encodings)?.written)
    // What comes cannot be searched for a boundary: only a random one stands in none of it.
    let boundary = MultipartForm.randomBoundary()
    let body = HTTPBody(
      WrittenParts(base: value, boundary: boundary) { index, element in
        try PartList.content(Element.self, element, PartList.encoding(index, encodings))
          .parts("", isForm: false)
      })
    message.setBody(body, contentType: "\(type.text); boundary=\(boundary)")
  }

  /// Gives the parts, which are read as they are asked for.
  public static func read(
    name: String, from message: _MessageReader
  ) throws -> ItemStream<Element.Stored> {
    let boundary = try MultipartType.boundary(of: message, as: name)
    let encodings = message.encodings[BodyNames.written(name)] ?? [:]
    let splitter = MultipartSplitter(boundary, limit: message.streamOptions.itemLimit)
    return ItemStream(message.stream, cutBy: splitter) { index, bytes in
      let part = try MultipartForm.Part(parsing: bytes)
      let content = try PartList.content(part, PartList.encoding(index, encodings), at: nil)
      return Element.value(ofCoded: try TextDecoder(content).decode(Element.Coded.self))
    }
  }
}
