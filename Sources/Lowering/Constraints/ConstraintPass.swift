import ConcordDiagnostics
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// Gives every type what the description asks of its values beyond what Swift says, once all types
/// are known.
///
/// A type asks for what it does not say itself: limits of its properties, keywords about an object as
/// a whole. Where that cannot be told apart from what is in it (`unevaluatedProperties`, alternatives
/// that are of one JSON type), the whole schema is written, and what is in it is not looked at again.
struct ConstraintPass {
  private let types: SchemaTypes
  private var typed: TypedConstraints

  /// Adds constraints to the types of a module, and the definitions that these refer to.
  ///
  /// - Parameters:
  ///   - module: The module.
  ///   - types: The schemas of its types.
  ///   - table: What schemas ask.
  /// - Returns: What is wrong with the constraints.
  static func run(
    _ module: inout SwiftModule, _ types: SchemaTypes, _ table: AssertionTable
  ) -> [Diagnostic] {
    var schemas = SchemaConstraints(table)
    var owners: [AssertionsID: TypeID] = [:]
    for (index, id) in types.declared.enumerated() {
      if case .alias = module.types[index] { continue }
      owners[schemas.id(of: types.graph[id])] = TypeID(index: index)
    }
    var pass = ConstraintPass(
      types: types,
      typed: TypedConstraints(schemas, declarations: module.types, owners: owners))
    for (index, id) in types.declared.enumerated() {
      module.types[index].constraints = pass.constraints(of: id, module.types[index])
    }
    module.constraintDefinitions = pass.typed.takeDefinitions()
    return pass.typed.schemas.diagnostics
  }

  private init(types: SchemaTypes, typed: TypedConstraints) {
    self.types = types
    self.typed = typed
  }

  private mutating func constraints(
    of id: SchemaID, _ declaration: TypeDeclaration
  ) -> TypeConstraints? {
    let schema = types.graph[id]
    let assertions = typed.schemas.id(of: schema)
    switch (declaration, schema.shape) {
    case (.structure(let structure), _):
      return constraints(of: structure, assertions)
    case (.union(let union), .union(let shape)):
      return constraints(of: union, shape, assertions)
    case (.union(let union), _):
      // A cycle of aliases that was broken: its only case says all that the schema does.
      var result = TypeConstraints()
      result.alternatives = union.alternatives.map {
        typed.constraints(of: assertions, as: $0.type)
      }
      return result
    case (.enumeration(let enumeration), .enumeration(let shape)):
      let list = constraints(of: enumeration, assertions)
      let checksValues = enumeration.isOpen && !shape.takesOtherValues
      if list.isEmpty, !checksValues { return nil }
      return TypeConstraints(whole: list)
    default: return nil
    }
  }

  /// What is asked of the values of an enumeration, which says itself which those are.
  private mutating func constraints(
    of enumeration: EnumDeclaration, _ id: AssertionsID
  ) -> [Constraint] {
    var result = ConstraintList()
    for part in typed.schemas.parts(of: id, isLeftOut: { _ in false }) {
      let list = typed.keywords(of: part, as: .primitive(enumeration.rawType))
      for constraint in list {
        switch constraint {
        case .const, .oneOfValues, .anyHolds, .oneHolds, .type: continue
        default: result.add(constraint)
        }
      }
    }
    return result.constraints
  }

  // MARK: Structs

  private mutating func constraints(
    of structure: StructDeclaration, _ id: AssertionsID
  ) -> TypeConstraints {
    let parts = typed.schemas.parts(of: id, isLeftOut: { _ in false })
    if typed.isEntangled(parts) {
      return TypeConstraints(complete: typed.schemas.constraints(of: id))
    }
    var lists = StructConstraints(structure)
    for part in parts { lists.add(part, &typed) }
    return lists.constraints
  }

  // MARK: Unions

  private mutating func constraints(
    of union: UnionDeclaration, _ shape: UnionShape, _ id: AssertionsID
  ) -> TypeConstraints {
    guard shape.discriminator != nil || isToldApartByType(shape) else {
      return TypeConstraints(complete: typed.schemas.constraints(of: id))
    }
    var result = TypeConstraints()
    if shape.origin == .composition {
      result.whole = typed.schemas.constraints(of: id, withAlternatives: false)
    }
    let lists = union.alternatives.map { alternative in
      alternatives(shape, as: alternative.type)
    }
    result.alternatives = lists.allSatisfy(\.isEmpty) ? [] : lists
    return result
  }

  /// What is asked of a case: where several alternatives became one, what one of them asks.
  private mutating func alternatives(
    _ shape: UnionShape, as type: TypeReference
  ) -> [Constraint] {
    var lists: [[Constraint]] = []
    for alternative in shape.alternatives
    where types.type(of: alternative.use.target) == type {
      lists.append(typed.constraints(of: typed.schemas.id(of: alternative.use), as: type))
    }
    if lists.count == 1 { return lists[0] }
    return lists.isEmpty || lists.contains([]) ? [] : [.anyHolds(lists)]
  }

  /// Whether the JSON type of a value tells which alternative it is of.
  private func isToldApartByType(_ shape: UnionShape) -> Bool {
    guard shape.origin == .composition else { return false }
    var seen: Set<SchemaType> = []
    for alternative in shape.alternatives {
      let found = types.graph[alternative.use.target].criteria.types
      if found.isEmpty { return false }
      for type in Set(found.map { $0 == .integer ? .number : $0 }) {
        guard seen.insert(type).inserted else { return false }
      }
    }
    return true
  }
}
