package import ConcordDiagnostics
package import ConcordOpenAPI

/// The number of a conjunction in its ``ConjunctionTable``.
package struct ConjunctionID: Hashable, Sendable {
  /// The position in the table, from zero.
  package let index: Int32

  init(_ index: Int) {
    self.index = Int32(index)
  }
}

/// Something that one of the parts of a conjunction says.
package struct Stated<Value: Sendable>: Sendable {
  /// What it says.
  package let value: Value
  /// The whole schema that says it.
  package let range: SourceRange

  /// Joins something to the schema that says it.
  ///
  /// - Parameters:
  ///   - value: What it says.
  ///   - range: The whole schema.
  package init(value: Value, range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// What a schema says together with everything that holds for its values too: what it refers to, the
/// parts of `allOf`, and an alternative whose only other is `null` (JSON Schema 2020-12, section 10.2).
///
/// Two descriptions that spread one meaning over references and parts in different ways have equal
/// conjunctions, so this is what is compared. A bare reference has the number of what it names.
package final class Conjunction: Sendable {
  /// A schema that holds.
  package struct Part: Sendable {
    /// The schema. Its keywords about other schemas are those of the conjunction, by number.
    package let schema: Schema
    /// Its name under `components/schemas`.
    package let name: String?
    /// Whether `null` is valid whatever the schema says.
    package let allowsNull: Bool
  }

  /// Another schema, which a keyword is about.
  package struct Child: Sendable {
    /// What holds for the values that the keyword is about.
    package let id: ConjunctionID
    /// The whole schema that has the keyword.
    package let range: SourceRange
    /// The schema that stands there.
    package let schemaRange: SourceRange
  }

  /// A declared member.
  package struct Property: Sendable {
    /// Its key.
    package let name: String
    /// Where the key stands.
    package let keyRange: SourceRange
    /// Its schema.
    package let child: Child
    /// Whether the member is required.
    package internal(set) var isRequired = false
  }

  /// Keywords about objects.
  package struct Members: Sendable {
    /// The declared members, in document order.
    package internal(set) var properties: [Property] = []
    /// The required members, declared or not, in document order.
    package internal(set) var required: [Stated<String>] = []
    /// `additionalProperties`, where it says something.
    package internal(set) var additional: Child?
    /// `unevaluatedProperties`, where it says something.
    package internal(set) var unevaluated: Child?
    /// `propertyNames`
    package internal(set) var names: Child?
    /// `patternProperties`
    package internal(set) var patterns: [(key: String, child: Child)] = []
    /// `dependentRequired`
    package internal(set) var dependentRequired: [(key: String, names: Stated<[String]>)] = []
    /// `dependentSchemas`
    package internal(set) var dependentSchemas: [(key: String, child: Child)] = []
    var positions: [String: Int] = [:]
    var requiredNames: Set<String> = []

    /// Starts with nothing said.
    package init() {}

    /// The member of a key.
    package func property(_ name: String) -> Property? {
      if properties.count <= Self.fewProperties { return properties.first { $0.name == name } }
      return positions[name].map { properties[$0] }
    }

    /// Whether a member is required, declared or not.
    package func requires(_ name: String) -> Bool { requiredNames.contains(name) }

    static let fewProperties = 8
  }

  /// Keywords about arrays.
  package struct Elements: Sendable {
    /// `items`, where it says something.
    package internal(set) var items: Child?
    /// `prefixItems`
    package internal(set) var prefix: [Child] = []
    /// `contains`, with `minContains` and `maxContains`
    package internal(set) var contains: [(child: Child, minimum: Int?, maximum: Int?)] = []
    /// `unevaluatedItems`, where it says something.
    package internal(set) var unevaluated: Child?

    /// Starts with nothing said.
    package init() {}
  }

  /// One `oneOf` or `anyOf` with several alternatives, or the subtypes of a discriminator.
  package struct Choice: Sendable {
    /// Why there are alternatives.
    package enum Origin: String, Sendable {
      /// `oneOf`
      case oneOf
      /// `anyOf`
      case anyOf
      /// Schemas that extend this one by `allOf` and are told apart by its discriminator.
      case subtypes
    }

    /// One alternative.
    package struct Alternative: Sendable {
      /// Its schema.
      package let child: Child
      /// Where the schema that it leads to is known by.
      package let location: String
    }

    /// Why there are alternatives.
    package let origin: Origin
    /// The alternatives without `null`, in document order.
    package let alternatives: [Alternative]
    /// What tells them apart.
    package let discriminator: Discriminator?
    /// The whole schema.
    package let range: SourceRange
  }

  /// `if`, `then` and `else` of one schema.
  package struct Condition: Sendable {
    /// `if`
    package let test: Child
    /// `then`
    package let then: Child?
    /// `else`
    package let otherwise: Child?
  }

  /// The schemas that hold, the one that was asked for first.
  package let parts: [Part]
  /// The JSON types of values, as far as `type`, `enum`, `const` and alternatives of types alone say.
  package let types: JSONTypes
  /// The keywords about objects; `nil` where there are none.
  package let members: Members?
  /// The keywords about arrays; `nil` where there are none.
  package let elements: Elements?
  /// The alternatives, in document order.
  package let choices: [Choice]
  /// `not`
  package let negations: [Child]
  /// `if` with what it decides about
  package let conditions: [Condition]

  init(
    parts: [Part], types: JSONTypes, members: Members?, elements: Elements?,
    choices: [Choice], negations: [Child], conditions: [Condition]
  ) {
    self.parts = parts
    self.types = types
    self.members = members
    self.elements = elements
    self.choices = choices
    self.negations = negations
    self.conditions = conditions
  }

  /// The schema that was asked for.
  package var range: SourceRange { parts[0].schema.range }

  /// Its name under `components/schemas`.
  package var name: String? { parts[0].name }

  /// Whether no value is valid.
  package var isNever: Bool { types.isEmpty }

  /// Whether objects may have no members but the declared ones.
  package var isClosed: Bool {
    parts.contains { part in
      part.schema.object?.additionalProperties?.boolean == false
        || part.schema.object?.unevaluatedProperties?.boolean == false
    }
  }
}

extension Stated {
  /// The same with another value.
  package func map<Other: Sendable>(_ change: (Value) -> Other) -> Stated<Other> {
    Stated<Other>(value: change(value), range: range)
  }
}
