internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordOpenAPI
internal import ConcordSchemaGraph

/// One value as it is held against its schemas.
struct Evaluation {
  /// What is wanted of a look at a value.
  enum Mode: Hashable {
    /// All that is wrong.
    case reporting
    /// Only whether anything is.
    case probing
  }

  /// What a schema says about a value.
  struct Outcome {
    var isValid = true
    /// The members and elements that it is about.
    var parts = EvaluatedParts()
  }

  /// A look at a value.
  private struct Look: Hashable {
    let value: Int32
    let schema: AssertionsID
    let mode: Mode
    /// Whether the discriminator of the schema does not count: a subtype leads back to it.
    var isWithinSubtype = false
  }

  let check: InstanceCheck
  let direction: InstanceCheck.Message
  var values: ValueArena
  /// What was found.
  private(set) var violations: [Violation] = []
  /// Looks that were taken; `nil` for those that are being taken.
  private var outcomes: [Look: Outcome?] = [:]
  /// The schema that each value is to be of, as what it stands in says: those inside of it come and
  /// go.
  var roots: [Int32: AssertionsID] = [:]
  /// Values of which it is not known what schema they should be of, so that nothing can be said of
  /// their members.
  var unsettled: Set<Int32> = []

  init(_ check: InstanceCheck, _ value: Node, _ direction: InstanceCheck.Message) {
    self.check = check
    self.direction = direction
    values = ValueArena(value)
  }

  /// Holds a value against the schema that it is to be of as a whole.
  ///
  /// - Returns: Whether it is.
  @discardableResult
  mutating func descend(
    _ value: Int32, _ id: AssertionsID, _ mode: Mode, depth: Int
  ) -> Bool {
    let outer = roots[value]
    roots[value] = id
    let outcome = evaluate(value, id, mode, depth: depth)
    roots[value] = outer
    guard mode == .reporting, !unsettled.contains(value),
      let owner = outcome.parts.declaring.first
    else { return outcome.isValid }
    for (position, member) in values.members(value).enumerated()
    where !outcome.parts.contains(member: position) {
      report(
        .undocumentedMember, value, owner, keyword: "properties", detail: member.key,
        of: member.value)
    }
    return outcome.isValid
  }

  /// Holds a value against a schema, which may be a part of the one that it is to be of.
  mutating func evaluate(
    _ value: Int32, _ id: AssertionsID, _ mode: Mode, depth: Int
  ) -> Outcome {
    let facts = check.facts(of: id)
    if facts.isEmpty { return Outcome() }
    if facts.isFlat { return evaluate(value, id, facts, nil, mode, depth: depth) }
    var look = Look(value: value, schema: id, mode: mode)
    let union = facts.union
    if let union { look.isWithinSubtype = isWithinAlternative(of: union, value) }
    // A schema that leads back to itself at the same value says nothing more.
    if let known = outcomes[look] { return known ?? Outcome() }
    guard depth < InstanceCheck.depthLimit else {
      report(.depth, value, id, keyword: "")
      return Outcome()
    }
    outcomes.updateValue(.none, forKey: look)
    let outcome = evaluate(
      value, id, facts, look.isWithinSubtype ? nil : union, mode, depth: depth)
    outcomes[look] = outcome
    return outcome
  }

  /// Whether a look at a value with a schema is being taken.
  func isOpen(_ value: Int32, _ id: AssertionsID) -> Bool {
    [Mode.reporting, .probing].contains { mode in
      if case .some(.none) = outcomes[Look(value: value, schema: id, mode: mode)] {
        true
      } else {
        false
      }
    }
  }

  private mutating func evaluate(
    _ value: Int32, _ id: AssertionsID, _ facts: SchemaFacts, _ union: UnionShape?,
    _ mode: Mode, depth: Int
  ) -> Outcome {
    var outcome = Outcome()
    let node = values.node(value)
    let assertions = facts.assertions
    for assertion in assertions {
      // What the other keywords say is about values of the right type.
      if case .type(let types) = assertion, !Self.accepts(node, types) {
        refuse(
          node.isNull ? .null : .type, value, id, mode, &outcome, keyword: "type",
          expected: types)
        return outcome
      }
    }
    if let union, let key = union.discriminator,
      let chosen = alternative(of: union, key, value)
    {
      return evaluate(value, id, chosen, of: union, assertions, mode, depth: depth)
    }
    for assertion in assertions {
      apply(assertion, of: assertions, value, id, mode, &outcome, depth: depth)
      if mode == .probing, !outcome.isValid { return outcome }
    }
    if let format = facts.format, !ValueFormat.accepts(node, format) {
      // Alternatives are not told apart by formats, which are annotations.
      if mode == .reporting {
        report(.format, value, id, keyword: "format", detail: format)
      }
    }
    return outcome
  }

  /// Whether a value is of one of some types.
  static func accepts(_ node: Node, _ types: [SchemaType]) -> Bool {
    let type = node.instanceType
    return types.contains(type) || type == .integer && types.contains(.number)
  }

