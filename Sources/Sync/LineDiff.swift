/// Which of some lines were removed and which were added, when one list of lines becomes another.
///
/// The algorithm is Myers' in linear space (E. W. Myers, "An O(ND) Difference Algorithm and Its
/// Variations", 1986, section 4b), on what is left after the common start and end and the lines
/// that only one side has are set aside. The result is the shortest there is, except where two
/// stretches have more than twice ``searchLimit`` differences: then one replaces the other whole.
struct LineDiff {
  /// A stretch of old lines that a stretch of new lines stands for; one of them may be empty.
  struct Edit: Equatable {
    let old: Range<Int>
    let new: Range<Int>
  }

  /// How far each of the two searches for the middle of a path goes. Time grows with its square.
  static let searchLimit = 2_048

  private var removed: [Bool]
  private var added: [Bool]
  private var forward: [Int]
  private var backward: [Int]
  private let center: Int

  /// The edits from one list to the other, in order. Equal numbers stand for equal lines.
  static func edits(from old: [Int32], to new: [Int32]) -> [Edit] {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var (oldEnd, newEnd) = (old.count, new.count)
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    var diff = LineDiff(old: old, new: new)
    let left = diff.dropUnmatched(old, start..<oldEnd, known: Set(new[start..<newEnd]), isOld: true)
    let right = diff.dropUnmatched(
      new, start..<newEnd, known: Set(old[start..<oldEnd]), isOld: false)
    diff.search(left.map { old[$0] }, left, right.map { new[$0] }, right)
    slideDown(&diff.removed, old)
    slideDown(&diff.added, new)
    return diff.collect()
  }

  private init(old: [Int32], new: [Int32]) {
    removed = Array(repeating: false, count: old.count)
    added = Array(repeating: false, count: new.count)
    center = min(Self.searchLimit, (old.count + new.count + 1) / 2) + 1
    forward = Array(repeating: 0, count: 2 * center + 1)
    backward = forward
  }

  /// Marks the lines that the other side does not have, and gives the positions of the others.
  private mutating func dropUnmatched(
    _ lines: [Int32], _ range: Range<Int>, known: Set<Int32>, isOld: Bool
  ) -> [Int] {
    var positions: [Int] = []
    for position in range {
      if known.contains(lines[position]) {
        positions.append(position)
      } else if isOld {
        removed[position] = true
      } else {
        added[position] = true
      }
    }
    return positions
  }

  /// Marks what has to go and to come between two lists, whose elements stand at `oldPositions`
  /// and `newPositions` of the whole.
  private mutating func search(
    _ old: [Int32], _ oldPositions: [Int], _ new: [Int32], _ newPositions: [Int]
  ) {
    var work: [(old: Range<Int>, new: Range<Int>)] = [(0..<old.count, 0..<new.count)]
    while var (left, right) = work.popLast() {
      while let first = left.first, let other = right.first, old[first] == new[other] {
        left = left.dropFirst()
        right = right.dropFirst()
      }
      while let last = left.last, let other = right.last, old[last] == new[other] {
        left = left.dropLast()
        right = right.dropLast()
      }
      if !left.isEmpty, !right.isEmpty, let middle = middle(old, left, new, right) {
        let (x, y) = (left.lowerBound + middle.x, right.lowerBound + middle.y)
        work.append((left.lowerBound..<x, right.lowerBound..<y))
        work.append((x..<left.upperBound, y..<right.upperBound))
      } else {
        for position in left { removed[oldPositions[position]] = true }
        for position in right { added[newPositions[position]] = true }
      }
    }
  }

  /// A point that a shortest path between two stretches passes, neither its start nor its end;
  /// `nil` where the path has more than twice ``searchLimit`` steps. The stretches are not empty
  /// and differ at both ends.
  private mutating func middle(
    _ old: [Int32], _ left: Range<Int>, _ new: [Int32], _ right: Range<Int>
  ) -> (x: Int, y: Int)? {
    let (width, height) = (left.count, right.count)
    let delta = width - height
    let isOdd = delta & 1 != 0
    forward[center + 1] = 0
    backward[center + 1] = 0
    var steps = 0
    while steps <= min(Self.searchLimit, (width + height + 1) / 2) {
      let low = -steps + 2 * max(0, steps - height)
      let high = steps - 2 * max(0, steps - width)
      var diagonal = low
      while diagonal <= high {
        var x = Self.start(forward, center, diagonal, steps)
        while x < width, x - diagonal < height,
          old[left.lowerBound + x] == new[right.lowerBound + x - diagonal]
        {
          x += 1
        }
        forward[center + diagonal] = x
        let opposite = delta - diagonal
        if isOdd, abs(opposite) < steps, x + backward[center + opposite] >= width {
          return Self.inside(x, x - diagonal, width, height)
        }
        diagonal += 2
      }
      diagonal = low
      while diagonal <= high {
        var x = Self.start(backward, center, diagonal, steps)
        while x < width, x - diagonal < height,
          old[left.upperBound - 1 - x] == new[right.upperBound - 1 - x + diagonal]
        {
          x += 1
        }
        backward[center + diagonal] = x
        let opposite = delta - diagonal
        if !isOdd, abs(opposite) <= steps, x + forward[center + opposite] >= width {
          return Self.inside(width - x, height - x + diagonal, width, height)
        }
        diagonal += 2
      }
      steps += 1
    }
    return nil
  }

  /// Where the furthest path of one step less enters a diagonal.
  private static func start(
    _ reached: [Int], _ center: Int, _ diagonal: Int, _ steps: Int
  ) -> Int {
    let (below, above) = (reached[center + diagonal - 1], reached[center + diagonal + 1])
    return diagonal == -steps || (diagonal != steps && below < above) ? above : below + 1
  }

  /// The point where it splits the stretches into smaller ones.
  private static func inside(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> (x: Int, y: Int)? {
    guard 0...width ~= x, 0...height ~= y, x + y > 0, x + y < width + height else { return nil }
    return (x, y)
  }

  /// Moves each run of marked lines down as long as the line after it equals its first: so an
  /// added declaration starts with its own first line and not with the brace of the one before.
  private static func slideDown(_ marks: inout [Bool], _ lines: [Int32]) {
    var end = marks.count
    while end > 0 {
      guard marks[end - 1] else {
        end -= 1
        continue
      }
      var start = end
      while start > 0, marks[start - 1] { start -= 1 }
      let next = start
      var last = end
      while last < marks.count, !marks[last], lines[start] == lines[last] {
        marks[start] = false
        marks[last] = true
        start += 1
        last += 1
      }
      end = next
    }
  }

  private func collect() -> [Edit] {
    var edits: [Edit] = []
    var (old, new) = (0, 0)
    while old < removed.count || new < added.count {
      let (oldStart, newStart) = (old, new)
      while old < removed.count, removed[old] { old += 1 }
      while new < added.count, added[new] { new += 1 }
      if old > oldStart || new > newStart {
        edits.append(Edit(old: oldStart..<old, new: newStart..<new))
      } else {
        old += 1
        new += 1
      }
    }
    return edits
  }
}
