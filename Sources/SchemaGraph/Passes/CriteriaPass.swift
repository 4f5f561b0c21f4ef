import ConcordDocuments
import ConcordOpenAPI

extension SchemaGraph {
  /// Settles how the values of each schema are told from those of others.
  mutating func settleCriteria() {
    for id in inPlaceOrder() {
      self[id].criteria = criteria(of: self[id].shape)
    }
    // The values of members are known only now, since members are no part of the order.
    for id in inPlaceOrder() {
      switch self[id].shape {
      case .object(let object):
        self[id].criteria.constants = object.properties.compactMap { property in
          constant(property.name, self[property.use.target].criteria.values)
        }
      case .alias(let use): self[id].criteria = self[use.target].criteria
      case .union(let union): self[id].criteria = common(union)
      default: break
      }
    }
  }

  private func constant(_ key: String, _ values: [Node]?) -> ValueCriteria.Constant? {
    guard let values, !values.isEmpty, values.count <= ValueCriteria.valueLimit,
      values.allSatisfy(\.isDiscriminatorValue)
    else { return nil }
    return .init(key: key, values: values)
  }

  private func criteria(of shape: Shape) -> ValueCriteria {
    var criteria = ValueCriteria()
    switch shape {
    case .any, .never: break
    case .alias(let use): return self[use.target].criteria
    case .scalar(let scalar): criteria.types = [scalar.type]
    case .enumeration(let enumeration):
      let types = Set(enumeration.values.map(\.node.schemaType))
      criteria.types = SchemaType.allCases.filter(types.contains)
      if !enumeration.takesOtherValues { criteria.values = enumeration.values.map(\.node) }
    case .object(let object):
      criteria.types = [.object]
      criteria.required = object.required
    case .map: criteria.types = [.object]
    case .array, .tuple: criteria.types = [.array]
    case .union(let union): return common(union)
    }
    return criteria
  }

  /// What all alternatives of a union ask for.
  private func common(_ union: UnionShape) -> ValueCriteria {
    let parts = union.alternatives.map { self[$0.use.target].criteria }
    var common = ValueCriteria()
    guard let first = parts.first, parts.allSatisfy({ !$0.types.isEmpty }) else { return common }
    let types = Set(parts.flatMap(\.types))
    common.types = SchemaType.allCases.filter(types.contains)
    if parts.allSatisfy({ $0.values != nil }) { common.values = parts.flatMap { $0.values ?? [] } }
    guard common.types == [.object] else { return common }
    let others = parts.dropFirst()
    let required = others.reduce(Set(first.required)) { $0.intersection($1.required) }
    common.required = first.required.filter(required.contains)
    for constant in first.constants {
      var values = constant.values
      let isCommon = others.allSatisfy { part in
        guard let other = part.constants.first(where: { $0.key == constant.key }) else {
          return false
        }
        values += other.values
        return true
      }
      if isCommon { common.constants.append(.init(key: constant.key, values: values)) }
    }
    return common
  }
}
