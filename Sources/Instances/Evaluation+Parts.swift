internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordSchemaGraph

/// Keywords about the elements and members of a value.
extension Evaluation {
  /// Applies a keyword about elements (JSON Schema 2020-12, section 10.3.1).
  mutating func applyToElements(
    _ assertion: Assertion, of list: [Assertion], _ value: Int32, _ id: AssertionsID,
    _ mode: Mode, _ outcome: inout Outcome, depth: Int
  ) {
    guard let count = values.node(value).array?.count else { return }
    switch assertion {
    case .prefixItems(let ids):
      outcome.parts.insertItems(upTo: min(ids.count, count))
      for (position, inner) in ids.prefix(count).enumerated() {
        descend(into: position, of: value, inner, mode, &outcome, depth: depth)
      }
    case .items(let inner):
      outcome.parts.insertAllItems()
      var first = 0
      for case .prefixItems(let ids) in list { first = ids.count }
      for position in 0..<count where position >= first {
        descend(into: position, of: value, inner, mode, &outcome, depth: depth)
        if mode == .probing, !outcome.isValid { return }
      }
    case .contains(let inner, let minimum, let maximum):
      var matches = 0
      for position in 0..<count {
        let child = values.child(value, at: position)
        guard evaluate(child, inner, .probing, depth: depth + 1).isValid else { continue }
        matches += 1
        outcome.parts.insert(item: position)
      }
      if matches < minimum ?? 1 {
        let keyword = minimum == nil ? "contains" : "minContains"
        refuse(.items, value, id, mode, &outcome, keyword: keyword)
      } else if let maximum, matches > maximum {
        refuse(.items, value, id, mode, &outcome, keyword: "maxContains")
      }
    case .unevaluatedItems(let inner):
      for position in 0..<count where !outcome.parts.contains(item: position) {
        descend(into: position, of: value, inner, mode, &outcome, depth: depth)
      }
      outcome.parts.insertAllItems()
    default: break
    }
  }

  private mutating func descend(
    into position: Int, of value: Int32, _ id: AssertionsID, _ mode: Mode,
    _ outcome: inout Outcome, depth: Int
  ) {
    let child = values.child(value, at: position)
    if !descend(child, id, mode, depth: depth + 1) { outcome.isValid = false }
  }

  /// Applies a keyword about members (JSON Schema 2020-12, sections 6.5 and 10.3.2).
  mutating func applyToMembers(
    _ assertion: Assertion, of list: [Assertion], _ value: Int32, _ id: AssertionsID,
    _ mode: Mode, _ outcome: inout Outcome, depth: Int
  ) {
    guard case .object(let members) = values.node(value).value else { return }
    switch assertion {
    case .required(let names):
      for name in names where values.position(of: name, in: value) == nil {
        if check.isAbsent(name, of: roots[value] ?? id, in: direction) { continue }
        refuse(.required, value, id, mode, &outcome, keyword: "required", detail: name)
      }
    case .properties(let properties):
      outcome.parts.insert(declaring: id)
      let positions = check.facts(of: id).positions
      for (position, member) in members.enumerated() {
        guard let found = positions[ExactText(member.key)] else { continue }
        outcome.parts.insert(member: position)
        values.declare(values.child(value, at: position))
        let property = properties[found]
        checkAccess(of: property.schema, position, of: value, mode)
        descend(into: position, of: value, property.schema, mode, &outcome, depth: depth)
        if mode == .probing, !outcome.isValid { return }
      }
    case .patternProperties(let properties):
      for property in properties {
        for (position, member) in members.enumerated()
        where check.patterns.matches(property.name, in: member.key) {
          outcome.parts.insert(member: position)
          descend(into: position, of: value, property.schema, mode, &outcome, depth: depth)
        }
      }
    case .additionalProperties(let inner):
      for (position, member) in members.enumerated() where !isNamed(member.key, in: list, id) {
        outcome.parts.insert(member: position)
        other(position, of: value, inner, id, "additionalProperties", mode, &outcome, depth)
      }
    case .unevaluatedProperties(let inner):
      for position in members.indices where !outcome.parts.contains(member: position) {
        other(position, of: value, inner, id, "unevaluatedProperties", mode, &outcome, depth)
      }
      outcome.parts.insertAllMembers()
    case .propertyNames(let inner):
      for member in members {
        let key = Node(.string(member.key), at: member.keyRange)
        var names = Evaluation(check, key, direction)
        if !names.evaluate(0, inner, .probing, depth: depth + 1).isValid {
          refuse(.memberName, value, id, mode, &outcome, keyword: "propertyNames")
        }
      }
    case .dependentRequired(let dependencies):
      for dependency in dependencies
      where values.position(of: dependency.key, in: value) != nil {
        for name in dependency.names where values.position(of: name, in: value) == nil {
          refuse(
            .required, value, id, mode, &outcome, keyword: "dependentRequired", detail: name)
        }
      }
    case .dependentSchemas(let schemas):
      for schema in schemas where values.position(of: schema.name, in: value) != nil {
        outcome.join(evaluate(value, schema.schema, mode, depth: depth + 1))
      }
    default: break
    }
  }

  /// Checks a member that is not named, which a schema `false` forbids.
  private mutating func other(
    _ position: Int, of value: Int32, _ inner: AssertionsID, _ id: AssertionsID,
    _ keyword: String, _ mode: Mode, _ outcome: inout Outcome, _ depth: Int
  ) {
    if case .never? = check.facts(of: inner).assertions.first {
      outcome.isValid = false
      guard mode == .reporting else { return }
      let member = values.members(value)[position]
      report(
        .undocumentedMember, value, id, keyword: keyword, detail: member.key,
        of: member.value)
      return
    }
    descend(into: position, of: value, inner, mode, &outcome, depth: depth)
  }

  /// Whether `properties` or `patternProperties` in the same schema is about a member.
  private func isNamed(_ key: String, in list: [Assertion], _ id: AssertionsID) -> Bool {
    list.contains { assertion in
      switch assertion {
      case .properties:
        check.facts(of: id).positions[ExactText(key)] != nil
      case .patternProperties(let properties):
        properties.contains { check.patterns.matches($0.name, in: key) }
      default: false
      }
    }
  }

  private mutating func checkAccess(
    of id: AssertionsID, _ position: Int, of value: Int32, _ mode: Mode
  ) {
    guard mode == .reporting else { return }
    let access = check.facts(of: id).access
    let child = values.child(value, at: position)
    switch direction {
    case .request where access.isReadOnly:
      report(.readOnly, child, id, keyword: "readOnly")
    case .response where access.isWriteOnly:
      report(.writeOnly, child, id, keyword: "writeOnly")
    default: break
    }
  }
}
