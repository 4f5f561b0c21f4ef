import ConcordDocuments

/// A query that selects values of a document (RFC 9535): `$.paths.*[?@.deprecated == true]`.
package struct JSONPath: Sendable {
  /// Why a text is no query.
  package struct Fault: Error, Hashable, Sendable {
    /// The offset of the fault in the text, in bytes of UTF-8.
    package let offset: Int
    /// What is wrong there and what is expected instead.
    package let reason: String
  }

  /// The steps from the root, one after the other.
  let segments: [JSONPathSegment]

  /// Reads a query (RFC 9535, section 2). Queries that are not well-typed (section 2.4.3) are
  /// refused as well; filters may be nested ``depthLimit`` deep.
  package init(_ text: String) throws(Fault) {
    var parser = JSONPathParser(text)
    segments = try parser.query()
  }

  /// How deep filters and parentheses may be nested.
  package static let depthLimit = 64
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
  /// The members or elements that fulfil a condition.
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
  /// Whether a text is described by a regular expression, as a whole or in part.
  case matches(JSONPathOperand, pattern: JSONPathOperand, isWhole: Bool)
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
  /// Whether it starts at the value that the filter looks at (`@`) and not at the root (`$`).
  var isRelative: Bool
  /// Its steps.
  var segments: [JSONPathSegment]

  /// Whether it selects at most one value, whatever the document (section 2.3.5.1).
  var isSingular: Bool {
    segments.allSatisfy { segment in
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
}
