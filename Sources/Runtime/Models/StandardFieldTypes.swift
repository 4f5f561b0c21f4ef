public import Foundation

extension String: FieldType {
  /// It stands for itself.
  public typealias Stored = String
  /// It stands for itself.
  public typealias Coded = String
}

extension Bool: FieldType {
  /// It stands for itself.
  public typealias Stored = Bool
  /// It stands for itself.
  public typealias Coded = Bool
}

extension Int: FieldType {
  /// It stands for itself.
  public typealias Stored = Int
  /// It stands for itself.
  public typealias Coded = Int
}

extension Int32: FieldType {
  /// It stands for itself.
  public typealias Stored = Int32
  /// It stands for itself.
  public typealias Coded = Int32
}

extension Int64: FieldType {
  /// It stands for itself.
  public typealias Stored = Int64
  /// It stands for itself.
  public typealias Coded = Int64
}

extension UInt64: FieldType {
  /// It stands for itself.
  public typealias Stored = UInt64
  /// It stands for itself.
  public typealias Coded = UInt64
}

extension Double: FieldType {
  /// It stands for itself.
  public typealias Stored = Double
  /// It stands for itself.
  public typealias Coded = Double
}

extension Float: FieldType {
  /// It stands for itself.
  public typealias Stored = Float
  /// It stands for itself.
  public typealias Coded = Float
}

extension Decimal: FieldType {
  /// It stands for itself.
  public typealias Stored = Decimal
  /// It stands for itself.
  public typealias Coded = Decimal
}

extension Optional: FieldType where Wrapped: FieldType {
  /// The value's form in JSON, or `null`.
  public static func coded(of value: Wrapped.Stored?) -> Wrapped.Coded? {
    value.map(Wrapped.coded(of:))
  }

  /// The value of what was read, or `nil` for `null`.
  public static func value(ofCoded coded: Wrapped.Coded?) -> Wrapped.Stored? {
    coded.map(Wrapped.value(ofCoded:))
  }

  /// Reads a field that may be absent or `null`.
  public static func decode(from fields: FieldDecoder) throws -> Wrapped.Stored? {
    value(ofCoded: try fields.container.decodeIfPresent(Wrapped.Coded.self, forKey: fields.key))
  }

  /// Writes the field, or nothing for `nil`.
  public static func encode(_ value: Wrapped.Stored?, to fields: inout FieldEncoder) throws {
    try fields.container.encodeIfPresent(coded(of: value), forKey: fields.key)
  }
}

extension Array: FieldType where Element: FieldType {
  /// The elements' forms in JSON.
  public static func coded(of value: [Element.Stored]) -> [Element.Coded] {
    value.map(Element.coded(of:))
  }

  /// The values of what was read.
  public static func value(ofCoded coded: [Element.Coded]) -> [Element.Stored] {
    coded.map(Element.value(ofCoded:))
  }
}

extension Dictionary: FieldType where Key == String, Value: FieldType {
  /// The members' forms in JSON.
  public static func coded(of value: [String: Value.Stored]) -> [String: Value.Coded] {
    value.mapValues(Value.coded(of:))
  }

  /// The values of what was read.
  public static func value(ofCoded coded: [String: Value.Coded]) -> [String: Value.Stored] {
    coded.mapValues(Value.value(ofCoded:))
  }
}
