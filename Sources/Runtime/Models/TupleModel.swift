/// A type that stands for a JSON array whose items each have a meaning of their own (JSON Schema
/// 2020-12, section 10.3.1.1): stored properties, an initialiser and one table, as a ``Model`` has
/// them.
///
/// An optional property is an item that the array may end before. One that is `nil` while a later
/// item is there is written as `null`.
///
/// ```swift
/// public struct Position: TupleModel {
///   public var longitude: Double
///   public var latitude: Double
///   public var altitude: Double?
///
///   public static let _fields = _FieldTable(
///     Self.self, _FieldTypes<Double, Double, Double?>.self)
/// }
/// ```
public protocol TupleModel: Model {}

extension TupleModel {
  /// Reads the model's fields from the items of a JSON array, in their order.
  ///
  /// - Throws: `DecodingError`, with the coding path of the item that is at fault.
  public init(from decoder: any Decoder) throws {
    let items = ItemDecoder(try decoder.unkeyedContainer())
    self = try Self._fields.decode(Self.self, in: KeyedDecodingContainer(items))
  }

  /// Writes the model's fields as the items of a JSON array, up to the last that is there.
  ///
  /// - Throws: `EncodingError`.
  public func encode(to encoder: any Encoder) throws {
    let items = ItemEncoder(encoder.unkeyedContainer())
    try Self._fields.encode(self, in: KeyedEncodingContainer(items))
  }
}

/// Marks the list of all items after those that have a property of their own. It stands last in the
/// field table of a ``TupleModel``.
public enum _AdditionalItems<Item: _FieldType>: _FieldType {
  /// The form of the items in JSON.
  public static func coded(of value: [Item.Stored]) -> [Item.Coded] {
    value.map(Item.coded(of:))
  }

  /// The values of what was read.
  public static func value(ofCoded coded: [Item.Coded]) -> [Item.Stored] {
    coded.map(Item.value(ofCoded:))
  }

  /// Reads all items up to the end of the array.
  public static func decode(from fields: _FieldDecoder) throws -> [Item.Stored] {
    var items: [Item.Stored] = []
    while fields.container.contains(fields.key) {
      items.append(
        Item.value(ofCoded: try fields.container.decode(Item.Coded.self, forKey: fields.key)))
    }
    return items
  }

  /// Writes the items after those before them.
  public static func encode(_ value: [Item.Stored], to fields: inout _FieldEncoder) throws {
    for item in value { try fields.container.encode(Item.coded(of: item), forKey: fields.key) }
  }
}
