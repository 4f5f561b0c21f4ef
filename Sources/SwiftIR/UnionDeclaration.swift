/// An enum with a case per alternative.
package struct UnionDeclaration: Sendable {
  /// One alternative.
  package struct Alternative: Sendable {
    /// The case's name.
    package var name: Identifier
    /// The type of the case's value.
    package var type: TypeReference
    /// By what a JSON value is known to be of it.
    package var recognition: Recognition
    /// Constraints that the JSON value of this alternative meets, where Swift's types do not tell it
    /// from another: patterns, ranges, lengths. Empty where they do.
    package var checks: [Constraint]
    /// Its comment.
    package var documentation: Documentation

    /// Makes an alternative of its parts.
    package init(
      name: Identifier, type: TypeReference, recognition: Recognition, checks: [Constraint] = [],
      documentation: Documentation = .init()
    ) {
      self.name = name
      self.type = type
      self.recognition = recognition
      self.checks = checks
      self.documentation = documentation
    }
  }

  /// Its name.
  package var name: Identifier
  /// Its comment.
  package var documentation: Documentation
  /// The alternatives, in the order in which they are tried.
  package var alternatives: [Alternative]
  /// The name of a last case for objects whose discriminator is missing or names no alternative:
  /// they are kept as they came. `nil` where such objects fail to decode, where an alternative is
  /// the default, and where there is no discriminator.
  package var unrecognized: Identifier?
  /// Whether the enum is `indirect`, since it would hold itself otherwise.
  package var isIndirect: Bool
  /// What is asked of its values; `nil` where nobody wants to validate.
  package var constraints: TypeConstraints?
  /// Where it was said.
  package var origin: Origin

  /// Makes a union of its parts.
  package init(
    name: Identifier, documentation: Documentation, alternatives: [Alternative],
    unrecognized: Identifier? = nil, isIndirect: Bool = false, origin: Origin
  ) {
    self.name = name
    self.documentation = documentation
    self.alternatives = alternatives
    self.unrecognized = unrecognized
    self.isIndirect = isIndirect
    self.origin = origin
  }
}
