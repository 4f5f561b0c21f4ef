/// Goes through a value and notes what breaks its constraints, and those of the models in it.
struct Validator {
  /// What was found, in the order of the value's members.
  private(set) var violations: [Violation] = []
  /// Where the value stands that is being looked at.
  private var path: [String] = []
  /// Whether models have constraints of their own, beside those that are given.
  private var asksModels = true

  init() {}

  /// Checks a value and everything in it.
  mutating func check(_ value: Any, _ constraints: [Constraint] = []) {
    switch value {
    case let value as any JSONBox:
      if let content = value.content {
        check(content, constraints)
      } else {
        check(.null, of: value, constraints)
      }
    case let value as any HasJSONForm: check(value.jsonForm, of: value, constraints)
    case let value as any TupleModel: check(tuple: value, constraints)
    case let value as any Model: check(value, constraints)
    case let value as any Union:
      let own = constraintsOfType(value)
      let payload = value.payload
      var all = constraints + own.whole
      if own.alternatives.indices.contains(payload.index) { all += own.alternatives[payload.index] }
      check(payload.value.wrapped, all)
    default:
      if asksModels, let value = value as? any OpenEnumeration & Validated, !value.isKnown {
        report("enum", "is none of the values that are listed")
      }
      guard !constraints.isEmpty else { return }
      check(JSONForm(value), of: value, constraints)
    }
  }

  private func constraintsOfType(_ value: Any) -> Constraints {
    guard asksModels, let value = value as? any Validated else { return Constraints() }
    return type(of: value).constraints
  }

  private mutating func check(_ model: some Model, _ constraints: [Constraint]) {
    let own = constraintsOfType(model)
    let whole = constraints + own.whole
    let members = model.presentMembers
    if !whole.isEmpty {
      let form = JSONForm.object(members.map { ($0.key, $0.value) })
      for constraint in whole { check(form, of: model, against: constraint) }
    }
    for member in members {
      var all = member.isDeclared ? own.properties[member.key] ?? [] : own.additionalProperties
      if !whole.isEmpty { all += whole.constraints(ofMember: member.key) }
      if member.isScalar, all.isEmpty { continue }
      check(member.value, all, at: member.key)
    }
  }

  private mutating func check(tuple model: some TupleModel, _ constraints: [Constraint]) {
    let own = constraintsOfType(model)
    let whole = constraints + own.whole
    let (items, declared) = model.presentItems
    for constraint in whole { check(.array(items), of: model, against: constraint) }
    for (index, item) in items.enumerated() {
      let step = String(index)
      let list = index < declared ? own.properties[step] ?? [] : own.additionalProperties
      check(item, list + whole.constraintsOfItems, at: step)
    }
  }

  private mutating func check(_ form: JSONForm, of value: Any, _ constraints: [Constraint]) {
    for constraint in constraints { check(form, of: value, against: constraint) }
    switch form {
    case .array(let elements):
      let all = constraints.constraintsOfItems
      if elements.areScalars, all.isEmpty { return }
      var index = 0
      elements.forEach { element in
        check(element, all, at: String(index))
        index += 1
      }
    case .object(let members):
      for (key, value) in members {
        let all = constraints.constraints(ofMember: key)
        if all.isEmpty, value is any JSONScalar { continue }
        check(value, all, at: key)
      }
    case .null, .bool, .number, .string, .none: break
    }
  }

  private mutating func check(_ value: Any, _ constraints: [Constraint], at step: String) {
    path.append(step)
    check(value, constraints)
    path.removeLast()
  }

  /// Whether a value meets constraints; what models ask for themselves is left out.
  private func accepts(_ value: Any, _ constraints: [Constraint]) -> Bool {
    var trial = Validator()
    trial.asksModels = false
    trial.check(value, constraints)
    return trial.violations.isEmpty
  }

  private mutating func report(_ keyword: String, _ message: String) {
    let steps = path.map { step in
      "/" + step.replacing("~", with: "~0").replacing("/", with: "~1")
    }
    violations.append(Violation(path: steps.joined(), keyword: keyword, message: message))
  }
}

// MARK: The keywords

extension Validator {
  /// Checks what one constraint says about the value itself; what it says about those inside is
  /// looked at with them.
  private mutating func check(
    _ form: JSONForm, of value: Any, against constraint: Constraint
  ) {
    if case .none = form { return }
    switch (constraint, form) {
    case (.type(let kinds), _):
      if !form.isOf(kinds) {
        report("type", "has to be of type \(kinds.map(\.rawValue).joined(separator: " or "))")
      }
    case (.const(let constant), _):
      if JSONIdentity(value) != JSONIdentity(constant) {
        report("const", "is not the only value that is allowed")
      }
    case (.enum(let values), _):
      let identity = JSONIdentity(value)
      if !values.contains(where: { JSONIdentity($0) == identity }) {
        report("enum", "is none of the values that are listed")
      }
    case (.anyOf(let alternatives), _):
      if !alternatives.contains(where: { accepts(value, $0) }) {
        report("anyOf", "meets none of the alternatives")
      }
    case (.oneOf(let alternatives), _):
      let count = alternatives.filter { accepts(value, $0) }.count
      if count != 1 { report("oneOf", "has to meet one of the alternatives, and meets \(count)") }
    case (_, .number(let number)): check(number, constraint)
    case (_, .string(let text)): check(text, constraint)
    case (_, .array(let elements)): check(elements, constraint)
    case (_, .object(let members)): check(members, constraint)
    default: break
    }
  }

