internal import ConcordText
internal import Foundation

/// A value of Swift as the JSON that it is written as, one level deep: what is inside is left as it
/// is.
enum JSONForm {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array(any JSONElements)
  /// Members in an order that is the same in each run.
  case object([(key: String, value: Any)])
  /// No JSON: the bytes of a file.
  case none

  /// The form of any value that a field can hold.
  init(_ value: Any) {
    switch value {
    case let value as any HasJSONForm: self = value.jsonForm
    case let value as any JSONBox: self = value.content.map { JSONForm($0) } ?? .null
    case let value as any TupleModel: self = .array(value.presentItems.items)
    case let value as any Model: self = .object(value.presentMembers.map { ($0.key, $0.value) })
    case let value as any Union: self = JSONForm(value._payload.value.wrapped)
    case let value as any OpenEnumeration: self = JSONForm(value.rawValue as Any)
    case let value as any ClosedEnumeration: self = JSONForm(value.rawValue as Any)
    case let value as any _FieldType: self = Self.encoded(value)
    default: self = .none
    }
  }

  /// The form of a type that the user's configuration names: what its own coding gives.
  private static func encoded<T: _FieldType>(_ value: T) -> JSONForm {
    guard let stored = value as? T.Stored,
      let json = try? JSONValue(encoding: T.coded(of: stored))
    else { return .none }
    return json.jsonForm
  }

  /// The type, as JSON Schema names it; a whole number is an integer.
  var kind: _Constraint.Kind? {
    switch self {
    case .null: .null
    case .bool: .boolean
    case .number(let number): number.isInteger ? .integer : .number
    case .string: .string
    case .array: .array
    case .object: .object
    case .none: nil
    }
  }
}

/// A type of the runtime, of Foundation or of the standard library that knows its form.
protocol HasJSONForm {
  var jsonForm: JSONForm { get }
}

/// A ``HasJSONForm`` that holds no other values.
protocol JSONScalar: HasJSONForm {}

/// What holds one value or none.
protocol JSONBox {
  /// The value.
  var content: Any? { get }
  /// Whether a member without a value is not written, rather than as `null`.
  var isAbsent: Bool { get }
}

/// The elements of an array.
protocol JSONElements {
  var count: Int { get }
  /// Whether no element holds other values.
  var areScalars: Bool { get }
  func element(at index: Int) -> Any
}

extension Optional: JSONBox {
  var content: Any? { self }

  var isAbsent: Bool {
    switch self {
    case nil: true
    case .some(let value): (value as? any JSONBox)?.isAbsent ?? false
    }
  }
}

extension Nullable: JSONBox {
  var content: Any? { wrapped }
  var isAbsent: Bool { false }
}

extension Defaulted: JSONBox {
  var content: Any? { wrappedValue }
  // A default that is `null` is written where it was given.
  var isAbsent: Bool { false }
}

extension Indirect: JSONBox {
  var content: Any? { wrappedValue }
  var isAbsent: Bool { (wrappedValue as? any JSONBox)?.isAbsent ?? false }
}

extension Array: JSONElements, HasJSONForm {
  var areScalars: Bool { Element.self is any JSONScalar.Type }
  var jsonForm: JSONForm { .array(self) }

  func element(at index: Int) -> Any { self[index] }
}

extension Dictionary: HasJSONForm where Key == String {
  var jsonForm: JSONForm {
    .object(
      sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { ($0.key, $0.value as Any) })
  }
}

extension JSONValue: HasJSONForm {
  var jsonForm: JSONForm {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .array(let elements): .array(elements)
    case .object(let members): members.jsonForm
    }
  }
}

// MARK: Scalars

extension Bool: JSONScalar {
  var jsonForm: JSONForm { .bool(self) }
}

extension String: JSONScalar {
  var jsonForm: JSONForm { .string(self) }
}

extension Int: JSONScalar {
  var jsonForm: JSONForm { .number(.integer(self)) }
}

extension Int32: JSONScalar {
  var jsonForm: JSONForm { .number(.integer(Int(self))) }
}

extension Int64: JSONScalar {
  var jsonForm: JSONForm {
    .number(Int(exactly: self).map { .integer($0) } ?? .exact(ExactDecimal(String(self))))
  }
}

extension UInt64: JSONScalar {
  var jsonForm: JSONForm {
    .number(Int(exactly: self).map { .integer($0) } ?? .exact(ExactDecimal(String(self))))
  }
}

extension Double: JSONScalar {
  var jsonForm: JSONForm { .number(.double(self)) }
}

extension Float: JSONScalar {
  // A tenth is written as 0.1, which is not the nearest Double to this Float.
  var jsonForm: JSONForm {
    .number(isFinite ? .exact(ExactDecimal(description)) : .double(Double(self)))
  }
}

extension Decimal: JSONScalar {
  var jsonForm: JSONForm {
    .number(isNaN ? .double(.nan) : .exact(ExactDecimal(description)))
  }
}

extension Date: JSONScalar {
  var jsonForm: JSONForm { .string(DateTimeFormat.text(of: self)) }
}

extension CalendarDate: JSONScalar {
  var jsonForm: JSONForm { .string(description) }
}

extension Data: JSONScalar {
  var jsonForm: JSONForm { .string(Base64Format.text(of: self)) }
}

extension URL: JSONScalar {
  var jsonForm: JSONForm { .string(URIFormat.text(of: self)) }
}

extension UUID: JSONScalar {
  var jsonForm: JSONForm { .string(UUIDFormat.text(of: self)) }
}

extension FilePart: JSONScalar {
  var jsonForm: JSONForm { .none }
}
