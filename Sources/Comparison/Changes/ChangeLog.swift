import ConcordDiagnostics
import ConcordDocuments
import ConcordSchemaGraph

/// Collects differences, each once with all that it reaches.
struct ChangeLog {
  private struct Entry {
    let found: FoundChange
    var flow = Flow.none
    var operations = OperationSet()
  }

  /// The operations that may change at any time: what reaches them alone breaks nobody.
  var unstable = OperationSet()
  private var entries: [Entry] = []
  private var positions: [FoundChange.Identity: Int] = [:]

  /// Adds a change of something that is in the messages of some operations.
  mutating func add(_ change: FoundChange, reaching operations: [Int], _ flow: Flow) {
    add(change, reaching: OperationSet(operations), flow)
  }

  /// Adds a change of something that is in the messages of some operations.
  mutating func add(_ change: FoundChange, reaching operations: OperationSet, _ flow: Flow) {
    let position = self.position(of: change)
    entries[position].operations.formUnion(operations)
    entries[position].flow.messages.formUnion(flow.messages)
    if !operations.isEmpty, operations.isSubset(of: unstable) { return }
    entries[position].flow.senders.formUnion(flow.senders.intersection(change.mask))
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
  func changes(
    _ names: [OperationName], old: PlaceFinder, new: PlaceFinder
  ) -> [Change] {
    // Many changes reach the same operations.
    var lists: [OperationSet: [OperationName]] = [:]
    let changes = entries.map { entry -> Change in
      let found = entry.found
      let list = lists[entry.operations] ?? entry.operations.numbers.map { names[$0] }
      lists[entry.operations] = list
      var change = Change(
        rule: found.rule, verdicts: verdicts(of: entry), directions: entry.flow.messages,
        operations: list, subject: found.subject,
        name: found.name, old: old.place(of: found.old), new: new.place(of: found.new),
        oldText: found.old.text, newText: found.new.text)
      change.isRemoval = found.presence == .oldOnly
      return change
    }
    return changes.sorted(by: Self.precedes)
  }

  private func verdicts(of entry: Entry) -> Change.Verdicts {
    let rule = entry.found.rule
    func verdict(_ directed: DirectedVerdict) -> Verdict {
      var found = Verdict.unaffected
      if entry.flow.senders.contains(.request) { found = max(found, directed.request) }
      if entry.flow.senders.contains(.response) { found = max(found, directed.response) }
      return found
    }
    return .init(
      oldClient: verdict(rule.wire.oldClient), newClient: verdict(rule.wire.newClient),
      behaviour: verdict(rule.behaviour))
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
