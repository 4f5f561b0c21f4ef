/// One address of an API.
package struct ServerAddress: Hashable, Sendable {
  /// The URL.
  package var url: String
  /// Whether it is seen from where the description was found.
  package var isRelative: Bool
  /// What it is for.
  package var documentation: Documentation

  /// Makes an address of its parts.
  package init(url: String, isRelative: Bool, documentation: Documentation) {
    self.url = url
    self.isRelative = isRelative
    self.documentation = documentation
  }
}

/// A server whose address has variables (OpenAPI 3.2, section 4.6): a function that makes the address.
package struct VariableServer: Sendable {
  /// A variable: an argument of the function.
  package struct Variable: Sendable {
    /// The argument's name.
    package var name: Identifier
    /// The variable's name in the address.
    package var key: String
    /// The value that it has unless another is given.
    package var defaultValue: String
    /// The name of the enum of its values; `nil` where it may have any.
    package var typeName: Identifier?
    /// Its values, with the names of their cases.
    package var cases: [(name: Identifier, value: String)]
    /// Its comment.
    package var documentation: Documentation

    /// Makes a variable of its parts.
    package init(
      name: Identifier, key: String, defaultValue: String, typeName: Identifier?,
      cases: [(name: Identifier, value: String)], documentation: Documentation
    ) {
      self.name = name
      self.key = key
      self.defaultValue = defaultValue
      self.typeName = typeName
      self.cases = cases
      self.documentation = documentation
    }
  }

  /// The function's name.
  package var name: Identifier
  /// The address, with `{key}` for each variable.
  package var url: String
  /// Whether it is seen from where the description was found.
  package var isRelative: Bool
  /// The variables, in document order.
  package var variables: [Variable]
  /// Its comment.
  package var documentation: Documentation

  /// Makes a server of its parts.
  package init(
    name: Identifier, url: String, isRelative: Bool, variables: [Variable],
    documentation: Documentation
  ) {
    self.name = name
    self.url = url
    self.isRelative = isRelative
    self.variables = variables
    self.documentation = documentation
  }
}
