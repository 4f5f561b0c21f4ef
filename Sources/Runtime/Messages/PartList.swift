internal import Foundation

/// Parts of a body whose positions say what they are (OpenAPI 3.2, section 4.15.1).
enum PartList {
  /// How the part at a position is written.
  static func encoding(
    _ index: Int, _ encodings: [String: _FieldEncoding]
  ) -> _FieldEncoding? {
    encodings.isEmpty ? nil : encodings["\(index)"] ?? encodings[_FieldEncoding.items]
  }

  // MARK: Writing

  /// What the fields of a tuple say, up to the last that is there.
  ///
  /// - Parameters:
  ///   - tuple: The tuple.
  ///   - encodings: How parts are written that are not written as usual, by position.
  /// - Returns: What each part says.
  /// - Throws: `EncodingError`.
  static func contents<M: Model>(
    of tuple: M, _ encodings: [String: _FieldEncoding]
  ) throws -> [FieldContent] {
    var fields: [(type: any _FieldType.Type, value: any Sendable)] = []
    M._fields.forEachField(of: tuple) { field, value in
      if let list = field.type as? any ListOfItems.Type {
        fields += list.elements(of: value).map { (list.item, $0) }
      } else {
        fields.append((field.type, value))
      }
    }
    while let last = fields.last?.value, (last as? any JSONBox)?.isAbsent == true {
      fields.removeLast()
    }
    return try fields.enumerated().map { index, field in
      try content(field.type, any: field.value, encoding(index, encodings))
    }
  }

  private static func content<T: _FieldType>(
    _ type: T.Type, any value: any Sendable, _ encoding: _FieldEncoding?
  ) throws -> FieldContent {
    guard let value = value as? T.Stored else { return .text("") }
    return try content(type, value, encoding)
  }

  /// What one part says.
  ///
  /// - Parameters:
  ///   - type: The type of its value.
  ///   - value: The value.
  ///   - encoding: How it is written.
  /// - Returns: What it says.
  /// - Throws: `EncodingError`.
  static func content<T: _FieldType>(
    _ type: T.Type, _ value: T.Stored, _ encoding: _FieldEncoding?
  ) throws -> FieldContent {
    if let encoding, !encoding.headers.isEmpty, let model = FieldValues.models(in: value).first {
      return try part(model, encoding)
    }
    if let file = FieldValues.files(in: value)?.first {
      return .file(file.typed(encoding?.written))
    }
    return try FieldContent(JSONValue(encoding: T.coded(of: value)), encoding)
  }

  private static func part<M: Model>(
    _ model: M, _ encoding: _FieldEncoding
  ) throws -> FieldContent {
    try FieldValues(of: model).part(encoding)
  }

  // MARK: Reading

  /// Reads a list or a tuple from parts.
  ///
  /// - Parameters:
  ///   - type: Its type.
  ///   - parts: The parts.
  ///   - encodings: How parts are written that are not written as usual, by position.
  /// - Returns: The value.
  /// - Throws: `DecodingError`, with the position of the part that is at fault.
  static func decode<T: Decodable>(
    _ type: T.Type, _ parts: [MultipartForm.Part], _ encodings: [String: _FieldEncoding]
  ) throws -> T {
    let contents = try parts.enumerated().map { index, part in
      try content(part, encoding(index, encodings), at: index)
    }
    return try T(from: TextDecoder(.list(contents)))
  }

  /// What a part says that was read.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - encoding: How it is written.
  ///   - index: Its position; `nil` for a part of a stream.
  /// - Returns: What it says.
  /// - Throws: `DecodingError`, where it is of another media type than the encoding says: it may be
  ///   that of another position.
  static func content(
    _ part: MultipartForm.Part, _ encoding: _FieldEncoding?, at index: Int?
  ) throws -> TextContent {
    guard let encoding else { return .part(FilePart(part)) }
    if let found = part.contentType, !encoding.accepts(found) {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: index.map { [ElementKey(index: $0)] } ?? [],
          debugDescription: "the part is \"\(found)\" where "
            + "\"\(encoding.contentTypes.joined(separator: ", "))\" is described"))
    }
    return encoding.headers.isEmpty
      ? .part(encoding.reading(FilePart(part))) : TextContent(part, encoding)
  }
}

/// A field of a tuple that holds all items after those before it.
protocol ListOfItems {
  /// The type of each.
  static var item: any _FieldType.Type { get }
  /// The items of a value.
  static func elements(of value: any Sendable) -> [any Sendable]
}

extension _AdditionalItems: ListOfItems {
  static var item: any _FieldType.Type { Item.self }

  static func elements(of value: any Sendable) -> [any Sendable] {
    (value as? [Item.Stored]) ?? []
  }
}
