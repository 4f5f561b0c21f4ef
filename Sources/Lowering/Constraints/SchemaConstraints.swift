import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR
import ConcordText

/// Says what schemas ask of any JSON value, keyword by keyword.
///
/// A schema that others refer to becomes a definition, which is written once; so schemas may refer to
/// themselves, and what is written is linear in the document.
struct SchemaConstraints {
  private(set) var table: AssertionTable
  /// What cannot be checked.
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  private var keys: [AssertionsID: String] = [:]
  private var takenKeys: Set<String> = []
  private var pending: [AssertionsID] = []
  /// How far references are followed where no definitions are wanted.
  private var expression: Expression?

  /// What is known while a schema is written without definitions.
  private struct Expression {
    /// How many schemas there may be yet.
    var room = 200
    /// The references that are being followed.
    var open: Set<AssertionsID> = []
    var isTooLarge = false
  }

  /// Prepares to read a table.
  init(_ table: AssertionTable) {
    self.table = table
  }

  /// The definitions that constraints refer to, in the order in which they were first needed.
  mutating func takeDefinitions() -> [Constraint.Member] {
    var definitions: [Constraint.Member] = []
    var position = 0
    while position < pending.count {
      let id = pending[position]
      position += 1
      if let key = keys[id] {
        definitions.append(.init(key: key, constraints: constraints(of: id)))
      }
    }
    return definitions
  }

  /// The keywords of a schema.
  mutating func assertions(of id: AssertionsID) -> [Assertion] { table.assertions(of: id) }

  /// The schemas that hold for every value of a schema.
  mutating func parts(
    of id: AssertionsID, isLeftOut: (AssertionsID) -> Bool = { _ in false }
  ) -> [AssertionTable.Part] {
    table.parts(of: id, isLeftOut: isLeftOut)
  }

  /// The number of what a schema asks where it stands.
  mutating func id(of use: SchemaUse) -> AssertionsID { table.id(of: use) }

  /// The number of what a schema asks.
  mutating func id(of schema: ResolvedSchema) -> AssertionsID { table.id(of: schema) }

  /// The only alternative that is not `null`; `nil` where there are several or none.
  mutating func onlyAlternative(_ ids: [AssertionsID]) -> AssertionsID? {
    table.onlyAlternative(ids)
  }

  // MARK: Whole schemas

  /// All that a schema asks of a JSON value, with no definitions; `nil` where that would be more than 200
  /// schemas, or where the schema refers to itself.
  mutating func expression(of id: AssertionsID) -> [Constraint]? {
    expression = Expression()
    let list = constraints(of: id)
    defer { expression = nil }
    return expression?.isTooLarge == true ? nil : list
  }

  /// All that a schema asks of a JSON value, or all but its alternatives.
  mutating func constraints(
    of id: AssertionsID, withAlternatives: Bool = true
  ) -> [Constraint] {
    if let room = expression?.room {
      expression?.room = room - 1
      if room <= 0 {
        expression?.isTooLarge = true
        return []
      }
    }
    var list: [Constraint] = []
    for assertion in table.assertions(of: id) {
      switch assertion {
      case .anyHolds where !withAlternatives, .oneHolds where !withAlternatives: continue
      case .reference(let target): list += reference(to: target)
      case .allHold(let ids):
        let lists = self.lists(of: ids)
        list += lists.filter { $0.allSatisfy(\.isFlat) }.flatMap { $0 }
        let others = lists.filter { !$0.allSatisfy(\.isFlat) }
        if !others.isEmpty { list.append(.allHold(others)) }
      case .properties(let properties): list.append(.properties(members(properties)))
      case .dependentSchemas(let schemas): list.append(.dependentSchemas(members(schemas)))
      case .patternProperties(let properties):
        // At run time, an expression that is none matches every name: nothing is asked of any.
        for property in properties {
          let isUsable = isUsable(property.name, at: property.range)
          list.append(
            .patternProperties(
              property.name, isUsable ? constraints(of: property.schema) : []))
        }
      case .additionalProperties(let inner):
        list.append(.additionalProperties(constraints(of: inner)))
      case .prefixItems(let ids): list.append(.prefixItems(lists(of: ids)))
      case .items(let inner): list.append(.items(constraints(of: inner)))
      case .unevaluatedProperties(let inner):
        list.append(.unevaluatedProperties(constraints(of: inner)))
      case .unevaluatedItems(let inner): list.append(.unevaluatedItems(constraints(of: inner)))
      default:
        if let constraint = constraint(assertion) { list.append(constraint) }
      }
    }
    return list
  }

