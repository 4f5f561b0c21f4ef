import Foundation

/// A model's fields in the form that an HTML form has: names and texts, or parts.
struct FormFields {
  struct Field {
    let name: String
    let content: [Content]

    var texts: [String] {
      content.map { content in
        switch content {
        case .text(let text), .json(let text): text
        case .file(let file): file.text ?? file.data.base64EncodedString()
        }
      }
    }
  }

  enum Content {
    case text(String)
    case json(String)
    case file(FilePart)
  }

  let pairs: [Field]

  init<M: Model>(of model: M) throws {
    var files: [String: [FilePart]] = [:]
    var names: [String] = []
    M._fields.forEachValue(of: model) { name, value in
      names.append(name)
      if let value = value as? FilePart { files[name] = [value] }
      if let value = value as? [FilePart] { files[name] = value }
    }
    guard case .object(let members) = try JSONValue(encoding: model) else {
      pairs = []
      return
    }
    let additional = members.keys.filter { !names.contains($0) }.sorted()
    pairs = try (names + additional).compactMap { name in
      if let files = files[name] {
        return Field(name: name, content: files.map { .file($0) })
      }
      return try members[name].map { Field(name: name, content: try Self.content(of: $0)) }
    }
  }

  var parts: [MultipartForm.Part] {
    pairs.flatMap { field in
      field.content.map { content in
        switch content {
        case .text(let text):
          MultipartForm.Part(name: field.name, body: Data(text.utf8))
        case .json(let text):
          MultipartForm.Part(
            name: field.name, contentType: "application/json", body: Data(text.utf8))
        case .file(let file):
          MultipartForm.Part(
            name: field.name, filename: file.filename ?? field.name,
            contentType: file.contentType ?? "application/octet-stream", body: file.data)
        }
      }
    }
  }

  /// Reads a value from the fields of a form.
  static func decode<T: Decodable>(_ type: T.Type, _ fields: [(String, FilePart)]) throws -> T {
    var form: [String: [FilePart]] = [:]
    for (name, part) in fields { form[name, default: []].append(part) }
    return try T(from: TextDecoder(.form(form)))
  }

  private static func content(of value: JSONValue) throws -> [Content] {
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
