/// A regular expression that all engines read alike (I-Regexp, RFC 9485), matched by following all
/// of its alternatives at once: the time is at most the length of the text times that of the
/// expression, however its repetitions are nested.
struct InterchangeRegularExpression: Sendable {
  /// Why a text is not used as an expression.
  enum Fault: Error {
    /// It is not one by RFC 9485.
    case malformed
    /// It takes more than ``stateLimit`` states, or groups nested deeper than ``depthLimit``.
    case tooLarge
  }

  /// The most states that an expression may have: about one per character, where `x{2,5}` counts
  /// as the five that it is written out to.
  static let stateLimit = 4_096
  /// How deep groups may be nested.
  static let depthLimit = 64

  private enum State: Sendable {
    /// Goes on to the next state by a character of a set.
    case character(set: Int32, next: Int32)
    /// Goes on to both states without a character.
    case split(Int32, Int32)
    /// Goes on without a character where the text starts.
    case textStart(Int32)
    /// Goes on without a character where the text ends.
    case textEnd(Int32)
    /// The text matches.
    case end
  }

  private static let end: Int32 = 0
  private var states: [State] = [.end]
  private var sets: [CharacterSet] = []
  private var start: Int32 = end
  /// What making the states has cost: to repeat nothing makes none, but takes time.
  private(set) var work = 0

  /// Reads an expression.
  init(_ pattern: String) throws(Fault) {
    var parser = InterchangePatternParser(pattern)
    let form = try parser.parse()
    start = try add(form, before: Self.end)
  }

  /// Adds the states of a part that lead on to another state, and returns the first of them.
  private mutating func add(_ form: InterchangePattern, before next: Int32) throws(Fault) -> Int32 {
    work += 1
    guard states.count < Self.stateLimit, work < 16 * Self.stateLimit else { throw .tooLarge }
    switch form {
    case .empty: return next
    case .textStart: return append(.textStart(next))
    case .textEnd: return append(.textEnd(next))
    case .character(let set):
      sets.append(set)
      return append(.character(set: Int32(sets.count - 1), next: next))
    case .sequence(let forms):
      var next = next
      for form in forms.reversed() { next = try add(form, before: next) }
      return next
    case .choice(let forms):
      var target: Int32?
      for form in forms.reversed() {
        let state = try add(form, before: next)
        target = target.map { append(.split(state, $0)) } ?? state
      }
      return target ?? next
    case .repeated(let form, let least, let most):
      return try add(form, least: least, most: most, before: next)
    }
  }

  private mutating func add(
    _ form: InterchangePattern, least: Int, most: Int?, before next: Int32
  ) throws(Fault) -> Int32 {
    guard least <= Self.stateLimit, (most ?? 0) <= Self.stateLimit else { throw .tooLarge }
    var target = next
    if let most {
      for _ in 0..<max(most - least, 0) {
        target = append(.split(try add(form, before: target), next))
      }
    } else {
      let loop = append(.end)
      states[Int(loop)] = .split(try add(form, before: loop), next)
      target = loop
    }
    for _ in 0..<least { target = try add(form, before: target) }
    return target
  }

  private mutating func append(_ state: State) -> Int32 {
    states.append(state)
    return Int32(states.count - 1)
  }

  /// Whether a text matches the expression, as a whole or in any part of it; `nil` where that takes
  /// more steps than are left, of which each state that is entered takes one.
  func matches(_ text: String, isWhole: Bool, stepsLeft: inout Int) -> Bool? {
    let scalars = Array(text.unicodeScalars)
    var current = StateSet(states.count)
    var next = StateSet(states.count)
    stepsLeft -= states.count / 64
    for (position, scalar) in scalars.enumerated() {
      if position == 0 || !isWhole {
        enter(start, at: position, of: scalars.count, &current, &stepsLeft)
      }
      if !isWhole, current.contains(Self.end) { return true }
      if stepsLeft < 0 { return nil }
      if current.members.isEmpty { return false }
      next.removeAll()
      for state in current.members {
        if case .character(let set, let target) = states[Int(state)],
          sets[Int(set)].contains(scalar)
        {
          enter(target, at: position + 1, of: scalars.count, &next, &stepsLeft)
        }
      }
      swap(&current, &next)
    }
    if scalars.isEmpty || !isWhole {
      enter(start, at: scalars.count, of: scalars.count, &current, &stepsLeft)
    }
    return stepsLeft < 0 ? nil : current.contains(Self.end)
  }

  /// Adds a state at a position of a text, and those that it leads on to without a character.
  private func enter(
    _ state: Int32, at position: Int, of count: Int, _ set: inout StateSet,
    _ stepsLeft: inout Int
  ) {
    var open = set.takeStack()
    open.append(state)
    while let state = open.popLast() {
      stepsLeft -= 1
      guard set.insert(state) else { continue }
      switch states[Int(state)] {
      case .split(let first, let second):
        open.append(second)
        open.append(first)
      case .textStart(let next): if position == 0 { open.append(next) }
      case .textEnd(let next): if position == count { open.append(next) }
      case .character, .end: break
      }
    }
    set.giveBack(stack: open)
  }
}

/// Some of the states of an expression; to empty it costs nothing.
private struct StateSet {
  private(set) var members: [Int32] = []
  private var marks: [Int32]
  private var mark: Int32 = 1
  private var stack: [Int32] = []

  init(_ count: Int) {
    marks = Array(repeating: 0, count: count)
  }

  func contains(_ state: Int32) -> Bool { marks[Int(state)] == mark }

  /// Adds a state, unless it is there already.
  mutating func insert(_ state: Int32) -> Bool {
    guard marks[Int(state)] != mark else { return false }
    marks[Int(state)] = mark
    members.append(state)
    return true
  }

  mutating func removeAll() {
    members.removeAll(keepingCapacity: true)
    mark &+= 1
  }

  /// Lends the memory for the states to be entered.
  mutating func takeStack() -> [Int32] {
    var taken: [Int32] = []
    swap(&taken, &stack)
    return taken
  }

  /// Takes that memory back, empty.
  mutating func giveBack(stack: [Int32]) { self.stack = stack }
}
