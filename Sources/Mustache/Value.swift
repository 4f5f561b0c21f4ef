import ConcordDiagnostics

/// What a template can be given: one of eight kinds, without `Any`.
///
/// `null`, `false`, the empty string and the empty list are false to a section; all else is true,
/// the number zero too, because it was given.
package enum Value: Sendable {
  /// Nothing, but a nothing that was given: its key is not missing.
  case null
  /// A truth value; its text is `true` or `false`.
  case bool(Bool)
  /// A whole number; its text is decimal.
  case int(Int)
  /// A text.
  case string(String)
  /// A text that is cut into lines for the room where it stands.
  case wrapped(WrappedText)
  /// Values for a section to go through.
  case list([Value])
  /// Named values for a section to bring into reach.
  case object(Object)
  /// A function.
  case lambda(Lambda)

  /// The kind in words, with its article, as diagnostics name it.
  var kindName: Phrase {
    switch self {
    case .null: .null
    case .bool: .boolean
    case .int: .number
    case .string, .wrapped: .string
    case .list: .list
    case .object: .object
    case .lambda: .lambda
    }
  }
}

extension Value {
  /// An object from a shape and its values; see ``Object/init(_:_:)``.
  package static func object(_ shape: Shape, _ values: [Value]) -> Value {
    .object(Object(shape, values))
  }

  /// The text, or `null` where there is none.
  package static func string(orNull text: String?) -> Value {
    if let text { .string(text) } else { .null }
  }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }

  package init(booleanLiteral value: Bool) { self = .bool(value) }

  package init(integerLiteral value: Int) { self = .int(value) }

  package init(stringLiteral value: String) { self = .string(value) }

  package init(arrayLiteral elements: Value...) { self = .list(elements) }

  package init(dictionaryLiteral elements: (Key, Value)...) { self = .object(Object(elements)) }
}
