/// Tells whether a text is a regular expression of ECMA-262 (edition 15, section 22.2): in Unicode
/// mode, as JSON Schema asks for, with the leniency of annex B for punctuation that stands for
/// itself. What is an expression here, the runtime can say in the dialect that it runs.
package struct PatternSyntax {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var groupNames: [String] = []
  private var groupCount = 0

  /// What is wrong with an expression, for the end of a sentence; `nil` where nothing is.
  package static func fault(in pattern: String) -> String? {
    var syntax = PatternSyntax(scalars: Array(pattern.unicodeScalars))
    syntax.countGroups()
    do throws(Fault) {
      try syntax.read()
      return nil
    } catch {
      return error.message
    }
  }

  private struct Fault: Error {
    let message: String
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private func follows(_ text: String) -> Bool {
    scalars[position...].starts(with: text.unicodeScalars)
  }

  private mutating func countGroups() {
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
          groupCount += 1
        } else if let name = groupName(after: "?<") {
          groupCount += 1
          groupNames.append(name)
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

  // MARK: Terms

  private mutating func read() throws(Fault) {
    /// Whether each group that is open can be repeated.
    var groups: [Bool] = []
    var isRepeatable = false
    while let scalar = next {
      position += 1
      switch scalar {
      case "(":
        groups.append(try readGroupKind())
        isRepeatable = false
      case ")":
        guard let group = groups.popLast() else { throw Fault(message: "')' closes no group") }
        isRepeatable = group
      case "|", "^", "$": isRepeatable = false
      case "*", "+", "?":
        guard isRepeatable else { throw Fault(message: "'\(scalar)' has nothing to repeat") }
        _ = skip("?")
        isRepeatable = false
      case "{":
        guard let quantifier = readQuantifier() else {
          isRepeatable = true
          continue
        }
        guard isRepeatable else { throw Fault(message: "'{' has nothing to repeat") }
        guard quantifier else { throw Fault(message: "the numbers in '{}' are out of order") }
        _ = skip("?")
        isRepeatable = false
      case "[":
        try readClass()
        isRepeatable = true
      case "\\":
        isRepeatable = next != "b" && next != "B"
        try readEscape()
      default: isRepeatable = true
      }
    }
    if !groups.isEmpty { throw Fault(message: "a group is not closed") }
  }

  /// Reads what follows the parenthesis; whether the group can be repeated.
  private mutating func readGroupKind() throws(Fault) -> Bool {
    guard next == "?" else { return true }
    for (kind, isRepeatable) in [
      ("?:", true), ("?=", true), ("?!", true), ("?<=", false), ("?<!", false), ("?i:", true),
      ("?-i:", true),
    ] where follows(kind) {
      position += kind.unicodeScalars.count
      return isRepeatable
    }
    guard groupName(after: "?<") != nil else {
      let kind = String(String.UnicodeScalarView(scalars[position...].prefix(2)))
      throw Fault(message: "'(\(kind)' opens no group of that language")
    }
    return true
  }

  /// Reads `2}`, `2,}` or `2,3}`; whether the numbers are in order. `nil` where the brace stands for
  /// itself.
  private mutating func readQuantifier() -> Bool? {
    guard let end = scalars[position...].firstIndex(of: "}") else { return nil }
    let parts = scalars[position..<end].split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, !first.isEmpty,
      parts.allSatisfy({ $0.allSatisfy(\.isDigit) })
    else { return nil }
    position = end + 1
    let numbers = parts.map { part in part.reduce(0) { min($0 * 10 + Int($1.value) - 48, 1 << 40) }
    }
    return numbers.count < 2 || parts[1].isEmpty || numbers[0] <= numbers[1]
  }

  // MARK: Classes and escapes

  private mutating func readClass() throws(Fault) {
    _ = skip("^")
    while let scalar = next, scalar != "]" {
      let first = try readClassItem()
      guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        continue
      }
      position += 1
      let last = try readClassItem()
      if let first, let last, first > last {
        throw Fault(message: "a range in '[]' is out of order")
      }
    }
    guard skip("]") else { throw Fault(message: "'[' is not closed") }
  }

  /// Reads one item of a class; its code point, or `nil` for an escape that stands for several.
  private mutating func readClassItem() throws(Fault) -> UInt32? {
    guard let scalar = next else { throw Fault(message: "'[' is not closed") }
    position += 1
    guard scalar == "\\" else { return scalar.value }
    if skip("b") { return 8 }
    return try readCharacterEscape()
  }

  private mutating func readEscape() throws(Fault) {
    switch next {
    case "b", "B": position += 1
    case "k":
      guard let name = groupName(after: "k<"), groupNames.contains(name) else {
        throw Fault(message: "'\\k' names no group")
      }
    case .some("1"..."9"):
      var number = 0
      while let digit = next, digit.isDigit {
        number = min(number * 10 + Int(digit.value) - 48, 1 << 40)
        position += 1
      }
      if number > groupCount { throw Fault(message: "there is no group \(number)") }
    default: _ = try readCharacterEscape()
    }
  }

  private mutating func readCharacterEscape() throws(Fault) -> UInt32? {
    guard let scalar = next else { throw Fault(message: "it ends in a backslash") }
    position += 1
    let unknown = Fault(message: "'\\\(scalar)' is no escape of that language")
    switch scalar {
    case "d", "D", "w", "W", "s", "S": return nil
    case "t": return 9
    case "n": return 10
    case "v": return 11
    case "f": return 12
    case "r": return 13
    case "0":
      if let digit = next, digit.isDigit { throw unknown }
      return 0
    case "c":
      guard let letter = next, letter.isLetter else { throw unknown }
      position += 1
      return letter.value % 32
    case "x", "u":
      guard let value = scalar == "x" ? readHexadecimal(2) : readUnicode() else { throw unknown }
      return value
    case "p", "P":
      guard next == "{", let end = scalars[position...].firstIndex(of: "}"), end > position + 1,
        scalars[position + 1..<end].allSatisfy({
          $0.isLetter || $0.isDigit || $0 == "_" || $0 == "="
        })
      else { throw unknown }
      position = end + 1
      return nil
    default:
      if scalar.isLetter || scalar.isDigit { throw unknown }
      return scalar.value
    }
  }

  private mutating func readUnicode() -> UInt32? {
    if skip("{") {
      guard let end = scalars[position...].firstIndex(of: "}") else { return nil }
      let value = readHexadecimal(end - position)
      position = end + 1
      return value.flatMap { $0 <= 0x10FFFF ? $0 : nil }
    }
    guard let first = readHexadecimal(4) else { return nil }
    guard (0xD800..<0xDC00).contains(first), follows("\\u") else { return first }
    let start = position
    position += 2
    if let second = readHexadecimal(4), (0xDC00..<0xE000).contains(second) {
      return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    position = start
    return first
  }

  private mutating func readHexadecimal(_ count: Int) -> UInt32? {
    guard count > 0, position + count <= scalars.count else { return nil }
    let digits = scalars[position..<position + count]
    guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    position += count
    return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
