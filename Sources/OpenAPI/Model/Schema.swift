package import ConcordDiagnostics
package import ConcordDocuments

/// A schema in the form of JSON Schema 2020-12 and OpenAPI 3.1 (section 4.8.24), whatever version it
/// was written in. Older versions' `nullable`, `exclusiveMinimum: true`, `type: file` and so on are
/// already translated.
///
/// A class, since schemas hold schemas; every property is set once, by the decoder.
package final class Schema: Sendable {
  /// The whole schema.
  package let range: SourceRange
  /// The file and pointer that it is known by, such as `openapi.yaml#/components/schemas/Pet`:
  /// unique in a run.
  package let location: String
  /// `true` and `false` as a schema: everything, and nothing.
  package let boolean: Bool?
  /// `$ref`, with siblings as 3.1 allows them.
  package let reference: Reference?
  /// `type`; empty where any type will do.
  package let types: [SchemaType]
  /// `format`
  package let format: String?
  /// `enum`, in document order; `nil` where it is absent.
  package let enumeration: [Node]?
  /// `const`
  package let constant: Node?
  /// Keywords about objects; `nil` where there is none of them.
  package let object: ObjectKeywords?
  /// Keywords about arrays; `nil` where there is none of them.
  package let array: ArrayKeywords?
  /// Keywords that combine schemas; `nil` where there is none of them.
  package let composition: CompositionKeywords?
  /// `not`
  package let not: Schema?
  /// `if` with what it decides about
  package let condition: Condition?
  /// Limits for numbers and strings; `nil` where there is none of them.
  package let validation: ValidationKeywords?
  /// What a schema says for people.
  package let annotations: Annotations
  /// Keywords that this model has no place for, with the range of the key: for diagnostics.
  package let unsupported: [Member]
  /// Members that start with `x-`.
  package let extensions: [Member]

  package init(
    range: SourceRange, location: String, boolean: Bool? = nil, reference: Reference? = nil,
    types: [SchemaType] = [], format: String? = nil, enumeration: [Node]? = nil,
    constant: Node? = nil, object: ObjectKeywords? = nil, array: ArrayKeywords? = nil,
    composition: CompositionKeywords? = nil, not: Schema? = nil, condition: Condition? = nil,
    validation: ValidationKeywords? = nil,
    annotations: Annotations = Annotations(), unsupported: [Member] = [],
    extensions: [Member] = []
  ) {
    self.range = range
    self.location = location
    self.boolean = boolean
    self.reference = reference
    self.types = types
    self.format = format
    self.enumeration = enumeration
    self.constant = constant
    self.object = object
    self.array = array
    self.composition = composition
    self.not = not
    self.condition = condition
    self.validation = validation
    self.annotations = annotations
    self.unsupported = unsupported
    self.extensions = extensions
  }
}

/// A JSON type.
package enum SchemaType: String, Sendable, CaseIterable {
  /// `null`
  case null
  /// `true` and `false`
  case boolean
  /// A whole number.
  case integer
  /// Any number.
  case number
  /// A string.
  case string
  /// An array.
  case array
  /// An object.
  case object
}

/// A `$ref`.
package struct Reference: Sendable {
  /// As it is written.
  package var text: String
  /// Where its text stands.
  package var range: SourceRange
  /// The ``Schema/location`` of what it refers to; `ResolvedDocument` knows the schema.
  package var target: String
}

/// Keywords about objects (JSON Schema 2020-12, sections 6.5 and 10.3.2).
package struct ObjectKeywords: Sendable {
  /// A property with its schema.
  package struct Property: Sendable {
    /// Its key.
    package var name: String
    /// Where the key stands.
    package var nameRange: SourceRange
    /// Its schema.
    package var schema: Schema

    /// Makes a property of its parts.
    package init(name: String, nameRange: SourceRange, schema: Schema) {
      self.name = name
      self.nameRange = nameRange
      self.schema = schema
    }
  }

  /// The members that an object must have which has a member.
  package struct Dependency: Sendable {
    /// The key of the member.
    package var key: String
    /// Where the key stands.
    package var range: SourceRange
    /// The keys of the others.
    package var names: [String]
  }

  /// `properties`, in document order.
  package var properties: [Property] = []
  /// Whether there is a `properties` keyword at all.
  package var hasProperties = false
  /// `required`, in document order, each once.
  package var required: [String] = []
  /// `additionalProperties`
  package var additionalProperties: Schema?
  /// `patternProperties`, by pattern.
  package var patternProperties: [Property] = []
  /// `propertyNames`
  package var propertyNames: Schema?
  /// `dependentRequired`: the members that an object must have which has a member, in document order.
  package var dependentRequired: [Dependency] = []
  /// `dependentSchemas`: what an object must be that has a member.
  package var dependentSchemas: [Property] = []
  /// `unevaluatedProperties`
  package var unevaluatedProperties: Schema?
  /// `minProperties`
  package var minimumCount: Int?
  /// `maxProperties`
  package var maximumCount: Int?

  package init() {}
}

