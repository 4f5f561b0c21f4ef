import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// Limits for numbers, strings, arrays and objects (JSON Schema 2020-12, sections 6.2 to 6.5).
extension SchemaComparison {
  mutating func compareLimits() {
    compareSides(.minimum, .exclusiveMinimum, isUpper: false)
    compareSides(.maximum, .exclusiveMaximum, isUpper: true)
    let counts: [(Assertion.Count, Bound)] = [
      (.minLength, .minLength), (.maxLength, .maxLength), (.minItems, .minItems),
      (.maxItems, .maxItems), (.minProperties, .minProperties), (.maxProperties, .maxProperties),
    ]
    for (count, bound) in counts {
      let before = old.count(count).flatMap { count.isMinimum && $0.value == 0 ? nil : $0 }
      let after = new.count(count).flatMap { count.isMinimum && $0.value == 0 ? nil : $0 }
      compare(
        bound, before.map { $0.map(NumberLiteral.init) }, after.map { $0.map(NumberLiteral.init) })
    }
    compare(
      .multipleOf, "multipleOf", old.limit(.multipleOf), new.limit(.multipleOf), text: \.text
    ) { before, after in
      if before == after { return nil }
      if after.isMultiple(of: before) == true { return .narrowed }
      return before.isMultiple(of: after) == true ? .widened : .changed
    }
    let unique: (Schema) -> Bool? = { $0.array?.isUnique == true ? true : nil }
    compare(
      .uniqueItems, "uniqueItems", old.first(unique), new.first(unique), text: { "\($0)" },
      both: { _, _ in nil })
    comparePatterns()
  }

  /// Adds the change of a limit.
  mutating func compare(
    _ bound: Bound, _ before: Stated<NumberLiteral>?, _ after: Stated<NumberLiteral>?
  ) {
    let key = bound.rawValue
    switch (before, after) {
    case (nil, nil): return
    case (nil, let after?):
      add(.bound(bound, .added), key, old: nil, new: (after.range, after.value.text))
    case (let before?, nil):
      add(.bound(bound, .removed), key, old: (before.range, before.value.text), new: nil)
    case (let before?, let after?):
      guard before.value != after.value else { return }
      let change: BoundChange = before.value.isLess(than: after.value) ? .increased : .decreased
      add(
        .bound(bound, change), key, old: (before.range, before.value.text),
        new: (after.range, after.value.text))
    }
  }

  /// Compares the limits of one side, where a number may be allowed before and forbidden after, or the
  /// other way round.
  private mutating func compareSides(
    _ inclusive: Assertion.Limit, _ exclusive: Assertion.Limit, isUpper: Bool
  ) {
    let before = (old.limit(inclusive), old.limit(exclusive))
    let after = (new.limit(inclusive), new.limit(exclusive))
    let bounds: (Bound, Bound) =
      isUpper ? (.maximum, .exclusiveMaximum) : (.minimum, .exclusiveMinimum)
    // One limit on each side, and not the same keyword: what counts is which allows more.
    switch (before, after) {
    case ((let one?, nil), (nil, let other?)):
      let isEqual = one.value == other.value
      let rises = !isUpper && isEqual || one.value.isLess(than: other.value)
      replace(bounds.1, rises ? .increased : .decreased, one, other)
    case ((nil, let one?), (let other?, nil)):
      let isEqual = one.value == other.value
      let rises = isUpper && isEqual || one.value.isLess(than: other.value)
      replace(bounds.0, rises ? .increased : .decreased, one, other)
    default:
      compare(bounds.0, before.0, after.0)
      compare(bounds.1, before.1, after.1)
    }
  }

  private mutating func replace(
    _ bound: Bound, _ change: BoundChange, _ before: Stated<NumberLiteral>,
    _ after: Stated<NumberLiteral>
  ) {
    add(
      .bound(bound, change), bound.rawValue, old: (before.range, before.value.text),
      new: (after.range, after.value.text))
  }

  private mutating func comparePatterns() {
    let before = old.all { $0.validation?.pattern }
    let after = new.all { $0.validation?.pattern }
    let gone = before.filter { one in !after.contains { $0.value == one.value } }
    let come = after.filter { one in !before.contains { $0.value == one.value } }
    if gone.count == 1, come.count == 1 {
      compare(.pattern, "pattern", gone[0], come[0], text: ValueText.quoted) { before, after in
        if Self.takesEverything(after) { return .widened }
        return Self.takesEverything(before) ? .narrowed : .changed
      }
      return
    }
    for pattern in gone {
      compare(.pattern, "pattern", pattern, nil, text: ValueText.quoted, both: { _, _ in nil })
    }
    for pattern in come {
      compare(.pattern, "pattern", nil, pattern, text: ValueText.quoted, both: { _, _ in nil })
    }
  }

  /// Whether every text matches an expression, as far as that is seen at once.
  private static func takesEverything(_ pattern: String) -> Bool {
    ["", ".*", "^.*$", "^.*", ".*$", "^", "$"].contains(pattern)
  }
}

extension ValueText {
  /// A text in quotation marks.
  static func quoted(_ text: String) -> String { "'\(short(text))'" }
}
