/// A type that stands for a JSON object: stored properties, an initialiser and one table.
///
/// `Codable`, `Equatable` and `Hashable` come from `_fields`, so that the compiler writes no code
/// for them per type.
///
/// ```swift
/// public struct Pet: Model {
///   public var name: String
///   public var tag: String?
///
///   public static let _fields = _FieldTable(
///     Self.self, _FieldTypes<String, String?>.self, keys: "name tag")
/// }
/// ```
public protocol Model: Codable, Hashable, Sendable, _FieldType
where Stored == Self, Coded == Self {
  // Said again, since the compiler does not infer them from the same-type constraints alone.

  /// It stands for itself.
  associatedtype Stored = Self
  /// It stands for itself.
  associatedtype Coded = Self

  /// The stored properties: their types and JSON keys, in the order of their declaration. It has
  /// to name all of them.
  static var _fields: _FieldTable { get }
}

extension Model {
  /// Reads the model's fields from a JSON object; keys that no field has are passed over.
  ///
  /// - Throws: `DecodingError`, with the coding path of the field that is at fault.
  public init(from decoder: any Decoder) throws {
    self = try Self._fields.decode(Self.self, from: decoder)
  }

  /// Writes the model's fields into a JSON object; fields that are `nil` are left out.
  ///
  /// - Throws: `EncodingError`.
  public func encode(to encoder: any Encoder) throws {
    try Self._fields.encode(self, to: encoder)
  }

  /// Whether all fields are equal.
  public static func == (left: Self, right: Self) -> Bool {
    _fields.areEqual(left, right)
  }

  /// Feeds all fields to the hasher, in their order.
  public func hash(into hasher: inout Hasher) {
    Self._fields.hash(self, into: &hasher)
  }
}
