import Foundation

/// A model's fields in the form that an HTML form has: names and texts, or parts.
struct FormFields {
  struct Field {
    let name: String
    let content: [Content]

    func texts() throws -> [String] {
      try content.map { content in
        switch content {
        case .text(let text), .json(let text): text
        case .file(let file): try file.textOrBase64()
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
            contentType: file.contentType ?? "application/octet-stream",
            content: file.content)
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

/// A model without the fields that hold files, whose bytes no JSON should hold.
private struct FieldsWithoutFiles<M: Model>: Encodable {
  let model: M
  let positions: Set<Int>

  func encode(to encoder: any Encoder) throws {
    let container = encoder.container(keyedBy: _FieldKey.self)
    try M._fields.encode(model, in: container, leavingOut: positions)
  }
}
