import ConcordDiagnostics
package import ConcordDocuments

/// Carries out the actions of overlays on a description before anybody asks what it means.
package struct OverlayApplier {
  private let limits: Limits
  private var root: Node
  private var addedNodes = 0
  private var diagnostics: [Diagnostic] = []

  /// Applies an overlay to a document (OpenAPI Overlay 1.0, section 4.4.3).
  ///
  /// An `update` is merged into each selected object, and members into members; a list is
  /// appended to a list, any other value to a selected list as one element; everything else is
  /// replaced. With `remove: true` what is selected is taken away. Each action sees what those
  /// before it made. What comes from the overlay keeps its place in the overlay's file.
  ///
  /// - Parameters:
  ///   - overlay: The overlay as loaded; it may have failed to.
  ///   - document: The document as loaded, or as another overlay has left it.
  ///   - limits: How deep and how large the document may become.
  /// - Returns: The changed document, with the diagnostics of both.
  package static func apply(
    _ overlay: DocumentLoader.Loaded, to document: DocumentLoader.Loaded, limits: Limits = .init()
  ) -> DocumentLoader.Loaded {
    var diagnostics = document.diagnostics + overlay.diagnostics
    guard let file = overlay.file, let changes = overlay.root, let root = document.root else {
      return DocumentLoader.Loaded(
        file: document.file, root: document.root, diagnostics: diagnostics,
        mergedSources: document.mergedSources)
    }
    let read = Overlay(changes, in: file)
    var applier = OverlayApplier(limits: limits, root: root)
    for action in read.actions { applier.apply(action) }
    diagnostics += read.diagnostics + applier.diagnostics
    return DocumentLoader.Loaded(
      file: document.file, root: applier.root, diagnostics: diagnostics,
      mergedSources: document.mergedSources + [file.id])
  }

  private init(limits: Limits, root: Node) {
    self.limits = limits
    self.root = root
  }

  private mutating func apply(_ action: Overlay.Action) {
    let range = action.targetText.range
    let text = action.targetText.string ?? ""
    var evaluator = JSONPathEvaluator(root: root, stepLimit: limits.queriedNodes)
    guard let matches = try? evaluator.matches(action.target) else {
      diagnostics.append(Diagnostic(.jsonPathTooCostly, at: range, text))
      return
    }
    guard !matches.isEmpty else {
      diagnostics.append(Diagnostic(.overlaySelectsNothing, at: range, text))
      return
    }
    if action.removes {
      root = NodeSelection(matches).removed(from: root)
    } else if let update = action.update, mayAdd(update, to: matches) {
      root = NodeSelection(matches).changed(root) { Self.merge(update, into: $0) }
    }
  }

  private mutating func mayAdd(_ update: Node, to matches: [JSONPathEvaluator.Match]) -> Bool {
    let (count, depth) = Self.size(update)
    let deepest = matches.lazy.map(\.path.count).max() ?? 0
    guard deepest + depth < limits.depth else {
      diagnostics.append(Diagnostic(.nestingTooDeep, at: update.range, String(limits.depth)))
      return false
    }
    let (added, overflowed) = count.multipliedReportingOverflow(by: matches.count)
    addedNodes = overflowed ? .max : min(addedNodes, .max - added) + added
    guard addedNodes <= limits.aliasedNodes else {
      let limit = String(limits.aliasedNodes)
      diagnostics.append(Diagnostic(.overlayTooLarge, at: update.range, limit))
      return false
    }
    return true
  }

  /// How many values a tree has, and how deep it is.
  private static func size(_ node: Node) -> (count: Int, depth: Int) {
    var (count, depth) = (1, 0)
    for position in 0..<node.childCount {
      guard let child = node.child(position) else { continue }
      let (more, below) = size(child)
      count += more
      depth = max(depth, below)
    }
    return (count, depth + 1)
  }

  // The depth of both is bounded, so recursion is.
  private static func merge(_ update: Node, into target: Node) -> Node {
    switch (target.value, update.value) {
    case (.object(var members), .object(let changes)):
      for change in changes {
        if let position = members.firstIndex(where: { ExactText.equal($0.key, change.key) }) {
          let old = members[position]
          members[position] = Member(
            key: old.key, keyRange: old.keyRange, value: mergeMember(change.value, into: old.value))
        } else {
          members.append(change)
        }
      }
      return Node(.object(members), at: target.range)
    case (.array(let elements), .array(let more)):
      return Node(.array(elements + more), at: target.range)
    case (.array(let elements), _):
      return Node(.array(elements + [update]), at: target.range)
    default: return update
    }
  }

  private static func mergeMember(_ update: Node, into target: Node) -> Node {
    // Only what is selected itself takes a single element.
    if case .array = target.value, update.array == nil { return update }
    return merge(update, into: target)
  }
}

/// Places in a tree, to be changed all at once.
private struct NodeSelection {
  private var isSelected = false
  private var children: [Int: NodeSelection] = [:]

  init(_ matches: [JSONPathEvaluator.Match]) {
    for match in matches { insert(match.path[...]) }
  }

  private init() {}

  private mutating func insert(_ path: ArraySlice<Int>) {
    guard let position = path.first else {
      isSelected = true
      return
    }
    children[position, default: NodeSelection()].insert(path.dropFirst())
  }

  /// The tree with what is selected replaced, what is inside first.
  func changed(_ node: Node, _ change: (Node) -> Node) -> Node {
    var result = node
    if !children.isEmpty {
      result = node.mapChildren { position, child in
        children[position].map { $0.changed(child, change) } ?? child
      }
    }
    return isSelected ? change(result) : result
  }

  /// The tree without what is selected.
  func removed(from node: Node) -> Node {
    node.mapChildren { position, child in
      guard let selection = children[position] else { return child }
      return selection.isSelected ? nil : selection.removed(from: child)
    }
  }
}

extension Node {
  /// The value with each member's and element's value replaced, or left out where it is `nil`.
  fileprivate func mapChildren(_ change: (Int, Node) -> Node?) -> Node {
    switch value {
    case .object(let members):
      let changed = members.enumerated().compactMap { position, member in
        change(position, member.value).map {
          Member(key: member.key, keyRange: member.keyRange, value: $0)
        }
      }
      return Node(.object(changed), at: range)
    case .array(let elements):
      return Node(
        .array(elements.enumerated().compactMap { change($0.offset, $0.element) }), at: range)
    case .null, .bool, .number, .string: return self
    }
  }
}
