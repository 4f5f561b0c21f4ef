import ConcordOpenAPI
import ConcordSwiftIR

/// What a schema becomes where it is used.
struct TypeUse {
  /// The type of a value that is not `null`.
  var type: TypeReference
  /// Whether the value may be `null`.
  var isNullable: Bool
  /// The only value, where there is but one.
  var constant: Literal?

  /// Any JSON value; it holds `null` itself.
  static var any: TypeUse { TypeUse(type: .primitive(.json), isNullable: false) }

  /// The type with an optional around it where the value may be `null`.
  var element: TypeReference { isNullable ? .optional(type) : type }
}

/// Where an inline schema stands: what its type is called after.
struct NameHint {
  /// The names from the outermost to the schema itself, in the document's spelling.
  var parts: [String]
  /// Whether this is a schema under `components`, whose own name counts.
  var isComponent = false

  /// A schema under `components`.
  static func component(_ name: String) -> NameHint {
    NameHint(parts: [name], isComponent: true)
  }

  /// A schema within this one.
  func appending(_ part: String) -> NameHint { NameHint(parts: parts + [part]) }

  /// An element of a list that stands here.
  var element: NameHint {
    guard let last = parts.last else { return appending("Item") }
    if let singular = SwiftName.singular(last), parts.count > 1 {
      return NameHint(parts: parts.dropLast() + [singular])
    }
    return appending("Item")
  }

  /// The name in Swift, before anybody asks whether it is taken.
  var typeName: String {
    if parts.count == 1 { return SwiftName.type(parts[0]) }
    return SwiftName.type(parts[0])
      + parts.dropFirst().map { Words($0).upperCamelCase }.joined()
  }
}
