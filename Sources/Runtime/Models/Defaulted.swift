/// Keeps a value that has a default in the description (JSON Schema 2020-12, section 9.2): where
/// an object lacks the member, the value is the default.
///
/// The default itself is not sent: an API knows its own, and may have changed it since. It is sent
/// where it was read from an object or assigned to the property.
///
/// ```swift
/// public struct Page: Model {
///   @Defaulted public var size: Int
///
///   public init(size: Int = 20) {
///     self.size = size
///   }
///
///   public static let _fields = _FieldTable(
///     Self.self, _FieldTypes<Defaulted<Int>>.self, keys: "size", defaults: ["size": 20 as Int])
/// }
/// ```
@propertyWrapper
public struct Defaulted<Wrapped: _FieldType>: _FieldType, Sendable
where Wrapped.Stored == Wrapped {
  private var value: Wrapped
  /// Whether the value is sent although it is the default.
  private var isGiven: Bool

  /// Keeps the value that an object starts with: as good as absent while it is the default.
  public init(wrappedValue: Wrapped) {
    value = wrappedValue
    isGiven = false
  }

  /// The value.
  public var wrappedValue: Wrapped {
    get { value }
    set {
      value = newValue
      isGiven = true
    }
  }

  /// The form of the value in JSON.
  public static func coded(of value: Defaulted) -> Wrapped.Coded {
    Wrapped.coded(of: value.value)
  }

  /// The value of what was read.
  public static func value(ofCoded coded: Wrapped.Coded) -> Defaulted {
    var value = Defaulted(wrappedValue: Wrapped.value(ofCoded: coded))
    value.isGiven = true
    return value
  }

  /// Reads the field; `null` counts as absent where it is no value of the type.
  public static func decode(from fields: _FieldDecoder) throws -> Defaulted {
    if !(Wrapped.self is any NullableField.Type),
      let absent = fields.defaultValue as? Defaulted,
      try fields.container.decodeNil(forKey: fields.key)
    {
      return absent
    }
    return value(ofCoded: try fields.container.decode(Wrapped.Coded.self, forKey: fields.key))
  }

  /// Writes the field, or nothing for a default that nobody gave.
  public static func encode(_ value: Defaulted, to fields: inout _FieldEncoder) throws {
    if value.isLeftOut(fields.defaultValue) { return }
    try fields.container.encode(coded(of: value), forKey: fields.key)
  }
}

extension Defaulted {
  /// Whether the value is not written where this is what an object without the member has.
  func isLeftOut(_ absent: (any Sendable)?) -> Bool {
    !isGiven && absent as? Defaulted == self
  }
}

extension Defaulted: Hashable {
  /// Whether the values are equal, given or not.
  public static func == (left: Defaulted, right: Defaulted) -> Bool {
    left.value == right.value
  }

  /// Feeds the value to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }
}

/// A field type that stands for what an object without the member has.
protocol DefaultedField {
  /// The stored value for a default; `nil` where the default is of another type.
  static func stored(forDefault value: any Sendable) -> (any Sendable)?
}

extension Defaulted: DefaultedField {
  static func stored(forDefault value: any Sendable) -> (any Sendable)? {
    (value as? Wrapped).map { Defaulted(wrappedValue: $0) }
  }
}

/// A type that `null` is a value of.
protocol NullableField {}

extension Optional: NullableField {}
extension JSONValue: NullableField {}
