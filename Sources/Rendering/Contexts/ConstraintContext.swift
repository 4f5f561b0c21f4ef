import ConcordMustache
import ConcordSwiftIR

/// Turns constraints into values for the templates `constraints` and `constraint`.
enum ConstraintContext {
  /// The constraints of a type; `null` where nobody wants to validate.
  static func value(_ constraints: TypeConstraints?) -> Value {
    guard let constraints else { return nil }
    var arguments: [(key: Key, value: Value)] = []
    if !constraints.whole.isEmpty {
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
    let kinds = [Keys.whole, Keys.members, Keys.additionalProperties, Keys.alternatives]
    return [
      Keys.isEmpty: .bool(arguments.isEmpty),
      Keys.arguments: .listed(arguments) { argument, isLast in
        .object(
          Object(
            kinds.map { ($0, $0 == argument.key ? argument.value : nil) } + [
              (Keys.isLast, .bool(isLast))
            ]))
      },
    ]
  }

  private static let shape = Shape([
    Keys.name, Keys.value, Keys.literal, Keys.values, Keys.members, Keys.lists, Keys.constraints,
    Keys.keyLists, Keys.isLast,
  ])

  /// One constraint, by the form of its argument.
  private static func value(_ constraint: Constraint, isLast: Bool) -> Value {
    var (value, literal, values, members): (Value, Value, Value, Value) = (nil, nil, nil, nil)
    var (lists, constraints, keyLists): (Value, Value, Value) = (nil, nil, nil)
    let name: String
    switch constraint {
    case .type(let kinds):
      name = "type"
      values = plain(kinds.map { "." + $0 })
    case .const(let constant):
      name = "const"
      literal = self.literal(constant)
    case .oneOfValues(let literals):
      name = "enum"
      values = [Keys.list: .listed(literals) { self.literal($0, isLast: $1) }]
    case .anyOf(let alternatives):
      name = "anyOf"
      lists = self.lists(alternatives)
    case .oneOf(let alternatives):
      name = "oneOf"
      lists = self.lists(alternatives)
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
    case .items(let list):
      name = "items"
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
            Keys.values: .listed(dependency.names) { self.literal(.string($0), isLast: $1) },
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
    case .values(let list):
      name = "values"
      constraints = argument(list)
    }
    return .object(
      shape,
      [
        .string(name), value, literal, values, members, lists, constraints, keyLists,
        .bool(isLast),
      ])
  }

  // MARK: Arguments

  private static func argument(
    _ list: [Constraint], key: String? = nil, minimum: Int? = nil, maximum: Int? = nil
  ) -> Value {
    [
      Keys.key: .string(orNull: key.map(SwiftLiteral.string)),
      Keys.list: .listed(list) { value($0, isLast: $1) },
      Keys.minimum: minimum.map { .int($0) } ?? nil, Keys.maximum: maximum.map { .int($0) } ?? nil,
    ]
  }

  private static func list(_ constraints: [Constraint], room: Int = 0) -> Value {
    [
      Keys.list: .listed(constraints) { value($0, isLast: $1) },
      Keys.fits: .bool(constraints.reduce(0) { $0 + width($1) + 2 } <= room),
    ]
  }

  private static func lists(_ lists: [[Constraint]]) -> Value {
    [
      Keys.list: .listed(lists) { constraints, isLast in
        [
          Keys.list: .listed(constraints) { value($0, isLast: $1) }, Keys.isLast: .bool(isLast),
        ]
      }
    ]
  }

  private static func members(_ members: [Constraint.Member], room: Int) -> Value {
    [
      Keys.list: .listed(members) { member, isLast in
        let width = member.constraints.reduce(member.key.utf8.count) { $0 + Self.width($1) + 2 }
        return [
          Keys.key: .string(SwiftLiteral.string(member.key)),
          Keys.list: .listed(member.constraints) { value($0, isLast: $1) },
          Keys.fits: .bool(width <= room), Keys.isLast: .bool(isLast),
        ]
      }
    ]
  }

  private static func plain(_ texts: [String]) -> Value {
    [
      Keys.list: .listed(texts) { text, isLast in
        .object(literalShape, [.string(text), nil, nil, .bool(isLast)])
      }
    ]
  }

  // MARK: Literals

  private static let literalShape = Shape([Keys.value, Keys.list, Keys.key, Keys.isLast])

  private static func literal(
    _ literal: Literal, key: String? = nil, isLast: Bool = true
  ) -> Value {
    var text: String?
    var list: Value = nil
    switch literal {
    case .null: text = "nil"
    case .bool(let value): text = value ? "true" : "false"
    case .number(let number): text = number
    case .string(let string): text = SwiftLiteral.string(string)
    case .array(let elements):
      list = [
        Keys.isObject: false, Keys.isEmpty: false,
        Keys.values: .listed(elements) { self.literal($0, isLast: $1) },
      ]
    case .object(let members):
      list = [
        Keys.isObject: true, Keys.isEmpty: .bool(members.isEmpty),
        Keys.values: .listed(members) { self.literal($0.value, key: $0.key, isLast: $1) },
      ]
    }
    return .object(
      literalShape,
      [
        .string(orNull: text), list, .string(orNull: key.map(SwiftLiteral.string)), .bool(isLast),
      ])
  }

  // MARK: Width

  /// About how many columns a constraint takes.
  private static func width(_ constraint: Constraint) -> Int {
    func sum(_ list: [Constraint]) -> Int { list.reduce(12) { $0 + width($1) + 2 } }
    switch constraint {
    case .type(let kinds): return kinds.reduce(8) { $0 + $1.utf8.count + 3 }
    case .const(let literal): return 8 + width(literal)
    case .oneOfValues(let literals): return literals.reduce(8) { $0 + width($1) + 2 }
    case .anyOf(let lists), .oneOf(let lists): return lists.reduce(10) { $0 + sum($1) }
    case .limit(let keyword, let limit): return keyword.rawValue.utf8.count + 3 + limit.text.count
    case .count(let keyword, let count): return keyword.rawValue.utf8.count + 3 + "\(count)".count
    case .pattern(let pattern): return 12 + SwiftLiteral.string(pattern).unicodeScalars.count
    case .uniqueItems: return 12
    case .items(let list), .propertyNames(let list), .values(let list): return sum(list)
    case .contains(let list, _, _): return 20 + sum(list)
    case .required(let names): return names.reduce(12) { $0 + $1.utf8.count + 4 }
    case .dependentRequired(let dependencies):
      return dependencies.reduce(20) {
        $0 + $1.names.reduce($1.key.utf8.count) { $0 + $1.utf8.count }
      }
    case .properties(let members):
      return members.reduce(14) { $0 + $1.key.utf8.count + sum($1.constraints) }
    case .patternProperties(let pattern, let list): return 20 + pattern.utf8.count + sum(list)
    }
  }

  private static func width(_ literal: Literal) -> Int {
    switch literal {
    case .null: 3
    case .bool: 5
    case .number(let text): text.utf8.count
    case .string(let text): text.utf8.count + 2
    case .array(let elements): elements.reduce(2) { $0 + width($1) + 2 }
    case .object(let members): members.reduce(2) { $0 + $1.key.utf8.count + width($1.value) + 6 }
    }
  }
}
