internal import Foundation

/// The stored properties of a model: the JSON key of each, and what to do with its type.
public final class _FieldTable: Sendable {
  private let fields: [Field]
  private let comparisons: [FieldComparison]
  let keys: [_FieldKey]
  let hasAdditionalProperties: Bool

  /// Makes the table of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - types: The types of all its stored properties, in the order of their declaration.
  ///   - keys: Their JSON keys in the same order, joined by the separator. ``_AdditionalProperties``
  ///     has none.
  ///   - separator: A scalar that is in none of the keys.
  ///   - defaults: The values of fields that a JSON object lacks, by JSON key: those of
  ///     ``Defaulted`` fields, and constants. A value of another type than its field's counts as
  ///     none.
  /// - Precondition: Types and keys are as many as the stored properties and lie as they do; a
  ///   table that does not fit its type would read memory that is not its own.
  public init<M: Model, Types: _FieldTypeList>(
    _ model: M.Type, _ types: Types.Type, keys: String, separator: Unicode.Scalar = " ",
    defaults: [String: any Sendable] = [:]
  ) {
    var names = NameList.split(keys, at: separator)[...]
    var layout = StructLayout()
    var fields: [Field] = []
    types.forEach { type in
      let isAdditional = type is any AdditionalFields.Type
      let name = isAdditional ? nil : names.popFirst()
      fields.append(
        Field.make(
          type, key: _FieldKey(stringValue: String(name ?? "")), isAdditional: isAdditional,
          defaultValue: name.flatMap { defaults[$0] }, layout: &layout))
    }
    precondition(
      layout.fits(M.self) && (names.isEmpty || keys.isEmpty),
      "the table of \(M.self) does not name its stored properties in their order")
    self.fields = fields
    comparisons = fields.map(\.comparison)
    self.keys = fields.map(\.key)
    hasAdditionalProperties = fields.contains { $0.isAdditional }
  }

  /// Makes the table of a model that is an array, whose fields have positions instead of keys.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - types: The types of all its stored properties, in the order of their declaration.
  /// - Precondition: As for a model that is an object.
  public convenience init<M: TupleModel, Types: _FieldTypeList>(
    _ model: M.Type, _ types: Types.Type
  ) {
    var count = 0
    types.forEach { _ in count += 1 }
    self.init(model, types, keys: (0..<count).map(String.init).joined(separator: " "))
  }

  func decode<M: Model>(_ model: M.Type, from decoder: any Decoder) throws -> M {
    let container = try decoder.container(keyedBy: _FieldKey.self)
    // Members of JSON that the runtime itself has read need no container to be read from.
    guard let decoder = decoder as? JSONValueDecoder, case .object(let members) = decoder.value
    else { return try decode(model, in: container) }
    return try decode(model, in: container, members: members)
  }

  func decode<M: Model>(
    _ model: M.Type, in container: KeyedDecodingContainer<_FieldKey>,
    members: [String: JSONValue]? = nil
  ) throws -> M {
    let declaredKeys = hasAdditionalProperties ? keys : []
    return try fields.make(M.self) { field, place in
      if let value = field.defaultValue, !container.contains(field.key),
        field.access.initialize(place, to: value)
      {
        return
      }
      if let members, field.codedKind != .other,
        field.codedKind.initialize(place, to: members[field.key.stringValue])
      {
        return
      }
      switch field.codedKind {
      case .string: place.initialize(to: try container.decode(String.self, forKey: field.key))
      case .optionalString:
        place.initialize(to: try container.decodeIfPresent(String.self, forKey: field.key))
      case .int: place.initialize(to: try container.decode(Int.self, forKey: field.key))
      case .optionalInt:
        place.initialize(to: try container.decodeIfPresent(Int.self, forKey: field.key))
      case .bool: place.initialize(to: try container.decode(Bool.self, forKey: field.key))
      case .optionalBool:
        place.initialize(to: try container.decodeIfPresent(Bool.self, forKey: field.key))
      case .double: place.initialize(to: try container.decode(Double.self, forKey: field.key))
      case .optionalDouble:
        place.initialize(to: try container.decodeIfPresent(Double.self, forKey: field.key))
      case .date:
        place.initialize(to: try container.decode(DateText.self, forKey: field.key).value)
      case .optionalDate:
        let text = try container.decodeIfPresent(DateText.self, forKey: field.key)
        place.initialize(to: text?.value)
      case .other:
        let source = _FieldDecoder(
          container: container, key: field.key, declaredKeys: declaredKeys,
          defaultValue: field.defaultValue)
        try field.access.decode(source, into: place)
      }
    }
  }

  func encode<M: Model>(_ model: M, to encoder: any Encoder) throws {
    try encode(model, in: encoder.container(keyedBy: _FieldKey.self))
  }

  func encode<M: Model>(_ model: M, in container: KeyedEncodingContainer<_FieldKey>) throws {
    var target = _FieldEncoder(container: container, key: _FieldKey(stringValue: ""))
    try StructAddress.with(model) { try Self.encode(fields, of: $0, to: &target) }
  }

  /// Writes a model's fields but those at some positions in the table.
  func encode<M: Model>(
    _ model: M, in container: KeyedEncodingContainer<_FieldKey>, leavingOut positions: Set<Int>
  ) throws {
    var target = _FieldEncoder(container: container, key: _FieldKey(stringValue: ""))
    let others = fields.indices.filter { !positions.contains($0) }.map { fields[$0] }
    try StructAddress.with(model) { try Self.encode(others, of: $0, to: &target) }
  }

