/// Patterns of paths, read into one automaton: what beginnings they share is gone through once, so
/// that to match a path against thousands of patterns costs about as much as against one.
///
/// In a pattern, `*` stands for any part of a segment, and `**` as a segment for any number of
/// segments, none included.
package struct PathPatterns: Sendable {
  /// A place in one or more patterns.
  private struct State: Sendable {
    /// Where a `*` at this place leads: to a state that stays itself up to the segment's end.
    var star: Int32?
    /// Where a `**` at this place leads: to a state between segments.
    var segments: Int32?
    var role = Role.plain
    /// The patterns that end here.
    var ends: [Int] = []
  }

  private enum Role: Sendable {
    case plain
    /// Any part of a segment has been gone through.
    case withinStar
    /// Any number of segments has been gone through; `inside` is the state within the next one.
    case betweenSegments(inside: Int32)
    /// Within a segment that is gone through; its end leads back.
    case insideSegment(outside: Int32)
  }

  private static let slash = UInt8(ascii: "/")
  private var states = [State()]
  /// The next state by state and byte.
  private var edges: [Int: Int32] = [:]

  /// Reads patterns; their positions number them.
  package init(_ patterns: [String]) {
    for (number, pattern) in patterns.enumerated() {
      var state: Int32 = 0
      let segments = pattern.utf8.split(separator: Self.slash, omittingEmptySubsequences: false)
      for segment in segments { state = add(segment, after: state) }
      states[Int(state)].ends.append(number)
    }
  }

  private mutating func add(_ segment: Substring.UTF8View.SubSequence, after start: Int32) -> Int32
  {
    if segment.elementsEqual("**".utf8) { return addSegments(after: start) }
    var state = start
    for byte in segment {
      state = byte == UInt8(ascii: "*") ? addStar(after: state) : addEdge(byte, after: state)
    }
    // Each segment ends with a slash, the last one too, so that all are alike.
    return addEdge(Self.slash, after: state)
  }

  private mutating func addEdge(_ byte: UInt8, after state: Int32) -> Int32 {
    let key = Self.key(state, byte)
    if let next = edges[key] { return next }
    let next = append(.plain)
    edges[key] = next
    return next
  }

  private mutating func addStar(after state: Int32) -> Int32 {
    if let next = states[Int(state)].star { return next }
    let next = append(.withinStar)
    states[Int(state)].star = next
    return next
  }

  private mutating func addSegments(after state: Int32) -> Int32 {
    if let next = states[Int(state)].segments { return next }
    let next = append(.plain)
    let inside = append(.insideSegment(outside: next))
    states[Int(next)].role = .betweenSegments(inside: inside)
    states[Int(state)].segments = next
    return next
  }

  private mutating func append(_ role: Role) -> Int32 {
    states.append(State(role: role))
    return Int32(states.count - 1)
  }

  private static func key(_ state: Int32, _ byte: UInt8) -> Int { Int(state) << 8 | Int(byte) }

  /// The numbers of the patterns that a path matches, in order.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - work: Grows by one for each state that is entered.
  /// - Returns: The numbers.
  package func matches(_ path: String, work: inout Int) -> [Int] {
    var current: [Int32] = []
    var seen = Set<Int32>()
    enter(0, &current, &seen, &work)
    for byte in Array(path.utf8) + [Self.slash] {
      var next: [Int32] = []
      seen.removeAll(keepingCapacity: true)
      for state in current {
        if let target = edges[Self.key(state, byte)] { enter(target, &next, &seen, &work) }
        switch states[Int(state)].role {
        case .plain: break
        case .withinStar: if byte != Self.slash { enter(state, &next, &seen, &work) }
        case .betweenSegments(let inside):
          enter(byte == Self.slash ? state : inside, &next, &seen, &work)
        case .insideSegment(let outside):
          enter(byte == Self.slash ? outside : state, &next, &seen, &work)
        }
      }
      if next.isEmpty { return [] }
      current = next
    }
    return current.flatMap { states[Int($0)].ends }.sorted()
  }

  /// Adds a state, and those that stand for nothing in between.
  private func enter(
    _ state: Int32, _ current: inout [Int32], _ seen: inout Set<Int32>, _ work: inout Int
  ) {
    var next: Int32? = state
    while let state = next {
      work += 1
      guard seen.insert(state).inserted else { return }
      current.append(state)
      if let segments = states[Int(state)].segments {
        enter(segments, &current, &seen, &work)
      }
      next = states[Int(state)].star
    }
  }
}
