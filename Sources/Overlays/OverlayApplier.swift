import ConcordDiagnostics
package import ConcordDocuments

/// Carries out the actions of an overlay on a document before it is decoded.
package struct OverlayApplier {
  private let limits: Limits
  private var evaluator: JSONPathEvaluator
  private var addedNodes = 0
  private var diagnostics: [Diagnostic] = []

  /// Why an action is not carried out.
  private struct Refusal: Error {
    let diagnostic: Diagnostic
    /// Whether the actions after it are not tried: a limit that all of them share is reached.
    var endsOverlay = false
  }

  /// Applies an overlay to a document (OpenAPI Overlay 1.0 to 1.2, section 4.4.3).
  ///
  /// An `update`, and the value that a `copy` selects, is merged into each selected object, and
  /// members into members; a list is appended to a list, any other value to a selected list as one
  /// element; everything else is replaced. With `remove: true` what is selected is removed. Each
  /// action sees what those before it made. What comes from the overlay keeps its place in the
  /// overlay's file.
  ///
  /// - Parameters:
  ///   - overlay: The overlay as loaded; it may have failed to.
  ///   - document: The document as loaded, or as another overlay has left it.
  ///   - limits: How deep and how large the document may become, and how much work the overlay
  ///     may take.
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
    applier.apply(read.actions)
    diagnostics += read.diagnostics + applier.diagnostics
    return DocumentLoader.Loaded(
      file: document.file, root: applier.evaluator.tree.node(ValueTree.root),
      diagnostics: diagnostics, mergedSources: document.mergedSources + [file.id])
  }

  private init(limits: Limits, root: Node) {
    self.limits = limits
    evaluator = JSONPathEvaluator(ValueTree(root), stepLimit: limits.queriedNodes)
  }

  private mutating func apply(_ actions: [Overlay.Action]) {
    for action in actions {
      do throws(Refusal) {
        try apply(action)
      } catch {
        diagnostics.append(error.diagnostic)
        if error.endsOverlay { return }
      }
    }
  }

  private mutating func apply(_ action: Overlay.Action) throws(Refusal) {
    let found = try select(action.target, action.targetText)
    guard !found.isEmpty else {
      throw Refusal(diagnostic: Self.diagnostic(.overlaySelectsNothing, action.targetText))
    }
    // From the last number down, what is inside of a value is changed before the value itself.
    let selected = Set(found)
    switch action.change {
    case nil: break
    case .remove:
      let work = evaluator.tree.remove(selected)
      try take(work, for: action.targetText)
    case .update(let update): try merge(update, into: selected.sorted(by: >))
    case .copy(let source, let text):
      let sources = try select(source, text)
      guard sources.count == 1 else {
        throw Refusal(
          diagnostic: Self.diagnostic(.overlayCopyNotOne, text, String(sources.count)))
      }
      try merge(evaluator.tree.node(sources[0]), into: selected.sorted(by: >))
    }
  }

  // MARK: Queries

  private mutating func select(
    _ path: JSONPath, _ text: Node
  ) throws(Refusal) -> [ValueTree.ID] {
    do throws(JSONPathEvaluator.Failure) {
      let found = try evaluator.select(path)
      for pattern in evaluator.malformedExpressions {
        diagnostics.append(Diagnostic(.jsonPathExpressionMalformed, at: text.range, pattern))
      }
      return found
    } catch {
      throw refusal(error, text)
    }
  }

  private mutating func take(_ steps: Int, for text: Node) throws(Refusal) {
    do throws(JSONPathEvaluator.Failure) {
      try evaluator.take(steps)
    } catch {
      throw refusal(error, text)
    }
  }

  private func refusal(_ failure: JSONPathEvaluator.Failure, _ text: Node) -> Refusal {
    switch failure {
    case .tooCostly:
      return Refusal(
        diagnostic: Self.diagnostic(.jsonPathTooCostly, text, limits.queriedNodes),
        endsOverlay: true)
    case .expressionTooLarge(let pattern):
      let limit = InterchangeRegularExpression.stateLimit
      return Refusal(
        diagnostic: Diagnostic(.jsonPathExpressionTooLarge, at: text.range, pattern, limit))
    }
  }

  private static func diagnostic(
    _ kind: DiagnosticKind, _ text: Node, _ others: any DiagnosticArgumentConvertible...
  ) -> Diagnostic {
    Diagnostic(kind, at: text.range, arguments: [text.string ?? ""] + others)
  }

  // MARK: Merging

  private mutating func merge(
    _ update: Node, into targets: [ValueTree.ID]
  ) throws(Refusal) {
    let (count, depth) = Self.size(update)
    let deepest = targets.map { evaluator.tree.depth($0) }.max() ?? 0
    guard deepest + depth < limits.depth else {
      throw Refusal(
        diagnostic: Diagnostic(.nestingTooDeep, at: update.range, limits.depth))
    }
    let (added, overflowed) = count.multipliedReportingOverflow(by: targets.count)
    addedNodes = overflowed ? .max : min(addedNodes, .max - added) + added
    guard addedNodes <= limits.mergedNodes else {
      throw Refusal(
        diagnostic: Diagnostic(.overlayTooLarge, at: update.range, limits.mergedNodes),
        endsOverlay: true)
    }
    for target in targets { merge(update, into: target, appends: true) }
  }

  /// How many values a tree has, and how deep it is.
  private static func size(_ node: Node) -> (count: Int, depth: Int) {
    var (count, depth) = (1, 0)
    let children =
      switch node.value {
      case .object(let members): members.map(\.value)
      case .array(let elements): elements
      case .null, .bool, .number, .string: [Node]()
      }
    for child in children {
      let (more, below) = size(child)
      count += more
      depth = max(depth, below)
    }
    return (count, depth + 1)
  }

  // The depth of both is bounded, so recursion is. Only what is selected itself takes a single
  // element.
  private mutating func merge(_ update: Node, into target: ValueTree.ID, appends: Bool) {
    switch (evaluator.tree.value(target), update.value) {
    case (.object, .object(let changes)):
      for change in changes {
        if let member = evaluator.tree.member(change.key, of: target) {
          merge(change.value, into: member, appends: false)
        } else {
          evaluator.tree.append(change, to: target)
        }
      }
    case (.array, .array(let elements)): evaluator.tree.append(elements, to: target)
    case (.array, _) where appends: evaluator.tree.append([update], to: target)
    default: evaluator.tree.replace(target, with: update)
    }
  }
}
