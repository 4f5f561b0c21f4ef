internal import ConcordDocuments
internal import ConcordInstances
internal import ConcordOpenAPI

/// The paths of a document as a tree, to find the one that a request is for.
struct OperationIndex {
  /// A path that was found.
  struct Match {
    /// Its position in the document.
    let item: Int
    /// The values of its variables, percent-encoding undone.
    let values: [(name: String, value: String)]
  }

  private struct Node {
    /// Segments without variables, by their text.
    var literals: [ExactText: Int] = [:]
    /// Segments with variables, those that are nothing else last.
    var patterns: [(pattern: SegmentPattern, text: String, node: Int)] = []
    /// The path that ends here.
    var item: Int?
  }

  private var nodes = [Node()]
  private let items: [PathItem]

  /// Indexes the paths of a document.
  init(_ items: [PathItem]) {
    self.items = items
    for (position, item) in items.enumerated() {
      var path = item.path[...]
      // Some documents tell paths apart by a query or a fragment.
      if let end = path.firstIndex(where: { $0 == "?" || $0 == "#" }) { path = path[..<end] }
      if path.hasPrefix("/") { path = path.dropFirst() }
      var node = 0
      for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
        node = child(of: node, String(segment))
      }
      if nodes[node].item == nil { nodes[node].item = position }
    }
  }

  private mutating func child(of node: Int, _ segment: String) -> Int {
    let pattern = SegmentPattern(segment)
    if let literal = pattern.literal {
      let key = ExactText(PercentEncoding.decode(literal) ?? literal)
      if let known = nodes[node].literals[key] { return known }
      nodes.append(Node())
      nodes[node].literals[key] = nodes.count - 1
      return nodes.count - 1
    }
    if let known = nodes[node].patterns.first(where: { $0.text == segment }) {
      return known.node
    }
    nodes.append(Node())
    let entry = (pattern, segment, nodes.count - 1)
    if pattern.isVariable {
      nodes[node].patterns.append(entry)
    } else {
      nodes[node].patterns.insert(entry, at: 0)
    }
    return nodes.count - 1
  }

  /// The path of a request: concrete segments win over templated ones (OpenAPI 3.1, section
  /// 4.8.8.2). Where the path of a document has the operation, it wins over one that has not.
  func match(_ segments: ArraySlice<String>, method: String) -> Match? {
    // A path without a slash at its end is the segment that is empty.
    var first: Match?
    var steps = 10_000
    _ = search(0, segments.isEmpty ? [""] : segments, [], &steps) { match in
      if first == nil { first = match }
      guard items[match.item].operations.contains(where: { $0.method == method }) else {
        return false
      }
      first = match
      return true
    }
    return first
  }

  /// Goes through the paths that match, until one is accepted.
  private func search(
    _ node: Int, _ segments: ArraySlice<String>, _ values: [(name: String, value: String)],
    _ steps: inout Int, _ accept: (Match) -> Bool
  ) -> Bool {
    steps -= 1
    guard steps > 0 else { return true }
    guard let segment = segments.first else {
      guard let item = nodes[node].item else { return false }
      return accept(Match(item: item, values: values))
    }
    let rest = segments.dropFirst()
    if let next = nodes[node].literals[ExactText(segment)],
      search(next, rest, values, &steps, accept)
    {
      return true
    }
    for (pattern, _, next) in nodes[node].patterns {
      guard let found = pattern.values(in: segment) else { continue }
      if search(next, rest, values + found, &steps, accept) { return true }
    }
    return false
  }

  /// A path that the document does not have, as it may be shown: segments of the document as they
  /// are, and of others only those that are words. The second value is whether all are shown.
  func shown(_ segments: ArraySlice<String>) -> (path: String, isWhole: Bool) {
    var node: Int? = 0
    var path = ""
    var isWhole = true
    for segment in segments.prefix(20) {
      if let here = node, let next = nodes[here].literals[ExactText(segment)] {
        node = next
        path += "/\(segment)"
        continue
      }
      let entry = node.flatMap { here in
        nodes[here].patterns.first { $0.pattern.values(in: segment) != nil }
      }
      node = entry?.node
      if let entry {
        path += "/\(entry.text)"
      } else if Self.isWord(segment) {
        path += "/\(segment)"
      } else {
        path += "/{…}"
        isWhole = false
      }
    }
    if segments.count > 20 {
      path += "/…"
      isWhole = false
    }
    return (path.isEmpty ? "/" : path, isWhole)
  }

  /// Whether a segment is what a program's author has chosen: letters, `-`, `_` and `.`, or a
  /// version.
  private static func isWord(_ segment: String) -> Bool {
    if segment.isEmpty { return true }
    let bytes = Array(segment.utf8)
    if bytes.count <= 3, bytes[0] == UInt8(ascii: "v"),
      bytes.dropFirst().allSatisfy({ $0 &- 0x30 < 10 })
    {
      return true
    }
    return bytes.count <= 24
      && bytes.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || "-_.".utf8.contains($0) }
      && Secrecy.isName(segment)
  }
}
