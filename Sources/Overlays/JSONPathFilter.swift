import ConcordDocuments

/// What an operand of a filter is.
enum JSONPathOperandValue {
  case nothing
  case value(ValueTree.ID)
  case literal(Node.Value)
}

/// Filters (RFC 9535, section 2.3.5) and functions (section 2.4).
extension JSONPathEvaluator {
  /// So that texts of a document, used as regular expressions, do not fill the memory.
  private static let expressionLimit = 64

  /// Whether a value passes a filter.
  mutating func holds(
    _ condition: JSONPathCondition, for id: ValueTree.ID
  ) throws(Failure) -> Bool {
    try take()
    switch condition {
    case .any(let conditions):
      for condition in conditions where try holds(condition, for: id) { return true }
      return false
    case .all(let conditions):
      for condition in conditions where try !holds(condition, for: id) { return false }
      return true
    case .not(let condition): return try !holds(condition, for: id)
    case .exists(let query): return try !select(query, id).isEmpty
    case .comparison(let left, let comparison, let right):
      return try compare(try operand(left, id), comparison, try operand(right, id))
    case .matches(let text, let pattern, let isWhole):
      let (text, pattern) = (try operand(text, id), try operand(pattern, id))
      guard let text = string(text), let pattern = string(pattern) else { return false }
      return try matches(text, pattern, isWhole: isWhole)
    case .constant(let number, let condition):
      if let known = constantConditions[number] { return known }
      let result = try holds(condition, for: id)
      constantConditions[number] = result
      return result
    }
  }

  private mutating func select(
    _ query: JSONPathQuery, _ id: ValueTree.ID
  ) throws(Failure) -> [ValueTree.ID] {
    let start = query.isRelative ? id : ValueTree.root
    guard query.isSingular else { return try follow(query.segments, from: start) }
    return try single(query.segments, from: start).map { [$0] } ?? []
  }

  private mutating func single(
    _ segments: [JSONPathSegment], from start: ValueTree.ID
  ) throws(Failure) -> ValueTree.ID? {
    var current = start
    for segment in segments {
      try take()
      var next: ValueTree.ID?
      switch segment.selectors.first {
      case .name(let name): next = tree.member(name, of: current)
      case .index(let index): next = element(index, of: current)
      default: break
      }
      guard let next else { return nil }
      current = next
    }
    return current
  }

  private mutating func operand(
    _ operand: JSONPathOperand, _ id: ValueTree.ID
  ) throws(Failure) -> JSONPathOperandValue {
    func number(_ count: Int) -> JSONPathOperandValue { .literal(.number(NumberLiteral(count))) }
    switch operand {
    case .literal(let value): return .literal(value)
    case .query(let query):
      return try select(query, id).first.map(JSONPathOperandValue.value) ?? .nothing
    case .count(let query): return number(try select(query, id).count)
    case .value(let query):
      let found = try select(query, id)
      return found.count == 1 ? .value(found[0]) : .nothing
    case .length(let operand):
      let found = try self.operand(operand, id)
      if let text = string(found) {
        try take(text.utf8.count / Self.bytesPerStep)
        return number(text.unicodeScalars.count)
      }
      guard case .value(let id) = found else { return .nothing }
      switch tree.value(id) {
      case .array, .object: return number(tree.childCount(id))
      case .null, .bool, .number, .string: return .nothing
      }
    case .constant(let number, let operand):
      if let known = constants[number] { return known }
      let result = try self.operand(operand, id)
      constants[number] = result
      return result
    }
  }

  private func value(_ operand: JSONPathOperandValue) -> Node.Value? {
    switch operand {
    case .nothing: nil
    case .value(let id): tree.value(id)
    case .literal(let value): value
    }
  }

  private func string(_ operand: JSONPathOperandValue) -> String? {
    if case .string(let text) = value(operand) { text } else { nil }
  }

  // MARK: Comparisons

  /// How much of a text is compared or measured in one step.
  private static let bytesPerStep = 64

