internal import ConcordDocuments
internal import ConcordSchemaGraph
internal import ConcordText

/// Limits and counts.
extension Evaluation {
  /// Whether a number is within a limit; what is no number is.
  func isWithin(_ limit: Assertion.Limit, _ bound: NumberLiteral, _ node: Node) -> Bool {
    guard let literal = node.number else { return true }
    let (number, bound) = (ExactNumber(literal.text), ExactNumber(bound.text))
    return switch limit {
    case .minimum: !number.isLess(than: bound)
    case .exclusiveMinimum: bound.isLess(than: number)
    case .maximum: !bound.isLess(than: number)
    case .exclusiveMaximum: number.isLess(than: bound)
    case .multipleOf: number.isMultiple(of: bound) ?? true
    }
  }

  /// The rule that a value breaks by how much there is of it; `nil` where it breaks none.
  func fault(_ count: Assertion.Count, _ limit: Int, _ node: Node) -> Violation.Rule? {
    switch (count, node.value) {
    case (.minLength, .string(let text)):
      text.utf8.count < limit || text.unicodeScalars.count < limit ? .length : nil
    case (.maxLength, .string(let text)):
      text.utf8.count > limit && text.unicodeScalars.count > limit ? .length : nil
    case (.minItems, .array(let elements)): elements.count < limit ? .items : nil
    case (.maxItems, .array(let elements)): elements.count > limit ? .items : nil
    case (.minProperties, .object(let members)): members.count < limit ? .memberCount : nil
    case (.maxProperties, .object(let members)): members.count > limit ? .memberCount : nil
    default: nil
    }
  }
}
