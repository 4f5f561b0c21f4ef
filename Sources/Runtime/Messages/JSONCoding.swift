import Foundation

/// JSON text of the values that field tables hold.
enum JSONCoding {
  /// Keys are sorted, so that one value has one text.
  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  private static let decoder = JSONDecoder()

  static func encode<T: FieldType>(_ type: T.Type, _ value: T.Stored) throws -> Data {
    try encoder.encode(T.coded(of: value))
  }

  static func decode<T: FieldType>(_ type: T.Type, _ data: Data) throws -> T.Stored {
    T.value(ofCoded: try decoder.decode(T.Coded.self, from: data))
  }
}
