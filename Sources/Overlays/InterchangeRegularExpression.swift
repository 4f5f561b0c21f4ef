/// A regular expression of the kind that all engines read alike (I-Regexp, RFC 9485), matched in
/// time that grows with the text's length alone: no expression can make a run hang.
struct InterchangeRegularExpression: Sendable {
  /// The most states that an expression may have.
  private static let stateLimit = 4_096

  fileprivate indirect enum Form {
    case nothing
    case one(CharacterSet)
    case sequence([Form])
    case choice([Form])
    case repeated(Form, least: Int, most: Int?)
  }

  /// Scalars by range and general category.
  fileprivate struct CharacterSet: Sendable {
    var ranges: [ClosedRange<UInt32>] = []
    var categories: [(name: String, isNegated: Bool)] = []
    var isNegated = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      let isListed =
        ranges.contains { $0.contains(scalar.value) }
        || categories.contains { scalar.isInCategory($0.name) != $0.isNegated }
      return isListed != isNegated
    }
  }

  private enum State: Sendable {
    case character(CharacterSet, next: Int)
    case split([Int])
    case end
  }

  private var states: [State] = [.end]
  private var start = 0
  // Repeating nothing makes no states, but takes time.
  private var work = 0

  /// Reads an expression; `nil` where it is none, or needs too many states.
  init?(_ pattern: String) {
    var parser = Parser(pattern)
    guard let form = parser.parse(), let start = add(form, before: 0) else { return nil }
    self.start = start
  }

  /// Adds the states of a form that lead on to another state.
  private mutating func add(_ form: Form, before next: Int) -> Int? {
    work += 1
    guard states.count < Self.stateLimit, work < 16 * Self.stateLimit else { return nil }
    switch form {
    case .nothing: return next
    case .one(let set):
      states.append(.character(set, next: next))
      return states.count - 1
    case .sequence(let forms):
      var next = next
      for form in forms.reversed() {
        guard let state = add(form, before: next) else { return nil }
        next = state
      }
      return next
    case .choice(let forms):
      var targets: [Int] = []
      for form in forms {
        guard let state = add(form, before: next) else { return nil }
        targets.append(state)
      }
      states.append(.split(targets))
      return states.count - 1
    case .repeated(let form, let least, let most):
      return add(form, least: least, most: most, before: next)
    }
  }

  private mutating func add(_ form: Form, least: Int, most: Int?, before next: Int) -> Int? {
    guard least <= Self.stateLimit, (most ?? 0) <= Self.stateLimit else { return nil }
    var target = next
    if let most {
      for _ in 0..<max(most - least, 0) {
        guard let state = add(form, before: target) else { return nil }
        states.append(.split([state, next]))
        target = states.count - 1
      }
    } else {
      let loop = states.count
      states.append(.split([next]))
      guard let state = add(form, before: loop) else { return nil }
      states[loop] = .split([state, next])
      target = loop
    }
    for _ in 0..<least {
      guard let state = add(form, before: target) else { return nil }
      target = state
    }
    return target
  }

  /// Whether a text is described by the expression, as a whole or in any part of it.
  func matches(_ text: String, isWhole: Bool) -> Bool {
    var current = Set<Int>()
    enter(start, &current)
    for scalar in text.unicodeScalars {
      if !isWhole {
        if current.contains(0) { return true }
        enter(start, &current)
      }
      var next = Set<Int>()
      for state in current {
        if case .character(let set, let target) = states[state], set.contains(scalar) {
          enter(target, &next)
        }
      }
      current = next
      if isWhole, current.isEmpty { return false }
    }
    if !isWhole { enter(start, &current) }
    return current.contains(0)
  }

  private func enter(_ state: Int, _ set: inout Set<Int>) {
    var open = [state]
    while let state = open.popLast() {
      guard set.insert(state).inserted else { continue }
      if case .split(let targets) = states[state] { open += targets }
    }
  }
}

extension InterchangeRegularExpression {
  /// Reads the text of an expression (RFC 9485, section 4).
  fileprivate struct Parser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    init(_ pattern: String) {
      scalars = Array(pattern.unicodeScalars)
    }

    mutating func parse() -> Form? {
      guard let form = choice(), position == scalars.count else { return nil }
      return form
    }

