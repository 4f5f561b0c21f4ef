internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordOpenAPI
internal import ConcordSchemaGraph

/// Keywords that give a value a choice.
extension Evaluation {
  /// Holds a value against alternatives, of which one has to fit.
  ///
  /// Where none fits, the violations are those of the one that the value is likely to be of: the
  /// only one whose type fits, or the only one that a member with a fixed value does not rule out.
  mutating func evaluateUnion(
    _ value: Int32, _ id: AssertionsID, _ ids: [AssertionsID], _ keyword: String,
    _ mode: Mode, depth: Int
  ) -> Outcome {
    var outcome = Outcome(isValid: false)
    var best: (id: AssertionsID, count: Int)?
    for alternative in ids {
      let tried = evaluate(value, alternative, .probing, depth: depth + 1)
      guard tried.isValid else { continue }
      outcome.isValid = true
      outcome.parts.formUnion(tried.parts)
      if tried.parts.memberCount > best?.count ?? -1 {
        best = (alternative, tried.parts.memberCount)
      }
    }
    guard mode == .reporting else { return outcome }
    if let best {
      // What is inside is reported once, for the alternative that knows most of it.
      outcome.join(evaluate(value, best.id, .reporting, depth: depth + 1))
      return outcome
    }
    let node = values.node(value)
    var fitting: [AssertionsID] = []
    var types: [SchemaType] = []
    for alternative in ids {
      let own = self.types(of: alternative)
      if own.map({ Self.accepts(node, $0) }) ?? true { fitting.append(alternative) }
      for type in own ?? [] where !types.contains(type) { types.append(type) }
    }
    if fitting.isEmpty {
      unsettled.insert(value)
      refuse(
        node.isNull ? .null : .type, value, id, mode, &outcome, keyword: keyword,
        expected: types)
      return outcome
    }
    if fitting.count > 1 { fitting = fitting.filter { !isRuledOut($0, value) } }
    guard fitting.count == 1 else {
      unsettled.insert(value)
      refuse(.union, value, id, mode, &outcome, keyword: keyword)
      return outcome
    }
    outcome.join(evaluate(value, fitting[0], .reporting, depth: depth + 1))
    return outcome
  }

  /// The types that a schema allows; `nil` where it says nothing of them.
  private func types(of id: AssertionsID) -> [SchemaType]? {
    for part in check.table.parts(of: id) {
      for assertion in check.table.assertions(of: part.id) {
        switch assertion {
        case .type(let types): return part.allowsNull ? types + [.null] : types
        case .properties: return [.object]
        case .items, .prefixItems: return [.array]
        default: continue
        }
      }
    }
    return nil
  }

  /// Whether a member that has a fixed value in a schema has another one here.
  private mutating func isRuledOut(_ id: AssertionsID, _ value: Int32) -> Bool {
    for part in check.table.parts(of: id) {
      for case .properties(let properties) in check.table.assertions(of: part.id) {
        for property in properties {
          guard let position = values.position(of: property.name, in: value) else { continue }
          let node = values.members(value)[position].value
          for inner in check.table.parts(of: property.schema) where !inner.allowsNull {
            for assertion in check.table.assertions(of: inner.id) {
              switch assertion {
              case .const(let constant) where !constant.isEqual(to: node): return true
              case .enum(let nodes) where !nodes.contains { $0.isEqual(to: node) }: return true
              default: continue
              }
            }
          }
        }
      }
    }
    return false
  }

  // MARK: Discriminators

  /// What a discriminator says of a value.
  enum Choice {
    /// The value is to be of this schema.
    case schema(AssertionsID)
    /// The discriminator names no alternative.
    case unknown
  }

  /// The schemas of a union's alternatives, without the one for what they have in common.
  private mutating func ids(of union: UnionShape) -> [AssertionsID] {
    var ids: [AssertionsID] = []
    for alternative in union.alternatives where !alternative.isBase {
      ids.append(check.table.id(of: alternative.use))
    }
    return ids
  }

  /// Whether a value is being held against an alternative of a union already.
  mutating func isWithinAlternative(of union: UnionShape, _ value: Int32) -> Bool {
    ids(of: union).contains { isOpen(value, $0) }
  }

  /// The alternative that a discriminator names; `nil` where the value has to be looked at without
  /// it.
  mutating func alternative(
    of union: UnionShape, _ key: String, _ value: Int32
  ) -> Choice? {
    guard let position = values.position(of: key, in: value) else { return nil }
    let name = values.members(value)[position].value
    let ids = ids(of: union)
    var number = 0
    var fallback: AssertionsID?
    for alternative in union.alternatives where !alternative.isBase {
      if alternative.discriminatorValues.contains(where: { $0.isEqual(to: name) }) {
        return .schema(ids[number])
      }
      if alternative.isDefault { fallback = ids[number] }
      number += 1
    }
    if let fallback { return .schema(fallback) }
    guard union.origin == .composition, name.string != nil,
      union.alternatives.contains(where: { !$0.discriminatorValues.isEmpty })
    else { return nil }
    return .unknown
  }

  /// Holds a value against the alternative that a discriminator names.
  mutating func evaluate(
    _ value: Int32, _ id: AssertionsID, _ choice: Choice, of union: UnionShape,
    _ assertions: [Assertion], _ mode: Mode, depth: Int
  ) -> Outcome {
    var outcome = Outcome()
    switch choice {
    case .schema(let chosen):
      if union.origin == .composition {
        for assertion in assertions {
          switch assertion {
          case .anyHolds, .oneHolds: continue
          default: apply(assertion, of: assertions, value, id, mode, &outcome, depth: depth)
          }
        }
      }
      outcome.join(evaluate(value, chosen, mode, depth: depth + 1))
    case .unknown:
      outcome.isValid = false
      guard mode == .reporting else { break }
      unsettled.insert(value)
      if let key = union.discriminator,
        let position = values.position(of: key, in: value)
      {
        let child = values.child(value, at: position)
        values.declare(child)
        report(
          .discriminatorValue, child, id, keyword: "discriminator", detail: key)
      }
    }
    return outcome
  }
}
