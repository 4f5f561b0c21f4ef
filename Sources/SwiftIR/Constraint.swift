/// What a description asks of a JSON value beyond what its Swift type says, named as JSON Schema
/// 2020-12 names its keywords.
package indirect enum Constraint: Hashable, Sendable {
  /// A number that others are compared with, in JSON's spelling.
  package struct Limit: Hashable, Sendable {
    /// The number.
    package var text: String
    /// Whether an `Int` or a `Double` holds it so that nothing is lost.
    package var isExact: Bool

    /// Makes a limit of its parts.
    package init(text: String, isExact: Bool) {
      self.text = text
      self.isExact = isExact
    }
  }

  /// Constraints of what has a name.
  package struct Member: Hashable, Sendable {
    /// The key of a member.
    package var key: String
    /// What is asked of it.
    package var constraints: [Constraint]

    /// Makes a member of its parts.
    package init(key: String, constraints: [Constraint]) {
      self.key = key
      self.constraints = constraints
    }
  }

  /// What a member of an object asks for.
  package struct Dependency: Hashable, Sendable {
    /// The key of the member.
    package var key: String
    /// The keys of the others.
    package var names: [String]

    /// Makes a dependency of its parts.
    package init(key: String, names: [String]) {
      self.key = key
      self.names = names
    }
  }

  /// A keyword about the size of a number.
  package enum LimitKeyword: String, Hashable, Sendable {
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

  /// A keyword about how much there is.
  package enum CountKeyword: String, Hashable, Sendable {
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

  /// The value is of one of these types, by their names in JSON Schema.
  case type([String])
  /// The value is this one.
  case const(Literal)
  /// The value is one of these.
  case oneOfValues([Literal])
  /// No value is valid: the schema `false`.
  case never

  /// The constraints of a definition of the module hold, by its key: `$ref`.
  case definition(String)
  /// All of these lists hold: `allOf`.
  case allHold([[Constraint]])
  /// At least one of these lists holds: `anyOf`.
  case anyHolds([[Constraint]])
  /// Exactly one of these lists holds: `oneOf`.
  case oneHolds([[Constraint]])
  /// The list does not hold.
  case not([Constraint])
  /// `if`, `then` and `else`.
  case condition([Constraint], then: [Constraint], otherwise: [Constraint])
  /// Constraints of the object, by the key of the member that asks for them.
  case dependentSchemas([Member])

  /// `minimum`, `exclusiveMinimum`, `maximum`, `exclusiveMaximum` or `multipleOf`.
  case limit(LimitKeyword, Limit)
  /// `minLength`, `maxItems` and so on.
  case count(CountKeyword, Int)
  /// `pattern`
  case pattern(String)

  /// `uniqueItems`
  case uniqueItems
  /// Constraints of the first elements, a list for each in turn.
  case prefixItems([[Constraint]])
  /// Constraints of each element after those of `prefixItems` in the same list.
  case items([Constraint])
  /// `contains`, with `minContains` and `maxContains` where they are not 1 and none.
  case contains([Constraint], minimum: Int?, maximum: Int?)
  /// Constraints of each element that no other constraint is about.
  case unevaluatedItems([Constraint])

  /// The object has these members.
  case required([String])
  /// Where the object has a member, it has others.
  case dependentRequired([Dependency])
  /// Constraints of each key.
  case propertyNames([Constraint])
  /// Constraints of members by key.
  case properties([Member])
  /// Constraints of the members whose key an expression matches.
  case patternProperties(String, [Constraint])
  /// Constraints of each member that neither `properties` nor `patternProperties` of the same list
  /// is about.
  case additionalProperties([Constraint])
  /// Constraints of each member that no other constraint is about.
  case unevaluatedProperties([Constraint])
}

/// What is asked of the values of one declared type.
package struct TypeConstraints: Hashable, Sendable {
  /// Constraints of the value itself.
  package var whole: [Constraint] = []
  /// Constraints of a struct's members, by their JSON key.
  package var properties: [Constraint.Member] = []
  /// Constraints of a struct's members that are not declared.
  package var additionalProperties: [Constraint] = []
  /// Constraints of a union's value, for each alternative in turn; empty where there are none.
  package var alternatives: [[Constraint]] = []
  /// Whether ``whole`` says all there is about a value and what is in it, whatever the types in it
  /// ask.
  package var isComplete = false

  /// Asks something of the value itself, or nothing.
  package init(whole: [Constraint] = []) {
    self.whole = whole
  }

  /// Takes constraints that say all there is about a value and what is in it.
  package init(complete whole: [Constraint]) {
    self.whole = whole
    isComplete = true
  }

  /// Whether nothing is asked.
  package var isEmpty: Bool { self == TypeConstraints() }
}

extension Constraint {
  /// JSON Schema's keyword for a constraint that combines lists; `nil` for any other.
  package var combination: (keyword: String, lists: [[Constraint]])? {
    switch self {
    case .allHold(let lists): ("allOf", lists)
    case .anyHolds(let lists): ("anyOf", lists)
    case .oneHolds(let lists): ("oneOf", lists)
    default: nil
    }
  }
}
