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

extension FieldKind {
  /// Puts the value of a JSON member at a property's place, if it is there and of this type.
  func initialize(_ place: PropertyPlace, to member: JSONValue?) -> Bool {
    switch (self, member) {
    case (.string, .string(let text)): place.initialize(to: text)
    case (.optionalString, .string(let text)): place.initialize(to: Optional(text))
    case (.int, .number(.integer(let value))): place.initialize(to: value)
    case (.optionalInt, .number(.integer(let value))): place.initialize(to: Optional(value))
    case (.bool, .bool(let value)): place.initialize(to: value)
    case (.optionalBool, .bool(let value)): place.initialize(to: Optional(value))
    case (.double, .number(.double(let value))): place.initialize(to: value)
    case (.double, .number(.integer(let value))): place.initialize(to: Double(value))
    case (.optionalDouble, .number(.double(let value))): place.initialize(to: Optional(value))
    case (.optionalDouble, .number(.integer(let value))):
      place.initialize(to: Optional(Double(value)))
    case (.date, .string(let text)):
      guard let date = RFC3339.date(text) else { return false }
      place.initialize(to: date)
    case (.optionalDate, .string(let text)):
      guard let date = RFC3339.date(text) else { return false }
      place.initialize(to: Optional(date))
    case (.optionalString, nil), (.optionalString, .null): place.initialize(to: String?.none)
    case (.optionalInt, nil), (.optionalInt, .null): place.initialize(to: Int?.none)
    case (.optionalBool, nil), (.optionalBool, .null): place.initialize(to: Bool?.none)
    case (.optionalDouble, nil), (.optionalDouble, .null): place.initialize(to: Double?.none)
    case (.optionalDate, nil), (.optionalDate, .null): place.initialize(to: Date?.none)
    default: return false
    }
    return true
  }
}
