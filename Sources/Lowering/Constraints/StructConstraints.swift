import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// Puts together what the parts of a schema ask of the values of a struct.
struct StructConstraints {
  private let structure: StructDeclaration
  private let types: [String: Property]
  private var whole = ConstraintList()
  private var properties: [String: ConstraintList] = [:]

  init(_ structure: StructDeclaration) {
    self.structure = structure
    types = Dictionary(structure.properties.map { ($0.key, $0) }) { first, _ in first }
  }

  /// All that is asked.
  var constraints: TypeConstraints {
    var result = TypeConstraints(whole: whole.constraints)
    for property in structure.properties {
      let list = properties[property.key]?.constraints ?? []
      if !list.isEmpty { result.properties.append(.init(key: property.key, constraints: list)) }
    }
    return result
  }

  /// Adds what a part of the schema asks.
  mutating func add(_ part: AssertionTable.Part, _ typed: inout TypedConstraints) {
    var named: [Constraint.Member] = []
    var patterns: [Constraint] = []
    var others: [Constraint] = []
    let additional = structure.additionalProperties?.type
    var prefixCount = 0
    for assertion in typed.schemas.assertions(of: part.id) {
      switch assertion {
      case .properties(let list):
        for property in list {
          named.append(.init(key: property.name, constraints: []))
          add(property.schema, to: property.name, &typed)
        }
      case .prefixItems(let ids):
        prefixCount = ids.count
        for (position, id) in ids.enumerated() { add(id, to: String(position), &typed) }
      case .items(let id): others = additional.map { typed.constraints(of: id, as: $0) } ?? []
      case .patternProperties(let list):
        for property in list {
          let isUsable = typed.schemas.isUsable(property.name, at: property.range)
          let inner = isUsable ? typed.schemas.constraints(of: property.schema) : []
          patterns.append(.patternProperties(property.name, inner))
        }
      case .additionalProperties(let id): others = self.others(id, names: named, &typed)
      default: continue
      }
    }
    if structure.form == .array {
      if !others.isEmpty {
        whole.add(
          schema: [
            .prefixItems(Array(repeating: [], count: prefixCount)), .items(others),
          ])
      }
    } else if !others.isEmpty {
      var list: [Constraint] = []
      if !named.isEmpty { list.append(.properties(named)) }
      list += patterns
      list.append(.additionalProperties(others))
      whole.add(schema: list)
    } else {
      for pattern in patterns { whole.add(pattern) }
    }
    addWhole(part, &typed)
  }

  private mutating func add(
    _ id: AssertionsID, to key: String, _ typed: inout TypedConstraints
  ) {
    let list: [Constraint]
    if let property = types[key] {
      list = typed.constraints(of: id, as: property.type)
      properties[key, default: ConstraintList()].add(schema: list)
    } else {
      list = typed.schemas.constraints(of: id)
      if !list.isEmpty { whole.add(.properties([.init(key: key, constraints: list)])) }
    }
  }

  /// What is asked of the members that a part does not name: where the struct declares some of these,
  /// they are of other types than those that it does not declare.
  private func others(
    _ id: AssertionsID, names: [Constraint.Member], _ typed: inout TypedConstraints
  ) -> [Constraint] {
    let namesAll = types.keys.allSatisfy { key in names.contains { $0.key == key } }
    guard namesAll, let type = structure.additionalProperties?.type else {
      return typed.schemas.constraints(of: id)
    }
    return typed.constraints(of: id, as: type)
  }

  /// Adds what is about the value as a whole.
  private mutating func addWhole(
    _ part: AssertionTable.Part, _ typed: inout TypedConstraints
  ) {
    let isArray = structure.form == .array
    for assertion in typed.schemas.assertions(of: part.id) {
      switch assertion {
      case .reference, .allHold, .properties, .patternProperties, .additionalProperties,
        .prefixItems, .items:
        continue
      case .type(let types) where types.map(\.rawValue).contains(isArray ? "array" : "object"):
        continue
      case .limit, .pattern, .count(.minLength, _), .count(.maxLength, _): continue
      case .count(.minItems, _), .count(.maxItems, _), .uniqueItems, .contains:
        if isArray { addPlain(assertion, &typed) }
      case .count(.minProperties, _), .count(.maxProperties, _), .propertyNames,
        .dependentRequired:
        if !isArray { addPlain(assertion, &typed) }
      case .anyHolds(let ids), .oneHolds(let ids):
        if typed.schemas.onlyAlternative(ids) == nil { addPlain(assertion, &typed) }
      case .required(let names):
        // A declared member is there, unless it is in messages of the other direction only.
        let missing = names.filter { types[$0] == nil }
        if !isArray, !missing.isEmpty { whole.add(.required(missing)) }
      case .dependentSchemas(let list) where !isArray:
        var members: [Constraint.Member] = []
        for property in list {
          members.append(
            .init(key: property.name, constraints: typed.schemas.constraints(of: property.schema)))
        }
        whole.add(.dependentSchemas(members))
      default: addPlain(assertion, &typed)
      }
    }
  }

  private mutating func addPlain(_ assertion: Assertion, _ typed: inout TypedConstraints) {
    guard let constraint = typed.schemas.constraint(assertion) else { return }
    if constraint.isAlwaysTrue { return }
    whole.add(constraint)
  }
}

extension Constraint {
  /// Whether nothing breaks the constraint.
  fileprivate var isAlwaysTrue: Bool {
    if case .anyHolds(let lists) = self { return lists.contains([]) }
    return false
  }
}
