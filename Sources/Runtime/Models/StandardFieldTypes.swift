public import Foundation

extension String: _FieldType {
  /// It stands for itself.
  public typealias Stored = String
  /// It stands for itself.
  public typealias Coded = String
}

extension Bool: _FieldType {
  /// It stands for itself.
  public typealias Stored = Bool
  /// It stands for itself.
  public typealias Coded = Bool
}

extension Int: _FieldType {
  /// It stands for itself.
  public typealias Stored = Int
  /// It stands for itself.
  public typealias Coded = Int
}

extension Int32: _FieldType {
  /// It stands for itself.
  public typealias Stored = Int32
  /// It stands for itself.
  public typealias Coded = Int32
}

extension Int64: _FieldType {
  /// It stands for itself.
  public typealias Stored = Int64
  /// It stands for itself.
  public typealias Coded = Int64
}

extension UInt64: _FieldType {
  /// It stands for itself.
  public typealias Stored = UInt64
  /// It stands for itself.
  public typealias Coded = UInt64
}

extension Double: _FieldType {
  /// It stands for itself.
  public typealias Stored = Double
  /// It stands for itself.
  public typealias Coded = Double
}

extension Float: _FieldType {
  /// It stands for itself.
  public typealias Stored = Float
  /// It stands for itself.
  public typealias Coded = Float
}

extension Decimal: _FieldType {
  /// It stands for itself.
  public typealias Stored = Decimal
  /// It stands for itself.
  public typealias Coded = Decimal
}

extension Optional: _FieldType where Wrapped: _FieldType {
  /// The value's form in JSON, or `null`.
  public static func coded(of value: Wrapped.Stored?) -> Wrapped.Coded? {
    value.map(Wrapped.coded(of:))
  }

  /// The value of what was read, or `nil` for `null`.
  public static func value(ofCoded coded: Wrapped.Coded?) -> Wrapped.Stored? {
    coded.map(Wrapped.value(ofCoded:))
  }

  /// Reads a field that may be absent or `null`.
  public static func decode(from fields: _FieldDecoder) throws -> Wrapped.Stored? {
    value(ofCoded: try fields.container.decodeIfPresent(Wrapped.Coded.self, forKey: fields.key))
  }

  /// Writes the field, or nothing for `nil`.
  public static func encode(_ value: Wrapped.Stored?, to fields: inout _FieldEncoder) throws {
    try fields.container.encodeIfPresent(coded(of: value), forKey: fields.key)
  }
}

extension Array: _FieldType where Element: _FieldType {
  /// The elements' forms in JSON.
  public static func coded(of value: [Element.Stored]) -> [Element.Coded] {
    value.map(Element.coded(of:))
  }

  /// The values of what was read.
  public static func value(ofCoded coded: [Element.Coded]) -> [Element.Stored] {
    coded.map(Element.value(ofCoded:))
  }
}

extension Dictionary: _FieldType where Key == String, Value: _FieldType {
  /// The members' forms in JSON.
  public static func coded(of value: [String: Value.Stored]) -> [String: Value.Coded] {
    value.mapValues(Value.coded(of:))
  }

  /// The values of what was read.
  public static func value(ofCoded coded: [String: Value.Coded]) -> [String: Value.Stored] {
    coded.mapValues(Value.value(ofCoded:))
  }
}
