import ConcordDocuments

/// Finds the values that queries select (RFC 9535, section 2.1.2), in a number of steps that all
/// queries share.
struct JSONPathEvaluator {
  /// Why a query has no result.
  enum Failure: Error {
    /// No steps are left.
    case tooCostly
    /// A regular expression is too large.
    case expressionTooLarge(String)
  }

  /// The values that the queries look through.
  var tree: ValueTree
  /// How many steps the queries have taken.
  private(set) var stepsTaken = 0
  /// The texts that the last query used as regular expressions and that are none: they match
  /// nothing.
  var malformedExpressions: [String] = []

  /// The operands and conditions of the query that are the same for every value, by their number.
  var constants: [Int: JSONPathOperandValue] = [:]
  var constantConditions: [Int: Bool] = [:]
  /// The regular expressions used, by their text; `nil` for what is none.
  var expressions: [String: InterchangeRegularExpression?] = [:]
  private let stepLimit: Int

  /// Prepares to look through a tree, in so many steps at most.
  init(_ tree: ValueTree, stepLimit: Int) {
    self.tree = tree
    self.stepLimit = stepLimit
  }

  /// The values that a query selects, in its order; one that is selected twice comes twice.
  mutating func select(_ path: JSONPath) throws(Failure) -> [ValueTree.ID] {
    constants = [:]
    constantConditions = [:]
    malformedExpressions = []
    return try follow(path.segments, from: ValueTree.root)
  }

  /// How many steps are left.
  var stepsLeft: Int {
    get { stepLimit - stepsTaken }
    set { stepsTaken = stepLimit - newValue }
  }

  /// Counts work that is done on the tree.
  mutating func take(_ steps: Int = 1) throws(Failure) {
    stepsTaken += steps
    if stepsTaken > stepLimit { throw .tooCostly }
  }

  // MARK: Segments

  mutating func follow(
    _ segments: [JSONPathSegment], from start: ValueTree.ID
  ) throws(Failure) -> [ValueTree.ID] {
    var current = [start]
    for segment in segments {
      var next: [ValueTree.ID] = []
      for id in current {
        guard segment.isDescendant else {
          try select(segment.selectors, of: id, into: &next)
          continue
        }
        var open = [id]
        while let visited = open.popLast() {
          try take()
          try select(segment.selectors, of: visited, into: &next)
          open += tree.children(visited).reversed()
        }
      }
      current = next
    }
    return current
  }

  private mutating func select(
    _ selectors: [JSONPathSelector], of id: ValueTree.ID, into found: inout [ValueTree.ID]
  ) throws(Failure) {
    for selector in selectors {
      try take()
      switch selector {
      case .name(let name):
        if let member = tree.member(name, of: id) { found.append(member) }
      case .index(let index):
        if let element = element(index, of: id) { found.append(element) }
      case .wildcard:
        let children = tree.children(id)
        try take(children.count)
        found += children
      case .slice(let start, let end, let step):
        guard case .array = tree.value(id) else { continue }
        let elements = tree.children(id)
        for position in Self.slice(start, end, step, count: elements.count) {
          try take()
          found.append(elements[position])
        }
      case .filter(let condition):
        for child in tree.children(id) {
          try take()
          if try holds(condition, for: child) { found.append(child) }
        }
      }
    }
  }

  mutating func element(_ index: Int, of id: ValueTree.ID) -> ValueTree.ID? {
    guard case .array = tree.value(id) else { return nil }
    let elements = tree.children(id)
    let position = index < 0 ? elements.count + index : index
    return elements.indices.contains(position) ? elements[position] : nil
  }

  /// Section 2.3.4.2.2.
  private static func slice(
    _ start: Int?, _ end: Int?, _ step: Int, count: Int
  ) -> StrideTo<Int> {
    func normalized(_ position: Int) -> Int { position < 0 ? count + position : position }
    if step > 0 {
      let lower = min(max(normalized(start ?? 0), 0), count)
      let upper = min(max(normalized(end ?? count), 0), count)
      return stride(from: lower, to: upper, by: step)
    }
    guard step < 0 else { return stride(from: 0, to: 0, by: 1) }
    let upper = min(max(start.map(normalized) ?? count - 1, -1), count - 1)
    let lower = min(max(end.map(normalized) ?? -1, -1), count - 1)
    return stride(from: upper, to: lower, by: step)
  }
}
