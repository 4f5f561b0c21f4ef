extension SchemaGraph {
  /// The ids of all schemas, each after those whose values are its own values with nothing between
  /// them: the target of an alias, and the alternatives of a union. In a cycle of such schemas, one
  /// comes before what it leads to.
  package func inPlaceOrder() -> [SchemaID] {
    enum State { case new, open, done }
    var states = [State](repeating: .new, count: schemas.count)
    var order: [SchemaID] = []
    order.reserveCapacity(schemas.count)
    var stack: [SchemaID] = []
    for index in schemas.indices where states[index] == .new {
      stack.append(SchemaID(index))
      while let id = stack.last {
        let position = Int(id.index)
        if states[position] == .new {
          states[position] = .open
          for next in inPlaceTargets(of: id) where states[Int(next.index)] == .new {
            stack.append(next)
          }
        } else {
          stack.removeLast()
          if states[position] == .open {
            states[position] = .done
            order.append(id)
          }
        }
      }
    }
    return order
  }

  private func inPlaceTargets(of id: SchemaID) -> [SchemaID] {
    switch self[id].shape {
    case .alias(let use): [use.target]
    case .union(let union): union.alternatives.map(\.use.target)
    default: []
    }
  }

  /// Settles whether `null` is a value of each schema.
  mutating func settleNullability() {
    for id in inPlaceOrder() where !self[id].forbidsNull {
      let adds: Bool =
        switch self[id].shape {
        case .alias(let use): isNullable(use)
        case .union(let union): union.alternatives.contains { isNullable($0.use) }
        default: false
        }
      if adds { self[id].isNullable = true }
    }
  }
}