  private static func encode(
    _ fields: [Field], of model: StructAddress, to target: inout _FieldEncoder
  ) throws {
    for field in fields {
      let address = model.property(at: field.offset)
      switch field.codedKind {
      case .string:
        try target.container.encode(address.load(as: String.self), forKey: field.key)
      case .optionalString:
        try target.container.encodeIfPresent(address.load(as: String?.self), forKey: field.key)
      case .int:
        try target.container.encode(address.load(as: Int.self), forKey: field.key)
      case .optionalInt:
        try target.container.encodeIfPresent(address.load(as: Int?.self), forKey: field.key)
      case .bool:
        try target.container.encode(address.load(as: Bool.self), forKey: field.key)
      case .optionalBool:
        try target.container.encodeIfPresent(address.load(as: Bool?.self), forKey: field.key)
      case .double:
        try target.container.encode(address.load(as: Double.self), forKey: field.key)
      case .optionalDouble:
        try target.container.encodeIfPresent(address.load(as: Double?.self), forKey: field.key)
      case .date:
        let text = DateText(address.load(as: Date.self))
        try target.container.encode(text, forKey: field.key)
      case .optionalDate:
        let text = address.load(as: Date?.self).map { DateText($0) }
        try target.container.encodeIfPresent(text, forKey: field.key)
      case .other:
        target.key = field.key
        target.defaultValue = field.defaultValue
        try field.access.encode(address, to: &target)
      }
    }
  }

  func areEqual<M: Model>(_ left: M, _ right: M) -> Bool {
    StructAddress.with(left) { left in
      StructAddress.with(right) { comparisons.areEqual(left, $0) }
    }
  }

  func hash<M: Model>(_ model: M, into hasher: inout Hasher) {
    StructAddress.with(model) { comparisons.hash($0, into: &hasher) }
  }

  /// Calls `visit` with the JSON key and the value of each field, in their order.
  func forEachValue<M: Model>(
    of model: M, _ visit: (String, any Sendable) throws -> Void
  ) rethrows {
    try StructAddress.with(model) { model in
      for field in fields {
        try visit(field.key.stringValue, field.access.value(model.property(at: field.offset)))
      }
    }
  }
}

extension _FieldTable {
  /// What there is to know of a field beside its value.
  struct Description {
    /// Its JSON key; empty for ``_AdditionalProperties``.
    let key: String
    /// What stands in the table.
    let type: any _FieldType.Type
    /// Whether this is ``_AdditionalProperties``.
    let isAdditional: Bool
    /// Whether it is known to hold no other values.
    let isScalar: Bool
    /// What an object without the member has.
    let defaultValue: (any Sendable)?
  }

  /// Calls `visit` with each field and its value, in their order.
  func forEachField<M: Model>(of model: M, _ visit: (Description, any Sendable) -> Void) {
    StructAddress.with(model) { model in
      for field in fields {
        let description = Description(
          key: field.key.stringValue, type: field.access.tableType,
          isAdditional: field.isAdditional, isScalar: field.codedKind != .other,
          defaultValue: field.defaultValue)
        visit(description, field.access.value(model.property(at: field.offset)))
      }
    }
  }
}

/// One stored property of a model.
private struct Field: StoredProperty {
  let key: _FieldKey
  let offset: Int
  let storedType: Any.Type
  let comparison: FieldComparison
  /// What stands in the table, for reading and writing: a marker has a way of its own, though what
  /// it keeps may be a plain text.
  let codedKind: FieldKind
  let access: any FieldAccess.Type
  let isAdditional: Bool
  /// What is stored where an object lacks the key.
  let defaultValue: (any Sendable)?

  static func make(
    _ type: any _FieldType.Type, key: _FieldKey, isAdditional: Bool,
    defaultValue: (any Sendable)?, layout: inout StructLayout
  ) -> Field {
    func open<T: _FieldType>(_ type: T.Type) -> Field {
      let offset = layout.place(T.Stored.self)
      let defaultValue =
        (T.self as? any DefaultedField.Type).map { type in
          defaultValue.flatMap { type.stored(forDefault: $0) }
        } ?? defaultValue
      return Field(
        key: key, offset: offset, storedType: T.Stored.self,
        comparison: FieldComparison(T.Stored.self, at: offset), codedKind: FieldKind(T.self),
        access: Access<T>.self, isAdditional: isAdditional, defaultValue: defaultValue)
    }
    return open(type)
  }
}

/// A date in JSON.
private typealias DateText = Date.Coded

/// What can be done with a field when only its address is known. One static witness per type: no
/// closure is allocated.
private protocol FieldAccess: Sendable {
  static var tableType: any _FieldType.Type { get }
  static func decode(_ source: _FieldDecoder, into place: PropertyPlace) throws
  static func initialize(_ place: PropertyPlace, to value: any Sendable) -> Bool
  static func encode(_ address: PropertyAddress, to target: inout _FieldEncoder) throws
  static func value(_ address: PropertyAddress) -> any Sendable
}

private enum Access<T: _FieldType>: FieldAccess {
  static var tableType: any _FieldType.Type { T.self }

  static func decode(_ source: _FieldDecoder, into place: PropertyPlace) throws {
    place.initialize(to: try T.decode(from: source))
  }

  static func initialize(_ place: PropertyPlace, to value: any Sendable) -> Bool {
    guard let value = value as? T.Stored else { return false }
    place.initialize(to: value)
    return true
  }

  static func encode(_ address: PropertyAddress, to target: inout _FieldEncoder) throws {
    try T.encode(address.load(as: T.Stored.self), to: &target)
  }

  static func value(_ address: PropertyAddress) -> any Sendable {
    address.load(as: T.Stored.self)
  }
}
