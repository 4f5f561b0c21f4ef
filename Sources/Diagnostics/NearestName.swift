/// Finds the name that a misspelled one was probably meant to be.
package enum NearestName {
  /// The candidate that takes the fewest edits to reach, where an edit inserts, removes or replaces
  /// one byte or swaps two neighbours, and upper and lower case are alike; the first of several
  /// equally near ones. `nil` where none is within a third of the name's length, or one edit.
  package static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = fold(name)
    guard (1...64).contains(wanted.count) else { return nil }
    var best: String?
    var bestDistance = max(1, wanted.count / 3) + 1
    for candidate in candidates where abs(candidate.utf8.count - wanted.count) < bestDistance {
      let distance = distance(wanted, fold(candidate))
      if distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  /// What to do about a misspelt name: the nearest candidate, or where none is near all of them if
  /// they are few.
  package static func advice(_ name: String, among candidates: [String]) -> String {
    if let nearest = find(name, among: candidates) { return "did you mean '\(nearest)'?" }
    if candidates.isEmpty { return "there are none" }
    let few = candidates.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    return "there are \(few)" + (candidates.count > 20 ? " and others" : "")
  }

  private static func fold(_ text: String) -> [UInt8] {
    text.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }

  /// The optimal string alignment distance.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
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
    }
    return row[right.count]
  }
}
