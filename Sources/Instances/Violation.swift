package import ConcordDiagnostics
package import ConcordDocuments
package import ConcordOpenAPI

/// What a schema asks of a value, and the value is not.
package struct Violation: Sendable {
  /// What is asked.
  package enum Rule: String, Sendable, CaseIterable {
    /// The value is of another type (JSON Schema 2020-12 Validation, section 6.1.1).
    case type
    /// The value is `null`, which is not allowed here.
    case null
    /// No value at all is allowed here: the schema is `false`.
    case never
    /// The value is none of `enum`.
    case enumValue
    /// The value is not that of `const`.
    case const
    /// The number is beyond `minimum`, `maximum` or the like, or no multiple of `multipleOf`.
    case bounds
    /// There are too few or too many characters.
    case length
    /// There are too few or too many elements, or elements that `contains` accepts.
    case items
    /// There are too few or too many members.
    case memberCount
    /// Two elements are equal, and `uniqueItems` forbids it.
    case uniqueItems
    /// The text does not match `pattern`.
    case pattern
    /// The text or number is not of the `format`.
    case format
    /// A required member is missing.
    case required
    /// The object has a member that the description does not have, or forbids.
    case undocumentedMember
    /// The key of a member is not valid against `propertyNames`.
    case memberName
    /// The value fits none of the alternatives of `oneOf` or `anyOf`.
    case union
    /// The discriminator names no alternative (OpenAPI 3.1, section 4.8.25).
    case discriminatorValue
    /// The value is valid against a schema that `not` excludes.
    case excluded
    /// A request has a member that is in responses only.
    case readOnly
    /// A response has a member that is in requests only.
    case writeOnly
    /// The value is nested deeper than ``InstanceCheck/depthLimit``; what is inside was not looked
    /// at.
    case depth
  }

  /// What is asked.
  package let rule: Rule
  /// Where the value stands in the whole value.
  package let pointer: JSONPointer
  /// The pointer with `*` for each position of an element and each key that the description does
  /// not name: it is the same for all values that break a rule alike, and tells nothing of their
  /// data.
  package let pattern: JSONPointer
  /// The schema that asks it, in the document.
  package let range: SourceRange
  /// The file and pointer of the schema.
  package let location: String
  /// The keyword that asks it, as it is spelled in the document's newest form; empty for what no
  /// keyword says.
  package let keyword: String
  /// The member that is missing or undocumented, or the keyword's own text, such as the name of a
  /// format; `nil` where there is none.
  package let detail: String?
  /// The types that are allowed, where the rule is ``Rule/type``.
  package let expected: [SchemaType]
  /// The type of what was found.
  package let found: SchemaType
  /// What was found, where it can be shown: a new value of an enumeration or a discriminator that
  /// ``Secrecy`` takes for a name. Nothing else of a value is ever here.
  package let shown: String?
  /// The value that breaks the rule; of an undocumented member, the value of the member. It may be
  /// a secret: it is there to infer schemas from, not to be shown.
  package let value: Node
}

extension Node {
  /// The type of the value: `integer` for numbers without a fraction, `1.0` too.
  package var instanceType: SchemaType {
    switch value {
    case .null: .null
    case .bool: .boolean
    case .number(let number): number.isInteger ? .integer : .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}
