import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// Operations by method and path, in which names of parameters make no difference.
extension DocumentComparison {
  /// An operation with what it stands in.
  struct Placed {
    let item: PathItem
    let operation: Operation
    let role: PlacedOperation.Role

    /// The operation, as users know it.
    var name: OperationName {
      OperationName(method: operation.method, path: item.path, id: operation.operationID)
    }

    /// What a message calls it.
    var words: String {
      switch role {
      case .path: "\(operation.method) \(item.path)"
      case .webhook: "the webhook '\(item.path)' (\(operation.method))"
      case .callback(let callback): "the callback '\(callback)' (\(operation.method))"
      }
    }

    var part: CallablePart {
      switch role {
      case .path: .operation
      case .webhook: .webhook
      case .callback: .callback
      }
    }

    /// The way of the values that the operation takes.
    var input: Flow { role == .path ? .request : .outgoingRequest }
    /// The way of the values that it gives.
    var output: Flow { role == .path ? .response : .outgoingResponse }

    var lifecycle: LifecycleState {
      LifecycleState(
        isDeprecated: operation.isDeprecated,
        extensions: item.extensions.filter { own in
          !operation.extensions.contains { $0.key == own.key }
        } + operation.extensions)
    }
  }

  /// Compares the operations of paths or webhooks.
  mutating func compareItems(
    _ before: [PathItem], _ after: [PathItem], _ role: PlacedOperation.Role
  ) {
    let isPath = role == .path
    var known: [String: [Placed]] = [:]
    var order: [Placed] = []
    for item in before {
      for operation in item.operations {
        let placed = Placed(item: item, operation: operation, role: role)
        known[Self.key(placed, isPath: isPath), default: []].append(placed)
        order.append(placed)
      }
    }
    var taken: Set<SourceRange> = []
    var items: Set<String> = []
    for item in after {
      for operation in item.operations {
        let placed = Placed(item: item, operation: operation, role: role)
        let candidates = (known[Self.key(placed, isPath: isPath)] ?? []).filter {
          !taken.contains($0.operation.idRange)
        }
        let other = candidates.first { $0.item.path == item.path } ?? candidates.first
        guard let other else {
          addNew(placed)
          continue
        }
        taken.insert(other.operation.idRange)
        if items.insert(item.path).inserted { compare(items: other.item, item) }
        compare(other, placed)
      }
    }
    for placed in order where !taken.contains(placed.operation.idRange) { addRemoved(placed) }
    compareEmptyItems(before, after)
  }

  /// What is said of paths without operations.
  private mutating func compareEmptyItems(_ before: [PathItem], _ after: [PathItem]) {
    for item in after where item.operations.isEmpty {
      if let other = before.first(where: { $0.path == item.path && $0.operations.isEmpty }) {
        compare(items: other, item)
      }
    }
  }

  private static func key(_ placed: Placed, isPath: Bool) -> String {
    let path = isPath ? normalized(placed.item.path) : placed.item.path
    return "\(placed.operation.method) \(path)"
  }

  /// A path whose parameters have no names.
  static func normalized(_ path: String) -> String {
    var result: [UInt8] = []
    var isName = false
    for byte in path.utf8 {
      if byte == UInt8(ascii: "}") { isName = false }
      if !isName { result.append(byte) }
      if byte == UInt8(ascii: "{") { isName = true }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The names of the parameters of a path, in their order.
  static func parameterNames(_ path: String) -> [String] {
    path.split(separator: "{").dropFirst().compactMap { part in
      part.split(separator: "}", omittingEmptySubsequences: false).first.map(String.init)
    }
  }

  /// The number of an operation that is met for the first time.
  mutating func number(_ placed: Placed) -> Int {
    names.append(placed.name)
    return names.count - 1
  }

  private mutating func compare(items before: PathItem, _ after: PathItem) {
    let (subject, ranges) = ("the path \(after.path)", (before.pathRange, after.pathRange))
    documentation(.summary, "summary", of: .path, subject, before.summary, after.summary, ranges)
    documentation(
      .description, "description", of: .path, subject, before.description, after.description,
      ranges)
    details(before.extensions, after.extensions, of: .path, subject, ranges)
  }

  // MARK: New and gone

  private mutating func addNew(_ placed: Placed) {
    let number = number(placed)
    log.add(
      FoundChange(
        .callable(placed.part, .added), placed.words, old: .init(old.range),
        new: .init(placed.operation.idRange), .newOnly),
      reaching: [number], placed.input)
    if placed.operation.security == nil { withCommonSecurity.append(number) }
    addInvalidStability(placed, number)
  }

  /// Says so where a new operation has a level of stability that there is not.
  private mutating func addInvalidStability(_ placed: Placed, _ number: Int) {
    let state = placed.lifecycle
    guard let text = state.stability, state.level == nil else { return }
    log.add(
      FoundChange(
        .lifecycle(.stabilityInvalid, of: .operation), placed.words, old: .init(old.range),
        new: .init(placed.operation.range, LifecycleState.stabilityKey, text: text), .newOnly),
      reaching: [number], placed.input)
  }

  private mutating func addRemoved(_ placed: Placed) {
    let number = number(placed)
    let state = placed.lifecycle
    let change: CallableChange
    switch lifecycle.removal(state) {
    case .unannounced: change = .removed
    case .afterDeprecation: change = .removedAfterDeprecation
    case .beforeSunset: change = .removedBeforeSunset
    case .unreadable:
      change = .removed
      log.add(
        FoundChange(
          .lifecycle(.sunsetInvalid, of: .operation), placed.words,
          old: .init(placed.operation.range, LifecycleState.sunsetKey, text: state.sunset),
          new: .init(new.range, nil, text: state.sunset), .oldOnly),
        reaching: [number], placed.input)
    }
    log.add(
      FoundChange(
        .callable(placed.part, change), placed.words,
        old: .init(placed.operation.idRange, nil, text: state.sunset), new: .init(new.range),
        .oldOnly),
      reaching: [number], placed.input)
  }

  // MARK: Callbacks

  mutating func compareCallbacks(_ before: Placed, _ after: Placed) {
    for callback in after.operation.callbacks {
      let other = before.operation.callbacks.first { $0.name == callback.name }
      compareCallbacks(other, callback)
    }
    for callback in before.operation.callbacks
    where !after.operation.callbacks.contains(where: { $0.name == callback.name }) {
      compareCallbacks(callback, nil)
    }
  }

  private mutating func compareCallbacks(_ before: Callback?, _ after: Callback?) {
    let role = PlacedOperation.Role.callback(after?.name ?? before?.name ?? "")
    // What several operations share is looked at once.
    let ranges = [before?.items.first?.pathRange, after?.items.first?.pathRange].compactMap(\.self)
    guard seenCallbacks.insert(ranges).inserted else { return }
    var items = before?.items ?? []
    if let one = before?.items.first, let other = after?.items.first, before?.items.count == 1,
      after?.items.count == 1, one.path != other.path
    {
      log.add(
        FoundChange(
          .callbackExpressionChanged, "the callback '\(after?.name ?? "")'",
          old: .init(one.pathRange, nil, text: one.path),
          new: .init(other.pathRange, nil, text: other.path)),
        reaching: [], .request)
      items[0].path = other.path
    }
    compareItems(items, after?.items ?? [], role)
  }
}
