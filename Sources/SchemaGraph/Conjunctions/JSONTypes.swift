package import ConcordOpenAPI

/// A set of JSON types. Whole numbers are some of the numbers (JSON Schema 2020-12, section 6.1.1).
package struct JSONTypes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `null`
  package static let null = JSONTypes(rawValue: 1)
  /// `true` and `false`
  package static let boolean = JSONTypes(rawValue: 2)
  /// Whole numbers.
  package static let integer = JSONTypes(rawValue: 4)
  /// All numbers.
  package static let number = JSONTypes(rawValue: 4 | 8)
  /// Strings.
  package static let string = JSONTypes(rawValue: 16)
  /// Arrays.
  package static let array = JSONTypes(rawValue: 32)
  /// Objects.
  package static let object = JSONTypes(rawValue: 64)
  /// All types.
  package static let any = JSONTypes(rawValue: 127)

  /// The values that one type names.
  package init(_ type: SchemaType) {
    switch type {
    case .null: self = .null
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .number: self = .number
    case .string: self = .string
    case .array: self = .array
    case .object: self = .object
    }
  }

  /// The values that a list of types names; an empty list names none.
  package init(_ types: some Sequence<SchemaType>) {
    self = types.reduce(into: []) { $0.formUnion(JSONTypes($1)) }
  }

  /// The names of the types, in the order of ``SchemaType``: `any` for all of them, `none` for none.
  package var words: String {
    if self == .any { return "any" }
    if isEmpty { return "none" }
    return SchemaType.allCases.filter { type in
      isSuperset(of: JSONTypes(type)) && !(type == .integer && isSuperset(of: .number))
    }.map(\.rawValue).joined(separator: ", ")
  }
}
