import Foundation

/// A model's fields in the form that an HTML form has: names and texts, or parts.
struct FormFields {
  struct Field {
    let name: String
    let content: [FieldContent]

    /// The field as pairs of a form, encoded.
    func encodedPairs() throws -> [String] { try content.flatMap { try $0.encodedPairs(name) } }

    /// The field as parts.
    func parts(isForm: Bool) -> [MultipartForm.Part] {
      content.flatMap { $0.parts(name, isForm: isForm) }
    }
  }

  let pairs: [Field]

  /// The fields of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - encodings: How fields are written that are not written as usual, by name.
  ///   - inParts: Whether each field is a part, in which nothing is percent-encoded.
  /// - Throws: `EncodingError`.
  init<M: Model>(
    of model: M, encodings: [String: _FieldEncoding] = [:], inParts: Bool = false
  ) throws {
    try self.init(FieldValues(of: model, encodings), encodings: encodings, inParts: inParts)
  }

  /// The fields of an object.
  ///
  /// - Parameters:
  ///   - values: Their values.
  ///   - encodings: How fields are written that are not written as usual, by name.
  ///   - inParts: Whether each field is a part, in which nothing is percent-encoded.
  /// - Throws: `EncodingError`.
  init(_ values: FieldValues, encodings: [String: _FieldEncoding] = [:], inParts: Bool) throws {
    pairs = try values.all.compactMap { name in
      let encoding = encodings[name]
      if let encoding, let parts = values.parts[name] {
        return Field(name: name, content: try parts.map { try $0.part(encoding) })
      }
      if let files = values.files[name] {
        return Field(name: name, content: files.map { .file($0.typed(encoding?.written)) })
      }
      return try values.members[name].map { value in
        Field(name: name, content: try Self.content(of: value, name, encoding, inParts: inParts))
      }
    }
  }

  /// What a field says: a list repeats its name.
  static func content(
    of value: JSONValue, _ name: String, _ encoding: _FieldEncoding? = nil, inParts: Bool = false
  ) throws -> [FieldContent] {
    if let style = encoding?.style {
      let value = try ParameterValue(value)
      if inParts { try style.checkElements(of: value, name: name) }
      return [.pairs(try style.queryPairs(value, name: name))]
    }
    let elements: [JSONValue] =
      switch value {
      case .null: []
      case .array(let elements): elements.filter { $0 != .null }
      case .bool, .number, .string, .object: [value]
      }
    return try elements.map { try FieldContent(part: $0, encoding) }
  }

  /// Reads a value from the parts of a form.
  ///
  /// - Parameters:
  ///   - type: Its type.
  ///   - parts: The parts; those of one name are a list.
  ///   - encodings: How fields are written that are not written as usual, by name.
  /// - Returns: The value.
  /// - Throws: `DecodingError`.
  static func decode<T: Model>(
    _ type: T.Type, _ parts: [MultipartForm.Part], encodings: [String: _FieldEncoding] = [:]
  ) throws -> T {
    var form = styled(T.self, encodings) {
      parts.map { part in
        (name: part.name, value: _StyleOptions.encoded(FilePart(part).textInCharset ?? ""))
      }
    }
    let styled = Set(encodings.filter { $0.value.style != nil }.keys)
    var headed: [String: [TextContent]] = [:]
    var plain: [String: [FilePart]] = [:]
    for part in parts where !styled.contains(part.name) {
      let encoding = encodings[part.name]
      if let encoding, !encoding.headers.isEmpty {
        headed[part.name, default: []].append(TextContent(part, encoding))
      } else {
        var file = FilePart(part)
        if let encoding { file.content = encoding.reading(file).content }
        plain[part.name, default: []].append(file)
      }
    }
    for (name, contents) in headed { form[name] = .list(contents) }
    for (name, parts) in plain { form[name] = .parts(parts) }
    return try T(from: TextDecoder(.form(form)))
  }

  /// Reads a value from the pairs of a form.
  static func decode<T: Model>(
    _ type: T.Type, pairs: Data, encodings: [String: _FieldEncoding]
  ) throws -> T {
    var form = styled(T.self, encodings) {
      String(decoding: pairs, as: UTF8.self).split(separator: "&").map { pair in
        let (name, value) = _StyleOptions.pair(pair)
        return (name: _StyleOptions.query(name), value: value)
      }
    }
    let styled = Set(encodings.filter { $0.value.style != nil }.keys)
    var parts: [String: [FilePart]] = [:]
    for (name, text) in URLEncodedForm.parse(bytes: pairs) where !styled.contains(name) {
      let part = FilePart(text)
      parts[name, default: []].append(encodings[name]?.reading(part) ?? part)
    }
    for (name, parts) in parts { form[name] = .parts(parts) }
    return try T(from: TextDecoder(.form(form)))
  }

  /// What the fields say that have a style.
  private static func styled<T: Model>(
    _ type: T.Type, _ encodings: [String: _FieldEncoding],
    _ pairs: () -> [(name: String, value: Substring)]
  ) -> [String: TextContent] {
    let styles = encodings.compactMapValues(\.style)
    if styles.isEmpty { return [:] }
    let pairs = pairs()
    let names = Set(T._fields.keys.map(\.stringValue))
    return styles.reduce(into: [:]) { form, entry in
      let (name, style) = entry
      // The members of an object that stand by themselves are all pairs that no field has.
      let own = pairs.filter { pair in
        let base = String(pair.name.prefix { $0 != "[" })
        return base == name || !names.contains(base)
      }
      form[name] = style.queryContent(own, name: name, members: .any, others: [])
    }
  }
}

extension TextContent {
  /// What a part says that has header fields: its body, and them.
  init(_ part: MultipartForm.Part, _ encoding: _FieldEncoding) {
    let file = FilePart(part)
    var members: [String: TextContent] = [FieldValues.body: .part(encoding.reading(file))]
    for (name, style) in encoding.headers {
      let lines = part.fields.values(for: name)
      guard style.style == .json, !lines.isEmpty else {
        members[name] = style.headerContent(lines)
        continue
      }
      let value = FilePart(lines.joined(separator: ", "), contentType: "application/json")
      members[name] = .part(_FieldEncoding(contentTypes: ["application/json"]).reading(value))
    }
    self = .form(members)
  }
}

extension FilePart {
  /// The bytes and the names of a part of a body.
  init(_ part: MultipartForm.Part) {
    content = part.content
    filename = part.filename
    contentType = part.contentType
  }
}