/// Keywords about arrays (JSON Schema 2020-12, sections 6.4 and 10.3.1).
package struct ArrayKeywords: Sendable {
  /// `items`; `additionalItems` where the list of earlier drafts' `items` is ``prefixItems``.
  package var items: Schema?
  /// `prefixItems`
  package var prefixItems: [Schema] = []
  /// `unevaluatedItems`
  package var unevaluatedItems: Schema?
  /// `contains`
  package var contains: Schema?
  /// `minContains`
  package var minimumContains: Int?
  /// `maxContains`
  package var maximumContains: Int?
  /// `minItems`
  package var minimumCount: Int?
  /// `maxItems`
  package var maximumCount: Int?
  /// `uniqueItems`
  package var isUnique = false

  package init() {}
}

/// Keywords that combine schemas (JSON Schema 2020-12, section 10.2).
package struct CompositionKeywords: Sendable {
  /// `allOf`
  package var allOf: [Schema] = []
  /// `anyOf`
  package var anyOf: [Schema] = []
  /// `oneOf`
  package var oneOf: [Schema] = []
  /// `discriminator`
  package var discriminator: Discriminator?

  package init() {}
}

/// `if`, `then` and `else` (JSON Schema 2020-12, section 10.2.2).
package struct Condition: Sendable {
  /// `if`
  package var `if`: Schema
  /// `then`: what a value must be that is valid against `if`.
  package var then: Schema?
  /// `else`: what a value must be that is not.
  package var `else`: Schema?
}

/// A property that names the alternative (OpenAPI 3.1, section 4.8.25).
package struct Discriminator: Sendable {
  /// The property.
  package var propertyName: String
  /// The alternatives' names there, with the location of each schema, in document order.
  package var mapping: [(value: String, target: String)] = []
  /// The location of the schema for an absent or unknown name (OpenAPI 3.2).
  package var defaultTarget: String?
  /// The whole object.
  package var range: SourceRange
}

/// Limits for numbers and strings (JSON Schema 2020-12, sections 6.2 and 6.3).
package struct ValidationKeywords: Sendable {
  /// `minimum`
  package var minimum: NumberLiteral?
  /// `exclusiveMinimum`
  package var exclusiveMinimum: NumberLiteral?
  /// `maximum`
  package var maximum: NumberLiteral?
  /// `exclusiveMaximum`
  package var exclusiveMaximum: NumberLiteral?
  /// `multipleOf`
  package var multipleOf: NumberLiteral?
  /// `minLength`, in Unicode scalars.
  package var minimumLength: Int?
  /// `maxLength`, in Unicode scalars.
  package var maximumLength: Int?
  /// `pattern`
  package var pattern: String?
  /// Where the pattern stands.
  package var patternRange: SourceRange?

  package init() {}
}

/// What a schema says for people (JSON Schema 2020-12, section 9).
package struct Annotations: Sendable {
  /// `title`
  package var title: String?
  /// `description`, in CommonMark.
  package var description: String?
  /// `default`
  package var defaultValue: Node?
  /// `example` and `examples`
  package var examples: [Node] = []
  /// `deprecated`
  package var isDeprecated = false
  /// `readOnly`
  package var isReadOnly = false
  /// `writeOnly`
  package var isWriteOnly = false
  /// `externalDocs`: the URL and what is there.
  package var externalDocumentation: (url: String, description: String?)?
  /// `contentEncoding`
  package var contentEncoding: String?
  /// `contentMediaType`
  package var contentMediaType: String?
  /// `xml`
  package var xml: XMLObject?

  package init() {}
}

/// How values stand in XML (section 4.8.26; OpenAPI 3.2, section 4.26).
///
/// It is a class because few schemas have it and all have room for it.
package final class XMLObject: Sendable {
  /// What a value is in XML.
  package enum NodeType: String, Sendable {
    case element, attribute, text, cdata, none
  }

  /// The name of the element or the attribute.
  package let name: String?
  /// The namespace of the name.
  package let namespace: String?
  /// The prefix of the name.
  package let prefix: String?
  /// What the value is; `nil` where nothing is said.
  package let nodeType: NodeType?
  /// Whether a list stands in an element of its own.
  package let isWrapped: Bool

  /// Makes it of its parts.
  package init(
    name: String?, namespace: String?, prefix: String?, nodeType: NodeType?, isWrapped: Bool
  ) {
    self.name = name
    self.namespace = namespace
    self.prefix = prefix
    self.nodeType = nodeType
    self.isWrapped = isWrapped
  }
}
