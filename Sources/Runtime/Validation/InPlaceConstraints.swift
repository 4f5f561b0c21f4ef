/// Constraints that apply other lists to the same value.
extension Validator {
  /// Checks one of the constraints that apply others to the same value.
  mutating func checkInPlace(
    _ instance: Instance, _ constraint: _Constraint, _ evaluated: inout EvaluatedParts,
    _ mode: EvaluationMode
  ) -> Bool {
    switch constraint {
    case .schema(let key, let table):
      return checkDefinition(instance, key, table, &evaluated, mode)
    case .allOf(let lists):
      for list in lists {
        guard holds(list, for: instance, &evaluated, mode) else { return false }
      }
      return true
    case .anyOf(let lists):
      var isAccepted = false
      for list in lists where accepts(list, instance, &evaluated, tracks: mode.tracks) {
        isAccepted = true
        if !mode.tracks { break }
      }
      return isAccepted || refuse("anyOf", "meets none of the alternatives", instance, mode)
    case .oneOf(let lists):
      var count = 0
      for list in lists where accepts(list, instance, &evaluated, tracks: mode.tracks) {
        count += 1
        if count > 1, !mode.reports { return false }
      }
      return count == 1
        || refuse(
          "oneOf", "has to meet one of the alternatives, and meets \(count)", instance, mode)
    case .not(let list):
      return !accepts(list, instance)
        || refuse("not", "meets the schema that 'not' excludes", instance, mode)
    case .if(let condition, let then, let otherwise):
      let isTrue = accepts(condition, instance, &evaluated, tracks: mode.tracks)
      return holds(isTrue ? then : otherwise, for: instance, &evaluated, mode)
    case .dependentSchemas(let lists):
      for member in instance.members {
        guard let list = lists[member.key] else { continue }
        guard holds(list, for: instance, &evaluated, mode) else { return false }
      }
      return true
    default: return true
    }
  }

  /// Checks what a definition says. It is checked once at each value, so that schemas which refer to
  /// one another in many ways cost no more than there are schemas; one that leads back to itself at
  /// the same value says nothing more.
  private mutating func checkDefinition(
    _ instance: Instance, _ key: String, _ table: any _ConstraintTable.Type,
    _ evaluated: inout EvaluatedParts, _ mode: EvaluationMode
  ) -> Bool {
    let use = DefinitionUse(table: ObjectIdentifier(table), key: key, mode: mode)
    switch instance.outcomes[use] {
    case .open: return true
    case .known(let isValid, let parts):
      if mode.tracks { evaluated.formUnion(parts) }
      return isValid
    case nil: break
    }
    guard let list = table.definitions[key] else { return true }
    instance.outcomes[use] = .open
    var parts = EvaluatedParts()
    let isValid = holds(list, for: instance, &parts, mode)
    instance.outcomes[use] = .known(isValid: isValid, parts)
    if mode.tracks { evaluated.formUnion(parts) }
    return isValid
  }

  /// Reports a violation where the mode asks for it.
  ///
  /// - Returns: Whether to go on.
  mutating func refuse(
    _ keyword: String, _ message: String, _ instance: Instance, _ mode: EvaluationMode
  ) -> Bool {
    if mode.reports { report(keyword, message, instance) }
    return mode.reports
  }
}
