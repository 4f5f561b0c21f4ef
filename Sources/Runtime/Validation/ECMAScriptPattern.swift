/// Says a regular expression of ECMA-262 (edition 15, section 22.2, in Unicode mode with the
/// leniency of annex B for punctuation) in ICU's dialect, which `NSRegularExpression` takes.
///
/// The dialects share their grammar, and this goes through it token by token. What differs: `$` and
/// `.` know other line ends, `\d`, `\w` and `\s` other characters, a class other operators, and some
/// escapes are not theirs.
struct ECMAScriptPattern {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var result = ""
  private var isReadable = true
  /// Whether a quantifier may follow. ICU lets it follow itself and what matches no character too.
  private var isRepeatable = false
  /// The names of the groups, by their number less one; `nil` for those without.
  private var groups: [String?] = []

  private static let word = "A-Za-z0-9_"
  private static let space =
    #"\x{9}-\x{D}\x{20}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}"#
    + #"\x{3000}\x{FEFF}"#

  /// The expression in ICU's dialect; `nil` where it has an escape that ECMA-262 does not know.
  static func icu(_ source: String) -> String? {
    var pattern = ECMAScriptPattern(source)
    pattern.translate()
    // NSRegularExpression takes no empty expression.
    return pattern.isReadable ? pattern.result.isEmpty ? "(?:)" : pattern.result : nil
  }

