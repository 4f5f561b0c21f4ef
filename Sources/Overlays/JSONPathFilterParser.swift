import ConcordDiagnostics
import ConcordDocuments

// Filters (RFC 9535, section 2.3.5) and functions (section 2.4).
extension JSONPathParser {
  /// What can stand on a side of a comparison or by itself, before it is known which.
  private enum Expression {
    case operand(JSONPathOperand)
    case condition(JSONPathCondition)
  }

  /// Reads conditions joined by `||`.
  mutating func condition() throws(JSONPath.Fault) -> JSONPathCondition {
    var conditions = [try conjunction()]
    while takeOperator("||") { conditions.append(try conjunction()) }
    return conditions.count == 1 ? conditions[0] : .any(conditions)
  }

  private mutating func conjunction() throws(JSONPath.Fault) -> JSONPathCondition {
    var conditions = [try basic()]
    while takeOperator("&&") { conditions.append(try basic()) }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  private mutating func takeOperator(_ text: StaticString) -> Bool {
    let start = position
    skipBlanks()
    guard take(text) else {
      position = start
      return false
    }
    skipBlanks()
    return true
  }

  private mutating func basic() throws(JSONPath.Fault) -> JSONPathCondition {
    if take("!") {
      skipBlanks()
      if peek == UInt8(ascii: "(") { return .not(try parenthesised()) }
      let start = position
      return .not(try test(try expression(), at: start))
    }
    if peek == UInt8(ascii: "(") { return try parenthesised() }
    let start = position
    let left = try expression()
    let end = position
    skipBlanks()
    guard let comparison = comparison() else {
      if peek == UInt8(ascii: "=") { throw fault(.equalsSign) }
      position = end
      return try test(left, at: start)
    }
    let first = try comparable(left, at: start)
    skipBlanks()
    let second = position
    return once(.comparison(first, comparison, try comparable(try expression(), at: second)))
  }

  /// Marks a condition that is the same for every value, so that it is worked out once.
  private mutating func once(_ condition: JSONPathCondition) -> JSONPathCondition {
    condition.isConstant ? .constant(nextConstant(), condition) : condition
  }

  /// Marks an operand that is the same for every value, so that it is worked out once.
  private mutating func once(_ operand: JSONPathOperand) -> JSONPathOperand {
    if case .literal = operand { return operand }
    return operand.isConstant ? .constant(nextConstant(), operand) : operand
  }

  private mutating func parenthesised() throws(JSONPath.Fault) -> JSONPathCondition {
    try nested { (parser) throws(JSONPath.Fault) in
      let start = parser.position
      _ = parser.take("(")
      parser.skipBlanks()
      let condition = try parser.condition()
      parser.skipBlanks()
      guard parser.take(")") else {
        throw parser.fault(.parenthesisUnclosed, at: start)
      }
      return condition
    }
  }

  private mutating func comparison() -> JSONPathComparison? {
    if take("==") { return .equal }
    if take("!=") { return .unequal }
    if take("<=") { return .lessOrEqual }
    if take(">=") { return .greaterOrEqual }
    if take("<") { return .less }
    if take(">") { return .greater }
    return nil
  }

  private mutating func test(
    _ expression: Expression, at start: Int
  ) throws(JSONPath.Fault) -> JSONPathCondition {
    switch expression {
    case .condition(let condition): return condition
    case .operand(.query(let query)): return once(.exists(query))
    case .operand: throw fault(.valueAlone, at: start)
    }
  }

  private mutating func comparable(
    _ expression: Expression, at start: Int
  ) throws(JSONPath.Fault) -> JSONPathOperand {
    switch expression {
    case .condition:
      throw fault(.conditionCompared, at: start)
    case .operand(.query(let query)) where !query.isSingular:
      throw fault(.severalValuesCompared, at: start)
    case .operand(let operand): return once(operand)
    }
  }

  // MARK: Operands

  private mutating func expression() throws(JSONPath.Fault) -> Expression {
    switch peek {
    case UInt8(ascii: "@"):
      position += 1
      return .operand(.query(JSONPathQuery(isRelative: true, segments: try segments())))
    case UInt8(ascii: "$"):
      position += 1
      return .operand(.query(JSONPathQuery(isRelative: false, segments: try segments())))
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .operand(.literal(.string(try string())))
    case let byte? where byte == UInt8(ascii: "-") || byte &- 0x30 < 10:
      return .operand(.literal(.number(try number())))
    default: return try word()
    }
  }

  private mutating func number() throws(JSONPath.Fault) -> NumberLiteral {
    let start = position
    while let byte = peek, byte &- 0x30 < 10 || "+-.eE".utf8.contains(byte) { position += 1 }
    guard let number = NumberLiteral(text(from: start)) else {
      throw fault(.numberMalformed, at: start)
    }
    return number
  }

  private mutating func word() throws(JSONPath.Fault) -> Expression {
    let start = position
    while let byte = peek,
      byte &- 0x61 < 26 || position > start && (byte &- 0x30 < 10 || byte == UInt8(ascii: "_"))
    {
      position += 1
    }
    let name = text(from: start)
    if take("(") { return try function(name, at: start) }
    switch name {
    case "true": return .operand(.literal(.bool(true)))
    case "false": return .operand(.literal(.bool(false)))
    case "null": return .operand(.literal(.null))
    default: throw fault(.operandExpected, at: start)
    }
  }

  private mutating func function(
    _ name: String, at start: Int
  ) throws(JSONPath.Fault) -> Expression {
    var arguments: [(expression: Expression, start: Int)] = []
    skipBlanks()
    while !take(")") {
      if !arguments.isEmpty {
        guard take(",") else { throw fault(.commaOrParenthesisExpected) }
        skipBlanks()
      }
      let place = position
      let argument = try nested { (parser) throws(JSONPath.Fault) in try parser.expression() }
      arguments.append((argument, place))
      skipBlanks()
    }
    func need(_ count: Int) throws(JSONPath.Fault) {
      guard arguments.count == count else {
        throw fault(.argumentCount(of: name, count, not: arguments.count), at: start)
      }
    }
    func value(_ number: Int) throws(JSONPath.Fault) -> JSONPathOperand {
      try comparable(arguments[number].expression, at: arguments[number].start)
    }
    func nodes() throws(JSONPath.Fault) -> JSONPathQuery {
      guard case .operand(.query(let query)) = arguments[0].expression else {
        throw fault(.queryExpected(by: name), at: arguments[0].start)
      }
      return query
    }
    switch name {
    case "length":
      try need(1)
      return .operand(.length(try value(0)))
    case "count":
      try need(1)
      return .operand(.count(try nodes()))
    case "value":
      try need(1)
      return .operand(.value(try nodes()))
    case "match", "search":
      try need(2)
      let (text, pattern) = (try value(0), try value(1))
      return .condition(once(.matches(text, pattern: pattern, isWhole: name == "match")))
    default:
      throw fault(.functionUnknown(name), at: start)
    }
  }
}