  /// What each of some schemas asks of a JSON value.
  mutating func lists(of ids: [AssertionsID]) -> [[Constraint]] {
    var lists: [[Constraint]] = []
    for id in ids { lists.append(constraints(of: id)) }
    return lists
  }

  private mutating func members(_ properties: [Assertion.Property]) -> [Constraint.Member] {
    var members: [Constraint.Member] = []
    for property in properties {
      members.append(.init(key: property.name, constraints: constraints(of: property.schema)))
    }
    return members
  }

  /// What a keyword asks that means the same in any list and whatever the type of the value is.
  mutating func constraint(_ assertion: Assertion) -> Constraint? {
    switch assertion {
    case .never: return .never
    case .type(let types): return .type(types.map(\.rawValue))
    case .const(let value): return literal(value).map { .const($0) }
    case .enum(let values):
      let literals = values.compactMap { literal($0) }
      return literals.count == values.count ? .oneOfValues(literals) : nil
    case .limit(let limit, let number):
      guard let keyword = Constraint.LimitKeyword(rawValue: limit.rawValue) else { return nil }
      return Constraint.Limit(keyword, number).map { .limit(keyword, $0) }
    case .count(let count, let number):
      return Constraint.CountKeyword(rawValue: count.rawValue).map { .count($0, number) }
    case .pattern(let pattern, let range):
      return isUsable(pattern, at: range) ? .pattern(pattern) : nil
    case .uniqueItems: return .uniqueItems
    case .required(let names): return .required(names)
    case .dependentRequired(let dependencies):
      return .dependentRequired(dependencies.map { .init(key: $0.key, names: $0.names) })
    case .propertyNames(let inner):
      let list = constraints(of: inner)
      return list.isEmpty ? nil : .propertyNames(list)
    case .contains(let inner, let minimum, let maximum):
      return .contains(
        constraints(of: inner), minimum: minimum == 1 ? nil : minimum, maximum: maximum)
    case .anyHolds(let ids): return .anyHolds(lists(of: ids))
    case .oneHolds(let ids): return .oneHolds(lists(of: ids))
    case .not(let inner): return .not(constraints(of: inner))
    case .condition(let test, let then, let otherwise):
      return .condition(
        constraints(of: test), then: then.map { constraints(of: $0) } ?? [],
        otherwise: otherwise.map { constraints(of: $0) } ?? [])
    case .unsupported(let keyword, let range):
      report(Diagnostic(.notValidated, at: range, keyword))
      return nil
    case .reference, .allHold, .properties, .patternProperties, .additionalProperties,
      .dependentSchemas, .prefixItems, .items, .unevaluatedProperties, .unevaluatedItems:
      return nil
    }
  }

  // MARK: References

  /// What a reference asks: the few words of a schema that refers to no other, or its definition.
  private mutating func reference(to target: AssertionsID) -> [Constraint] {
    let assertions = table.assertions(of: target)
    if assertions.count <= 2, assertions.allSatisfy(\.isFlat) { return constraints(of: target) }
    if expression != nil {
      guard expression?.open.insert(target).inserted == true else {
        expression?.isTooLarge = true
        return []
      }
      let list = constraints(of: target)
      expression?.open.remove(target)
      return list.allSatisfy(\.isFlat) ? list : [.allHold([list])]
    }
    if let key = keys[target] { return [.definition(key)] }
    let location = table.location(of: target)
    let pointer = location.firstIndex(of: "#").map { String(location[$0...]) } ?? location
    var key = pointer
    var number = 2
    while !takenKeys.insert(key).inserted {
      key = "\(pointer) \(number)"
      number += 1
    }
    keys[target] = key
    pending.append(target)
    return [.definition(key)]
  }

  // MARK: What cannot be checked

  /// A value as a literal; `nil` where Swift's literals would round a number in it, which is reported.
  mutating func literal(_ node: Node) -> Literal? {
    if node.isExact { return Literal(node) }
    report(Diagnostic(.valueNotValidated, at: node.range))
    return nil
  }

  /// Whether an expression can be run; where it cannot, that is reported.
  mutating func isUsable(_ pattern: String, at range: SourceRange) -> Bool {
    guard let fault = ECMAScriptPattern.fault(in: pattern) else { return true }
    report(Diagnostic(.patternUnusable, at: range, pattern, Phrase(fault)))
    return false
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }
}

extension Assertion {
  /// Whether the keyword is about the value alone.
  fileprivate var isFlat: Bool {
    switch self {
    case .never, .type, .const, .enum, .limit, .count, .pattern, .uniqueItems: true
    default: false
    }
  }
}
