import ConcordSchemaGraph

/// In which messages of which operations the values of each pair of schemas are.
struct SchemaReach {
  private let words: Int
  /// For each pair, a bit for each operation: first for requests, then for responses.
  private var bits: [UInt64]

  /// Follows the edges from the roots to all pairs that a pair with changes is reached from.
  init(
    _ pairs: [SchemaPairs.Pair], _ roots: [DocumentComparison.SchemaRoot], operationCount: Int
  ) {
    words = (operationCount + 63) / 64
    bits = []
    let wanted = Self.leadingToChanges(pairs)
    guard words > 0, wanted.contains(true) else { return }
    bits = Array(repeating: 0, count: pairs.count * words * 2)
    var open: [Int] = []
    var isOpen = Array(repeating: false, count: pairs.count)
    for root in roots where wanted[root.pair] {
      let half = root.direction == .request ? 0 : words
      bits[root.pair * words * 2 + half + root.operation / 64] |= 1 << UInt64(root.operation % 64)
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

  /// Hands the operations of a pair on; whether anything was new.
  private mutating func hand(from pair: Int, along edge: SchemaPairs.Edge) -> Bool {
    let (source, target) = (pair * words * 2, edge.target * words * 2)
    var isNew = false
    for word in 0..<words {
      var request = bits[source + word]
      var response = bits[source + words + word]
      if !edge.mask.contains(.request) { request = 0 }
      if !edge.mask.contains(.response) { response = 0 }
      if edge.flips { swap(&request, &response) }
      if edge.isEither {
        request |= response
        response = request
      }
      let (known, knownResponse) = (bits[target + word], bits[target + words + word])
      if known | request != known || knownResponse | response != knownResponse {
        bits[target + word] |= request
        bits[target + words + word] |= response
        isNew = true
      }
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

  /// The operations whose messages hold values of a pair, and the ways that these go.
  func operations(of pair: Int) -> (operations: OperationSet, directions: Direction) {
    guard !bits.isEmpty else { return (OperationSet(), []) }
    let start = pair * words * 2
    let requests = bits[start..<start + words]
    let responses = bits[start + words..<start + 2 * words]
    var directions: Direction = []
    if requests.contains(where: { $0 != 0 }) { directions.insert(.request) }
    if responses.contains(where: { $0 != 0 }) { directions.insert(.response) }
    return (OperationSet(words: zip(requests, responses).map { $0 | $1 }), directions)
  }
}
