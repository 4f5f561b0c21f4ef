import ConcordDiagnostics
import ConcordOpenAPI
import ConcordSwiftIR

/// Gives every type what the description asks of its values beyond what Swift says, once all types
/// are known.
struct ConstraintPass {
  private var reader: ConstraintReader

  /// Adds constraints to the types that a builder has made.
  ///
  /// - Returns: What is wrong with the constraints.
  static func run(_ builder: TypeBuilder, _ types: inout [TypeDeclaration]) -> [Diagnostic] {
    var sources = builder.constraintSources
    for (index, declaration) in types.enumerated() {
      guard case .union(let union) = declaration, union.alternatives.count == 1,
        sources[TypeID(index: index)] == nil
      else { continue }
      // A ring of aliases that was broken: its only case is what the schema says.
      let schema = builder.schemas[index]
      sources[TypeID(index: index)] = .types(schema, [[schema]])
    }
    var pass = ConstraintPass(
      reader: ConstraintReader(document: builder.document, types: types, sources: sources))
    for (index, declaration) in types.enumerated() {
      guard let source = sources[TypeID(index: index)] else { continue }
      types[index].constraints = pass.constraints(of: declaration, source)
    }
    return pass.reader.diagnostics
  }

  private mutating func constraints(
    of declaration: TypeDeclaration, _ source: ConstraintSource
  ) -> TypeConstraints? {
    var result = TypeConstraints()
    switch (declaration, source) {
    case (.structure(let structure), .object(let schema, let flat)):
      for (property, use) in zip(flat.properties, structure.properties) {
        let list = reader.constraints(
          of: property.schema, limitedBy: property.limits, as: use.type)
        if !list.isEmpty { result.properties.append(.init(key: use.key, constraints: list)) }
      }
      let kept = structure.additionalProperties != nil
      let missing = flat.required.filter { name in
        kept && !flat.properties.contains { $0.name == name }
      }
      result.whole = reader.constraints(
        ofObject: schema, additional: structure.additionalProperties?.type)
      if !missing.isEmpty { result.whole.append(.required(missing)) }
      if let type = structure.additionalProperties?.type, flat.patternProperties.isEmpty,
        let schema = flat.additionalProperties
      {
        result.additionalProperties = reader.constraints(of: schema, as: type)
      }
      return result
    case (.structure(let structure), .tuple(let schema, let flat)):
      for (item, use) in zip(flat.prefixItems, structure.properties) {
        let list = reader.constraints(of: item, as: use.type)
        if !list.isEmpty { result.properties.append(.init(key: use.key, constraints: list)) }
      }
      result.whole = reader.constraints(ofTuple: schema)
      if let type = structure.additionalProperties?.type, let items = flat.items {
        result.additionalProperties = reader.constraints(of: items.schema, as: type)
      }
      return result
    case (.union(let union), .choices(let schema, let flat, let schemas)):
      result.whole = reader.constraints(ofUnion: schema)
      if flat.properties.isEmpty, !flat.required.isEmpty {
        result.whole.append(.required(flat.required))
      }
      result.alternatives = alternatives(union, schemas)
      return result
    case (.union(let union), .types(_, let schemas)):
      result.alternatives = alternatives(union, schemas)
      return result
    case (.enumeration(let enumeration), .enumeration(_, let takesOthers)):
      return enumeration.isOpen && !takesOthers ? result : nil
    default: return nil
    }
  }

  /// The constraints of each case; of a case that several schemas became, what one of them asks for.
  private mutating func alternatives(
    _ union: UnionDeclaration, _ schemas: [[Schema]]
  ) -> [[Constraint]] {
    let lists = zip(union.alternatives, schemas).map { alternative, schemas in
      var lists = schemas.map { reader.constraints(of: $0, as: alternative.type) }
      if lists.count == 1 { return lists.removeFirst() }
      return lists.contains([]) ? [] : [Constraint.anyOf(lists)]
    }
    return lists.allSatisfy(\.isEmpty) ? [] : lists
  }
}
