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
  /// How it stands in XML, where it does and differs from the default.
  package var xml: XMLTable?
  /// How it says that a call failed; `nil` where it does not.
  package var failure: FailureRule?
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
  /// The default in the terms of the type, once all types are known.
  package var initialValue: InitialValue?
  /// Its comment.
  package var documentation: Documentation
  /// Where it was said.
  package var origin: Origin

  /// Makes a property of its parts.
  package init(
    name: Identifier, key: String, type: TypeReference, presence: Presence,
    isIndirect: Bool = false, defaultValue: Literal? = nil, documentation: Documentation,
    origin: Origin
  ) {
    self.name = name
    self.key = key
    self.type = type
    self.presence = presence
    self.isIndirect = isIndirect
    self.defaultValue = defaultValue
    self.documentation = documentation
    self.origin = origin
  }
}
