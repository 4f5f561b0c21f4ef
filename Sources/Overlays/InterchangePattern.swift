/// What a regular expression of RFC 9485 says, part by part.
indirect enum InterchangePattern {
  case empty
  case textStart
  case textEnd
  case character(CharacterSet)
  case sequence([InterchangePattern])
  case choice([InterchangePattern])
  case repeated(InterchangePattern, least: Int, most: Int?)
}

/// Reads the text of an expression (RFC 9485, section 4).
struct InterchangePatternParser {
  private typealias Fault = InterchangeRegularExpression.Fault

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  /// Reads all of it.
  mutating func parse() throws(InterchangeRegularExpression.Fault) -> InterchangePattern {
    let form = try choice()
    guard position == scalars.count else { throw .malformed }
    return form
  }

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private mutating func next() throws(Fault) -> Unicode.Scalar {
    guard let scalar = peek else { throw .malformed }
    position += 1
    return scalar
  }

  private mutating func choice() throws(Fault) -> InterchangePattern {
    depth += 1
    defer { depth -= 1 }
    guard depth <= InterchangeRegularExpression.depthLimit else { throw .tooLarge }
    var branches: [InterchangePattern] = []
    repeat { branches.append(try branch()) } while take("|")
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func branch() throws(Fault) -> InterchangePattern {
    var pieces: [InterchangePattern] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      pieces.append(try quantified(try atom()))
    }
    return pieces.isEmpty ? .empty : .sequence(pieces)
  }

  private mutating func quantified(_ atom: InterchangePattern) throws(Fault) -> InterchangePattern {
    if take("*") { return .repeated(atom, least: 0, most: nil) }
    if take("+") { return .repeated(atom, least: 1, most: nil) }
    if take("?") { return .repeated(atom, least: 0, most: 1) }
    guard take("{") else { return atom }
    let least = try number()
    if take("}") { return .repeated(atom, least: least, most: least) }
    guard take(",") else { throw .malformed }
    if take("}") { return .repeated(atom, least: least, most: nil) }
    let most = try number()
    guard most >= least, take("}") else { throw .malformed }
    return .repeated(atom, least: least, most: most)
  }

  private mutating func number() throws(Fault) -> Int {
    let start = position
    while let scalar = peek, scalar.value &- 0x30 < 10 { position += 1 }
    guard position > start else { throw .malformed }
    guard let number = Int(String(String.UnicodeScalarView(scalars[start..<position]))) else {
      throw .tooLarge
    }
    return number
  }

  private mutating func atom() throws(Fault) -> InterchangePattern {
    let scalar = try next()
    switch scalar {
    case "(":
      let form = try choice()
      guard take(")") else { throw .malformed }
      return form
    case "[": return .character(try characterClass())
    case ".":
      return .character(CharacterSet(ranges: [0x0A...0x0A, 0x0D...0x0D], isNegated: true))
    case "\\":
      let item = try escape()
      return .character(CharacterSet(ranges: item.ranges, categories: item.categories))
    case "*", "+", "?", "{", "}", "]": throw .malformed
    // By the grammar these two are characters like others; the compliance suite, as the engines
    // that RFC 9485 maps to, takes them for the start and the end of the text.
    case "^": return .textStart
    case "$": return .textEnd
    default: return .character(CharacterSet(ranges: [scalar.value...scalar.value]))
    }
  }

  // MARK: Characters

  /// What stands between brackets, or behind a backslash.
  private struct Item {
    var ranges: [ClosedRange<UInt32>] = []
    var categories: UInt32 = 0

    init(_ value: UInt32) { ranges = [value...value] }

    init(categories: UInt32) { self.categories = categories }
  }

  private mutating func escape() throws(Fault) -> Item {
    let scalar = try next()
    switch scalar {
    case "n": return Item(0x0A)
    case "r": return Item(0x0D)
    case "t": return Item(0x09)
    case "p", "P":
      guard take("{") else { throw .malformed }
      let start = position
      while let scalar = peek, scalar != "}" { position += 1 }
      let name = String(String.UnicodeScalarView(scalars[start..<position]))
      guard take("}"), let categories = CharacterSet.categories(named: name) else {
        throw .malformed
      }
      return Item(categories: scalar == "P" ? ~categories : categories)
    default:
      guard "()*+-.?[\\]^{|}$".unicodeScalars.contains(scalar) else { throw .malformed }
      return Item(scalar.value)
    }
  }

  private mutating func characterClass() throws(Fault) -> CharacterSet {
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var categories: UInt32 = 0
    var isFirst = true
    while true {
      let scalar = try next()
      if scalar == "]", !isFirst {
        return CharacterSet(ranges: ranges, categories: categories, isNegated: isNegated)
      }
      isFirst = false
      let item = try item(scalar)
      guard isRange, let low = item.ranges.first?.lowerBound else {
        ranges += item.ranges
        categories |= item.categories
        continue
      }
      position += 1
      guard let high = try self.item(try next()).ranges.first?.lowerBound, low <= high else {
        throw .malformed
      }
      ranges.append(low...high)
    }
  }

  private mutating func item(_ scalar: Unicode.Scalar) throws(Fault) -> Item {
    switch scalar {
    case "\\": return try escape()
    case "[", "]": throw .malformed
    default: return Item(scalar.value)
    }
  }

  /// Whether a `-` follows that is not the last character of the class.
  private var isRange: Bool {
    peek == "-" && position + 1 < scalars.count && scalars[position + 1] != "]"
  }
}
