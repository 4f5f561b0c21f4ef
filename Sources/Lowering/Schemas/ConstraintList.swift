import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Constraints that hold together, each once; of two limits of one kind, the tighter one.
struct ConstraintList {
  private(set) var constraints: [Constraint] = []

  mutating func add(_ constraint: Constraint) {
    if !constraints.contains(constraint) { constraints.append(constraint) }
  }

  /// Adds a limit on how much there is; at least nothing is no limit.
  mutating func add(_ keyword: Constraint.CountKeyword, _ count: Int?) {
    let isMinimum = [.minLength, .minItems, .minProperties].contains(keyword)
    guard let count, !(isMinimum && count <= 0) else { return }
    for (index, constraint) in constraints.enumerated() {
      guard case .count(keyword, let known) = constraint else { continue }
      constraints[index] = .count(keyword, isMinimum ? max(known, count) : min(known, count))
      return
    }
    constraints.append(.count(keyword, count))
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
    for (index, constraint) in constraints.enumerated() {
      guard case .limit(keyword, let known) = constraint, keyword != .multipleOf,
        let other = Double(known.text), other != number.double
      else { continue }
      let isMinimum = [.minimum, .exclusiveMinimum].contains(keyword)
      if (number.double > other) == isMinimum { constraints[index] = limit }
      return
    }
    add(limit)
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
