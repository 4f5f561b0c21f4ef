/// Constraints of the elements and members of a value.
extension Validator {
  /// Checks one of the constraints about elements.
  mutating func checkElements(
    _ instance: Instance, _ constraint: _Constraint, of list: [_Constraint],
    _ evaluated: inout EvaluatedParts, _ mode: EvaluationMode
  ) -> Bool {
    guard case .array(let elements) = instance.form else { return true }
    let count = elements.count
    switch constraint {
    case .prefixItems(let lists):
      evaluated.insertItems(upTo: min(lists.count, count))
      for (index, list) in lists.prefix(count).enumerated() {
        guard descend(list, instance, index, mode) else { return false }
      }
      return true
    case .items(let inner):
      evaluated.insertItems(upTo: count)
      let first = list.prefixCount
      if first >= count { return true }
      for index in first..<count {
        guard descend(inner, instance, index, mode) else { return false }
      }
      return true
    case .contains(let inner, let minimum, let maximum):
      var matches = 0
      for index in 0..<count where accepts(inner, instance.child(at: index)) {
        matches += 1
        if mode.tracks { evaluated.insert(index: index) }
      }
      if matches < minimum {
        return refuse(
          minimum == 1 ? "contains" : "minContains",
          "needs at least \(minimum) elements that 'contains' accepts, and has \(matches)",
          instance, mode)
      }
      if let maximum, matches > maximum {
        return refuse(
          "maxContains",
          "takes at most \(maximum) elements that 'contains' accepts, and has \(matches)",
          instance, mode)
      }
      return true
    default: return true
    }
  }

  /// Checks one of the constraints about members.
  mutating func checkMembers(
    _ instance: Instance, _ constraint: _Constraint, of list: [_Constraint],
    _ evaluated: inout EvaluatedParts, _ mode: EvaluationMode
  ) -> Bool {
    for (index, member) in instance.members.enumerated() {
      var inner: [_Constraint] = []
      switch constraint {
      case .properties(let properties):
        guard let found = properties[member.key] else { continue }
        inner = found
      case .patternProperties(let pattern, let found):
        guard pattern.matches(member.key) else { continue }
        inner = found
      case .additionalProperties(let found):
        if list.names(member.key) { continue }
        inner = found
      case .propertyNames(let names):
        if accepts(names, Instance(member.key)) { continue }
        let message = "has a member '\(member.key)', whose key is not allowed"
        guard refuse("propertyNames", message, instance, mode) else { return false }
        continue
      default: return true
      }
      if mode.tracks { evaluated.insert(key: member.key) }
      guard descend(inner, instance, index, mode) else { return false }
    }
    return true
  }

  /// Checks one of the constraints about the elements and members that no other is about.
  mutating func checkUnevaluated(
    _ instance: Instance, _ constraint: _Constraint, _ evaluated: inout EvaluatedParts,
    _ mode: EvaluationMode
  ) -> Bool {
    switch (constraint, instance.form) {
    case (.unevaluatedItems(let list), .array(let elements)):
      for index in 0..<elements.count where !evaluated.contains(index: index) {
        guard descend(list, instance, index, mode) else { return false }
      }
      evaluated.insertItems(upTo: elements.count)
    case (.unevaluatedProperties(let list), .object):
      for (index, member) in instance.members.enumerated()
      where !evaluated.contains(key: member.key) {
        guard descend(list, instance, index, mode) else { return false }
      }
      evaluated.insertAllProperties()
    default: break
    }
    return true
  }
}

extension [_Constraint] {
  /// How many elements have constraints of their own.
  fileprivate var prefixCount: Int {
    for case .prefixItems(let lists) in self { return lists.count }
    return 0
  }

  /// Whether `properties` or `patternProperties` is about a member.
  fileprivate func names(_ key: String) -> Bool {
    contains { constraint in
      switch constraint {
      case .properties(let properties): properties[key] != nil
      case .patternProperties(let pattern, _): pattern.matches(key)
      default: false
      }
    }
  }
}
