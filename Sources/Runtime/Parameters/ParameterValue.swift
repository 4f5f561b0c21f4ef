/// The value of a parameter before it is written: what styles tell apart.
enum ParameterValue: Sendable {
  /// Nothing is written.
  case none
  /// A text.
  case text(String)
  /// A list of texts.
  case list([String])
  /// Members in their order; none is `null`.
  case object([(key: String, value: JSONValue)])

  /// The value of a stored property.
  ///
  /// - Throws: `EncodingError`.
  init<T: _FieldType>(_ type: T.Type, _ value: T.Stored) throws {
    self = try ParameterValue(JSONValue(encoding: T.coded(of: value)), order: Self.keys(of: value))
  }

  /// A JSON value. What is `null` is left out, as RFC 6570 does with what is undefined (section 2.3).
  /// Of an object, the members that are named in the order come first, the others by their names.
  init(_ value: JSONValue, order: [String] = []) throws {
    switch value {
    case .null: self = .none
    case .bool, .number, .string: self = .text(try Self.text(value))
    case .array(let elements):
      self = .list(try elements.filter { $0 != .null }.map(Self.text))
    case .object(let members):
      let others = members.keys.filter { !order.contains($0) }.sorted()
      self = .object(
        (order + others).compactMap { key in
          members[key].flatMap { $0 == .null ? nil : (key, $0) }
        })
    }
  }

  /// A value as one text: a string as it is, anything else as JSON. No style says how a list or an
  /// object within another is written; it is JSON too.
  static func text(_ value: JSONValue) throws -> String {
    if case .string(let text) = value { return text }
    return String(decoding: try value.data(), as: UTF8.self)
  }

  /// The keys of a model, in the order of its properties.
  private static func keys(of value: some Any) -> [String] {
    func names<M: Model>(_ model: M) -> [String] {
      var names: [String] = []
      M._fields.forEachValue(of: model) { name, _ in names.append(name) }
      return names
    }
    return (value as? any Model).map { names($0) } ?? []
  }
}
