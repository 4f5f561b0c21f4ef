/// A value on its way to XML: what its type says of it, before it has a name.
indirect enum MarkupValue {
  case null
  case text(String)
  /// A list; the table is that of a ``TupleModel``.
  case list([MarkupValue], _XMLTable?)
  /// An object, whose members are in their order.
  case object([(key: String, value: MarkupValue)], _XMLTable?)

  /// The value of any JSON. The members of objects are sorted.
  init(_ json: JSONValue) throws {
    switch json {
    case .null: self = .null
    case .bool(let value): self = .text(value ? "true" : "false")
    case .number(let number):
      guard let text = number.spelling else {
        throw EncodingError.invalidValue(
          number.double,
          .init(codingPath: [], debugDescription: "\(number.double) is no number of JSON"))
      }
      self = .text(text)
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(try elements.map { try MarkupValue($0) }, nil)
    case .object(let members):
      self = .object(
        try members.sorted { $0.key < $1.key }.map { ($0.key, try MarkupValue($0.value)) }, nil)
    }
  }

  /// The member of free JSON that stands for the text of an element which has more than text.
  static let textKey = "#text"
}

// MARK: Elements

extension MarkupElement {
  /// Makes the element of a value.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: What is in it.
  ///   - item: The name of the elements of a list; `nil` for `name`.
  ///   - inner: The name of the elements of a list in a list; `nil` for that of its element.
  /// - Throws: `EncodingError.invalidValue`, for a value that has no place where it should stand.
  init(
    _ name: MarkupName, _ value: MarkupValue, item: MarkupName? = nil, inner: MarkupName? = nil
  ) throws {
    self.init(name)
    switch value {
    case .null: attributes.append(.init(name: .schemaNil, value: "true"))
    case .text(let text): if !text.isEmpty { nodes.append(.text(text)) }
    case .list(let values, let table):
      for (position, value) in values.enumerated() {
        let key = String(position)
        let name = table?.fields[key].map { $0.name(item?.local ?? name.local) } ?? item ?? name
        nodes.append(.element(try MarkupElement(name, value, item: inner, inner: inner)))
      }
    case .object(let members, let table):
      for (key, value) in members { try place(value, key, table?.fields[key]) }
    }
  }

  private mutating func place(
    _ value: MarkupValue, _ key: String, _ field: _XMLField?
  ) throws {
    switch field?.node {
    case .attribute:
      guard let text = try Self.text(value, key, separator: " ") else { return }
      attributes.append(.init(name: field?.name(key) ?? MarkupName(key), value: text))
    case .text:
      if let text = try Self.text(value, key), !text.isEmpty { nodes.append(.text(text)) }
    case .cdata: if let text = try Self.text(value, key) { nodes.append(.cdata(text)) }
    case nil where key == MarkupValue.textKey:
      if let text = try Self.text(value, key) { nodes.append(.text(text)) }
    case .inlined:
      switch value {
      case .null: break
      case .object(let members, let table):
        for (key, value) in members { try place(value, key, table?.fields[key]) }
      case .text, .list:
        throw Self.fault(key, "only an object can stand in the element of another")
      }
    case .element, .wrapped, nil:
      let name = field?.name(key) ?? MarkupName(key)
      if case .list(let values, nil) = value, field?.node != .wrapped {
        for value in values {
          let element = try MarkupElement(name, value, item: field?.inner, inner: field?.inner)
          nodes.append(.element(element))
        }
      } else {
        let element = try MarkupElement(name, value, item: field?.item, inner: field?.inner)
        nodes.append(.element(element))
      }
    }
  }

  /// The text of a value; `nil` for none. A list has its values between separators.
  private static func text(
    _ value: MarkupValue, _ key: String, separator: String? = nil
  ) throws -> String? {
    switch value {
    case .null: return nil
    case .text(let text): return text
    case .list(let values, _):
      guard let separator else { break }
      return try values.map { value in
        guard case .text(let text) = value, !text.isEmpty,
          !text.utf8.contains(where: \.isMarkupSpace)
        else { throw fault(key, "a value in a list between spaces is empty or has spaces in it") }
        return text
      }.joined(separator: separator)
    case .object: break
    }
    throw fault(key, "a list or an object cannot stand in an attribute or a text")
  }

  private static func fault(_ key: String, _ reason: String) -> EncodingError {
    .invalidValue(
      key, .init(codingPath: [_FieldKey(stringValue: key)], debugDescription: reason))
  }
}