  private mutating func check(_ number: JSONNumber, _ constraint: Constraint) {
    switch constraint {
    case .minimum(let limit):
      if number.isLess(than: limit.number) ?? true {
        report("minimum", "has to be at least \(limit), and is \(number)")
      }
    case .exclusiveMinimum(let limit):
      if !(limit.number.isLess(than: number) ?? false) {
        report("exclusiveMinimum", "has to be greater than \(limit), and is \(number)")
      }
    case .maximum(let limit):
      if limit.number.isLess(than: number) ?? true {
        report("maximum", "has to be at most \(limit), and is \(number)")
      }
    case .exclusiveMaximum(let limit):
      if !(number.isLess(than: limit.number) ?? false) {
        report("exclusiveMaximum", "has to be less than \(limit), and is \(number)")
      }
    case .multipleOf(let limit):
      if !number.isMultiple(of: limit.number) {
        report("multipleOf", "has to be a multiple of \(limit), and is \(number)")
      }
    default: break
    }
  }

  private mutating func check(_ text: String, _ constraint: Constraint) {
    switch constraint {
    case .minLength(let limit):
      let count = text.unicodeScalars.count
      if count < limit {
        report("minLength", "needs at least \(limit) characters, and has \(count)")
      }
    case .maxLength(let limit):
      // No text has more scalars than bytes.
      guard text.utf8.count > limit else { return }
      let count = text.unicodeScalars.count
      if count > limit {
        report("maxLength", "takes at most \(limit) characters, and has \(count)")
      }
    case .pattern(let pattern):
      if !pattern.matches(text) {
        report("pattern", "does not match the expression '\(pattern.source)'")
      }
    default: break
    }
  }

  private mutating func check(_ elements: any JSONElements, _ constraint: Constraint) {
    switch constraint {
    case .minItems(let limit):
      if elements.count < limit {
        report("minItems", "needs at least \(limit) elements, and has \(elements.count)")
      }
    case .maxItems(let limit):
      if elements.count > limit {
        report("maxItems", "takes at most \(limit) elements, and has \(elements.count)")
      }
    case .uniqueItems:
      var seen: [JSONIdentity: Int] = [:]
      var index = 0
      var twins: (Int, Int)?
      elements.forEach { element in
        let identity = JSONIdentity(element)
        if let earlier = seen[identity], twins == nil { twins = (earlier, index) }
        if seen[identity] == nil { seen[identity] = index }
        index += 1
      }
      if let (first, second) = twins {
        report("uniqueItems", "has the same element at \(first) and at \(second)")
      }
    case .contains(let constraints, let minimum, let maximum):
      var count = 0
      elements.forEach { if accepts($0, constraints) { count += 1 } }
      if count < minimum {
        let keyword = minimum == 1 ? "contains" : "minContains"
        report(keyword, "needs at least \(minimum) elements of a kind, and has \(count)")
      }
      if let maximum, count > maximum {
        report("maxContains", "takes at most \(maximum) elements of a kind, and has \(count)")
      }
    default: break
    }
  }

  private mutating func check(
    _ members: [(key: String, value: Any)], _ constraint: Constraint
  ) {
    switch constraint {
    case .minProperties(let limit):
      if members.count < limit {
        report("minProperties", "needs at least \(limit) members, and has \(members.count)")
      }
    case .maxProperties(let limit):
      if members.count > limit {
        report("maxProperties", "takes at most \(limit) members, and has \(members.count)")
      }
    case .required(let names):
      for name in names where !members.contains(where: { $0.key == name }) {
        report("required", "lacks the member '\(name)'")
      }
    case .dependentRequired(let dependencies):
      for (key, names) in dependencies.sorted(by: { $0.key < $1.key })
      where members.contains(where: { $0.key == key }) {
        for name in names where !members.contains(where: { $0.key == name }) {
          report("dependentRequired", "lacks the member '\(name)', which '\(key)' asks for")
        }
      }
    case .propertyNames(let constraints):
      for member in members where !accepts(member.key, constraints) {
        report("propertyNames", "has a member '\(member.key)', whose key is not allowed")
      }
    default: break
    }
  }
}

extension JSONForm {
  fileprivate func isOf(_ kinds: [Constraint.Kind]) -> Bool {
    guard let kind else { return true }
    return kinds.contains(kind) || kind == .integer && kinds.contains(.number)
  }
}

extension [Constraint] {
  /// What the constraints of an array say about each of its elements.
  fileprivate var constraintsOfItems: [Constraint] {
    var all: [Constraint] = []
    for case .items(let list) in self { all += list }
    return all
  }

  /// What the constraints of an object say about one of its members.
  fileprivate func constraints(ofMember key: String) -> [Constraint] {
    var all: [Constraint] = []
    var isNamed = false
    for constraint in self {
      switch constraint {
      case .properties(let properties):
        guard let list = properties[key] else { continue }
        isNamed = true
        all += list
      case .patternProperties(let pattern, let list):
        guard pattern.matches(key) else { continue }
        isNamed = true
        all += list
      default: break
      }
    }
    if !isNamed {
      for case .values(let list) in self { all += list }
    }
    return all
  }
}
