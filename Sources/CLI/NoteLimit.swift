internal import ConcordDiagnostics

/// Keeps notes from drowning what matters: a large document that says one thing in an old way a
/// hundred times gets a hundred notes of one kind.
enum NoteLimit {
  /// How many notes of a kind stand in full: those that come first.
  static let perKind = 3

  /// The diagnostics without the notes that go beyond the limit, and how many these are.
  static func apply(_ diagnostics: [Diagnostic]) -> (kept: [Diagnostic], leftOut: Int) {
    var places: [String: [Int]] = [:]
    for (index, diagnostic) in diagnostics.enumerated() where diagnostic.severity == .note {
      places[diagnostic.kind.id, default: []].append(index)
    }
    var dropped: Set<Int> = []
    for indices in places.values where indices.count > perKind {
      let sorted = indices.sorted { left, right in
        position(diagnostics[left], left) < position(diagnostics[right], right)
      }
      dropped.formUnion(sorted.dropFirst(perKind))
    }
    let kept = diagnostics.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    return (kept, dropped.count)
  }

  /// Where a diagnostic stands among those of its kind; those about no file come first.
  private static func position(_ diagnostic: Diagnostic, _ index: Int) -> (Int, Int, Int) {
    guard let range = diagnostic.range else { return (-1, 0, index) }
    return (Int(range.source.index), Int(range.start), index)
  }
}