  private mutating func compare(
    _ left: JSONPathOperandValue, _ comparison: JSONPathComparison, _ right: JSONPathOperandValue
  ) throws(Failure) -> Bool {
    switch comparison {
    case .equal: try areEqual(left, right)
    case .unequal: try !areEqual(left, right)
    case .less: try isLess(left, right)
    case .greater: try isLess(right, left)
    case .lessOrEqual: try isLess(left, right) ? true : try areEqual(left, right)
    case .greaterOrEqual: try isLess(right, left) ? true : try areEqual(left, right)
    }
  }

  private mutating func areEqual(_ left: JSONPathOperandValue, _ right: JSONPathOperandValue)
    throws(Failure) -> Bool
  {
    if case .value(let left) = left, case .value(let right) = right {
      return try areEqual(left, right)
    }
    guard let left = value(left), let right = value(right) else {
      return value(left) == nil && value(right) == nil
    }
    return try areEqual(left, right)
  }

  // The depth of a document is bounded, so recursion is. At most the smaller value is gone through.
  private mutating func areEqual(
    _ left: ValueTree.ID, _ right: ValueTree.ID
  ) throws(Failure) -> Bool {
    try take()
    if left == right { return true }
    switch (tree.value(left), tree.value(right)) {
    case (.array, .array):
      guard tree.childCount(left) == tree.childCount(right) else { return false }
      try take(tree.childCount(left))
      let (lefts, rights) = (tree.children(left), tree.children(right))
      for (left, right) in zip(lefts, rights) where try !areEqual(left, right) { return false }
      return true
    case (.object, .object):
      guard tree.childCount(left) == tree.childCount(right) else { return false }
      try take(tree.childCount(left))
      for (key, value) in tree.members(left) {
        guard let other = tree.member(key, of: right), try areEqual(value, other) else {
          return false
        }
      }
      return true
    case (let left, let right): return try areEqual(left, right)
    }
  }

  private mutating func areEqual(
    _ left: Node.Value, _ right: Node.Value
  ) throws(Failure) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.number(let left), .number(let right)):
      try take((left.text.utf8.count + right.text.utf8.count) / Self.bytesPerStep)
      return left == right
    case (.string(let left), .string(let right)):
      guard left.utf8.count == right.utf8.count else { return false }
      try take(left.utf8.count / Self.bytesPerStep)
      return ExactText.equal(left, right)
    default: return false
    }
  }

  private mutating func isLess(_ left: JSONPathOperandValue, _ right: JSONPathOperandValue)
    throws(Failure) -> Bool
  {
    switch (value(left), value(right)) {
    case (.number(let left), .number(let right)):
      try take((left.text.utf8.count + right.text.utf8.count) / Self.bytesPerStep)
      if let left = left.int, let right = right.int { return left < right }
      return left.double < right.double
    // Scalars are ordered as the bytes of UTF-8 are.
    case (.string(let left), .string(let right)):
      try take(min(left.utf8.count, right.utf8.count) / Self.bytesPerStep)
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    default: return false
    }
  }

  // MARK: Regular expressions

  private mutating func matches(
    _ text: String, _ pattern: String, isWhole: Bool
  ) throws(Failure) -> Bool {
    guard let expression = try expression(pattern) else { return false }
    let result = expression.matches(text, isWhole: isWhole, stepsLeft: &stepsLeft)
    guard let result else { throw .tooCostly }
    return result
  }

  private mutating func expression(
    _ pattern: String
  ) throws(Failure) -> InterchangeRegularExpression? {
    if let known = expressions[pattern] {
      if known == nil { noteMalformed(pattern) }
      return known
    }
    if expressions.count >= Self.expressionLimit { expressions = [:] }
    try take(pattern.utf8.count)
    let expression: InterchangeRegularExpression?
    do throws(InterchangeRegularExpression.Fault) {
      expression = try InterchangeRegularExpression(pattern)
    } catch {
      guard error == .malformed else { throw .expressionTooLarge(pattern) }
      expression = nil
      noteMalformed(pattern)
    }
    try take(expression?.work ?? 0)
    expressions[pattern] = .some(expression)
    return expression
  }

  private mutating func noteMalformed(_ pattern: String) {
    guard malformedExpressions.count < 3, !malformedExpressions.contains(pattern) else { return }
    malformedExpressions.append(pattern)
  }
}
