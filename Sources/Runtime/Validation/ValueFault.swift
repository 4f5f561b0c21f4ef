/// What is wrong with a value by itself.
struct ValueFault {
  let keyword: String
  let message: String

  init(_ keyword: String, _ message: String) {
    self.keyword = keyword
    self.message = message
  }
}

extension _Constraint {
  /// What a constraint that says nothing about other values, and applies no others, finds wrong with
  /// one.
  func faults(in instance: Instance) -> [ValueFault] {
    switch (self, instance.form) {
    case (.required(let names), .object):
      return names.filter { !instance.hasMember($0) }
        .map { ValueFault("required", "lacks the member '\($0)'") }
    case (.dependentRequired(let dependencies), .object):
      return dependencies.sorted { $0.key < $1.key }.flatMap { key, names in
        (instance.hasMember(key) ? names : []).filter { !instance.hasMember($0) }.map {
          ValueFault("dependentRequired", "lacks the member '\($0)', which '\(key)' asks for")
        }
      }
    default: return fault(in: instance).map { [$0] } ?? []
    }
  }

  private func fault(in instance: Instance) -> ValueFault? {
    switch (self, instance.form) {
    case (.never, _): return ValueFault("false", "is not allowed here, whatever it is")
    case (.type(let kinds), let form):
      if form.isOf(kinds) { return nil }
      return ValueFault(
        "type", "has to be of type \(kinds.map(\.rawValue).joined(separator: " or "))")
    case (.const(let constant), _):
      if JSONIdentity(instance.value) == JSONIdentity(constant) { return nil }
      return ValueFault("const", "is not the only value that is allowed")
    case (.enum(let values), _):
      let identity = JSONIdentity(instance.value)
      if values.contains(where: { JSONIdentity($0) == identity }) { return nil }
      return ValueFault("enum", "is none of the values that are listed")
    case (_, .number(let number)): return fault(in: number)
    case (_, .string(let text)): return fault(in: text)
    case (_, .array(let elements)): return fault(in: elements)
    case (_, .object): return fault(ofMemberCount: instance.members.count)
    default: return nil
    }
  }

  private func fault(in number: JSONNumber) -> ValueFault? {
    switch self {
    case .minimum(let limit) where number.isLess(than: limit.number) ?? true:
      ValueFault("minimum", "has to be at least \(limit), and is \(number)")
    case .exclusiveMinimum(let limit) where !(limit.number.isLess(than: number) ?? false):
      ValueFault("exclusiveMinimum", "has to be greater than \(limit), and is \(number)")
    case .maximum(let limit) where limit.number.isLess(than: number) ?? true:
      ValueFault("maximum", "has to be at most \(limit), and is \(number)")
    case .exclusiveMaximum(let limit) where !(number.isLess(than: limit.number) ?? false):
      ValueFault("exclusiveMaximum", "has to be less than \(limit), and is \(number)")
    case .multipleOf(let limit) where !number.isMultiple(of: limit.number):
      ValueFault("multipleOf", "has to be a multiple of \(limit), and is \(number)")
    default: nil
    }
  }

  private func fault(in text: String) -> ValueFault? {
    switch self {
    case .minLength(let limit):
      let count = text.unicodeScalars.count
      if count >= limit { return nil }
      return ValueFault("minLength", "needs at least \(limit) characters, and has \(count)")
    case .maxLength(let limit):
      // No text has more scalars than bytes.
      guard text.utf8.count > limit else { return nil }
      let count = text.unicodeScalars.count
      if count <= limit { return nil }
      return ValueFault("maxLength", "takes at most \(limit) characters, and has \(count)")
    case .pattern(let pattern):
      if pattern.matches(text) { return nil }
      return ValueFault("pattern", "does not match the expression '\(pattern.source)'")
    default: return nil
    }
  }

  private func fault(in elements: any JSONElements) -> ValueFault? {
    switch self {
    case .minItems(let limit) where elements.count < limit:
      return ValueFault("minItems", "needs at least \(limit) elements, and has \(elements.count)")
    case .maxItems(let limit) where elements.count > limit:
      return ValueFault("maxItems", "takes at most \(limit) elements, and has \(elements.count)")
    case .uniqueItems:
      var positions: [JSONIdentity: Int] = [:]
      for index in 0..<elements.count {
        let identity = JSONIdentity(elements.element(at: index))
        if let earlier = positions.updateValue(index, forKey: identity) {
          return ValueFault("uniqueItems", "has the same element at \(earlier) and at \(index)")
        }
      }
      return nil
    default: return nil
    }
  }

  private func fault(ofMemberCount count: Int) -> ValueFault? {
    switch self {
    case .minProperties(let limit) where count < limit:
      ValueFault("minProperties", "needs at least \(limit) members, and has \(count)")
    case .maxProperties(let limit) where count > limit:
      ValueFault("maxProperties", "takes at most \(limit) members, and has \(count)")
    default: nil
    }
  }
}

extension JSONForm {
  fileprivate func isOf(_ kinds: [_Constraint.Kind]) -> Bool {
    guard let kind else { return true }
    return kinds.contains(kind) || kind == .integer && kinds.contains(.number)
  }
}
