/// A list of values.
package struct EnumDeclaration: Sendable {
  /// One value.
  package struct Case: Sendable {
    /// Its name.
    package var name: Identifier
    /// The value: a string or a number.
    package var value: Literal
    /// Its comment.
    package var documentation: Documentation

    /// Makes a case of its parts.
    package init(name: Identifier, value: Literal, documentation: Documentation = .init()) {
      self.name = name
      self.value = value
      self.documentation = documentation
    }
  }

  /// Its name.
  package var name: Identifier
  /// Its comment.
  package var documentation: Documentation
  /// The type of the values: `string`, `int`, `double` or `json`.
  package var rawType: Primitive
  /// Whether other values decode too.
  package var isOpen: Bool
  /// The values, in document order, each once.
  package var cases: [Case]
  /// What is asked of its values: nothing but to be among the listed ones. `nil` where others are
  /// right too, or nobody wants to validate.
  package var constraints: TypeConstraints?
  /// Where it was said.
  package var origin: Origin

  /// Makes an enumeration of its parts.
  package init(
    name: Identifier, documentation: Documentation, rawType: Primitive, isOpen: Bool,
    cases: [Case], origin: Origin
  ) {
    self.name = name
    self.documentation = documentation
    self.rawType = rawType
    self.isOpen = isOpen
    self.cases = cases
    self.origin = origin
  }
}
