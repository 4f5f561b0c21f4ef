package import ConcordDocuments

/// Finds the values that a query selects (RFC 9535, section 2.1.2).
struct JSONPathEvaluator {
  /// A value that was selected.
  struct Match {
    let node: Node
    /// The positions of the members and elements on the way from the root; empty inside filters,
    /// where nobody asks.
    let path: [Int]
  }

  /// Thrown where a query takes more work than is allowed.
  struct TooCostly: Error {}

  private let root: Node
  private var stepsLeft: Int
  private var expressions: [String: InterchangeRegularExpression?] = [:]

  /// Prepares to look through a tree, at so many values at most.
  init(root: Node, stepLimit: Int) {
    self.root = root
    stepsLeft = stepLimit
  }

  /// The values that a query selects, in its order; one that is selected twice comes twice.
  mutating func matches(_ path: JSONPath) throws(TooCostly) -> [Match] {
    try follow(path.segments, from: root, tracksPaths: true)
  }

  private mutating func step() throws(TooCostly) {
    stepsLeft -= 1
    if stepsLeft < 0 { throw TooCostly() }
  }

  private mutating func follow(
    _ segments: [JSONPathSegment], from start: Node, tracksPaths: Bool
  ) throws(TooCostly) -> [Match] {
    var current = [Match(node: start, path: [])]
    for segment in segments {
      var next: [Match] = []
      for match in current {
        guard segment.isDescendant else {
          try select(segment.selectors, of: match, tracksPaths, into: &next)
          continue
        }
        var open = [match]
        while let visited = open.popLast() {
          try step()
          try select(segment.selectors, of: visited, tracksPaths, into: &next)
          for position in (0..<visited.node.childCount).reversed() {
            if let child = child(position, of: visited, tracksPaths) { open.append(child) }
          }
        }
      }
      current = next
    }
    return current
  }

  private mutating func select(
    _ selectors: [JSONPathSelector], of match: Match, _ tracksPaths: Bool,
    into found: inout [Match]
  ) throws(TooCostly) {
    for selector in selectors {
      try step()
      for position in try positions(selector, of: match.node) {
        try step()
        if let child = child(position, of: match, tracksPaths) { found.append(child) }
      }
    }
  }

  private func child(_ position: Int, of match: Match, _ tracksPaths: Bool) -> Match? {
    guard let node = match.node.child(position) else { return nil }
    return Match(node: node, path: tracksPaths ? match.path + [position] : [])
  }

  /// The positions of the children that a selector selects.
  private mutating func positions(
    _ selector: JSONPathSelector, of node: Node
  ) throws(TooCostly) -> [Int] {
    switch selector {
    case .wildcard: return Array(0..<node.childCount)
    case .name(let name):
      guard case .object(let members) = node.value else { return [] }
      return members.firstIndex { ExactText.equal($0.key, name) }.map { [$0] } ?? []
    case .index(let index):
      guard case .array(let elements) = node.value else { return [] }
      let position = index < 0 ? elements.count + index : index
      return elements.indices.contains(position) ? [position] : []
    case .slice(let start, let end, let step):
      guard case .array(let elements) = node.value else { return [] }
      return Self.slice(start, end, step, count: elements.count)
    case .filter(let condition):
      var positions: [Int] = []
      for position in 0..<node.childCount {
        guard let child = node.child(position) else { continue }
        try self.step()
        if try holds(condition, for: child) { positions.append(position) }
      }
      return positions
    }
  }

  /// Section 2.3.4.2.2.
  private static func slice(_ start: Int?, _ end: Int?, _ step: Int, count: Int) -> [Int] {
    func normalized(_ position: Int) -> Int { position < 0 ? count + position : position }
    if step > 0 {
      let lower = min(max(normalized(start ?? 0), 0), count)
      let upper = min(max(normalized(end ?? count), 0), count)
      return Array(stride(from: lower, to: upper, by: step))
    }
    guard step < 0 else { return [] }
    let upper = min(max(start.map(normalized) ?? count - 1, -1), count - 1)
    let lower = min(max(end.map(normalized) ?? -1, -1), count - 1)
    return Array(stride(from: upper, to: lower, by: step))
  }

  // MARK: Filters

