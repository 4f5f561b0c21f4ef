import ConcordSchemaGraph

/// In which messages of which operations the values of each pair of schemas are, and who sends them.
struct SchemaReach {
  private let words: Int
  /// For each pair four sets of operations: with the values in requests, in responses, sent by clients,
  /// and sent by servers.
  private var bits: [UInt64]

  /// Follows the edges from the roots to all pairs that a pair with changes is reached from.
  init(
    _ pairs: [SchemaPairs.Pair], _ roots: [DocumentComparison.SchemaRoot], operationCount: Int,
    unstable: OperationSet
  ) {
    words = (operationCount + 63) / 64
    bits = []
    let wanted = Self.leadingToChanges(pairs)
    guard words > 0, wanted.contains(true) else { return }
    bits = Array(repeating: 0, count: pairs.count * words * 4)
    let unstable = Set(unstable.numbers)
    var open: [Int] = []
    var isOpen = Array(repeating: false, count: pairs.count)
    for root in roots where wanted[root.pair] {
      let (messages, senders) = (root.direction.messages, root.direction.senders)
      add(root.operation, to: root.pair, messages == .request ? 0 : 1)
      if !unstable.contains(root.operation) {
        add(root.operation, to: root.pair, senders == .request ? 2 : 3)
      }
      if !isOpen[root.pair] {
        isOpen[root.pair] = true
        open.append(root.pair)
      }
    }
    var position = 0
    // First in, first out: most pairs are complete before they are handed on.
    while position < open.count {
      let pair = open[position]
      position += 1
      isOpen[pair] = false
      for edge in pairs[pair].edges where wanted[edge.target] {
        if hand(from: pair, along: edge), !isOpen[edge.target] {
          isOpen[edge.target] = true
          open.append(edge.target)
        }
      }
    }
  }

  private mutating func add(_ operation: Int, to pair: Int, _ set: Int) {
    bits[(pair * 4 + set) * words + operation / 64] |= 1 << UInt64(operation % 64)
  }

  /// Adds bits to a word; whether any was new.
  private mutating func grow(_ position: Int, _ value: UInt64) -> Bool {
    let known = bits[position]
    bits[position] = known | value
    return bits[position] != known
  }

  /// Hands the operations of a pair on; whether anything was new.
  private mutating func hand(from pair: Int, along edge: SchemaPairs.Edge) -> Bool {
    let (source, target) = (pair * 4 * words, edge.target * 4 * words)
    var isNew = false
    for word in 0..<words {
      var sent = bits[source + 2 * words + word]
      var received = bits[source + 3 * words + word]
      if !edge.mask.contains(.request) { sent = 0 }
      if !edge.mask.contains(.response) { received = 0 }
      if edge.flips { swap(&sent, &received) }
      if edge.isEither {
        sent |= received
        received = sent
      }
      let (requests, responses) = (bits[source + word], bits[source + words + word])
      if grow(target + word, requests) { isNew = true }
      if grow(target + words + word, responses) { isNew = true }
      if grow(target + 2 * words + word, sent) { isNew = true }
      if grow(target + 3 * words + word, received) { isNew = true }
    }
    return isNew
  }

  /// The pairs that have changes, or lead to some that have.
  private static func leadingToChanges(_ pairs: [SchemaPairs.Pair]) -> [Bool] {
    var sources: [[Int32]] = Array(repeating: [], count: pairs.count)
    for (number, pair) in pairs.enumerated() {
      for edge in pair.edges { sources[edge.target].append(Int32(number)) }
    }
    var found = pairs.map { !$0.changes.isEmpty }
    var open = pairs.indices.filter { found[$0] }
    while let pair = open.popLast() {
      for source in sources[pair] where !found[Int(source)] {
        found[Int(source)] = true
        open.append(Int(source))
      }
    }
    return found
  }

  /// The operations whose messages hold values of a pair, and the way that these go.
  func operations(of pair: Int) -> (operations: OperationSet, flow: Flow) {
    guard !bits.isEmpty else { return (OperationSet(), .none) }
    let sets = (0..<4).map { set in
      bits[(pair * 4 + set) * words..<(pair * 4 + set + 1) * words]
    }
    let has = sets.map { set in set.contains { $0 != 0 } }
    var flow = Flow.none
    if has[0] { flow.messages.insert(.request) }
    if has[1] { flow.messages.insert(.response) }
    if has[2] { flow.senders.insert(.request) }
    if has[3] { flow.senders.insert(.response) }
    return (OperationSet(words: zip(sets[0], sets[1]).map { $0 | $1 }), flow)
  }
}
