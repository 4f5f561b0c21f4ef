package import ConcordDocuments
package import ConcordOpenAPI

/// What a JSON value must be to be of a schema, as far as it is seen from outside: its type, the
/// members that it must have, and members that have one of a few values.
package struct ValueCriteria: Sendable {
  /// A member with the only values that it has.
  package struct Constant: Sendable {
    /// The member's key.
    package var key: String
    /// The values.
    package var values: [Node]
  }

  /// The most values of a member that are kept.
  static let valueLimit = 16

  /// The JSON types without `null`; empty for any.
  package var types: [SchemaType] = []
  /// The only values; `nil` for any.
  package var values: [Node]?
  /// The members that an object must have, in document order.
  package var required: [String] = []
  /// The members of an object that have one of a few values, in document order.
  package var constants: [Constant] = []
}
