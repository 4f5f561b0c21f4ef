package import ConcordDiagnostics
package import ConcordDocuments
package import ConcordOpenAPI

/// The number of a list of assertions in its ``AssertionTable``.
package struct AssertionsID: Hashable, Sendable {
  /// The position in the table, from zero.
  package let index: Int32

  init(_ index: Int) {
    self.index = Int32(index)
  }
}

/// What one keyword of a schema asks of a JSON value, as JSON Schema 2020-12 has it, with other schemas
/// by number.
///
/// Shapes say what values are so that types can be made of them; assertions say exactly which values
/// are valid, and nothing is put together or left out.
package enum Assertion: Sendable {
  /// A keyword about the size of a number (section 6.2).
  package enum Limit: String, Sendable {
    /// The limit or greater.
    case minimum
    /// Greater than the limit.
    case exclusiveMinimum
    /// The limit or less.
    case maximum
    /// Less than the limit.
    case exclusiveMaximum
    /// A whole multiple.
    case multipleOf
  }

  /// A keyword about how much there is (sections 6.3 to 6.5).
  package enum Count: String, Sendable {
    /// Unicode scalars, at least.
    case minLength
    /// Unicode scalars, at most.
    case maxLength
    /// Elements, at least.
    case minItems
    /// Elements, at most.
    case maxItems
    /// Members, at least.
    case minProperties
    /// Members, at most.
    case maxProperties
  }

  /// A member with the schema of its value.
  package struct Property: Sendable {
    /// Its key, or the expression that keys match.
    package var name: String
    /// Where the key stands.
    package var range: SourceRange
    /// The schema.
    package var schema: AssertionsID
  }

  /// The schema `false`: no value is valid.
  case never
  /// `type`
  case type([SchemaType])
  /// `const`
  case const(Node)
  /// `enum`
  case `enum`([Node])
  /// `minimum`, `exclusiveMinimum`, `maximum`, `exclusiveMaximum` or `multipleOf`
  case limit(Limit, NumberLiteral)
  /// `minLength`, `maxItems` and so on
  case count(Count, Int)
  /// `pattern`, with where it stands
  case pattern(String, SourceRange)
  /// `uniqueItems`
  case uniqueItems
  /// `$ref`, `$dynamicRef` and the like
  case reference(AssertionsID)
  /// `allOf`
  case allHold([AssertionsID])
  /// `anyOf`
  case anyHolds([AssertionsID])
  /// `oneOf`
  case oneHolds([AssertionsID])
  /// `not`
  case not(AssertionsID)
  /// `if` with `then` and `else`
  case condition(if: AssertionsID, then: AssertionsID?, else: AssertionsID?)
  /// `required`
  case required([String])
  /// `properties`
  case properties([Property])
  /// `patternProperties`
  case patternProperties([Property])
  /// `additionalProperties`
  case additionalProperties(AssertionsID)
  /// `propertyNames`
  case propertyNames(AssertionsID)
  /// `unevaluatedProperties`
  case unevaluatedProperties(AssertionsID)
  /// `dependentRequired`
  case dependentRequired([(key: String, names: [String])])
  /// `dependentSchemas`
  case dependentSchemas([Property])
  /// `prefixItems`
  case prefixItems([AssertionsID])
  /// `items`, which is about the elements after those of `prefixItems`
  case items(AssertionsID)
  /// `contains`, with `minContains` and `maxContains`
  case contains(AssertionsID, minimum: Int?, maximum: Int?)
  /// `unevaluatedItems`
  case unevaluatedItems(AssertionsID)
  /// A keyword that no assertion says, with where it stands.
  case unsupported(String, SourceRange)
}
