internal import Foundation

/// The values of a model's fields: files as they are, whose bytes no JSON should hold, and all others as
/// JSON.
struct FieldValues {
  /// The names of the declared fields, in their order.
  private(set) var names: [String] = []
  /// The files that fields hold.
  private(set) var files: [String: [FilePart]] = [:]
  /// The values of fields that are parts with header fields.
  private(set) var parts: [String: [FieldValues]] = [:]
  /// The values of all other fields.
  private(set) var members: [String: JSONValue] = [:]

  /// The property of a part with header fields that is not one of these.
  static let body = "body"

  /// Takes a model apart.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - encodings: The encodings of its fields; those with header fields are of parts.
  /// - Throws: `EncodingError`.
  init<M: Model>(of model: M, _ encodings: [String: _FieldEncoding] = [:]) throws {
    var models: [String: [any Model]] = [:]
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
      if encodings[field.key]?.headers.isEmpty == false {
        models[field.key] = Self.models(in: value)
        positions.insert(position)
      } else if let found = Self.files(in: value) {
        files[field.key] = found
        positions.insert(position)
      }
    }
    parts = try models.mapValues { try $0.map { try Self.values(of: $0) } }
    let value =
      try positions.isEmpty
      ? JSONValue(encoding: model)
      : JSONValue(encoding: FieldsWithoutFiles(model: model, positions: positions))
    if case .object(let members) = value { self.members = members }
  }

  /// The members of an object, none of which is a file.
  init(_ members: [String: JSONValue]) {
    names = members.keys.sorted()
    self.members = members
  }

  private static func values<M: Model>(of model: M) throws -> FieldValues { try .init(of: model) }

  /// The names of all fields, those that are not declared last.
  var all: [String] {
    let others = Set(members.keys).union(files.keys).subtracting(names).sorted()
    return names + others
  }

  /// The part that these are the body and the header fields of.
  ///
  /// - Parameter encoding: How it is written.
  /// - Returns: The part.
  /// - Throws: `EncodingError`.
  func part(_ encoding: _FieldEncoding) throws -> FieldContent {
    var fields = HTTPFieldList()
    for name in names where name != Self.body {
      guard let style = encoding.headers[name], let value = members[name], value != .null else {
        continue
      }
      let text =
        style.style == .json
        ? String(decoding: try value.data(), as: UTF8.self)
        : try style.headerText(ParameterValue(value))
      if let text { fields.append(text, for: name) }
    }
    let content: FieldContent =
      if let file = files[Self.body]?.first {
        .file(file.typed(encoding.written))
      } else {
        try FieldContent(members[Self.body] ?? .null, encoding)
      }
    return .headed(content, fields: fields)
  }

  /// The files that a field holds; `nil` where it holds something else.
  static func files(in value: Any) -> [FilePart]? {
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

  /// The models that a field holds.
  static func models(in value: Any) -> [any Model] {
    switch value {
    case let model as any Model: [model]
    case let box as any JSONBox: box.content.map(models) ?? []
    case let list as any JSONElements:
      (0..<list.count).flatMap { models(in: list.element(at: $0)) }
    default: []
    }
  }
}

extension FilePart {
  /// The part in a media type, unless it has one.
  func typed(_ contentType: String?) -> FilePart {
    var part = self
    part.contentType = self.contentType ?? contentType
    return part
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
