/// A table of constraints that others refer to by key with ``_Constraint/schema(_:in:)``.
///
/// Schemas that refer to themselves, and those that many refer to, are written once in it.
public protocol _ConstraintTable: Sendable {
  /// The constraints by their key.
  static var definitions: [String: [_Constraint]] { get }
}
