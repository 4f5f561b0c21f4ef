import Foundation

/// A model's fields in the form that an HTML form has: names and texts, or parts.
struct FormFields {
  struct Field {
    let name: String
    let content: [Content]

    /// The field as pairs of a form, encoded.
    func encodedPairs() throws -> [String] {
      try content.flatMap { content in
        switch content {
        case .text(let text), .json(let text), .typed(let text, _):
          [URLEncodedForm.encode([(name, text)])]
        case .file(let file): [URLEncodedForm.encode([(name, try file.textOrBase64())])]
        case .pairs(let pairs): pairs
        }
      }
    }

    /// The field as parts of a form.
    var parts: [MultipartForm.Part] {
      content.map { content in
        switch content {
        case .text(let text):
          MultipartForm.Part(name: name, body: Data(text.utf8))
        case .json(let text):
          MultipartForm.Part(
            name: name, contentType: "application/json", body: Data(text.utf8))
        case .typed(let text, let contentType):
          MultipartForm.Part(
            name: name, contentType: contentType, body: Data(text.utf8))
        case .pairs(let pairs):
          MultipartForm.Part(name: name, body: Data(pairs.joined(separator: "&").utf8))
        case .file(let file):
          MultipartForm.Part(
            name: name, filename: file.filename ?? name,
            contentType: file.contentType ?? "application/octet-stream",
            content: file.content)
        }
      }
    }
  }

  enum Content {
    case text(String)
    case json(String)
    case file(FilePart)
    /// A text with its media type.
    case typed(String, contentType: String)
    /// Pairs, percent-encoded.
    case pairs([String])
  }

  let pairs: [Field]

  /// The fields of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - encodings: How fields are written that are not written as usual, by name.
  /// - Throws: `EncodingError`.
  init<M: Model>(of model: M, encodings: [String: _FieldEncoding] = [:]) throws {
    var files: [String: [FilePart]] = [:]
    var names: [String] = []
    var positions: Set<Int> = []
    var position = 0
    M._fields.forEachField(of: model) { field, value in
      defer { position += 1 }
      if field.isAdditional {
        guard let others = value as? [String: FilePart] else { return }
        files.merge(others.mapValues { [$0] }) { own, _ in own }
        positions.insert(position)
        return
      }
      names.append(field.key)
      guard let found = Self.files(in: value) else { return }
      files[field.key] = found
      positions.insert(position)
    }
    guard
      case .object(let members) = try positions.isEmpty
        ? JSONValue(encoding: model)
        : JSONValue(encoding: FieldsWithoutFiles(model: model, positions: positions))
    else {
      pairs = []
      return
    }
    let additional = Set(members.keys).union(files.keys).subtracting(names).sorted()
    pairs = try (names + additional).compactMap { name in
      if let files = files[name] {
        let type = encodings[name]?.written
        return Field(
          name: name,
          content: files.map { file in
            var file = file
            file.contentType = file.contentType ?? type
            return .file(file)
          })
      }
      return try members[name].map { value in
        Field(name: name, content: try Self.content(of: value, name: name, encodings[name]))
      }
    }
  }

  var parts: [MultipartForm.Part] { pairs.flatMap(\.parts) }

  /// Reads a value from the parts of a form.
  static func decode<T: Decodable>(
    _ type: T.Type, _ fields: [(String, FilePart)], encodings: [String: _FieldEncoding] = [:]
  ) throws -> T {
    var form: [String: [FilePart]] = [:]
    for (name, part) in fields {
      form[name, default: []].append(encodings[name]?.reading(part) ?? part)
    }
    return try T(from: TextDecoder(.form(form.mapValues { .parts($0) })))
  }

  /// Reads a value from the pairs of a form.
  static func decode<T: Model>(
    _ type: T.Type, pairs: Data, encodings: [String: _FieldEncoding]
  ) throws -> T {
    var form: [String: TextContent] = [:]
    let styled = encodings.filter { $0.value.style != nil }
    if !styled.isEmpty {
      let pairs = String(decoding: pairs, as: UTF8.self).split(separator: "&").map { pair in
        let (name, value) = _StyleOptions.pair(pair)
        return (name: _StyleOptions.query(name), value: value)
      }
      let names = Set(T._fields.keys.map(\.stringValue))
      for (name, encoding) in styled {
        // The members of an object that stand by themselves are all pairs that no field has.
        let own = pairs.filter { pair in
          let base = String(pair.name.prefix { $0 != "[" })
          return base == name || !names.contains(base)
        }
        form[name] = encoding.style?.queryContent(own, name: name, members: .any, others: [])
      }
    }
    var parts: [String: [FilePart]] = [:]
    for (name, text) in URLEncodedForm.parse(bytes: pairs) where styled[name] == nil {
      let part = FilePart(text)
      parts[name, default: []].append(encodings[name]?.reading(part) ?? part)
    }
    for (name, parts) in parts { form[name] = .parts(parts) }
    return try T(from: TextDecoder(.form(form)))
  }

  /// The files that a field holds; `nil` where it holds something else.
  private static func files(in value: Any) -> [FilePart]? {
    switch value {
    case let file as FilePart: return [file]
    case let files as [FilePart]: return files
    case let box as any JSONBox: return box.content.flatMap(files)
    case let union as any Union: return files(in: union._payload.value.wrapped)
    case let list as any JSONElements where list.count > 0:
      // Of a long list of other things, one element is looked at.
      guard files(in: list.element(at: 0)) != nil else { return nil }
      let found = (0..<list.count).map { files(in: list.element(at: $0)) }
      return found.contains { $0 == nil } ? nil : found.flatMap { $0 ?? [] }
    default: return nil
    }
  }

  private static func content(
    of value: JSONValue, name: String, _ encoding: _FieldEncoding?
  ) throws -> [Content] {
    if let style = encoding?.style {
      return [.pairs(try style.queryPairs(ParameterValue(value), name: name))]
    }
    guard let encoding, let type = encoding.written else { return try content(of: value) }
    switch value {
    case .null: return []
    case .array(let values):
      return try values.flatMap { try content(of: $0, name: name, encoding) }
    case .string(let text) where !encoding.isJSON: return [.typed(text, contentType: type)]
    case .bool, .number, .string, .object:
      let text = String(decoding: try value.data(), as: UTF8.self)
      return [.typed(text, contentType: type)]
    }
  }

  static func content(of value: JSONValue) throws -> [Content] {
    switch value {
    case .null: []
    case .bool(let value): [.text(value ? "true" : "false")]
    case .number(let value): [.text(value.description)]
    case .string(let value): [.text(value)]
    case .array(let values): try values.flatMap(content)
    case .object:
      [.json(String(decoding: try value.data(), as: UTF8.self))]
    }
  }
}

/// A model without the fields that hold files, whose bytes no JSON should hold.
private struct FieldsWithoutFiles<M: Model>: Encodable {
  let model: M
  let positions: Set<Int>

  func encode(to encoder: any Encoder) throws {
    let container = encoder.container(keyedBy: _FieldKey.self)
    try M._fields.encode(model, in: container, leavingOut: positions)
  }
}
