/// A value that generated code gives a property unless another is given, in the terms of the
/// property's type.
package indirect enum InitialValue: Hashable, Sendable {
  /// `true` or `false`
  case bool(Bool)
  /// A number as Swift spells it.
  case number(String)
  /// A string, unescaped.
  case string(String)
  /// `nil`, which the runtime's JSON value reads as `null`.
  case null
  /// A value of an enumeration: `.name`
  case member(Identifier)
  /// A value made from another: `.name(value)`
  case call(Identifier, InitialValue)
  /// `[a, b]`
  case list([InitialValue])
  /// `["key": a]`, in document order; each key once.
  case dictionary([Entry])

  /// A key with its value.
  package struct Entry: Hashable, Sendable {
    /// The key, unescaped.
    package var key: String
    /// The value.
    package var value: InitialValue

    /// Joins a key to a value.
    package init(key: String, value: InitialValue) {
      self.key = key
      self.value = value
    }
  }
}
