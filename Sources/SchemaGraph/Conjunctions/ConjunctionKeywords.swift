import ConcordDiagnostics
package import ConcordDocuments
package import ConcordOpenAPI

// What the parts of a conjunction say together by keywords that hold no schemas. Of two limits, the
// tighter one counts.
extension Conjunction {
  /// What the first part says that says anything.
  package func first<Value: Sendable>(_ value: (Schema) -> Value?) -> Stated<Value>? {
    for part in parts {
      if let value = value(part.schema) {
        return Stated(value: value, range: part.schema.range)
      }
    }
    return nil
  }

  /// What all parts say, in their order.
  package func all<Value: Sendable>(_ value: (Schema) -> Value?) -> [Stated<Value>] {
    parts.compactMap { part in
      value(part.schema).map { Stated(value: $0, range: part.schema.range) }
    }
  }

  /// The values of `enum` without `null`: those that are in each of the lists. `nil` for any.
  package var enumeration: Stated<[Node]>? {
    var found: Stated<[Node]>?
    for part in parts {
      guard let list = part.schema.enumeration else { continue }
      let values = list.filter { !$0.isNull }
      guard let known = found else {
        found = Stated(value: values, range: part.schema.range)
        continue
      }
      let allowed = Set(values.map(NodeValue.init))
      found = Stated(
        value: known.value.filter { allowed.contains(NodeValue($0)) }, range: known.range)
    }
    return found
  }

  /// `const`
  package var constant: Stated<Node>? { first(\.constant) }

  /// `discriminator`
  package var discriminator: Stated<Discriminator>? { first { $0.composition?.discriminator } }

  /// A limit of the size of numbers.
  package func limit(_ limit: Assertion.Limit) -> Stated<NumberLiteral>? {
    var found: Stated<NumberLiteral>?
    for part in parts {
      guard let number = part.schema.validation?.number(limit) else { continue }
      if let known = found, !limit.isTighter(number, than: known.value) { continue }
      found = Stated(value: number, range: part.schema.range)
    }
    return found
  }

  /// A limit of how much there is.
  package func count(_ count: Assertion.Count) -> Stated<Int>? {
    var found: Stated<Int>?
    for part in parts {
      guard let number = part.schema.number(count) else { continue }
      if let known = found, count.isMinimum ? number <= known.value : number >= known.value {
        continue
      }
      found = Stated(value: number, range: part.schema.range)
    }
    return found
  }
}

extension Assertion.Count {
  /// Whether it says how much there is at least.
  package var isMinimum: Bool {
    switch self {
    case .minLength, .minItems, .minProperties: true
    case .maxLength, .maxItems, .maxProperties: false
    }
  }
}

extension Assertion.Limit {
  /// Whether a number allows less than another one; of two divisors the first counts.
  fileprivate func isTighter(_ number: NumberLiteral, than other: NumberLiteral) -> Bool {
    switch self {
    case .minimum, .exclusiveMinimum: other.isLess(than: number)
    case .maximum, .exclusiveMaximum: number.isLess(than: other)
    case .multipleOf: false
    }
  }
}

extension ValidationKeywords {
  fileprivate func number(_ limit: Assertion.Limit) -> NumberLiteral? {
    switch limit {
    case .minimum: minimum
    case .exclusiveMinimum: exclusiveMinimum
    case .maximum: maximum
    case .exclusiveMaximum: exclusiveMaximum
    case .multipleOf: multipleOf
    }
  }
}

extension Schema {
  fileprivate func number(_ count: Assertion.Count) -> Int? {
    switch count {
    case .minLength: validation?.minimumLength
    case .maxLength: validation?.maximumLength
    case .minItems: array?.minimumCount
    case .maxItems: array?.maximumCount
    case .minProperties: object?.minimumCount
    case .maxProperties: object?.maximumCount
    }
  }
}
