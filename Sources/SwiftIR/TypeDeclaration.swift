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

/// A struct that stands for a JSON object, or for an array whose items each have a meaning.
package struct StructDeclaration: Sendable {
  /// What a struct is in JSON.
  package enum Form: Sendable {
    /// An object: a property is a member.
    case object
    /// An array: a property is an item, its key the position. An optional one is an item that the
    /// array may end before.
    case array
  }

  /// What it is in JSON.
  package var form: Form
  /// Its name.
  package var name: Identifier
  /// Its comment.
  package var documentation: Documentation
  /// Its stored properties, in document order.
  package var properties: [Property]
  /// The type and the name of the property that holds all other members or items; `nil` where they
  /// are passed over.
  package var additionalProperties: (name: Identifier, type: TypeReference)?
  /// What is asked of its values; `nil` where nobody wants to validate.
  package var constraints: TypeConstraints?
  /// Where it was said.
  package var origin: Origin

  /// Makes a struct of its parts.
  package init(
    name: Identifier, documentation: Documentation, properties: [Property],
    additionalProperties: (name: Identifier, type: TypeReference)? = nil,
    form: Form = .object, origin: Origin
  ) {
    self.form = form
    self.name = name
    self.documentation = documentation
    self.properties = properties
    self.additionalProperties = additionalProperties
    self.origin = origin
  }
}

/// A stored property that stands for a member of a JSON object.
package struct Property: Sendable {
  /// Whether the member may be absent or `null`.
  package enum Presence: Sendable {
    /// It is always there, and never `null`.
    case required
    /// It is always there, and may be `null`: `T?`, written as `null`.
    case nullable
    /// It may be absent or `null`, which are one and the same: `T?`.
    case optional
    /// It may be absent or `null`, which are kept apart: `Nullable<T>?`.
    case optionalNullable
    /// It may be absent, which stands for the default: `T`.
    case defaulted
    /// It may be absent, which stands for the default, or `null`: `T?`.
    case defaultedNullable
  }

  /// Its name.
  package var name: Identifier
  /// The member's key.
  package var key: String
  /// Its type, without the optional that ``presence`` asks for.
  package var type: TypeReference
  /// Whether the member may be absent or `null`.
  package var presence: Presence
  /// Whether the value is boxed, since the struct would hold itself otherwise.
  package var isIndirect: Bool
  /// The value that it has unless another is given, as the document says it.
  package var defaultValue: Literal?
  /// Whether the default is the only value that there is.
  package var isConstant: Bool
  /// The default in the terms of the type, once all types are known.
  package var initialValue: InitialValue?
  /// Its comment.
  package var documentation: Documentation
  /// Where it was said.
  package var origin: Origin

  /// Makes a property of its parts.
  package init(
    name: Identifier, key: String, type: TypeReference, presence: Presence,
    isIndirect: Bool = false, defaultValue: Literal? = nil, isConstant: Bool = false,
    documentation: Documentation, origin: Origin
  ) {
    self.name = name
    self.key = key
    self.type = type
    self.presence = presence
    self.isIndirect = isIndirect
    self.defaultValue = defaultValue
    self.isConstant = isConstant
    self.documentation = documentation
    self.origin = origin
  }
}

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

/// An enum with a case per alternative.
package struct UnionDeclaration: Sendable {
  /// By what a JSON value is known to be of an alternative.
  package enum Recognition: Hashable, Sendable {
    /// Any value.
    case any
    /// `null`
    case null
    /// A boolean.
    case bool
    /// A whole number.
    case integer
    /// Any number.
    case number
    /// A string; one of these, unless there are none.
    case string([String])
    /// An array.
    case array
    /// An object that has these members, of which some hold one of a few strings.
    case object(ObjectRecognition)
  }

  /// By what an object is known to be of an alternative.
  package struct ObjectRecognition: Hashable, Sendable {
    /// A member and the strings that it may hold.
    package struct Constant: Hashable, Sendable {
      /// The member's key.
      package var key: String
      /// The strings.
      package var values: [String]

      /// Makes a constant of its parts.
      package init(key: String, values: [String]) {
        self.key = key
        self.values = values
      }
    }

    /// The keys that have to be there, in document order.
    package var required: [String]
    /// The members that hold one of a few strings.
    package var constants: [Constant]
    /// The member that names the alternative, with its names there.
    package var discriminator: Constant?
    /// Whether an object is of it that names no alternative, or one that is not known.
    package var isDefault: Bool

    /// Makes a recognition of its parts.
    package init(
      required: [String] = [], constants: [Constant] = [], discriminator: Constant? = nil,
      isDefault: Bool = false
    ) {
      self.required = required
      self.constants = constants
      self.discriminator = discriminator
      self.isDefault = isDefault
    }
  }

  /// One alternative.
  package struct Alternative: Sendable {
    /// The case's name.
    package var name: Identifier
    /// The type of the case's value.
    package var type: TypeReference
    /// By what a JSON value is known to be of it.
    package var recognition: Recognition
    /// Its comment.
    package var documentation: Documentation

    /// Makes an alternative of its parts.
    package init(
      name: Identifier, type: TypeReference, recognition: Recognition,
      documentation: Documentation = .init()
    ) {
      self.name = name
      self.type = type
      self.recognition = recognition
      self.documentation = documentation
    }
  }

  /// Its name.
  package var name: Identifier
  /// Its comment.
  package var documentation: Documentation
  /// The alternatives, in the order in which they are tried.
  package var alternatives: [Alternative]
  /// Whether the enum is `indirect`, since it would hold itself otherwise.
  package var isIndirect: Bool
  /// What is asked of its values; `nil` where nobody wants to validate.
  package var constraints: TypeConstraints?
  /// Where it was said.
  package var origin: Origin

  /// Makes a union of its parts.
  package init(
    name: Identifier, documentation: Documentation, alternatives: [Alternative],
    isIndirect: Bool = false, origin: Origin
  ) {
    self.name = name
    self.documentation = documentation
    self.alternatives = alternatives
    self.isIndirect = isIndirect
    self.origin = origin
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
