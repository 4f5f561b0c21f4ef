import ConcordDiagnostics
import ConcordDocuments
import ConcordSchemaGraph

/// Collects differences, each once with all that it reaches.
struct ChangeLog {
  private struct Entry {
    let found: FoundChange
    var directions: Direction = []
    var operations = OperationSet()
  }

  private var entries: [Entry] = []
  private var positions: [FoundChange.Identity: Int] = [:]

  /// Adds a change of something that is in the messages of some operations.
  mutating func add(_ change: FoundChange, reaching operations: [Int], _ directions: Direction) {
    add(change, reaching: OperationSet(operations), directions)
  }

  /// Adds a change of something that is in the messages of some operations.
  mutating func add(
    _ change: FoundChange, reaching operations: OperationSet, _ directions: Direction
  ) {
    let position = self.position(of: change)
    entries[position].directions.formUnion(directions.intersection(change.mask))
    entries[position].operations.formUnion(operations)
  }

  /// Adds a change of something that is in no message.
  mutating func add(_ change: FoundChange) {
    _ = position(of: change)
  }

  private mutating func position(of change: FoundChange) -> Int {
    let identity = change.identity
    if let known = positions[identity] { return known }
    positions[identity] = entries.count
    entries.append(Entry(found: change))
    return entries.count - 1
  }

  /// The changes by where they stand in the new description, those that are only in the old one after
  /// the others of the same file.
  ///
  /// What reaches `unstable` operations alone may change at any time, and breaks nobody.
  func changes(
    _ names: [OperationName], unstable: Set<Int>, old: PlaceFinder, new: PlaceFinder
  ) -> [Change] {
    let unstable = OperationSet(unstable)
    // Many changes reach the same operations.
    var lists: [OperationSet: [OperationName]] = [:]
    let changes = entries.map { entry -> Change in
      let found = entry.found
      let list = lists[entry.operations] ?? entry.operations.numbers.map { names[$0] }
      lists[entry.operations] = list
      let isStable = entry.operations.isEmpty || !entry.operations.isSubset(of: unstable)
      var change = Change(
        rule: found.rule, verdicts: verdicts(of: entry, atMost: isStable ? .breaking : .compatible),
        directions: entry.directions,
        operations: list, subject: found.subject,
        name: found.name, old: old.place(of: found.old), new: new.place(of: found.new),
        oldText: found.old.text, newText: found.new.text)
      change.isRemoval = found.presence == .oldOnly
      return change
    }
    return changes.sorted(by: Self.precedes)
  }

  private func verdicts(of entry: Entry, atMost limit: Verdict) -> Change.Verdicts {
    let rule = entry.found.rule
    func verdict(_ directed: DirectedVerdict) -> Verdict {
      var found = Verdict.unaffected
      if entry.directions.contains(.request) { found = max(found, directed.request) }
      if entry.directions.contains(.response) { found = max(found, directed.response) }
      return min(found, limit)
    }
    return .init(
      oldClient: verdict(rule.wire.oldClient), newClient: verdict(rule.wire.newClient),
      behaviour: verdict(rule.behaviour), swift: nil)
  }

  private static func precedes(_ left: Change, _ right: Change) -> Bool {
    func key(_ change: Change) -> (Int, Int32, Int32, Int32) {
      let place = change.isRemoval ? change.old ?? change.new : change.new ?? change.old
      guard let range = place?.range else { return (-1, 0, 0, 0) }
      return (change.isRemoval ? 1 : 0, range.source.index, range.start, range.end)
    }
    let (one, other) = (key(left), key(right))
    if one != other { return one < other }
    if left.rule.id != right.rule.id { return left.rule.id < right.rule.id }
    return (left.subject, left.name ?? "", left.oldText ?? "", left.newText ?? "")
      < (right.subject, right.name ?? "", right.oldText ?? "", right.newText ?? "")
  }
}
