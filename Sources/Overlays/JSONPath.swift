package import ConcordDiagnostics
package import ConcordDocuments

/// A query that selects values of a document (RFC 9535): `$.paths.*[?@.deprecated == true]`.
package struct JSONPath: Sendable {
  /// Why a text is not a query.
  package struct Fault: Error, Hashable, Sendable {
    /// The offset of the fault in the text, in bytes of UTF-8.
    package let offset: Int
    /// What is wrong there and what is expected instead.
    package let reason: Phrase
  }

  /// The steps from the root, one after the other.
  let segments: [JSONPathSegment]
  /// The offset of the first `-` in a name without quotation marks, where that was allowed.
  let hyphen: Int?

  /// Reads a query (RFC 9535, section 2). Queries that are not well-typed (section 2.4.3) are
  /// refused as well; filters may be nested ``depthLimit`` deep.
  ///
  /// - Parameters:
  ///   - text: The query.
  ///   - allowsHyphens: Whether `$.x-name` is read as `$['x-name']`, which RFC 9535 refuses and the
  ///     Overlay Specification's own examples write.
  /// - Throws: What is wrong with the text.
  package init(_ text: String, allowsHyphens: Bool = false) throws(Fault) {
    var parser = JSONPathParser(text, allowsHyphens: allowsHyphens)
    segments = try parser.query()
    hyphen = parser.hyphen
  }

  /// How deep filters and parentheses may be nested.
  package static let depthLimit = 64

  /// The values that the query selects in a tree, in the query's order; `nil` where that takes more
  /// than `stepLimit` steps. ``Limits/queriedNodes`` says what a step is.
  package func select(in root: Node, stepLimit: Int = Limits().queriedNodes) -> [Node]? {
    var evaluator = JSONPathEvaluator(ValueTree(root), stepLimit: stepLimit)
    guard let found = try? evaluator.select(self) else { return nil }
    return found.map { evaluator.tree.node($0) }
  }
}

/// One step: the children that are selected, of a value or of all values below it (section 2.5).
struct JSONPathSegment: Sendable {
  /// Whether the values below count as well.
  var isDescendant: Bool
  /// What is selected of each, in this order.
  var selectors: [JSONPathSelector]
}

/// What is selected of one value (section 2.3).
enum JSONPathSelector: Sendable {
  /// The member of this name.
  case name(String)
  /// All members or elements.
  case wildcard
  /// The element of this position, from the end where it is negative.
  case index(Int)
  /// The elements from one position up to another, by steps.
  case slice(start: Int?, end: Int?, step: Int)
  /// The members or elements for which a condition holds.
  case filter(JSONPathCondition)
}

/// What a filter asks (section 2.3.5).
indirect enum JSONPathCondition: Sendable {
  case any([JSONPathCondition])
  case all([JSONPathCondition])
  case not(JSONPathCondition)
  /// Whether a query selects anything.
  case exists(JSONPathQuery)
  case comparison(JSONPathOperand, JSONPathComparison, JSONPathOperand)
  /// Whether a text matches a regular expression, as a whole or in part.
  case matches(JSONPathOperand, pattern: JSONPathOperand, isWhole: Bool)
  /// A condition that is the same for every value that is filtered, by a number of its own.
  case constant(Int, JSONPathCondition)

  /// Whether it is the same for every value that is filtered.
  var isConstant: Bool {
    switch self {
    case .any(let conditions), .all(let conditions): conditions.allSatisfy(\.isConstant)
    case .not(let condition): condition.isConstant
    case .exists(let query): !query.isRelative
    case .comparison(let left, _, let right): left.isConstant && right.isConstant
    case .matches(let text, let pattern, _): text.isConstant && pattern.isConstant
    case .constant: true
    }
  }
}

/// How two values are compared (section 2.3.5.2.2).
enum JSONPathComparison: String, Sendable {
  case equal = "=="
  case unequal = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
}

/// A query inside a filter.
struct JSONPathQuery: Sendable {
  /// Whether it starts at the value that is filtered (`@`) and not at the root (`$`).
  let isRelative: Bool
  /// Its steps.
  let segments: [JSONPathSegment]
  /// Whether it selects at most one value, whatever the document (section 2.3.5.1).
  let isSingular: Bool

  /// Joins segments to a query.
  init(isRelative: Bool, segments: [JSONPathSegment]) {
    self.isRelative = isRelative
    self.segments = segments
    isSingular = segments.allSatisfy { segment in
      guard !segment.isDescendant, segment.selectors.count == 1 else { return false }
      switch segment.selectors[0] {
      case .name, .index: return true
      case .wildcard, .slice, .filter: return false
      }
    }
  }
}

/// One side of a comparison, or an argument of a function: a value or nothing (section 2.4.1).
indirect enum JSONPathOperand: Sendable {
  case literal(Node.Value)
  case query(JSONPathQuery)
  /// The number of characters, elements or members of a value (section 2.4.4).
  case length(JSONPathOperand)
  /// How many values a query selects (section 2.4.5).
  case count(JSONPathQuery)
  /// The only value that a query selects (section 2.4.8).
  case value(JSONPathQuery)
  /// An operand that is the same for every value that is filtered, by a number of its own.
  case constant(Int, JSONPathOperand)

  /// Whether it is the same for every value that is filtered.
  var isConstant: Bool {
    switch self {
    case .literal, .constant: true
    case .query(let query), .count(let query), .value(let query): !query.isRelative
    case .length(let operand): operand.isConstant
    }
  }
}
