package import ConcordDiagnostics
package import ConcordDocuments
package import ConcordOpenAPI

/// What the values of a schema are. A shape says nothing about `null`, which
/// ``ResolvedSchema/isNullable`` does.
package indirect enum Shape: Sendable {
  /// Any JSON value.
  case any
  /// No value at all: the schema `false`.
  case never
  /// The values of another schema, under another name.
  case alias(SchemaUse)
  /// A string, a number or a boolean.
  case scalar(ScalarShape)
  /// One of a list of strings or numbers.
  case enumeration(EnumerationShape)
  /// An object with declared members, or with none at all.
  case object(ObjectShape)
  /// An object whose members are all of one schema; `nil` for any value.
  case map(SchemaUse?)
  /// An array whose elements are all of one schema; `nil` for any value.
  case array(SchemaUse?)
  /// An array whose first elements have a schema each.
  case tuple(TupleShape)
  /// A value of one of several schemas.
  case union(UnionShape)
}

/// A string, a number or a boolean.
package struct ScalarShape: Sendable {
  /// `string`, `integer`, `number` or `boolean`.
  package var type: SchemaType
  /// `format`
  package var format: String?
  /// The limits for numbers and strings.
  package var limits: ValidationKeywords?
  /// `contentEncoding`
  package var contentEncoding: String?
  /// `contentMediaType`
  package var contentMediaType: String?
}

/// One of a list of strings or numbers.
package struct EnumerationShape: Sendable {
  /// A value with what is said about it.
  package struct Value: Sendable {
    /// A string or a number. A whole number is spelled as such.
    package var node: Node
    /// The name that the document gives it.
    package var name: String?
    /// What it means.
    package var description: String?
  }

  /// The values in document order, each once.
  package var values: [Value]
  /// Whether other strings are right too.
  package var takesOtherValues = false

  /// Whether there is one value only, a string or a whole number: an inline type of its own would say no
  /// more than the value.
  package var isConstant: Bool {
    values.count == 1 && !takesOtherValues
      && (values[0].node.string != nil || values[0].node.number?.int != nil)
  }
}

/// An object with declared members.
package struct ObjectShape: Sendable {
  /// A declared member.
  package struct Property: Sendable {
    /// Its key.
    package var name: String
    /// Where the key stands.
    package var range: SourceRange
    /// Its schema.
    package var use: SchemaUse
    /// Whether the member is required.
    package var isRequired: Bool
    /// The schema whose keyword declares it.
    package var owner: SchemaPlace
    /// The value that a discriminator gives objects of this schema, where this is its property.
    package var discriminatorValue: String?
  }

  /// What becomes of members that are not declared.
  package enum AdditionalProperties: Sendable {
    /// Nothing is said about them.
    case unspecified
    /// There are none.
    case none
    /// They are of a schema; `nil` for any value.
    case some(SchemaUse?)
  }

  /// The declared members, in document order.
  package var properties: [Property]
  /// The required members, in document order, whether they are declared or not.
  package var required: [String]
  /// The required members that are not declared.
  package var undeclaredRequired: [String]
  /// The members that are not declared.
  package var additionalProperties: AdditionalProperties
}

/// An array whose first elements have a schema each (JSON Schema 2020-12, section 10.3.1.1).
package struct TupleShape: Sendable {
  /// An element with a schema of its own.
  package struct Element: Sendable {
    /// What it is called after: a name that the document gives, its title, its schema or its only
    /// value; `nil` where none tells it from the others.
    package var name: String?
    /// Whether the name is its title.
    package var isNamedByTitle = false
    /// Its schema.
    package var use: SchemaUse
    /// The whole schema in the document.
    package var range: SourceRange { use.source.range }
  }

  /// The first elements.
  package var elements: [Element]
  /// How many elements there are at least.
  package var minimumCount: Int
  /// Whether there may be more elements than those.
  package var isOpen: Bool
  /// The schema of the other elements; `nil` for any value.
  package var otherItems: SchemaUse?
}

/// A value of one of several schemas.
package struct UnionShape: Sendable {
  /// Why there are alternatives.
  package enum Origin: Sendable {
    /// `oneOf` or `anyOf`.
    case composition
    /// A list of types.
    case types
    /// A discriminator whose schema others extend by `allOf` (OpenAPI 3.1, section 4.8.25).
    case subtypes
  }

  /// One alternative.
  package struct Alternative: Sendable {
    /// What it is called after.
    package var name: String
    /// Its schema.
    package var use: SchemaUse
    /// The values of the discriminator that name it.
    package var discriminatorValues: [Node] = []
    /// Whether it is the one for an absent or unknown value of the discriminator (OpenAPI 3.2, section
    /// 4.25).
    package var isDefault = false
    /// Whether it holds what all subtypes have in common.
    package var isBase = false
  }

  /// Why there are alternatives.
  package var origin: Origin
  /// The alternatives, in document order.
  package var alternatives: [Alternative]
  /// The property whose value names the alternative.
  package var discriminator: String?
}