  private mutating func holds(
    _ condition: JSONPathCondition, for node: Node
  ) throws(TooCostly) -> Bool {
    switch condition {
    case .any(let conditions):
      for condition in conditions where try holds(condition, for: node) { return true }
      return false
    case .all(let conditions):
      for condition in conditions where try !holds(condition, for: node) { return false }
      return true
    case .not(let condition): return try !holds(condition, for: node)
    case .exists(let query): return try !nodes(query, node).isEmpty
    case .comparison(let left, let comparison, let right):
      let (left, right) = (try value(left, node), try value(right, node))
      return Self.compare(left, comparison, right)
    case .matches(let text, let pattern, let isWhole):
      guard let text = try value(text, node)?.string, let pattern = try value(pattern, node)?.string
      else { return false }
      return try matches(text, pattern, isWhole: isWhole)
    }
  }

  private mutating func nodes(
    _ query: JSONPathQuery, _ node: Node
  ) throws(TooCostly) -> [Match] {
    try follow(query.segments, from: query.isRelative ? node : root, tracksPaths: false)
  }

  /// What an operand is; `nil` for nothing.
  private mutating func value(
    _ operand: JSONPathOperand, _ node: Node
  ) throws(TooCostly) -> Node? {
    func number(_ count: Int) -> Node { Node(.number(NumberLiteral(count)), at: node.range) }
    switch operand {
    case .literal(let value): return Node(value, at: node.range)
    case .query(let query): return try nodes(query, node).first?.node
    case .count(let query): return number(try nodes(query, node).count)
    case .value(let query):
      let found = try nodes(query, node)
      return found.count == 1 ? found[0].node : nil
    case .length(let operand):
      guard let found = try value(operand, node) else { return nil }
      switch found.value {
      case .string(let text): return number(text.unicodeScalars.count)
      case .array, .object: return number(found.childCount)
      case .null, .bool, .number: return nil
      }
    }
  }

  private static func compare(
    _ left: Node?, _ comparison: JSONPathComparison, _ right: Node?
  ) -> Bool {
    switch comparison {
    case .equal: isEqual(left, right)
    case .unequal: !isEqual(left, right)
    case .less: isLess(left, right)
    case .greater: isLess(right, left)
    case .lessOrEqual: isLess(left, right) || isEqual(left, right)
    case .greaterOrEqual: isLess(right, left) || isEqual(left, right)
    }
  }

  private static func isEqual(_ left: Node?, _ right: Node?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.isEqual(to: right)
  }

  private static func isLess(_ left: Node?, _ right: Node?) -> Bool {
    switch (left?.value, right?.value) {
    case (.number(let left), .number(let right)):
      if let left = left.int, let right = right.int { return left < right }
      return left.double < right.double
    // Scalars are ordered as the bytes of UTF-8 are.
    case (.string(let left), .string(let right)):
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    default: return false
    }
  }

  private mutating func matches(
    _ text: String, _ pattern: String, isWhole: Bool
  ) throws(TooCostly) -> Bool {
    let expression: InterchangeRegularExpression?
    if let known = expressions[pattern] {
      expression = known
    } else {
      expression = InterchangeRegularExpression(pattern)
      expressions[pattern] = expression
    }
    guard let expression else { return false }
    stepsLeft -= text.utf8.count
    try step()
    return expression.matches(text, isWhole: isWhole)
  }
}

extension Node {
  /// How many members or elements there are.
  var childCount: Int {
    switch value {
    case .object(let members): members.count
    case .array(let elements): elements.count
    default: 0
    }
  }

  /// The value of a member or element by its position.
  func child(_ position: Int) -> Node? {
    switch value {
    case .object(let members) where members.indices.contains(position): members[position].value
    case .array(let elements) where elements.indices.contains(position): elements[position]
    default: nil
    }
  }
}

extension JSONPath {
  /// The values that the query selects in a tree, in the query's order; `nil` where it takes more
  /// work than `stepLimit` visits of a value.
  package func select(in root: Node, stepLimit: Int = 50_000_000) -> [Node]? {
    var evaluator = JSONPathEvaluator(root: root, stepLimit: stepLimit)
    return try? evaluator.matches(self).map(\.node)
  }
}
