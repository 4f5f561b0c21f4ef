import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Constraints that hold together, each once; of two limits of one kind, the tighter one.
struct ConstraintList {
  private var found: [Constraint] = []

  /// The constraints in the order of JSON Schema's sections, whichever part of a schema said them.
  var constraints: [Constraint] {
    guard found.count > 1 else { return found }
    return found.enumerated().sorted { left, right in
      (left.element.rank, left.offset) < (right.element.rank, right.offset)
    }.map(\.element)
  }

  mutating func add(_ constraint: Constraint) {
    if !found.contains(constraint) { found.append(constraint) }
  }

  /// Adds a limit on how much there is; at least nothing is no limit.
  mutating func add(_ keyword: Constraint.CountKeyword, _ count: Int?) {
    let isMinimum = [.minLength, .minItems, .minProperties].contains(keyword)
    guard let count, !(isMinimum && count <= 0) else { return }
    for (index, constraint) in found.enumerated() {
      guard case .count(keyword, let known) = constraint else { continue }
      found[index] = .count(keyword, isMinimum ? max(known, count) : min(known, count))
      return
    }
    found.append(.count(keyword, count))
  }

  mutating func addLimits(_ limits: ValidationKeywords) {
    add(.minimum, limits.minimum)
    add(.exclusiveMinimum, limits.exclusiveMinimum)
    add(.maximum, limits.maximum)
    add(.exclusiveMaximum, limits.exclusiveMaximum)
    add(.multipleOf, limits.multipleOf)
  }

  private mutating func add(_ keyword: Constraint.LimitKeyword, _ number: NumberLiteral?) {
    guard let number else { return }
    // Only a number above zero divides others (section 6.2.1).
    if keyword == .multipleOf, number.double <= 0 { return }
    let limit = Constraint.limit(
      keyword, .init(text: number.int.map(String.init) ?? number.text, isExact: number.isExact))
    for (index, constraint) in found.enumerated() {
      guard case .limit(keyword, let known) = constraint, keyword != .multipleOf,
        let other = Double(known.text), other != number.double
      else { continue }
      let isMinimum = [.minimum, .exclusiveMinimum].contains(keyword)
      if (number.double > other) == isMinimum { found[index] = limit }
      return
    }
    add(limit)
  }
}

extension Constraint {
  /// The place among others.
  fileprivate var rank: Int {
    switch self {
    case .type: 0
    case .const, .oneOfValues: 1
    case .limit(.minimum, _), .limit(.exclusiveMinimum, _): 2
    case .limit(.maximum, _), .limit(.exclusiveMaximum, _): 3
    case .limit(.multipleOf, _): 4
    case .count(.minLength, _), .count(.minItems, _), .count(.minProperties, _): 5
    case .count(.maxLength, _), .count(.maxItems, _), .count(.maxProperties, _): 6
    case .pattern, .uniqueItems, .required: 7
    case .contains, .dependentRequired: 8
    case .items, .propertyNames: 9
    case .properties: 10
    case .patternProperties: 11
    case .additionalProperties: 12
    case .anyOf, .oneOf: 13
    default: 14
    }
  }
}

extension NumberLiteral {
  /// Whether an `Int` or a `Double` holds the number so that its shortest spelling is this one. One
  /// that is spelled as a whole number is an integer literal in Swift, however large it is.
  var isExact: Bool {
    if int != nil { return true }
    guard text.utf8.contains(where: { ".eE".utf8.contains($0) }) else { return false }
    return double.isFinite && NumberLiteral(double.description) == self
  }
}
