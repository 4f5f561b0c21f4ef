import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

// What two operations of one method and path say.
extension DocumentComparison {
  mutating func compare(_ before: Placed, _ after: Placed) {
    let number = number(after)
    let (one, other) = (before.operation, after.operation)
    let (state, newState) = (before.lifecycle, after.lifecycle)
    if state.level?.isUnstable == true { log.unstable.insert(number) }
    for change in lifecycle.changes(
      .operation, after.words, state, newState, old: .init(one.range), new: .init(other.range))
    {
      log.add(change, reaching: [number], after.input)
    }
    compareNames(one, other, after, number)
    compareParameters(before, after, number)
    compareBodies(before, after, number)
    compareResponses(before, after, number)
    compareCallbacks(before, after)
    let ranges = (old: one.range, new: other.range)
    if one.security == nil, other.security == nil {
      withCommonSecurity.append(number)
    } else {
      compareSecurity(
        one.security ?? old.security, other.security ?? new.security, after.words,
        ranges: ranges, [number])
    }
    if one.servers.isEmpty, other.servers.isEmpty {
      withCommonServers.append(number)
    } else {
      compareServers(
        one.servers.isEmpty ? old.servers : one.servers,
        other.servers.isEmpty ? new.servers : other.servers, after.words, ranges: ranges,
        [number])
    }
  }

  private mutating func compareNames(
    _ before: Operation, _ after: Operation, _ placed: Placed, _ number: Int
  ) {
    let (subject, ranges) = (placed.words, (old: before.range, new: after.range))
    documentation(
      .summary, "summary", of: .operation, subject, before.summary, after.summary, ranges,
      reaching: [number])
    documentation(
      .description, "description", of: .operation, subject, before.description, after.description,
      ranges, reaching: [number])
    func words(_ operation: Operation) -> String? {
      operation.externalDocumentation.map { "\($0.url)\n\($0.description ?? "")" }
    }
    documentation(
      .externalDocs, "externalDocs", of: .operation, subject, words(before), words(after), ranges,
      reaching: [number])
    details(
      before.extensions, after.extensions, of: .operation, subject, ranges, reaching: [number])
    if before.operationID != after.operationID {
      let rule: Rule =
        before.operationID == nil
        ? .operationIDAdded : after.operationID == nil ? .operationIDRemoved : .operationIDChanged
      log.add(
        FoundChange(
          rule, subject, old: .init(before.range, "operationId", text: before.operationID),
          new: .init(after.range, "operationId", text: after.operationID)),
        reaching: [number], placed.input)
    }
    for tag in before.tags where !after.tags.contains(tag) {
      log.add(
        FoundChange(
          .tagRemoved, subject, name: tag, old: .init(before.range, "tags", text: tag),
          new: .init(after.range, "tags"), .oldOnly),
        reaching: [number], .none)
    }
    for tag in after.tags where !before.tags.contains(tag) {
      log.add(
        FoundChange(
          .tagAdded, subject, name: tag, old: .init(before.range, "tags"),
          new: .init(after.range, "tags", text: tag), .newOnly),
        reaching: [number], .none)
    }
  }

  /// Adds a change of what is in messages of an operation.
  mutating func add(
    _ rule: Rule, _ subject: String, name: String? = nil, _ number: Int, _ direction: Flow,
    old oldSide: FoundChange.Side, new newSide: FoundChange.Side,
    _ presence: FoundChange.Presence = .both
  ) {
    log.add(
      FoundChange(rule, subject, name: name, old: oldSide, new: newSide, presence),
      reaching: [number], direction)
  }

  /// Compares schemas that stand in messages of an operation.
  mutating func compareSchemas(
    _ before: Schema, _ after: Schema, _ label: String, _ number: Int, _ direction: Flow
  ) {
    guard let pair = schemas.pair(before, after, .place(label)) else { return }
    roots.append(SchemaRoot(pair: pair, operation: number, direction: direction))
  }
}
