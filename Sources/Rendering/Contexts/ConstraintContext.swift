import ConcordMustache
import ConcordSwiftIR

/// Turns constraints into values for the templates `constraints` and `constraint-definitions`.
struct ConstraintContext {
  /// What stands before the names of the module's outermost types.
  let qualifier: String

  /// The constraints of a type; `null` where nobody wants to validate.
  func value(_ constraints: TypeConstraints?) -> Value {
    guard let constraints else { return nil }
    var arguments: [Expression.Argument] = []
    if !constraints.whole.isEmpty || constraints.isComplete {
      arguments.append((constraints.isComplete ? "complete" : nil, list(constraints.whole)))
    }
    if !constraints.properties.isEmpty {
      arguments.append(("properties", members(constraints.properties)))
    }
    if !constraints.additionalProperties.isEmpty {
      arguments.append(("additionalProperties", list(constraints.additionalProperties)))
    }
    if !constraints.alternatives.isEmpty {
      arguments.append(("alternatives", lists(constraints.alternatives)))
    }
    return TemplateContext.constraints([
      Keys.isEmpty: .bool(arguments.isEmpty),
      Keys.arguments: .listed(arguments) { $0.value.value(label: $0.label, isLast: $1) },
    ])
  }

  /// The constraints that others refer to by key.
  ///
  /// Each has a constant of its own: the compiler takes far longer for one literal of them all.
  func value(_ definitions: [Constraint.Member]) -> Value {
    let numbered = Array(definitions.enumerated())
    return TemplateContext.constraintDefinitions([
      Keys.definitions: .listed(numbered) { numbered, isLast in
        TemplateContext.definition([
          Keys.key: .string(SwiftLiteral.string(numbered.element.key)),
          Keys.index: .int(numbered.offset),
          Keys.constraints: list(numbered.element.constraints).value(),
          Keys.isLast: .bool(isLast), Keys.isOnly: .bool(definitions.count == 1),
        ])
      }
    ])
  }

  /// A list of constraints.
  func list(_ constraints: [Constraint]) -> Expression {
    .array(constraints.map { expression($0) })
  }

  private func lists(_ lists: [[Constraint]]) -> Expression {
    .array(lists.map { list($0) })
  }

  private func members(_ members: [Constraint.Member]) -> Expression {
    .dictionary(members.map { (SwiftLiteral.string($0.key), list($0.constraints)) })
  }

  private func expression(_ constraint: Constraint) -> Expression {
    switch constraint {
    case .type(let kinds): .member(".type", .array(kinds.map { .member("." + $0) }))
    case .const(let constant): .member(".const", Expression(constant))
    case .oneOfValues(let literals): .member(".enum", .array(literals.map { Expression($0) }))
    case .never: .member(".never")
    case .definition(let key):
      .member(
        ".schema",
        [(nil, .string(key)), ("in", .text(qualifier + "_ConstraintDefinitions.self"))])
    case .allHold, .anyHolds, .oneHolds:
      .member(
        "." + (constraint.combination?.keyword ?? ""), lists(constraint.combination?.lists ?? []))
    case .not(let list): .member(".not", self.list(list))
    case .condition(let test, let then, let otherwise):
      .member(
        ".if",
        [(nil, list(test))] + (then.isEmpty ? [] : [("then", list(then))])
          + (otherwise.isEmpty ? [] : [("else", list(otherwise))]))
    case .dependentSchemas(let list): .member(".dependentSchemas", members(list))
    case .limit(let keyword, let limit):
      .member(
        "." + keyword.rawValue, limit.isExact ? .text(limit.text) : .string(limit.text))
    case .count(let keyword, let count): .member("." + keyword.rawValue, .text("\(count)"))
    case .pattern(let pattern): .member(".pattern", .string(pattern))
    case .uniqueItems: .member(".uniqueItems")
    case .prefixItems(let items): .member(".prefixItems", lists(items))
    case .items(let list): .member(".items", self.list(list))
    case .unevaluatedItems(let list): .member(".unevaluatedItems", self.list(list))
    case .contains(let list, let minimum, let maximum):
      .member(
        ".contains",
        [(nil, self.list(list))] + (minimum.map { [("min", .text("\($0)"))] } ?? [])
          + (maximum.map { [("max", .text("\($0)"))] } ?? []))
    case .required(let names): .member(".required", .array(names.map { .string($0) }))
    case .dependentRequired(let dependencies):
      .member(
        ".dependentRequired",
        .dictionary(
          dependencies.map {
            (SwiftLiteral.string($0.key), .array($0.names.map { .string($0) }))
          }))
    case .propertyNames(let list): .member(".propertyNames", self.list(list))
    case .properties(let list): .member(".properties", members(list))
    case .patternProperties(let pattern, let list):
      .member(".patternProperties", .string(pattern), self.list(list))
    case .additionalProperties(let list): .member(".additionalProperties", self.list(list))
    case .unevaluatedProperties(let list): .member(".unevaluatedProperties", self.list(list))
    }
  }
}
