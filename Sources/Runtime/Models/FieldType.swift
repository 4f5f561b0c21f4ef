/// What can stand in a field table: how a stored value is kept in memory and how it is said in
/// JSON.
///
/// Most types stand for themselves (`String`, `Date`, any ``Model``). A few are markers that give
/// a value another form in JSON and are never stored: ``_NullWhenNil``, ``_AdditionalProperties``.
public protocol _FieldType: Sendable {
  /// The type of the stored property.
  associatedtype Stored: Hashable & Sendable = Self
  /// What a decoder and an encoder see.
  associatedtype Coded: Codable & Sendable = Stored

  /// The form of a value that an encoder writes.
  static func coded(of value: Stored) -> Coded

  /// The value of what a decoder read.
  static func value(ofCoded coded: Coded) -> Stored

  /// Reads the field of an object.
  ///
  /// - Throws: `DecodingError`, with the coding path of the field.
  static func decode(from fields: _FieldDecoder) throws -> Stored

  /// Writes the field of an object, or nothing when it is absent.
  ///
  /// - Throws: `EncodingError`.
  static func encode(_ value: Stored, to fields: inout _FieldEncoder) throws
}

extension _FieldType {
  /// Reads a field that has to be there.
  public static func decode(from fields: _FieldDecoder) throws -> Stored {
    value(ofCoded: try fields.container.decode(Coded.self, forKey: fields.key))
  }

  /// Writes a field that is always there.
  public static func encode(_ value: Stored, to fields: inout _FieldEncoder) throws {
    try fields.container.encode(coded(of: value), forKey: fields.key)
  }
}

extension _FieldType where Coded == Stored {
  /// The value itself.
  public static func coded(of value: Stored) -> Stored { value }

  /// The value itself.
  public static func value(ofCoded coded: Stored) -> Stored { coded }
}

/// The JSON key of a field.
public struct _FieldKey: CodingKey, Hashable, Sendable {
  /// The key as the document has it.
  public let stringValue: String

  /// Always `nil`: JSON has no integer keys.
  public var intValue: Int? { nil }

  /// Makes a key of its text.
  public init(stringValue: String) {
    self.stringValue = stringValue
  }

  /// Always `nil`: JSON has no integer keys.
  public init?(intValue: Int) {
    return nil
  }
}

/// The place of one field in an object that is being read.
public struct _FieldDecoder {
  /// The object.
  public let container: KeyedDecodingContainer<_FieldKey>
  /// The field's key; empty for ``_AdditionalProperties``.
  public let key: _FieldKey
  /// The keys of all fields of the model, for ``_AdditionalProperties`` to leave out.
  let declaredKeys: [_FieldKey]
  /// What the field stores where the object lacks it, for ``Defaulted``.
  let defaultValue: (any Sendable)?
}

/// The place of one field in an object that is being written.
public struct _FieldEncoder {
  /// The object.
  public var container: KeyedEncodingContainer<_FieldKey>
  /// The field's key; empty for ``_AdditionalProperties``.
  public internal(set) var key: _FieldKey
  /// What the field stores where the object lacks it, for ``Defaulted``.
  var defaultValue: (any Sendable)?
}

/// The types of a model's stored properties, in the order of their declaration.
///
/// One type that names many costs the compiler one metadata record, where an array of descriptions
/// costs it code for every element.
public struct _FieldTypes<each Field: _FieldType>: _FieldTypeList {
  /// Calls `visit` with each type in turn.
  public static func forEach(_ visit: (any _FieldType.Type) -> Void) {
    repeat visit((each Field).self)
  }
}

// The formatter would join `<` and `>`, which the compiler takes for an operator.
// swift-format-ignore
/// A model without stored properties.
public typealias _NoFields = _FieldTypes< >

/// Any ``_FieldTypes``.
public protocol _FieldTypeList {
  /// Calls `visit` with each type in turn.
  static func forEach(_ visit: (any _FieldType.Type) -> Void)
}
