/// Goes through a value and reports what breaks its constraints, and those of the models in it.
///
/// Each list of constraints is evaluated in one of two ways. Where it has to hold, every violation is
/// reported, and what it asks of members and elements is left with them until their turn comes, so
/// that violations are in the order of the value. Where it may hold (`anyOf`, `not`, `if` …), the
/// first violation ends it.
struct Validator {
  /// How deep lists of constraints and values may be nested.
  static let depthLimit = 1_000

  /// What was found, in the order of the value's members.
  private(set) var violations: [Violation] = []
  private var depth = 0
  private var hasReportedDepth = false

  init() {}

  /// Checks a value and everything in it.
  mutating func check(_ value: Any, _ constraints: [_Constraint] = []) {
    let instance = Instance(value)
    if !constraints.isEmpty { instance.listsOfParent.append(constraints) }
    check(instance)
  }

  private mutating func check(_ instance: Instance) {
    guard enter(instance) else { return }
    defer { leave() }
    var evaluated = EvaluatedParts()
    let mode = EvaluationMode(reports: true, tracks: false)
    for list in instance.listsOfParent {
      _ = holds(list, for: instance, &evaluated, mode)
    }
    for list in instance.types.lists {
      _ = holds(list, for: instance, &evaluated, mode)
    }
    if instance.types.isUnlisted {
      report("enum", "is none of the values that are listed", instance)
    }
    switch instance.form {
    case .array(let elements):
      if instance.hasOnlyFreeScalars { return }
      for index in 0..<elements.count {
        if let child = instance.childToCheck(at: index) { check(child) }
      }
    case .object:
      for index in instance.members.indices {
        if let child = instance.childToCheck(at: index) { check(child) }
      }
    case .null, .bool, .number, .string, .none: break
    }
  }

  mutating func report(_ keyword: String, _ message: String, _ instance: Instance) {
    violations.append(Violation(path: instance.path, keyword: keyword, message: message))
  }

  // MARK: Depth

  private mutating func enter(_ instance: Instance) -> Bool {
    depth += 1
    if depth <= Self.depthLimit { return true }
    if !hasReportedDepth {
      hasReportedDepth = true
      report("depth", "is nested too deep to be checked", instance)
    }
    leave()
    return false
  }

  private mutating func leave() { depth -= 1 }

  // MARK: Lists

  /// Whether a list of constraints holds for a value. The members and elements that it turned out to
  /// be about are added to `evaluated` where the mode asks for them.
  mutating func holds(
    _ list: [_Constraint], for instance: Instance, _ evaluated: inout EvaluatedParts,
    _ mode: EvaluationMode
  ) -> Bool {
    if list.isEmpty { return true }
    guard enter(instance) else { return true }
    defer { leave() }
    let asksForOthers = list.contains { $0.isAboutUnevaluated }
    var inner = mode
    inner.tracks = mode.tracks || asksForOthers
    // Another list that led to this one does not count for `unevaluatedProperties` here.
    var parts = EvaluatedParts()
    for constraint in list where !constraint.isAboutUnevaluated {
      guard check(instance, against: constraint, of: list, &parts, inner) else { return false }
    }
    if asksForOthers {
      for constraint in list where constraint.isAboutUnevaluated {
        guard checkUnevaluated(instance, constraint, &parts, inner) else { return false }
      }
    }
    if mode.tracks { evaluated.formUnion(parts) }
    return true
  }

  /// Whether a list of constraints would hold for a value; nothing is reported.
  mutating func accepts(
    _ list: [_Constraint], _ instance: Instance, _ evaluated: inout EvaluatedParts, tracks: Bool
  ) -> Bool {
    holds(list, for: instance, &evaluated, EvaluationMode(reports: false, tracks: tracks))
  }

  /// Whether a list of constraints would hold for a value, whatever it is about.
  mutating func accepts(_ list: [_Constraint], _ instance: Instance) -> Bool {
    var ignored = EvaluatedParts()
    return accepts(list, instance, &ignored, tracks: false)
  }

  /// Whether a list of constraints holds for what is in a value; where it has to, it is checked when
  /// the turn of that comes.
  mutating func descend(
    _ list: [_Constraint], _ instance: Instance, _ index: Int, _ mode: EvaluationMode
  ) -> Bool {
    if list.isEmpty { return true }
    let child = instance.child(at: index)
    if mode.reports {
      child.listsOfParent.append(list)
      return true
    }
    return accepts(list, child)
  }

  private mutating func check(
    _ instance: Instance, against constraint: _Constraint, of list: [_Constraint],
    _ evaluated: inout EvaluatedParts, _ mode: EvaluationMode
  ) -> Bool {
    if case .none = instance.form { return true }
    switch constraint {
    case .schema, .allOf, .anyOf, .oneOf, .not, .if, .dependentSchemas:
      return checkInPlace(instance, constraint, &evaluated, mode)
    case .prefixItems, .items, .contains:
      return checkElements(instance, constraint, of: list, &evaluated, mode)
    case .properties, .patternProperties, .additionalProperties, .propertyNames:
      return checkMembers(instance, constraint, of: list, &evaluated, mode)
    default:
      let faults = constraint.faults(in: instance)
      if faults.isEmpty { return true }
      if mode.reports {
        for fault in faults { report(fault.keyword, fault.message, instance) }
      }
      return mode.reports
    }
  }
}

extension _Constraint {
  fileprivate var isAboutUnevaluated: Bool {
    switch self {
    case .unevaluatedItems, .unevaluatedProperties: true
    default: false
    }
  }
}
