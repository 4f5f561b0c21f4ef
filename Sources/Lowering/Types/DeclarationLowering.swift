import ConcordDiagnostics
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// Turns each declared schema into its declaration, by the lowerer of its shape.
struct DeclarationLowering {
  private let types: SchemaTypes
  private let names: MemberNames
  /// What schemas ask of values; `nil` where values are not validated.
  private var assertions: AssertionTable?
  /// Checks by which alternatives are told apart.
  private var checks: AlternativeChecks
  /// The schemas that are alternatives of unions which ask something of all members.
  private var keepers: Set<SchemaID> = []
  /// What the declarations leave out.
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  /// Alternatives that nothing tells apart, with the unions that they are of.
  private var overlaps: [(union: TypeID, overlap: UnionLowering.Overlap)] = []

  /// Prepares to lower.
  ///
  /// - Parameters:
  ///   - types: The types of all schemas.
  ///   - assertions: What schemas ask of values.
  init(_ types: SchemaTypes, _ assertions: AssertionTable) {
    self.types = types
    self.assertions = types.options.validation ? assertions : nil
    checks = AlternativeChecks(assertions)
    names = MemberNames(types.options)
  }

  /// The declarations without their names, each at the position that its ``TypeID`` holds.
  mutating func lowerAll() -> [TypeDeclaration] {
    for schema in types.graph.schemas { reportUnexpressed(schema.unexpressed) }
    reportUnexpressed(types.graph.unexpressedAtUses)
    findKeepers()
    return types.declared.map { lower($0) }
  }

  private mutating func lower(_ id: SchemaID) -> TypeDeclaration {
    let schema = types.graph[id]
    switch schema.shape {
    case .object(let object):
      let lowering = StructLowering(
        types: types, names: names,
        keepsUndeclaredMembers: keepers.contains(id) || needsUndeclaredMembers(schema, object))
      return .structure(lowering.declaration(object, of: schema))
    case .tuple(let tuple):
      return .structure(TupleLowering(types: types, names: names).declaration(tuple, of: schema))
    case .enumeration(let enumeration):
      return .enumeration(
        EnumerationLowering(types: types, names: names).declaration(enumeration, of: schema))
    case .union(let union) where !types.isAlias(id):
      var lowered = UnionLowering(types: types, names: names).lower(union, of: schema)
      if AlternativeChecks.areNeeded(by: lowered.declaration) {
        checks.add(to: &lowered.declaration, lowered.uses)
      }
      let hasChecks = lowered.declaration.alternatives.contains { !$0.checks.isEmpty }
      if let overlap = lowered.overlap, !hasChecks, let type = types.typeID(of: id) {
        overlaps.append((type, overlap))
      }
      return .union(lowered.declaration)
    case .any, .never, .alias, .scalar, .map, .array, .union:
      return .alias(
        AliasDeclaration(
          name: Identifier(""), documentation: Documentation(schema.annotations),
          target: types.target(of: id), origin: Origin(schema.range)))
    }
  }

  /// Whether keywords that types leave out ask for members that the object does not declare.
  private mutating func needsUndeclaredMembers(
    _ schema: ResolvedSchema, _ object: ObjectShape
  ) -> Bool {
    guard assertions != nil else { return false }
    let declared = Set(object.properties.map(\.name))
    return assertions?.needsUndeclaredMembers(schema, declared: declared) == true
  }

  /// Says which alternatives a value can be of both, once types have their names.
  func overlapDiagnostics(in module: SwiftModule) -> [Diagnostic] {
    overlaps.map { union, overlap in
      Diagnostic(
        overlap.isTotal ? .unionByOrder : .unionByMembers, at: module[union].origin.range,
        module.qualifiedName(of: union), overlap.earlier, overlap.later)
    }
  }

  /// Says which keywords types leave out. Where values are validated, they are checked, and the members
  /// that they describe are kept.
  private mutating func reportUnexpressed(_ keywords: [UnexpressedKeyword]) {
    if types.options.validation { return }
    for keyword in keywords {
      report(
        Diagnostic(
          keyword.describesMembers ? .membersNotExpressed : .notExpressed, at: keyword.range,
          keyword.keyword))
    }
  }

  /// Finds the alternatives whose undeclared members a union around them asks for.
  private mutating func findKeepers() {
    guard assertions != nil else { return }
    for id in types.declared {
      guard case .union = types.graph[id].shape,
        assertions?.asksForAllMembers(types.graph[id]) == true
      else { continue }
      var open = [id]
      while let next = open.popLast() {
        guard keepers.insert(next).inserted else { continue }
        switch types.graph[next].shape {
        case .union(let union): open += union.alternatives.map(\.use.target)
        case .alias(let use): open.append(use.target)
        default: continue
        }
      }
    }
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }
}
