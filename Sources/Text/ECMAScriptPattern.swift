/// A regular expression of ECMA-262 (edition 15, section 22.2): in Unicode mode, as JSON Schema asks
/// for, with the leniency of annex B for punctuation that stands for itself.
///
/// It is read once, to say it in ICU's dialect, which `NSRegularExpression` takes. The dialects share
/// their grammar, and this goes through it token by token. What differs: `$` and `.` know other line
/// ends, `\d`, `\w` and `\s` other characters, a class other operators, and some escapes are not
/// theirs. The generator asks only whether that succeeds, and the runtime runs the result.
package struct ECMAScriptPattern {
  /// What is wrong with an expression.
  package enum Fault: Error, Hashable, Sendable {
    /// A `(?` with characters that open no group.
    case groupUnknown(opening: String)
    /// A `)` without a `(`.
    case groupNotOpen
    /// A `(` without a `)`.
    case groupUnclosed
    /// A quantifier whose first number is greater than its second.
    case quantifierOutOfOrder
    /// A quantifier with nothing before it.
    case nothingToRepeat(quantifier: String)
    /// A `\k` without the name of a group.
    case groupUnnamed
    /// A reference to a group that there is not.
    case groupMissing(number: Int)
    /// A range of characters whose first comes after its last.
    case rangeOutOfOrder
    /// A `[` without a `]`.
    case classUnclosed
    /// A `\` at the end.
    case escapeUnfinished
    /// A `\` before a character that it does not go with.
    case escapeUnknown(character: String)
  }

  let scalars: [Unicode.Scalar]
  var position = 0
  var result = ""
  /// Whether a quantifier may follow. ICU lets it follow itself and what matches no character too.
  private var isRepeatable = false
  /// The names of the groups, by their number less one; `nil` for those without.
  private var groups: [String?] = []
  /// Whether each group that is open can be repeated.
  private var openGroups: [Bool] = []

  static let word = "A-Za-z0-9_"
  static let space =
    #"\x{9}-\x{D}\x{20}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}"#
    + #"\x{3000}\x{FEFF}"#

  /// The expression in ICU's dialect.
  package static func icu(_ source: String) throws(Fault) -> String {
    var pattern = ECMAScriptPattern(source)
    try pattern.translate()
    // NSRegularExpression takes no empty expression.
    return pattern.result.isEmpty ? "(?:)" : pattern.result
  }

  /// What is wrong with an expression; `nil` where nothing is.
  package static func fault(in source: String) -> Fault? {
    do throws(Fault) {
      _ = try icu(source)
      return nil
    } catch {
      return error
    }
  }

  private init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    findGroups()
  }

  var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  func follows(_ text: String) -> Bool {
    scalars[position...].starts(with: text.unicodeScalars)
  }

  // MARK: Groups

  private mutating func findGroups() {
    var isInClass = false
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass:
        position = index + 1
        if next != "?" {
          groups.append(nil)
        } else if let name = groupName(after: "?<") {
          groups.append(name)
        }
      default: break
      }
      index += 1
    }
    position = 0
  }

  /// The name in `?<name>` or `k<name>`, which is passed over where there is one.
  private mutating func groupName(after opening: String) -> String? {
    guard follows(opening), !follows("?<="), !follows("?<!") else { return nil }
    let start = position + opening.unicodeScalars.count
    guard let end = scalars[start...].firstIndex(of: ">"), end > start,
      !scalars[start].isDigit,
      scalars[start..<end].allSatisfy({ $0 == "$" || $0 == "_" || $0.properties.isXIDContinue })
    else { return nil }
    position = end + 1
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }

  /// Reads what follows the parenthesis; whether the group can be repeated.
  private mutating func groupOpening() throws(Fault) -> Bool {
    result += "("
    guard next == "?" else { return true }
    // What says the type of a group is the same in both dialects; ICU knows more types.
    for (opening, isRepeatable) in [
      ("?:", true), ("?=", true), ("?!", true), ("?<=", false), ("?<!", false), ("?i:", true),
      ("?-i:", true),
    ] where follows(opening) {
      position += opening.unicodeScalars.count
      result += opening
      return isRepeatable
    }
    // ICU's names are of fewer letters; references are by number.
    guard groupName(after: "?<") != nil else {
      let opening = String(String.UnicodeScalarView(scalars[position...].prefix(2)))
      throw Fault.groupUnknown(opening: opening)
    }
    return true
  }

  // MARK: Terms

  private mutating func translate() throws(Fault) {
    while let scalar = next {
      position += 1
      switch scalar {
      case "*", "+", "?": try repeats(String(scalar), symbol: scalar)
      case "{":
        if let quantifier = try quantifier() {
          try repeats(quantifier, symbol: scalar)
        } else {
          atom(#"\{"#)
        }
      case "\\": try escape()
      case "[": atom(try characterClass())
      case "(":
        openGroups.append(try groupOpening())
        isRepeatable = false
      case ")":
        guard let group = openGroups.popLast() else {
          throw Fault.groupNotOpen
        }
        atom(")")
        isRepeatable = group
      case "^", "|": assertion(String(scalar))
      case "$": assertion(#"\z"#)
      case ".": atom(#"[^\n\r\x{2028}\x{2029}]"#)
      default: atom(Self.literal(scalar.value))
      }
    }
    if !openGroups.isEmpty { throw Fault.groupUnclosed }
  }

  /// What a quantifier may follow.
  private mutating func atom(_ text: String) {
    result += text
    isRepeatable = true
  }

  /// What no quantifier may follow.
  private mutating func assertion(_ text: String) {
    result += text
    isRepeatable = false
  }

  /// Reads `2}`, `2,}` or `2,3}`; `nil` where the brace stands for itself.
  private mutating func quantifier() throws(Fault) -> String? {
    guard let end = scalars[position...].firstIndex(of: "}") else { return nil }
    let parts = scalars[position..<end].split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, !first.isEmpty,
      parts.allSatisfy({ $0.allSatisfy(\.isDigit) })
    else { return nil }
    let text = "{" + String(String.UnicodeScalarView(scalars[position...end]))
    position = end + 1
    let numbers = parts.map { part in
      part.reduce(0) { min($0 * 10 + Int($1.value) - 48, 1 << 40) }
    }
    guard isRepeatable, numbers.count == 2, !parts[1].isEmpty, numbers[0] > numbers[1] else {
      return text
    }
    throw Fault.quantifierOutOfOrder
  }

  /// A quantifier, perhaps a lazy one.
  private mutating func repeats(_ quantifier: String, symbol: Unicode.Scalar) throws(Fault) {
    guard isRepeatable else { throw Fault.nothingToRepeat(quantifier: "\(symbol)") }
    assertion(quantifier + (skip("?") ? "?" : ""))
  }

  /// Reads what follows a backslash outside of classes.
  private mutating func escape() throws(Fault) {
    switch next {
    case "b", "B":
      let isBoundary = next == "b"
      position += 1
      let (inside, start, end) = (Self.word, "(?<!", "(?<=")
      assertion(
        isBoundary
          ? "(?:\(end)[\(inside)])(?![\(inside)])|\(start)[\(inside)])(?=[\(inside)]))"
          : "(?:\(end)[\(inside)])(?=[\(inside)])|\(start)[\(inside)])(?![\(inside)]))")
    case "k":
      guard let name = groupName(after: "k<"), let number = groups.firstIndex(of: name) else {
        throw Fault.groupUnnamed
      }
      atom("(?:\\\(number + 1))")
    case .some("1"..."9"):
      var number = 0
      while let digit = next, digit.isDigit {
        number = min(number * 10 + Int(digit.value) - 48, 1 << 40)
        position += 1
      }
      if number > groups.count { throw Fault.groupMissing(number: number) }
      atom("(?:\\\(number))")
    default:
      switch try characterEscape() {
      case .set(let text): atom("[\(text)]")
      case .scalar(let value): atom(Self.literal(value))
      }
    }
  }

  // MARK: Text

  /// A code point that stands for itself.
  private static func literal(_ value: UInt32) -> String {
    // No text in Swift holds half of a surrogate pair.
    if (0xD800..<0xE000).contains(value) { return "(?!)" }
    return code(value)
  }

  /// A code point in a class.
  static func code(_ value: UInt32) -> String {
    if let scalar = Unicode.Scalar(value), scalar.isDigit || scalar.isLetter {
      return String(scalar)
    }
    return #"\x{\#(String(value, radix: 16, uppercase: true))}"#
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
