import ConcordSwiftIR

/// The cycles of a graph whose nodes are the types of a module: its strongly connected components (Tarjan's
/// algorithm, without recursion, linear in types plus edges).
struct TypeCycles {
  /// The number of the component of each type.
  private var components: [Int]
  /// Whether each component is a cycle: it has several types, or one that leads to itself.
  private var cyclic: [Bool] = []

  /// Finds the cycles of types that lead to others by `edges`.
  init(count: Int, edges: (Int) -> [Int]) {
    components = Array(repeating: -1, count: count)
    var indices = [Int](repeating: -1, count: count)
    var lows = indices
    var next = 0
    var path: [Int] = []
    var work: [(node: Int, edges: [Int], position: Int)] = []
    for start in 0..<count where indices[start] < 0 {
      work.append((start, edges(start), 0))
      indices[start] = next
      lows[start] = next
      next += 1
      path.append(start)
      while let top = work.last {
        if top.position < top.edges.count {
          work[work.count - 1].position += 1
          let target = top.edges[top.position]
          if indices[target] < 0 {
            indices[target] = next
            lows[target] = next
            next += 1
            path.append(target)
            work.append((target, edges(target), 0))
          } else if components[target] < 0 {
            lows[top.node] = min(lows[top.node], indices[target])
          }
          continue
        }
        work.removeLast()
        if let parent = work.last { lows[parent.node] = min(lows[parent.node], lows[top.node]) }
        guard lows[top.node] == indices[top.node] else { continue }
        let isSelfLoop = top.edges.contains(top.node)
        var size = 0
        while let member = path.popLast() {
          components[member] = cyclic.count
          size += 1
          if member == top.node { break }
        }
        cyclic.append(size > 1 || isSelfLoop)
      }
    }
  }

  /// Whether a type leads to itself.
  func isOnCycle(_ type: Int) -> Bool { cyclic[components[type]] }

  /// Whether two types lead to each other.
  func areOnOneCycle(_ type: Int, _ other: Int) -> Bool {
    components[type] == components[other] && isOnCycle(type)
  }
}
