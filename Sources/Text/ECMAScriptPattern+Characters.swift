// Classes and escapes (ECMA-262, sections 22.2.1 and 22.2.2.9).
extension ECMAScriptPattern {
  /// What an escape, or one item of a class, stands for.
  enum Item {
    /// What stands between brackets for several characters.
    case set(String)
    /// One code point.
    case scalar(UInt32)

    /// How it is written in a class.
    var text: String {
      switch self {
      case .set(let text): text
      case .scalar(let value): ECMAScriptPattern.code(value)
      }
    }
  }

  /// Reads what follows an opening bracket, up to the closing one.
  mutating func characterClass() throws(Fault) -> String {
    var text = ""
    let isNegated = skip("^")
    while let scalar = next, scalar != "]" {
      let item = try classItem()
      // A hyphen at the end, or beside an escape for several characters, stands for itself.
      guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        text += item.text
        continue
      }
      position += 1
      let end = try classItem()
      guard case .scalar(let first) = item, case .scalar(let last) = end else {
        text += item.text + Self.code(0x2D) + end.text
        continue
      }
      guard first <= last else { throw Fault.rangeOutOfOrder }
      text += Self.code(first) + "-" + Self.code(last)
    }
    guard skip("]") else { throw Fault.classUnclosed }
    switch (text.isEmpty, isNegated) {
    case (true, false): return "(?!)"
    case (true, true): return #"[\x{0}-\x{10FFFF}]"#
    case (false, _): return "[\(isNegated ? "^" : "")\(text)]"
    }
  }

  private mutating func classItem() throws(Fault) -> Item {
    guard let scalar = next else { throw Fault.classUnclosed }
    position += 1
    guard scalar == "\\" else { return .scalar(scalar.value) }
    return skip("b") ? .scalar(8) : try characterEscape()
  }

  /// Reads what follows a backslash and stands for characters.
  mutating func characterEscape() throws(Fault) -> Item {
    guard let scalar = next else { throw Fault.escapeUnfinished }
    position += 1
    let unknown = Fault.escapeUnknown(character: "\(scalar)")
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
      if let digit = next, digit.isDigit { throw unknown }
      return .scalar(0)
    case "c":
      guard let letter = next, letter.isLetter else { throw unknown }
      position += 1
      return .scalar(letter.value % 32)
    case "x", "u":
      guard let value = scalar == "x" ? hexadecimal(2) : unicodeEscape() else { throw unknown }
      return .scalar(value)
    case "p", "P":
      guard next == "{", let end = scalars[position...].firstIndex(of: "}"), end > position + 1,
        scalars[position + 1..<end].allSatisfy({
          $0.isLetter || $0.isDigit || $0 == "_" || $0 == "="
        })
      else { throw unknown }
      let name = String(String.UnicodeScalarView(scalars[position...end]))
      position = end + 1
      return .set("\\\(scalar)\(name)")
    default:
      if scalar.isLetter || scalar.isDigit { throw unknown }
      return .scalar(scalar.value)
    }
  }

  private mutating func unicodeEscape() -> UInt32? {
    if skip("{") {
      guard let end = scalars[position...].firstIndex(of: "}") else { return nil }
      let value = hexadecimal(end - position)
      position = end + 1
      return value.flatMap { $0 <= 0x10FFFF ? $0 : nil }
    }
    guard let first = hexadecimal(4) else { return nil }
    guard (0xD800..<0xDC00).contains(first), follows("\\u") else { return first }
    let start = position
    position += 2
    if let second = hexadecimal(4), (0xDC00..<0xE000).contains(second) {
      return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    position = start
    return first
  }

  private mutating func hexadecimal(_ count: Int) -> UInt32? {
    guard count > 0, position + count <= scalars.count else { return nil }
    let digits = scalars[position..<position + count]
    guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    position += count
    return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
  }
}
