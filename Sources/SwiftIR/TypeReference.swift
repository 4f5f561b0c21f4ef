/// A use of a type.
package indirect enum TypeReference: Hashable, Sendable {
  /// A type of Swift, Foundation or the runtime.
  case primitive(Primitive)
  /// A type of this module.
  case named(TypeID)
  /// `[Element]`
  case array(TypeReference)
  /// `[String: Value]`
  case dictionary(TypeReference)
  /// `Wrapped?`
  case optional(TypeReference)
  /// A type that the user's configuration names.
  case external(String)
}

/// A type that generated code does not declare.
package enum Primitive: String, Hashable, Sendable, CaseIterable {
  /// `String`
  case string = "String"
  /// `Bool`
  case bool = "Bool"
  /// `Int`
  case int = "Int"
  /// `Int32`
  case int32 = "Int32"
  /// `Int64`
  case int64 = "Int64"
  /// `UInt64`
  case uint64 = "UInt64"
  /// `Double`
  case double = "Double"
  /// `Float`
  case float = "Float"
  /// Foundation's `Decimal`.
  case decimal = "Decimal"
  /// Foundation's `Date`, as RFC 3339 text.
  case date = "Date"
  /// The runtime's `CalendarDate`, as RFC 3339 `full-date`.
  case calendarDate = "CalendarDate"
  /// Foundation's `Data`, as base64.
  case data = "Data"
  /// Foundation's `URL`.
  case url = "URL"
  /// Foundation's `UUID`.
  case uuid = "UUID"
  /// The runtime's `JSONValue`.
  case json = "JSONValue"
  /// The runtime's `FilePart`.
  case filePart = "FilePart"
  /// The runtime's `HTTPBody`: bytes as they come.
  case body = "HTTPBody"

  /// The module that a file has to import for it.
  package var home: Home {
    switch self {
    case .string, .bool, .int, .int32, .int64, .uint64, .double, .float: .swift
    case .decimal, .date, .data, .url, .uuid: .foundation
    case .calendarDate, .json, .filePart, .body: .runtime
    }
  }

  /// Where a type is declared.
  package enum Home: Sendable {
    /// The standard library.
    case swift
    /// Foundation
    case foundation
    /// ConcordRuntime
    case runtime
  }
}

/// A JSON value that stands in generated code.
package indirect enum Literal: Hashable, Sendable {
  /// `null`
  case null
  /// A boolean.
  case bool(Bool)
  /// A number, in JSON's spelling.
  case number(String)
  /// A string, unescaped.
  case string(String)
  /// An array.
  case array([Literal])
  /// An object, in document order; each key once.
  case object([Member])

  /// A member of an object.
  package struct Member: Hashable, Sendable {
    /// The key.
    package var key: String
    /// The value.
    package var value: Literal

    /// Makes a member of its parts.
    package init(key: String, value: Literal) {
      self.key = key
      self.value = value
    }
  }
}