  // MARK: Keywords

  mutating func apply(
    _ assertion: Assertion, of list: [Assertion], _ value: Int32, _ id: AssertionsID,
    _ mode: Mode, _ outcome: inout Outcome, depth: Int
  ) {
    switch assertion {
    case .type, .unsupported: break
    case .never: refuse(.never, value, id, mode, &outcome, keyword: "")
    case .const(let constant):
      if !constant.isEqual(to: values.node(value)) {
        refuse(.const, value, id, mode, &outcome, keyword: "const")
      }
    case .enum(let nodes):
      let node = values.node(value)
      if !nodes.contains(where: { $0.isEqual(to: node) }) {
        refuse(
          node.isNull ? .null : .enumValue, value, id, mode, &outcome, keyword: "enum")
      }
    case .limit(let limit, let number):
      if !isWithin(limit, number, values.node(value)) {
        refuse(.bounds, value, id, mode, &outcome, keyword: limit.rawValue)
      }
    case .count(let count, let number):
      if let rule = fault(count, number, values.node(value)) {
        refuse(rule, value, id, mode, &outcome, keyword: count.rawValue)
      }
    case .pattern(let pattern, _):
      if let text = values.node(value).string, !check.patterns.matches(pattern, in: text) {
        refuse(.pattern, value, id, mode, &outcome, keyword: "pattern")
      }
    case .uniqueItems:
      if let elements = values.node(value).array,
        Set(elements.map(NodeValue.init)).count < elements.count
      {
        refuse(.uniqueItems, value, id, mode, &outcome, keyword: "uniqueItems")
      }
    case .reference(let target):
      outcome.join(evaluate(value, target, mode, depth: depth + 1))
    case .allHold(let ids):
      for id in ids { outcome.join(evaluate(value, id, mode, depth: depth + 1)) }
    case .anyHolds(let ids):
      outcome.join(evaluateUnion(value, id, ids, "anyOf", mode, depth: depth))
    case .oneHolds(let ids):
      outcome.join(evaluateUnion(value, id, ids, "oneOf", mode, depth: depth))
    case .not(let inner):
      if evaluate(value, inner, .probing, depth: depth + 1).isValid {
        refuse(.excluded, value, id, mode, &outcome, keyword: "not")
      }
    case .condition(let test, let then, let otherwise):
      let tested = evaluate(value, test, .probing, depth: depth + 1)
      if tested.isValid { outcome.parts.formUnion(tested.parts) }
      if let next = tested.isValid ? then : otherwise {
        outcome.join(evaluate(value, next, mode, depth: depth + 1))
      }
    case .prefixItems, .items, .contains, .unevaluatedItems:
      applyToElements(assertion, of: list, value, id, mode, &outcome, depth: depth)
    case .required, .properties, .patternProperties, .additionalProperties, .propertyNames,
      .unevaluatedProperties, .dependentRequired, .dependentSchemas:
      applyToMembers(assertion, of: list, value, id, mode, &outcome, depth: depth)
    }
  }

  // MARK: Findings

  /// Notes that a value is not valid, and where all is wanted, why.
  mutating func refuse(
    _ rule: Violation.Rule, _ value: Int32, _ id: AssertionsID, _ mode: Mode,
    _ outcome: inout Outcome, keyword: String, detail: String? = nil,
    expected: [SchemaType] = []
  ) {
    outcome.isValid = false
    guard mode == .reporting else { return }
    report(rule, value, id, keyword: keyword, detail: detail, expected: expected)
  }

  /// Adds a violation, `node` being what breaks the rule where it is not the value itself.
  mutating func report(
    _ rule: Violation.Rule, _ value: Int32, _ id: AssertionsID, keyword: String,
    detail: String? = nil, expected: [SchemaType] = [], of node: Node? = nil
  ) {
    guard violations.count < InstanceCheck.violationLimit else { return }
    let place = values.place(of: value)
    let found = node ?? values.node(value)
    var shown: String?
    if [.enumValue, .const, .discriminatorValue].contains(rule), let text = found.string,
      Secrecy.isName(text), !values.isSecret(value), !check.isSecret(id)
    {
      shown = text
    }
    violations.append(
      Violation(
        rule: rule, pointer: place.pointer, pattern: place.pattern,
        range: check.table.range(of: id), location: check.table.location(of: id),
        keyword: keyword, detail: detail, expected: expected, found: found.instanceType,
        shown: shown, value: found))
  }
}

extension Evaluation.Outcome {
  /// Adds what another schema says about the same value.
  mutating func join(_ other: Evaluation.Outcome) {
    isValid = isValid && other.isValid
    parts.formUnion(other.parts)
  }
}

extension InstanceCheck {
  /// Whether a schema says that its values are secrets.
  func isSecret(_ id: AssertionsID) -> Bool {
    facts(of: id).format == "password" || facts(of: id).access.isWriteOnly
  }
}
