/// A type that generated code declares.
package enum TypeDeclaration: Sendable {
  /// A struct with a field table.
  case structure(StructDeclaration)
  /// A list of values.
  case enumeration(EnumDeclaration)
  /// An enum with a case per alternative.
  case union(UnionDeclaration)
  /// Another name for a type.
  case alias(AliasDeclaration)

  /// The type's name.
  package var name: Identifier {
    get {
      switch self {
      case .structure(let declaration): declaration.name
      case .enumeration(let declaration): declaration.name
      case .union(let declaration): declaration.name
      case .alias(let declaration): declaration.name
      }
    }
    set {
      switch self {
      case .structure(var declaration):
        declaration.name = newValue
        self = .structure(declaration)
      case .enumeration(var declaration):
        declaration.name = newValue
        self = .enumeration(declaration)
      case .union(var declaration):
        declaration.name = newValue
        self = .union(declaration)
      case .alias(var declaration):
        declaration.name = newValue
        self = .alias(declaration)
      }
    }
  }

  /// Where it was said.
  package var origin: Origin {
    switch self {
    case .structure(let declaration): declaration.origin
    case .enumeration(let declaration): declaration.origin
    case .union(let declaration): declaration.origin
    case .alias(let declaration): declaration.origin
    }
  }
}

extension TypeDeclaration {
  /// What is asked of the type's values; `nil` where nobody wants to validate.
  package var constraints: TypeConstraints? {
    get {
      switch self {
      case .structure(let declaration): declaration.constraints
      case .enumeration(let declaration): declaration.constraints
      case .union(let declaration): declaration.constraints
      case .alias: nil
      }
    }
    set {
      switch self {
      case .structure(var declaration):
        declaration.constraints = newValue
        self = .structure(declaration)
      case .enumeration(var declaration):
        declaration.constraints = newValue
        self = .enumeration(declaration)
      case .union(var declaration):
        declaration.constraints = newValue
        self = .union(declaration)
      case .alias: break
      }
    }
  }
}

/// Another name for a type.
package struct AliasDeclaration: Sendable {
  /// The name.
  package var name: Identifier
  /// Its comment.
  package var documentation: Documentation
  /// The type.
  package var target: TypeReference
  /// Where it was said.
  package var origin: Origin

  /// Makes an alias of its parts.
  package init(
    name: Identifier, documentation: Documentation, target: TypeReference, origin: Origin
  ) {
    self.name = name
    self.documentation = documentation
    self.target = target
    self.origin = origin
  }
}
