import ConcordOpenAPI
import ConcordSchemaGraph

/// Pairs of schemas of which each was looked at once, with what differs in them and the pairs that they
/// lead to.
///
/// Schemas refer to one another in cycles, so a pair is known by its numbers and put on a list when it
/// is first met; nothing recurses.
struct SchemaPairs {
  /// How many pairs are compared. Beyond it, the rest is not.
  static let pairLimit = 1_000_000

  /// A way from a pair to another one.
  struct Edge {
    let target: Int
    /// In which messages the values are that it leads to.
    var mask: Direction = [.request, .response]
    /// Whether what is valid there is not valid here.
    var flips = false
    /// Whether less there can be more here as well as less.
    var isEither = false
  }

  /// A pair with what was found.
  struct Pair {
    let old: ConjunctionID
    let new: ConjunctionID
    let label: SubjectLabel
    var changes: [FoundChange] = []
    var edges: [Edge] = []
  }

  private struct Key: Hashable {
    let old: ConjunctionID
    let new: ConjunctionID
  }

  /// The schemas of the two descriptions.
  let tables: ComparedTables
  private(set) var pairs: [Pair] = []
  private var numbers: [Key: Int] = [:]
  private var position = 0
  /// The old schemas and the new ones that took part.
  private(set) var seenOld: Set<ConjunctionID> = []
  private(set) var seenNew: Set<ConjunctionID> = []
  /// Whether ``pairLimit`` was reached.
  private(set) var isIncomplete = false
  let lifecycle: LifecycleComparison

  init(_ tables: ComparedTables, _ lifecycle: LifecycleComparison) {
    self.tables = tables
    self.lifecycle = lifecycle
  }

  /// The number of a pair of schemas; `nil` where both say the same and lead nowhere.
  mutating func pair(_ old: Schema, _ new: Schema, _ label: SubjectLabel) -> Int? {
    pair(tables.old.id(of: old), tables.new.id(of: new), label)
  }

  /// The number of a pair; `nil` where both say the same and lead nowhere.
  mutating func pair(
    _ old: ConjunctionID, _ new: ConjunctionID, _ label: @autoclosure () -> SubjectLabel
  ) -> Int? {
    seenOld.insert(old)
    seenNew.insert(new)
    let key = Key(old: old, new: new)
    if let known = numbers[key] { return known }
    if let left = tables.old.plain(old), let right = tables.new.plain(new),
      left.saysTheSame(as: right)
    {
      return nil
    }
    guard pairs.count < Self.pairLimit else {
      isIncomplete = true
      return nil
    }
    let name = tables.new.conjunction(new).name
    pairs.append(Pair(old: old, new: new, label: name.map(SubjectLabel.named) ?? label()))
    numbers[key] = pairs.count - 1
    return pairs.count - 1
  }

  /// Looks at all pairs, and at those that they lead to.
  mutating func compareAll() {
    while position < pairs.count {
      let pair = pairs[position]
      var comparison = SchemaComparison(
        tables.old.conjunction(pair.old), tables.new.conjunction(pair.new), pair, tables,
        lifecycle)
      comparison.compare()
      var edges: [Edge] = []
      for child in comparison.children {
        guard let target = self.pair(child.old, child.new, child.label) else { continue }
        edges.append(
          Edge(
            target: target, mask: child.mask, flips: child.flips, isEither: child.isEither))
      }
      pairs[position].changes = comparison.changes
      pairs[position].edges = edges
      position += 1
    }
  }
}

/// The conjunctions of both descriptions, which are made as they are asked for.
final class ComparedTables {
  var old: ConjunctionTable
  var new: ConjunctionTable

  init(old: ResolvedDocument, new: ResolvedDocument) {
    self.old = ConjunctionTable(old)
    self.new = ConjunctionTable(new)
  }
}
