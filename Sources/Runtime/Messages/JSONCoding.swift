internal import Foundation

/// JSON text of the values that field tables hold.
enum JSONCoding {
  static func encode<T: _FieldType>(_ type: T.Type, _ value: T.Stored) throws -> Data {
    try JSONValue(encoding: T.coded(of: value)).data()
  }

  static func decode<T: _FieldType>(_ type: T.Type, _ data: Data) throws -> T.Stored {
    T.value(ofCoded: try JSONValue(parsing: data).decoded(as: T.Coded.self))
  }
}
