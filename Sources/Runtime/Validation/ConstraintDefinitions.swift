/// A table of constraints that others refer to by key with ``Constraint/schema(_:in:)``.
///
/// Schemas that refer to themselves, and those that many refer to, are written once in it.
public protocol ConstraintDefinitions: Sendable {
  /// The constraints by their key.
  static var definitions: [String: [Constraint]] { get }
}
