/// Marks a field that is always in the object: `nil` is written as `null`, not left out.
public enum _NullWhenNil<Wrapped: _FieldType>: _FieldType {
  /// The form of a value in JSON.
  public static func coded(of value: Wrapped.Stored?) -> Wrapped.Coded? {
    value.map(Wrapped.coded(of:))
  }

  /// The value of what was read.
  public static func value(ofCoded coded: Wrapped.Coded?) -> Wrapped.Stored? {
    coded.map(Wrapped.value(ofCoded:))
  }

  /// Reads a field that has to be there, and may be `null`.
  public static func decode(from fields: _FieldDecoder) throws -> Wrapped.Stored? {
    if try fields.container.decodeNil(forKey: fields.key) { return nil }
    return Wrapped.value(
      ofCoded: try fields.container.decode(Wrapped.Coded.self, forKey: fields.key))
  }

  /// Writes the field's value or `null`.
  public static func encode(_ value: Wrapped.Stored?, to fields: inout _FieldEncoder) throws {
    if let value {
      try fields.container.encode(Wrapped.coded(of: value), forKey: fields.key)
    } else {
      try fields.container.encodeNil(forKey: fields.key)
    }
  }
}

/// Tells absent from `null`: a `Nullable<T>?` is `nil` where the object lacks the key, and
/// `.null` where it has it with `null`.
public enum Nullable<Wrapped: _FieldType>: _FieldType, Hashable, Sendable
where Wrapped.Stored: Hashable & Sendable {
  /// The key is there, with `null`.
  case null
  /// The key is there, with a value.
  case value(Wrapped.Stored)

  /// The value, or `nil` for `null`.
  public var wrapped: Wrapped.Stored? {
    if case .value(let value) = self { value } else { nil }
  }

  /// What a decoder and an encoder see: the value's form, or `null`.
  public struct Coded: Codable, Sendable {
    let value: Wrapped.Coded?

    init(_ value: Wrapped.Coded?) {
      self.value = value
    }

    /// Reads a value or `null`.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      value = container.decodeNil() ? nil : try container.decode(Wrapped.Coded.self)
    }

    /// Writes the value or `null`.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let value { try container.encode(value) } else { try container.encodeNil() }
    }
  }

  /// The form of a value in JSON.
  public static func coded(of value: Nullable) -> Coded {
    switch value {
    case .null: Coded(nil)
    case .value(let value): Coded(Wrapped.coded(of: value))
    }
  }

  /// The value of what was read.
  public static func value(ofCoded coded: Coded) -> Nullable {
    coded.value.map { .value(Wrapped.value(ofCoded: $0)) } ?? .null
  }
}

/// Marks a field that is absent, `null` or a value: see ``Nullable``.
public enum _AbsentOrNull<Wrapped: _FieldType>: _FieldType {
  /// What a decoder and an encoder see.
  public typealias Coded = Nullable<Wrapped>.Coded?

  /// The form of a value in JSON.
  public static func coded(of value: Nullable<Wrapped>?) -> Coded {
    value.map(Nullable<Wrapped>.coded)
  }

  /// The value of what was read.
  public static func value(ofCoded coded: Coded) -> Nullable<Wrapped>? {
    coded.map(Nullable<Wrapped>.value)
  }

  /// Reads a field that may be absent or `null`, and keeps the two apart.
  public static func decode(from fields: _FieldDecoder) throws -> Nullable<Wrapped>? {
    guard fields.container.contains(fields.key) else { return nil }
    if try fields.container.decodeNil(forKey: fields.key) { return .null }
    return .value(
      Wrapped.value(ofCoded: try fields.container.decode(Wrapped.Coded.self, forKey: fields.key)))
  }

  /// Writes the value or `null`, or nothing for `nil`.
  public static func encode(_ value: Nullable<Wrapped>?, to fields: inout _FieldEncoder) throws {
    switch value {
    case nil: break
    case .null: try fields.container.encodeNil(forKey: fields.key)
    case .value(let value):
      try fields.container.encode(Wrapped.coded(of: value), forKey: fields.key)
    }
  }
}

/// Any ``_AdditionalProperties``.
protocol AdditionalFields {}

/// Marks the dictionary of all members that no other field of the model has (JSON Schema 2020-12,
/// section 10.3.2.3). It stands last in a field table and has no key of its own.
public enum _AdditionalProperties<Member: _FieldType>: _FieldType, AdditionalFields {
  /// The form of the members in JSON.
  public static func coded(of value: [String: Member.Stored]) -> [String: Member.Coded] {
    value.mapValues(Member.coded(of:))
  }

  /// The values of what was read.
  public static func value(ofCoded coded: [String: Member.Coded]) -> [String: Member.Stored] {
    coded.mapValues(Member.value(ofCoded:))
  }

  /// Reads all members of the object that are not declared.
  public static func decode(from fields: _FieldDecoder) throws -> [String: Member.Stored] {
    var members: [String: Member.Stored] = [:]
    for key in fields.container.allKeys where !fields.declaredKeys.contains(key) {
      members[key.stringValue] = Member.value(
        ofCoded:
          try fields.container.decode(Member.Coded.self, forKey: key))
    }
    return members
  }

  /// Writes the members beside the declared ones.
  public static func encode(
    _ value: [String: Member.Stored], to fields: inout _FieldEncoder
  ) throws {
    for (key, member) in value {
      try fields.container.encode(Member.coded(of: member), forKey: _FieldKey(stringValue: key))
    }
  }
}

/// Keeps a value in a box of its own, for a model that holds itself.
///
/// ```swift
/// public struct Folder: Model {
///   @Indirect public var parent: Folder?
///
///   public static let _fields = _FieldTable(
///     Self.self, _FieldTypes<Indirect<Folder?>>.self, keys: "parent")
/// }
/// ```
@propertyWrapper
public struct Indirect<Wrapped: _FieldType>: _FieldType, Sendable
where Wrapped.Stored == Wrapped {
  private final class Box: Sendable {
    let value: Wrapped

    init(_ value: Wrapped) {
      self.value = value
    }
  }

  private var box: Box

  /// Puts a value into a box.
  public init(wrappedValue: Wrapped) {
    box = Box(wrappedValue)
  }

  /// The value in the box.
  public var wrappedValue: Wrapped {
    get { box.value }
    set { box = Box(newValue) }
  }

  /// The form of the value in JSON.
  public static func coded(of value: Indirect) -> Wrapped.Coded {
    Wrapped.coded(of: value.wrappedValue)
  }

  /// The value of what was read, in a box.
  public static func value(ofCoded coded: Wrapped.Coded) -> Indirect {
    Indirect(wrappedValue: Wrapped.value(ofCoded: coded))
  }

  /// Reads the field as the value itself is read.
  public static func decode(from fields: _FieldDecoder) throws -> Indirect {
    Indirect(wrappedValue: try Wrapped.decode(from: fields))
  }

  /// Writes the field as the value itself is written.
  public static func encode(_ value: Indirect, to fields: inout _FieldEncoder) throws {
    try Wrapped.encode(value.wrappedValue, to: &fields)
  }
}

extension Indirect: Hashable {
  /// Whether the values in the boxes are equal.
  public static func == (left: Indirect, right: Indirect) -> Bool {
    left.wrappedValue == right.wrappedValue
  }

  /// Feeds the value in the box to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(wrappedValue)
  }
}