    private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard peek == scalar else { return false }
      position += 1
      return true
    }

    private mutating func choice() -> Form? {
      depth += 1
      defer { depth -= 1 }
      guard depth <= 64 else { return nil }
      var branches: [Form] = []
      repeat {
        guard let branch = branch() else { return nil }
        branches.append(branch)
      } while take("|")
      return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func branch() -> Form? {
      var pieces: [Form] = []
      while let scalar = peek, scalar != "|", scalar != ")" {
        guard let atom = atom(), let piece = quantified(atom) else { return nil }
        pieces.append(piece)
      }
      return pieces.isEmpty ? .nothing : .sequence(pieces)
    }

    private mutating func quantified(_ atom: Form) -> Form? {
      if take("*") { return .repeated(atom, least: 0, most: nil) }
      if take("+") { return .repeated(atom, least: 1, most: nil) }
      if take("?") { return .repeated(atom, least: 0, most: 1) }
      guard take("{") else { return atom }
      guard let least = number() else { return nil }
      if take("}") { return .repeated(atom, least: least, most: least) }
      guard take(",") else { return nil }
      if take("}") { return .repeated(atom, least: least, most: nil) }
      guard let most = number(), most >= least, take("}") else { return nil }
      return .repeated(atom, least: least, most: most)
    }

    private mutating func number() -> Int? {
      let start = position
      while let scalar = peek, scalar.value &- 0x30 < 10 { position += 1 }
      return Int(String(String.UnicodeScalarView(scalars[start..<position])))
    }

    private mutating func atom() -> Form? {
      guard let scalar = peek else { return nil }
      position += 1
      switch scalar {
      case "(":
        guard let form = choice(), take(")") else { return nil }
        return form
      case "[": return characterClass().map(Form.one)
      case ".": return .one(CharacterSet(ranges: [0x0A...0x0A, 0x0D...0x0D], isNegated: true))
      case "\\": return escape().map(Form.one)
      case "*", "+", "?", "{", "}", "]": return nil
      default: return .one(CharacterSet(ranges: [scalar.value...scalar.value]))
      }
    }

    private mutating func escape() -> CharacterSet? {
      guard let scalar = peek else { return nil }
      position += 1
      switch scalar {
      case "n": return CharacterSet(ranges: [0x0A...0x0A])
      case "r": return CharacterSet(ranges: [0x0D...0x0D])
      case "t": return CharacterSet(ranges: [0x09...0x09])
      case "p", "P":
        guard take("{") else { return nil }
        let start = position
        while position < scalars.count, scalars[position] != "}" { position += 1 }
        let name = String(String.UnicodeScalarView(scalars[start..<position]))
        guard take("}"), Unicode.Scalar.categoryNames.contains(name) else { return nil }
        return CharacterSet(categories: [(name, scalar == "P")])
      default:
        guard "()*+-.?[\\]^{|}$".unicodeScalars.contains(scalar) else { return nil }
        return CharacterSet(ranges: [scalar.value...scalar.value])
      }
    }

    private mutating func characterClass() -> CharacterSet? {
      var set = CharacterSet()
      set.isNegated = take("^")
      var isFirst = true
      while let scalar = peek {
        position += 1
        if scalar == "]", !isFirst { return set }
        isFirst = false
        var item = CharacterSet(ranges: [scalar.value...scalar.value])
        if scalar == "\\" {
          guard let escaped = escape() else { return nil }
          item = escaped
        } else if scalar == "[" || scalar == "]" {
          return nil
        }
        if peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]",
          let low = item.ranges.first?.lowerBound
        {
          position += 1
          guard let end = peek else { return nil }
          position += 1
          let high = end == "\\" ? escape()?.ranges.first?.lowerBound : end.value
          guard let high, low <= high else { return nil }
          item = CharacterSet(ranges: [low...high])
        }
        set.ranges += item.ranges
        set.categories += item.categories
      }
      return nil
    }
  }
}

extension Unicode.Scalar {
  /// The general categories by their two letters (Unicode, table 4-4).
  private static let categories: [(name: String, category: Unicode.GeneralCategory)] = [
    ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter),
    ("Lm", .modifierLetter), ("Lo", .otherLetter), ("Mn", .nonspacingMark),
    ("Mc", .spacingMark), ("Me", .enclosingMark), ("Nd", .decimalNumber),
    ("Nl", .letterNumber), ("No", .otherNumber), ("Pc", .connectorPunctuation),
    ("Pd", .dashPunctuation), ("Ps", .openPunctuation), ("Pe", .closePunctuation),
    ("Pi", .initialPunctuation), ("Pf", .finalPunctuation), ("Po", .otherPunctuation),
    ("Sm", .mathSymbol), ("Sc", .currencySymbol), ("Sk", .modifierSymbol), ("So", .otherSymbol),
    ("Zs", .spaceSeparator), ("Zl", .lineSeparator), ("Zp", .paragraphSeparator),
    ("Cc", .control), ("Cf", .format), ("Co", .privateUse), ("Cn", .unassigned),
  ]

  fileprivate static let categoryNames = Set(
    categories.map(\.name) + categories.map { String($0.name.prefix(1)) })

  fileprivate func isInCategory(_ name: String) -> Bool {
    let own = properties.generalCategory
    return Self.categories.contains { $0.category == own && $0.name.hasPrefix(name) }
  }
}
