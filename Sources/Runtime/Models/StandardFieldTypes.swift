public import Foundation

extension String: FieldType {}
extension Bool: FieldType {}
extension Int: FieldType {}
extension Int32: FieldType {}
extension Int64: FieldType {}
extension UInt64: FieldType {}
extension Double: FieldType {}
extension Float: FieldType {}
extension Decimal: FieldType {}
extension UUID: FieldType {}

extension Optional: FieldType where Wrapped: FieldType {
  /// The value's form in JSON, or `null`.
  public static func coded(_ value: Wrapped.Stored?) -> Wrapped.Coded? {
    value.map(Wrapped.coded)
  }

  /// The value of what was read, or `nil` for `null`.
  public static func value(_ coded: Wrapped.Coded?) -> Wrapped.Stored? {
    coded.map(Wrapped.value)
  }

  /// Reads a field that may be absent or `null`.
  public static func decode(from fields: FieldDecoder) throws -> Wrapped.Stored? {
    value(try fields.container.decodeIfPresent(Wrapped.Coded.self, forKey: fields.key))
  }

  /// Writes the field, or nothing for `nil`.
  public static func encode(_ value: Wrapped.Stored?, to fields: inout FieldEncoder) throws {
    try fields.container.encodeIfPresent(coded(value), forKey: fields.key)
  }
}

extension Array: FieldType where Element: FieldType {
  /// The elements' forms in JSON.
  public static func coded(_ value: [Element.Stored]) -> [Element.Coded] {
    value.map(Element.coded)
  }

  /// The values of what was read.
  public static func value(_ coded: [Element.Coded]) -> [Element.Stored] {
    coded.map(Element.value)
  }
}

extension Dictionary: FieldType where Key == String, Value: FieldType {
  /// The members' forms in JSON.
  public static func coded(_ value: [String: Value.Stored]) -> [String: Value.Coded] {
    value.mapValues(Value.coded)
  }

  /// The values of what was read.
  public static func value(_ coded: [String: Value.Coded]) -> [String: Value.Stored] {
    coded.mapValues(Value.value)
  }
}
