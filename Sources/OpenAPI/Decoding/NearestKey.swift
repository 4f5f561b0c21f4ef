/// Finds the key that a misspelled one was probably meant to be.
enum NearestKey {
  /// How many candidates are looked at: enough for the keys of any object of the specification
  /// and for the components of most documents, and a bound for the rest.
  private static let candidateLimit = 2_000

  /// The candidate that differs by the fewest insertions, removals and replacements of a byte,
  /// upper and lower case being alike: at most two of them, and one in keys of up to four bytes.
  /// `nil` where there is none; the first of several equally near ones.
  static func find(_ key: String, among candidates: some Sequence<String>) -> String? {
    let wanted = lowercased(key)
    guard wanted.count <= 64 else { return nil }
    var best: String?
    var bestDistance = (wanted.count <= 4 ? 1 : 2) + 1
    for candidate in candidates.prefix(candidateLimit) {
      guard abs(candidate.utf8.count - wanted.count) < bestDistance else { continue }
      let distance = distance(wanted, lowercased(candidate))
      if distance < bestDistance, distance < wanted.count {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private static func lowercased(_ text: String) -> [UInt8] {
    text.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }

  /// The Levenshtein distance.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
      }
    }
    return row[right.count]
  }
}
