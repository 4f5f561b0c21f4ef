import ConcordMustache
import ConcordSwiftIR

/// Turns constraints into values for the templates `constraints` and `constraint`.
struct ConstraintContext {
  private let values: InitialValueContext

  init(types: TypeContext) {
    values = InitialValueContext(types: types)
  }

  /// The constraints of a type; `null` where nobody wants to validate.
  func value(_ constraints: TypeConstraints?) -> Value {
    guard let constraints else { return nil }
    var arguments: [(key: Key, value: Value)] = []
    if !constraints.whole.isEmpty || constraints.isComplete {
      arguments.append((Keys.whole, list(constraints.whole, room: 90)))
    }
    if !constraints.properties.isEmpty {
      arguments.append((Keys.members, members(constraints.properties, room: 88)))
    }
    if !constraints.additionalProperties.isEmpty {
      arguments.append((Keys.additionalProperties, list(constraints.additionalProperties)))
    }
    if !constraints.alternatives.isEmpty {
      arguments.append((Keys.alternatives, lists(constraints.alternatives)))
    }
    let parameters = [Keys.whole, Keys.members, Keys.additionalProperties, Keys.alternatives]
    return [
      Keys.isEmpty: .bool(arguments.isEmpty), Keys.isComplete: .bool(constraints.isComplete),
      Keys.arguments: .listed(arguments) { argument, isLast in
        .object(
          Object(
            parameters.map { ($0, $0 == argument.key ? argument.value : nil) } + [
              (Keys.isLast, .bool(isLast))
            ]))
      },
    ]
  }

  /// The constraints that others refer to by key.
  ///
  /// Each has a constant of its own: the compiler takes far longer for one literal of them all.
  func value(_ definitions: [Constraint.Member]) -> Value {
    let numbered = Array(definitions.enumerated())
    return [
      Keys.list: .listed(numbered) { numbered, isLast in
        let constraints = numbered.element.constraints
        return [
          Keys.key: .string(SwiftLiteral.string(numbered.element.key)),
          Keys.index: .int(numbered.offset),
          Keys.list: .listed(constraints) { value($0, isLast: $1) },
          Keys.fits: .bool(constraints.reduce(40) { $0 + width($1) + 2 } <= 96),
          Keys.isLast: .bool(isLast),
        ]
      }
    ]
  }

  private static let shape = Shape([
    Keys.name, Keys.value, Keys.literal, Keys.values, Keys.members, Keys.lists, Keys.constraints,
    Keys.keyLists, Keys.definition, Keys.condition, Keys.isLast,
  ])

  /// One constraint, by the form of its argument.
  private func value(_ constraint: Constraint, isLast: Bool) -> Value {
    var (value, literal, values, members): (Value, Value, Value, Value) = (nil, nil, nil, nil)
    var (lists, constraints, keyLists): (Value, Value, Value) = (nil, nil, nil)
    var (definition, condition): (Value, Value) = (nil, nil)
    let name: String
    switch constraint {
    case .type(let kinds):
      name = "type"
      values = plain(kinds.map { "." + $0 })
    case .const(let constant):
      name = "const"
      literal = self.values.value(InitialValue(constant))
    case .oneOfValues(let literals):
      name = "enum"
      values = [Keys.list: self.literals(literals)]
    case .never: name = "never"
    case .definition(let key):
      name = "schema"
      definition = .string(SwiftLiteral.string(key))
    case .allHold, .anyHolds, .oneHolds:
      let combination = constraint.combination ?? ("", [])
      name = combination.keyword
      lists = self.lists(combination.lists)
    case .not(let list):
      name = "not"
      constraints = argument(list)
    case .condition(let test, let then, let otherwise):
      name = "if"
      condition = [
        Keys.list: .listed(test) { self.value($0, isLast: $1) },
        Keys.then: then.isEmpty ? nil : list(then),
        Keys.otherwise: otherwise.isEmpty ? nil : list(otherwise),
      ]
    case .dependentSchemas(let list):
      name = "dependentSchemas"
      members = self.members(list, room: 0)
    case .limit(let keyword, let limit):
      name = keyword.rawValue
      value = .string(limit.isExact ? limit.text : SwiftLiteral.string(limit.text))
    case .count(let keyword, let count):
      name = keyword.rawValue
      value = .int(count)
    case .pattern(let pattern):
      name = "pattern"
      value = .string(SwiftLiteral.string(pattern))
    case .uniqueItems: name = "uniqueItems"
    case .prefixItems(let items):
      name = "prefixItems"
      lists = self.lists(items)
    case .items(let list):
      name = "items"
      constraints = argument(list)
    case .unevaluatedItems(let list):
      name = "unevaluatedItems"
      constraints = argument(list)
    case .contains(let list, let minimum, let maximum):
      name = "contains"
      constraints = argument(list, minimum: minimum, maximum: maximum)
    case .required(let names):
      name = "required"
      values = plain(names.map(SwiftLiteral.string))
    case .dependentRequired(let dependencies):
      name = "dependentRequired"
      keyLists = [
        Keys.list: .listed(dependencies) { dependency, isLast in
          [
            Keys.key: .string(SwiftLiteral.string(dependency.key)),
            Keys.values: self.literals(dependency.names.map { .string($0) }),
            Keys.isLast: .bool(isLast),
          ]
        }
      ]
    case .propertyNames(let list):
      name = "propertyNames"
      constraints = argument(list)
    case .properties(let list):
      name = "properties"
      members = self.members(list, room: 0)
    case .patternProperties(let pattern, let list):
      name = "patternProperties"
      constraints = argument(list, key: pattern)
    case .additionalProperties(let list):
      name = "additionalProperties"
      constraints = argument(list)
    case .unevaluatedProperties(let list):
      name = "unevaluatedProperties"
      constraints = argument(list)
    }
    return .object(
      Self.shape,
      [
        .string(name), value, literal, values, members, lists, constraints, keyLists, definition,
        condition, .bool(isLast),
      ])
  }

