/// Finds the name that a misspelled one most likely stands for.
package enum NearestName {
  /// How many candidates are looked at: enough for the keys of any object of the specification
  /// and for the components of most documents, and a bound for the rest.
  package static let candidateLimit = 2_000

  /// The candidate that takes the fewest edits to reach, where an edit inserts, removes or replaces
  /// one byte or swaps two neighbours, and upper and lower case are alike; the first of several
  /// equally near ones. `nil` where none is within a third of the name's length, at most three
  /// edits, or within one edit.
  package static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = fold(name)
    guard (1...64).contains(wanted.count) else { return nil }
    var best: String?
    var bestDistance = min(max(1, wanted.count / 3), 3) + 1
    for candidate in candidates.prefix(candidateLimit)
    where abs(candidate.utf8.count - wanted.count) < bestDistance {
      let distance = distance(wanted, fold(candidate), below: bestDistance)
      // A name of which nothing is left is not a misspelled one.
      if let distance, distance < wanted.count {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  /// What to do about a misspelt name: the nearest candidate, or where none is near all of them if
  /// they are few.
  package static func advice(_ name: String, among candidates: [String]) -> Phrase {
    if let nearest = find(name, among: candidates) { return .didYouMean(nearest) }
    return candidates.isEmpty ? .thereAreNone : .thereAre(candidates)
  }

  private static func fold(_ text: String) -> [UInt8] {
    text.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }

  /// The optimal string alignment distance; `nil` where it is not below a limit, which most often
  /// shows after a few bytes.
  private static func distance(_ left: [UInt8], _ right: [UInt8], below limit: Int) -> Int? {
    var earlier: [Int] = []
    var row = Array(0...right.count)
    for (i, byte) in left.enumerated() {
      var next = [i + 1]
      for (j, other) in right.enumerated() {
        var least = min(row[j] + (byte == other ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, byte == right[j - 1], left[i - 1] == other {
          least = min(least, earlier[j - 1] + 1)
        }
        next.append(least)
      }
      earlier = row
      row = next
      // What follows is reached from these two rows only.
      if !earlier.contains(where: { $0 < limit }), !row.contains(where: { $0 < limit }) {
        return nil
      }
    }
    return row[right.count] < limit ? row[right.count] : nil
  }
}