  private init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    findGroups()
  }

  private mutating func findGroups() {
    var isInClass = false
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "\\": index += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass:
        if index + 1 >= scalars.count || scalars[index + 1] != "?" {
          groups.append(nil)
        } else if let name = groupName(at: index + 2) {
          groups.append(name)
        }
      default: break
      }
      index += 1
    }
  }

  /// The name in `<name>`.
  private func groupName(at index: Int) -> String? {
    guard index + 1 < scalars.count, scalars[index] == "<", scalars[index + 1] != "=",
      scalars[index + 1] != "!", let end = scalars[index...].firstIndex(of: ">")
    else { return nil }
    return String(String.UnicodeScalarView(scalars[index + 1..<end]))
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  // MARK: Outside of classes

  private mutating func translate() {
    while let scalar = next {
      position += 1
      switch scalar {
      case "*", "+", "?": repetition(String(scalar))
      case "{":
        if let quantifier {
          position += quantifier.unicodeScalars.count - 1
          repetition(quantifier)
        } else {
          atom(#"\{"#)
        }
      case "\\":
        isRepeatable = next != "b" && next != "B"
        escape()
      case "[":
        isRepeatable = true
        characterClass()
      case "(":
        isRepeatable = false
        group()
      case ")": atom(")")
      case "^", "|":
        isRepeatable = false
        result.unicodeScalars.append(scalar)
      case "$":
        isRepeatable = false
        result += #"\z"#
      case ".": atom(#"[^\n\r\x{2028}\x{2029}]"#)
      default: atom(Self.literal(scalar.value))
      }
    }
  }

  /// What a quantifier may follow.
  private mutating func atom(_ text: String) {
    result += text
    isRepeatable = true
  }

  /// `{2}`, `{2,}` or `{2,3}`, whose brace has been read; `nil` where the brace stands for itself.
  private var quantifier: String? {
    guard let end = scalars[position...].firstIndex(of: "}") else { return nil }
    let parts = scalars[position..<end].split(separator: ",", omittingEmptySubsequences: false)
    func isNumber(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
      !part.isEmpty && part.allSatisfy { ("0"..."9").contains($0) }
    }
    guard parts.count <= 2, isNumber(parts[0]),
      parts.count < 2 || parts[1].isEmpty
        || isNumber(parts[1])
    else { return nil }
    return "{" + String(String.UnicodeScalarView(scalars[position...end]))
  }

  /// A quantifier, perhaps a lazy one.
  private mutating func repetition(_ quantifier: String) {
    result += quantifier
    if next == "?" {
      result += "?"
      position += 1
    }
    isReadable = isReadable && isRepeatable
    isRepeatable = false
  }

  private mutating func group() {
    result += "("
    guard next == "?" else { return }
    if let name = groupName(at: position + 1) {
      // ICU's names are of fewer letters; references are by number.
      position += name.unicodeScalars.count + 3
      return
    }
    // What says the kind of a group is the same in both dialects; ICU knows more kinds.
    let kinds = ["?:", "?=", "?!", "?<=", "?<!", "?i:", "?-i:"]
    guard let kind = kinds.first(where: { scalars[position...].starts(with: $0.unicodeScalars) })
    else {
      isReadable = false
      return
    }
    result += kind
    position += kind.unicodeScalars.count
  }

  private mutating func escape() {
    guard let scalar = next else {
      isReadable = false
      return
    }
    switch scalar {
    case "b", "B":
      position += 1
      let (inside, not) = (Self.word, scalar == "b")
      result +=
        not
        ? "(?:(?<=[\(inside)])(?![\(inside)])|(?<![\(inside)])(?=[\(inside)]))"
        : "(?:(?<=[\(inside)])(?=[\(inside)])|(?<![\(inside)])(?![\(inside)]))"
    case "k":
      guard let name = groupName(at: position + 1), let number = groups.firstIndex(of: name) else {
        isReadable = false
        return
      }
      position += name.unicodeScalars.count + 3
      result += "(?:\\\(number + 1))"
    case "1"..."9":
      var number = 0
      while let digit = next, ("0"..."9").contains(digit), number < 1000 {
        number = number * 10 + Int(digit.value - 48)
        position += 1
      }
      isReadable = isReadable && number <= groups.count
      result += "(?:\\\(number))"
    default:
      switch classEscape() {
      case .set(let text): result += "[\(text)]"
      case .scalar(let value): result += Self.literal(value)
      case nil: isReadable = false
      }
    }
  }

  // MARK: Classes

  private enum Item {
    /// What stands between brackets for the characters of an escape.
    case set(String)
    /// One code point.
    case scalar(UInt32)
  }

  private mutating func characterClass() {
    var text = ""
    let isNegated = next == "^"
    if isNegated { position += 1 }
    while let scalar = next, scalar != "]" {
      guard let item = classItem() else {
        isReadable = false
        return
      }
      // A hyphen at the end, or beside an escape for several characters, stands for itself.
      guard case .scalar(let first) = item, next == "-", position + 1 < scalars.count,
        scalars[position + 1] != "]"
      else {
        text += Self.text(item)
        continue
      }
      position += 1
      guard let end = classItem() else {
        isReadable = false
        return
      }
      if case .scalar(let last) = end {
        isReadable = isReadable && first <= last
        text += Self.code(first) + "-" + Self.code(last)
      } else {
        text += Self.code(first) + Self.code(0x2D) + Self.text(end)
      }
    }
    isReadable = isReadable && next == "]"
    position += 1
    switch (text.isEmpty, isNegated) {
    case (true, false): result += "(?!)"
    case (true, true): result += #"[\x{0}-\x{10FFFF}]"#
    case (false, _): result += "[\(isNegated ? "^" : "")\(text)]"
    }
  }

  private mutating func classItem() -> Item? {
    guard let scalar = next else { return nil }
    position += 1
    guard scalar == "\\" else { return .scalar(scalar.value) }
    switch next {
    case "b":
      position += 1
      return .scalar(8)
    case "B", "k", nil: return nil
    default: return classEscape()
    }
  }

  private static func text(_ item: Item) -> String {
    switch item {
    case .set(let text): text
    case .scalar(let value): code(value)
    }
  }

  // MARK: Escapes

  /// What an escape stands for whose backslash has been read; `nil` for what ECMA-262 does not know.
  private mutating func classEscape() -> Item? {
    guard let scalar = next else { return nil }
    position += 1
    switch scalar {
    case "d": return .set("0-9")
    case "D": return .set("[^0-9]")
    case "w": return .set(Self.word)
    case "W": return .set("[^\(Self.word)]")
    case "s": return .set(Self.space)
    case "S": return .set("[^\(Self.space)]")
    case "t": return .scalar(9)
    case "n": return .scalar(10)
    case "v": return .scalar(11)
    case "f": return .scalar(12)
    case "r": return .scalar(13)
    case "0":
      if let digit = next, ("0"..."9").contains(digit) { return nil }
      return .scalar(0)
    case "c":
      guard let letter = next, letter.isASCII, letter.properties.isAlphabetic else { return nil }
      position += 1
      return .scalar(letter.value % 32)
    case "x": return hexadecimal(2).map { .scalar($0) }
    case "u": return unicodeEscape().map { .scalar($0) }
    case "p", "P": return property(isNegated: scalar == "P")
    default:
      let isLetter = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.isDigit)
      return isLetter ? nil : .scalar(scalar.value)
    }
  }

  private mutating func hexadecimal(_ count: Int) -> UInt32? {
    guard position + count <= scalars.count else { return nil }
    let text = String(String.UnicodeScalarView(scalars[position..<position + count]))
    guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }) else { return nil }
    position += count
    return UInt32(text, radix: 16)
  }

  private mutating func unicodeEscape() -> UInt32? {
    if next == "{" {
      guard let end = scalars[position...].firstIndex(of: "}") else { return nil }
      position += 1
      let value = hexadecimal(end - position)
      position = end + 1
      return value.flatMap { $0 <= 0x10FFFF ? $0 : nil }
    }
    guard let first = hexadecimal(4) else { return nil }
    guard (0xD800..<0xDC00).contains(first), position + 1 < scalars.count,
      scalars[position] == "\\",
      scalars[position + 1] == "u"
    else { return first }
    let start = position
    position += 2
    if let second = hexadecimal(4), (0xDC00..<0xE000).contains(second) {
      return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    position = start
    return first
  }

  private mutating func property(isNegated: Bool) -> Item? {
    guard next == "{", let end = scalars[position...].firstIndex(of: "}") else { return nil }
    let name = scalars[position + 1..<end]
    position = end + 1
    guard !name.isEmpty,
      name.allSatisfy({
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789_=".unicodeScalars.contains($0))
      })
    else { return nil }
    return .set("\\\(isNegated ? "P" : "p"){\(String(String.UnicodeScalarView(name)))}")
  }

  // MARK: Text

  /// A code point that stands for itself.
  private static func literal(_ value: UInt32) -> String {
    // No text in Swift holds half of a surrogate pair.
    if (0xD800..<0xE000).contains(value) { return "(?!)" }
    return code(value)
  }

  private static func code(_ value: UInt32) -> String {
    if let scalar = Unicode.Scalar(value), scalar.isASCII,
      scalar.isDigit || scalar.properties.isAlphabetic
    {
      return String(scalar)
    }
    return #"\x{\#(String(value, radix: 16, uppercase: true))}"#
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