  // MARK: Arguments

  private func argument(
    _ list: [Constraint], key: String? = nil, minimum: Int? = nil, maximum: Int? = nil
  ) -> Value {
    [
      Keys.key: .string(orNull: key.map(SwiftLiteral.string)),
      Keys.list: .listed(list) { value($0, isLast: $1) },
      Keys.minimum: minimum.map { .int($0) } ?? nil, Keys.maximum: maximum.map { .int($0) } ?? nil,
    ]
  }

  /// A list of constraints, for the template `constraint-list`.
  func list(_ constraints: [Constraint], room: Int = 0) -> Value {
    [
      Keys.list: .listed(constraints) { value($0, isLast: $1) },
      Keys.fits: .bool(constraints.reduce(0) { $0 + width($1) + 2 } <= room),
    ]
  }

  private func lists(_ lists: [[Constraint]]) -> Value {
    [
      Keys.list: .listed(lists) { constraints, isLast in
        [
          Keys.list: .listed(constraints) { value($0, isLast: $1) }, Keys.isLast: .bool(isLast),
        ]
      }
    ]
  }

  private func members(_ members: [Constraint.Member], room: Int) -> Value {
    [
      Keys.list: .listed(members) { member, isLast in
        let columns = member.constraints.reduce(member.key.utf8.count) { $0 + width($1) + 2 }
        return [
          Keys.key: .string(SwiftLiteral.string(member.key)),
          Keys.list: .listed(member.constraints) { value($0, isLast: $1) },
          Keys.fits: .bool(columns <= room), Keys.isLast: .bool(isLast),
        ]
      }
    ]
  }

  private func plain(_ texts: [String]) -> Value {
    [
      Keys.list: .listed(texts) { text, isLast in
        [Keys.value: InitialValueContext.text(text), Keys.isLast: .bool(isLast)]
      }
    ]
  }

  private func literals(_ list: [Literal]) -> Value {
    .listed(list) { literal, isLast in
      [Keys.value: values.value(InitialValue(literal)), Keys.isLast: .bool(isLast)]
    }
  }

  // MARK: Width

  /// About how many columns a constraint takes.
  private func width(_ constraint: Constraint) -> Int {
    func sum(_ list: [Constraint]) -> Int { list.reduce(12) { $0 + width($1) + 2 } }
    switch constraint {
    case .type(let kinds): return kinds.reduce(8) { $0 + $1.utf8.count + 3 }
    case .const(let literal): return 8 + values.width(InitialValue(literal))
    case .oneOfValues(let literals):
      return literals.reduce(8) { $0 + values.width(InitialValue($1)) + 2 }
    case .never: return 6
    case .definition(let key): return 30 + key.utf8.count
    case .not(let list), .unevaluatedItems(let list), .unevaluatedProperties(let list):
      return sum(list)
    case .condition(let test, let then, let otherwise):
      return sum(test) + sum(then) + sum(otherwise)
    case .allHold(let lists), .anyHolds(let lists), .oneHolds(let lists), .prefixItems(let lists):
      return lists.reduce(10) { $0 + sum($1) }
    case .limit(let keyword, let limit): return keyword.rawValue.utf8.count + 3 + limit.text.count
    case .count(let keyword, let count): return keyword.rawValue.utf8.count + 3 + "\(count)".count
    case .pattern(let pattern): return 12 + SwiftLiteral.string(pattern).unicodeScalars.count
    case .uniqueItems: return 12
    case .items(let list), .propertyNames(let list), .additionalProperties(let list):
      return sum(list)
    case .contains(let list, _, _): return 20 + sum(list)
    case .required(let names): return names.reduce(12) { $0 + $1.utf8.count + 4 }
    case .dependentRequired(let dependencies):
      return dependencies.reduce(20) {
        $0 + $1.names.reduce($1.key.utf8.count) { $0 + $1.utf8.count }
      }
    case .properties(let members), .dependentSchemas(let members):
      return members.reduce(14) { $0 + $1.key.utf8.count + sum($1.constraints) }
    case .patternProperties(let pattern, let list): return 20 + pattern.utf8.count + sum(list)
    }
  }
}

extension InitialValue {
  /// A value of the runtime's `JSONValue`.
  fileprivate init(_ literal: Literal) {
    self =
      switch literal {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number(let text): .number(text)
      case .string(let text): .string(text)
      case .array(let elements): .list(elements.map(InitialValue.init))
      case .object(let members):
        .dictionary(members.map { Entry(key: $0.key, value: InitialValue($0.value)) })
      }
  }
}
