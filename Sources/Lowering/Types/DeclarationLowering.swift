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
  /// What the declarations leave out.
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  /// Alternatives that nothing tells apart, with the unions that they are of.
  private var alikeAlternatives: [(union: TypeID, names: (earlier: String, later: String))] = []

  /// Prepares to lower.
  ///
  /// - Parameters:
  ///   - types: The types of all schemas.
  ///   - assertions: What schemas ask of values; `nil` where values are not validated.
  init(_ types: SchemaTypes, assertions: AssertionTable? = nil) {
    self.types = types
    self.assertions = assertions
    names = MemberNames(types.options)
  }

  /// The declarations without their names, each at the position that its ``TypeID`` holds.
  mutating func lowerAll() -> [TypeDeclaration] {
    for schema in types.graph.schemas { reportUnexpressed(schema) }
    return types.declared.map { lower($0) }
  }

  private mutating func lower(_ id: SchemaID) -> TypeDeclaration {
    let schema = types.graph[id]
    switch schema.shape {
    case .object(let object):
      let declared = Set(object.properties.map(\.name))
      let keepsOthers = assertions?.needsUndeclaredMembers(schema, declared: declared) ?? false
      let lowering = StructLowering(
        types: types, names: names, keepsUndeclaredMembers: keepsOthers)
      return .structure(lowering.declaration(object, of: schema))
    case .tuple(let tuple):
      return .structure(TupleLowering(types: types, names: names).declaration(tuple, of: schema))
    case .enumeration(let enumeration):
      return .enumeration(
        EnumerationLowering(types: types, names: names).declaration(enumeration, of: schema))
    case .union(let union) where !types.isAlias(id):
      let (declaration, alike) = UnionLowering(types: types, names: names)
        .declaration(union, of: schema)
      if let alike, let type = types.typeID(of: id) { alikeAlternatives.append((type, alike)) }
      return .union(declaration)
    case .any, .never, .alias, .scalar, .map, .array, .union:
      return .alias(
        AliasDeclaration(
          name: Identifier(""), documentation: Documentation(schema.annotations),
          target: types.target(of: id), origin: Origin(schema.range)))
    }
  }

  /// Says which alternatives nothing tells apart, once types have their names.
  func orderDiagnostics(in module: SwiftModule) -> [Diagnostic] {
    alikeAlternatives.map { union, names in
      Diagnostic(
        .unionByOrder, at: module[union].origin.range, module[union].name.text, names.earlier,
        names.later)
    }
  }

  /// Says which keywords of a schema its type leaves out, unless values are validated.
  private mutating func reportUnexpressed(_ schema: ResolvedSchema) {
    for keyword in schema.unexpressed {
      if keyword.describesMembers {
        report(Diagnostic(.membersNotExpressed, at: keyword.range, keyword.keyword))
      } else if !types.options.validation {
        report(Diagnostic(.notExpressed, at: keyword.range, keyword.keyword))
      }
    }
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }
}
