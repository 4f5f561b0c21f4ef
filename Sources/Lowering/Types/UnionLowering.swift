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
    /// The two alternatives that look alike, if there are such.
    var alike: (earlier: String, later: String)?
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
      alike: alike(cases, recognitions))
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

  /// Two alternatives that look alike.
  private func alike(
    _ cases: [Case], _ recognitions: [UnionDeclaration.Recognition]
  ) -> (earlier: String, later: String)? {
    var seen: Set<UnionDeclaration.Recognition> = []
    var objects: [UnionDeclaration.ObjectRecognition] = []
    for (index, recognition) in recognitions.enumerated() {
      var isAlike = false
      if case .object(let object) = recognition {
        guard object.discriminator == nil, !object.isDefault else { continue }
        // Few unions have many alternatives that no discriminator tells apart.
        isAlike = objects.suffix(64).contains { !$0.isApart(from: object) }
        objects.append(object)
      } else {
        isAlike = !seen.insert(recognition).inserted
      }
      if isAlike { return (cases[index - 1].name, cases[index].name) }
    }
    return nil
  }
}

extension UnionDeclaration.ObjectRecognition {
  /// Whether no object can be taken for both.
  fileprivate func isApart(from other: Self) -> Bool {
    if required != other.required { return true }
    return constants.contains { mine in
      other.constants.contains {
        $0.key == mine.key && Set($0.values).isDisjoint(with: mine.values)
      }
    }
  }
}
