import ConcordDocuments
import ConcordSchemaGraph
import ConcordSwiftIR

/// Constraints that hold together, each once; of two limits of one kind, the tighter one.
struct ConstraintList {
  private var found: [Constraint] = []
  /// What schemas ask of members or elements that they do not name.
  private var closed: [[Constraint]] = []

  /// The constraints in the order of JSON Schema's sections, whichever part of a schema said them.
  var constraints: [Constraint] {
    var all = self
    all.closed = []
    // What one schema does not name, another may: they stay apart unless there is only one.
    if closed.count == 1, !found.contains(where: \.isAboutParts) {
      for constraint in closed[0] { all.add(constraint) }
    } else {
      for list in closed { all.add(.allHold([list])) }
    }
    return all.found.enumerated().sorted { left, right in
      (left.element.rank, left.offset) < (right.element.rank, right.offset)
    }.map(\.element)
  }

  /// Adds what one schema asks.
  mutating func add(schema list: [Constraint]) {
    if list.contains(where: \.isAboutOthers) {
      for constraint in list where constraint.isFlat { add(constraint) }
      let others = list.filter { !$0.isFlat }
      if !closed.contains(others) { closed.append(others) }
    } else {
      for constraint in list { add(constraint) }
    }
  }

  mutating func add(_ constraint: Constraint) {
    switch constraint {
    case .count(let keyword, let count): add(keyword, count)
    case .limit(let keyword, let limit): add(keyword, limit)
    default:
      if !found.contains(constraint) { found.append(constraint) }
    }
  }

  /// Adds a limit on how much there is; at least nothing is no limit.
  private mutating func add(_ keyword: Constraint.CountKeyword, _ count: Int) {
    let isMinimum = [.minLength, .minItems, .minProperties].contains(keyword)
    if isMinimum, count <= 0 { return }
    for (index, constraint) in found.enumerated() {
      guard case .count(keyword, let known) = constraint else { continue }
      found[index] = .count(keyword, isMinimum ? max(known, count) : min(known, count))
      return
    }
    found.append(.count(keyword, count))
  }

  private mutating func add(_ keyword: Constraint.LimitKeyword, _ limit: Constraint.Limit) {
    let constraint = Constraint.limit(keyword, limit)
    for (index, other) in found.enumerated() {
      guard case .limit(keyword, let known) = other, keyword != .multipleOf,
        let mine = Double(limit.text), let theirs = Double(known.text), mine != theirs
      else { continue }
      let isMinimum = [.minimum, .exclusiveMinimum].contains(keyword)
      if (mine > theirs) == isMinimum { found[index] = constraint }
      return
    }
    if !found.contains(constraint) { found.append(constraint) }
  }
}

extension Constraint {
  /// Whether the constraint is about what its neighbours are not about.
  var isAboutOthers: Bool {
    switch self {
    case .additionalProperties, .prefixItems, .unevaluatedItems, .unevaluatedProperties: true
    default: false
    }
  }

  /// Whether the constraint is about members or elements of the value.
  var isAboutParts: Bool {
    switch self {
    case .properties, .patternProperties, .additionalProperties, .prefixItems, .items,
      .unevaluatedItems, .unevaluatedProperties:
      true
    default: false
    }
  }

  /// Whether the constraint is about the value alone, and so means the same in any list.
  var isFlat: Bool {
    switch self {
    case .type, .const, .oneOfValues, .never, .limit, .count, .pattern, .uniqueItems, .required,
      .dependentRequired:
      true
    default: false
    }
  }

  /// The place among others.
  fileprivate var rank: Int {
    switch self {
    case .never: 0
    case .type: 0
    case .const, .oneOfValues: 1
    case .limit(.minimum, _), .limit(.exclusiveMinimum, _): 2
    case .limit(.maximum, _), .limit(.exclusiveMaximum, _): 3
    case .limit(.multipleOf, _): 4
    case .count(.minLength, _), .count(.minItems, _), .count(.minProperties, _): 5
    case .count(.maxLength, _), .count(.maxItems, _), .count(.maxProperties, _): 6
    case .pattern, .uniqueItems, .required: 7
    case .contains, .dependentRequired: 8
    case .prefixItems: 9
    case .items, .propertyNames: 10
    case .properties: 11
    case .patternProperties: 12
    case .additionalProperties: 13
    case .dependentSchemas: 14
    case .definition, .allHold: 15
    case .anyHolds, .oneHolds: 16
    case .not, .condition: 17
    case .unevaluatedItems, .unevaluatedProperties: 18
    }
  }
}

extension Constraint.Limit {
  /// A number of the document; `nil` for a divisor that divides nothing (JSON Schema 2020-12, section
  /// 6.2.1).
  init?(_ keyword: Constraint.LimitKeyword, _ number: NumberLiteral) {
    if keyword == .multipleOf, number.double <= 0 { return nil }
    self.init(text: number.int.map(String.init) ?? number.text, isExact: number.isExact)
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

extension Node {
  /// Whether a literal of Swift holds all numbers in the value so that nothing is lost.
  var isExact: Bool {
    switch value {
    case .null, .bool, .string: true
    case .number(let number): number.isExact
    case .array(let elements): elements.allSatisfy(\.isExact)
    case .object(let members): members.allSatisfy { $0.value.isExact }
    }
  }
}
