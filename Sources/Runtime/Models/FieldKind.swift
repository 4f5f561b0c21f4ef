internal import Foundation

/// The types that most fields have. They are read, written, compared and hashed in place; all
/// others go through their witness, which costs a call through a generic function and the look-up
/// of generic metadata.
enum FieldKind: Sendable {
  case string, optionalString, int, optionalInt, bool, optionalBool, double, optionalDouble
  case date, optionalDate, other

  init(_ type: Any.Type) {
    let known: [(type: Any.Type, kind: FieldKind)] = [
      (String.self, .string), (String?.self, .optionalString), (Int.self, .int),
      (Int?.self, .optionalInt), (Bool.self, .bool), (Bool?.self, .optionalBool),
      (Double.self, .double), (Double?.self, .optionalDouble),
      (Date.self, .date), (Date?.self, .optionalDate),
    ]
    self = known.first { $0.type == type }?.kind ?? .other
  }
}
