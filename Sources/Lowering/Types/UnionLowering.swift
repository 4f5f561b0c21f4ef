import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// The enum of a value of one of several schemas: a case for each type that they become.
struct UnionLowering {
  let types: SchemaTypes
  let names: MemberNames

  /// Alternatives that become one type.
  private struct Case {
    var type: TypeReference
    var name: String
    var alternatives: [UnionShape.Alternative]
  }

  /// What becomes of a union.
  struct Lowered {
    /// The enum without its name.
    var declaration: UnionDeclaration
    /// The schemas that became each of its alternatives.
    var uses: [[SchemaUse]]
    /// Two alternatives that a value can be of both, if there are such.
    var overlap: Overlap?
  }

  /// The enum of a union, without its name.
  func lower(_ union: UnionShape, of schema: ResolvedSchema) -> Lowered {
    var cases: [Case] = []
    var positions: [TypeReference: Int] = [:]
    for alternative in union.alternatives {
      let type = types.type(of: alternative.use.target)
      if let position = positions[type] {
        cases[position].alternatives.append(alternative)
      } else {
        positions[type] = cases.count
        cases.append(Case(type: type, name: alternative.name, alternatives: [alternative]))
      }
    }
    var recognitions = cases.map { recognition(of: $0, in: union) }
    if union.origin != .subtypes { recognitions = RecognitionPass.run(recognitions) }
    var scope = names.scope(for: .union)
    let alternatives = zip(cases, recognitions).map { part, recognition in
      let isBase = part.alternatives[0].isBase
      let name = names.member(part.name)
      return UnionDeclaration.Alternative(
        name: .member(scope.take(isBase ? ["other", "base"] : [name])), type: part.type,
        recognition: recognition,
        documentation: Documentation(isBase ? baseDocumentation(part) : ""))
    }
    let keepsUnrecognized =
      types.options.opensUnions && union.origin == .composition && union.discriminator != nil
      && !union.alternatives.contains(where: \.isDefault)
    let unrecognized = keepsUnrecognized ? ["unrecognized", "unrecognizedValue"] : nil
    let declaration = UnionDeclaration(
      name: Identifier(""), documentation: Documentation(schema.annotations),
      alternatives: alternatives, unrecognized: unrecognized.map { .member(scope.take($0)) },
      origin: Origin(schema.range))
    return Lowered(
      declaration: declaration, uses: cases.map { $0.alternatives.map(\.use) },
      overlap: overlap(of: cases, recognitions, called: alternatives.map(\.name)))
  }

  private func baseDocumentation(_ part: Case) -> String {
    let keepsOthers: Bool
    switch types.graph[part.alternatives[0].use.target].shape {
    case .object(let object):
      if case .some(nil) = object.additionalProperties {
        keepsOthers = true
      } else {
        keepsOthers = false
      }
    default: keepsOthers = true
    }
    return keepsOthers
      ? "Any other subtype: what all subtypes have in common, and all other members as they are."
      : "Any other subtype: what all subtypes have in common."
  }

  // MARK: Telling alternatives apart

  private func recognition(of part: Case, in union: UnionShape) -> UnionDeclaration.Recognition {
    let criteria = types.graph[part.alternatives[0].use.target].criteria
    guard criteria.types.count == 1 else {
      return criteria.types == [.integer, .number] ? .number : .any
    }
    switch criteria.types[0] {
    case .null: return .null
    case .boolean: return .bool
    case .integer: return .integer(onlyValues(of: part)?.compactMap { $0.number?.int } ?? [])
    case .number: return .number
    case .array: return .array
    case .string: return .string(onlyValues(of: part)?.compactMap(\.string) ?? [])
    case .object:
      var object = UnionDeclaration.ObjectRecognition()
      if union.origin != .subtypes {
        object.required = criteria.required
        object.constants = criteria.constants.map { constant in
          .init(key: constant.key, values: constant.values.map { Literal($0) })
        }
      }
      let values = part.alternatives.flatMap(\.discriminatorValues)
      if let key = union.discriminator, !values.isEmpty {
        object.discriminator = .init(key: key, values: values.map { Literal($0) })
      }
      object.isDefault = part.alternatives.contains(where: \.isDefault)
      return .object(object)
    }
  }

  /// The only values of all alternatives together; `nil` where one of them takes others.
  private func onlyValues(of part: Case) -> [Node]? {
    let values = part.alternatives.map { types.graph[$0.use.target].criteria.values }
    return values.contains { $0 == nil } ? nil : values.flatMap { $0 ?? [] }
  }

  /// The first two alternatives that nothing tells apart, or else the first two objects that only
  /// their required members tell apart.
  private func overlap(
    of cases: [Case], _ recognitions: [UnionDeclaration.Recognition], called names: [Identifier]
  ) -> Overlap? {
    var seen: [UnionDeclaration.Recognition: Int] = [:]
    var objects: [(object: UnionDeclaration.ObjectRecognition, position: Int)] = []
    var partial: Overlap?
    for (position, recognition) in recognitions.enumerated() {
      func overlap(_ earlier: Int, isTotal: Bool) -> Overlap {
        Overlap(
          earlier: names[earlier].text, later: names[position].text, isTotal: isTotal)
      }
      guard case .object(let object) = recognition else {
        if let earlier = seen.updateValue(position, forKey: recognition) {
          return overlap(earlier, isTotal: true)
        }
        continue
      }
      guard object.discriminator == nil, !object.isDefault else { continue }
      // Few unions have many alternatives that no discriminator tells apart.
      for (other, earlier) in objects.suffix(64) where !object.isApartByConstants(from: other) {
        if object.required == other.required { return overlap(earlier, isTotal: true) }
        if partial == nil, !object.required.isEmpty, !other.required.isEmpty,
          dropMembers(cases[earlier], cases[position])
        {
          partial = overlap(earlier, isTotal: false)
        }
      }
      objects.append((object, position))
    }
    return partial
  }

  /// Whether an object can be of both, and loses members of the one as the other: each asks for a
  /// member that the other does not know, and would not keep.
  private func dropMembers(_ first: Case, _ second: Case) -> Bool {
    func object(_ part: Case) -> ObjectShape? {
      guard part.alternatives.count == 1,
        case .object(let object) = types.graph[part.alternatives[0].use.target].shape,
        case .unspecified = object.additionalProperties
      else { return nil }
      return object
    }
    func asksForMore(_ one: ObjectShape, than other: ObjectShape) -> Bool {
      let known = Set(other.properties.map(\.name)).union(other.required)
      return !known.isSuperset(of: one.required)
    }
    guard let first = object(first), let second = object(second) else { return false }
    return asksForMore(first, than: second) && asksForMore(second, than: first)
  }
}

extension UnionLowering {
  /// Two alternatives of a union that a value can be of both, by the names of their cases.
  struct Overlap {
    let earlier: String
    let later: String
    /// Whether nothing tells them apart; else required members do, where only one of them has its.
    let isTotal: Bool
  }
}

extension UnionDeclaration.ObjectRecognition {
  /// Whether no object has the constants of both.
  fileprivate func isApartByConstants(from other: Self) -> Bool {
    constants.contains { mine in
      other.constants.contains {
        $0.key == mine.key && Set($0.values).isDisjoint(with: mine.values)
      }
    }
  }
}
