/// The stored properties of a model: the JSON key of each, and what to do with its type.
public final class FieldTable: Sendable {
  private let fields: [Field]
  private let keys: [FieldKey]
  private let defaults: [String: any Sendable]
  private let hasAdditionalProperties: Bool

  /// Makes the table of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - types: The types of all its stored properties, in the order of their declaration.
  ///   - keys: Their JSON keys in the same order, joined by the separator. ``AdditionalProperties``
  ///     has none.
  ///   - separator: A scalar that is in none of the keys.
  ///   - defaults: The values of fields that a JSON object lacks, by JSON key. A value of another
  ///     type than its field's counts as none.
  /// - Precondition: Types and keys are as many as the stored properties and lie as they do; a
  ///   table that does not fit its type would read memory that is not its own.
  public init<M: Model, Types: FieldTypeList>(
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
          type, key: FieldKey(stringValue: String(name ?? "")), isAdditional: isAdditional,
          layout: &layout))
    }
    precondition(
      layout.fits(M.self) && (names.isEmpty || keys.isEmpty),
      "the table of \(M.self) does not name its stored properties in their order")
    self.fields = fields
    self.defaults = defaults
    self.keys = fields.map(\.key)
    hasAdditionalProperties = fields.contains { $0.isAdditional }
  }

  func decode<M: Model>(_ model: M.Type, from decoder: any Decoder) throws -> M {
    let container = try decoder.container(keyedBy: FieldKey.self)
    let declaredKeys = hasAdditionalProperties ? keys : []
    return try fields.make(M.self) { field, place in
      let source = FieldDecoder(container: container, key: field.key, declaredKeys: declaredKeys)
      if !defaults.isEmpty, !container.contains(field.key),
        let value = defaults[field.key.stringValue], field.access.initialize(place, to: value)
      {
        return
      }
      try field.access.decode(source, into: place)
    }
  }

  func encode<M: Model>(_ model: M, to encoder: any Encoder) throws {
    var target = FieldEncoder(
      container: encoder.container(keyedBy: FieldKey.self), key: FieldKey(stringValue: ""))
    try fields.forEachAddress(in: model) { field, address in
      target.key = field.key
      try field.access.encode(address, to: &target)
    }
  }

  func areEqual<M: Model>(_ left: M, _ right: M) -> Bool {
    fields.allEqual(left, right) { field, left, right in
      switch field.kind {
      case .string: left.equals(right, as: String.self)
      case .optionalString: left.equals(right, as: String?.self)
      case .int: left.equals(right, as: Int.self)
      case .optionalInt: left.equals(right, as: Int?.self)
      case .bool: left.equals(right, as: Bool.self)
      case .optionalBool: left.equals(right, as: Bool?.self)
      case .double: left.equals(right, as: Double.self)
      case .optionalDouble: left.equals(right, as: Double?.self)
      case .other: field.access.areEqual(left, right)
      }
    }
  }

  func hash<M: Model>(_ model: M, into hasher: inout Hasher) {
    fields.forEachAddress(in: model) { field, address in
      switch field.kind {
      case .string: address.hash(into: &hasher, as: String.self)
      case .optionalString: address.hash(into: &hasher, as: String?.self)
      case .int: address.hash(into: &hasher, as: Int.self)
      case .optionalInt: address.hash(into: &hasher, as: Int?.self)
      case .bool: address.hash(into: &hasher, as: Bool.self)
      case .optionalBool: address.hash(into: &hasher, as: Bool?.self)
      case .double: address.hash(into: &hasher, as: Double.self)
      case .optionalDouble: address.hash(into: &hasher, as: Double?.self)
      case .other: field.access.hash(address, into: &hasher)
      }
    }
  }

  /// Calls `visit` with the JSON key and the value of each field, in their order.
  func forEachValue<M: Model>(
    of model: M, _ visit: (String, any Sendable) throws -> Void
  ) rethrows {
    try fields.forEachAddress(in: model) { field, address in
      try visit(field.key.stringValue, field.access.value(address))
    }
  }
}

/// One stored property of a model.
private struct Field: StoredProperty {
  let key: FieldKey
  let offset: Int
  let storedType: Any.Type
  let kind: FieldKind
  let access: any FieldAccess.Type
  let isAdditional: Bool

  static func make(
    _ type: any FieldType.Type, key: FieldKey, isAdditional: Bool, layout: inout StructLayout
  ) -> Field {
    func open<T: FieldType>(_ type: T.Type) -> Field {
      Field(
        key: key, offset: layout.place(T.Stored.self), storedType: T.Stored.self,
        kind: FieldKind(T.Stored.self), access: Access<T>.self, isAdditional: isAdditional)
    }
    return open(type)
  }
}

/// The types that most fields have. They are compared and hashed in place; all others go through
/// their witness, which costs a call through a generic function.
private enum FieldKind: Sendable {
  case string, optionalString, int, optionalInt, bool, optionalBool, double, optionalDouble, other

  init(_ type: Any.Type) {
    let known: [(type: Any.Type, kind: FieldKind)] = [
      (String.self, .string), (String?.self, .optionalString), (Int.self, .int),
      (Int?.self, .optionalInt), (Bool.self, .bool), (Bool?.self, .optionalBool),
      (Double.self, .double), (Double?.self, .optionalDouble),
    ]
    self = known.first { $0.type == type }?.kind ?? .other
  }
}

/// What can be done with a field when only its address is known. One static witness per type: no
/// closure is allocated.
private protocol FieldAccess: Sendable {
  static func decode(_ source: FieldDecoder, into place: PropertyPlace) throws
  static func initialize(_ place: PropertyPlace, to value: any Sendable) -> Bool
  static func encode(_ address: PropertyAddress, to target: inout FieldEncoder) throws
  static func value(_ address: PropertyAddress) -> any Sendable
  static func areEqual(_ left: PropertyAddress, _ right: PropertyAddress) -> Bool
  static func hash(_ address: PropertyAddress, into hasher: inout Hasher)
}

private enum Access<T: FieldType>: FieldAccess {
  static func decode(_ source: FieldDecoder, into place: PropertyPlace) throws {
    place.initialize(to: try T.decode(from: source))
  }

  static func initialize(_ place: PropertyPlace, to value: any Sendable) -> Bool {
    guard let value = value as? T.Stored else { return false }
    place.initialize(to: value)
    return true
  }

  static func encode(_ address: PropertyAddress, to target: inout FieldEncoder) throws {
    try T.encode(address.load(as: T.Stored.self), to: &target)
  }

  static func value(_ address: PropertyAddress) -> any Sendable {
    address.load(as: T.Stored.self)
  }

  static func areEqual(_ left: PropertyAddress, _ right: PropertyAddress) -> Bool {
    left.equals(right, as: T.Stored.self)
  }

  static func hash(_ address: PropertyAddress, into hasher: inout Hasher) {
    address.hash(into: &hasher, as: T.Stored.self)
  }
}
