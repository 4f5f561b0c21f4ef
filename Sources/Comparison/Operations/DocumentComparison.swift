import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

/// Compares two documents: what stands beside the operations here, each thing that belongs together in
/// a file of its own.
struct DocumentComparison {
  let old: Document
  let new: Document
  let lifecycle: LifecycleComparison
  var log = ChangeLog()
  /// The operations of the new document, then those of the old one alone, as they are met.
  var names: [OperationName] = []
  var schemas: SchemaPairs
  var roots: [SchemaRoot] = []
  /// The operations that need what the document says, and those that are served where it says.
  var withCommonSecurity: [Int] = []
  var withCommonServers: [Int] = []
  var seenCallbacks: Set<[SourceRange]> = []

  /// A pair of schemas that stand in messages of an operation.
  struct SchemaRoot {
    let pair: Int
    let operation: Int
    /// The way of its values.
    let direction: Flow
  }

  init(_ old: ResolvedDocument, _ new: ResolvedDocument, _ options: ComparisonOptions) {
    self.old = old.document
    self.new = new.document
    lifecycle = LifecycleComparison(options: options)
    schemas = SchemaPairs(ComparedTables(old: old, new: new), lifecycle)
  }

  mutating func compare() {
    compareInfo()
    // What is said for all comes before what single operations say; which ones it reaches is known
    // after they were met.
    compareCommon()
    compareItems(old.paths, new.paths, .path)
    compareItems(old.webhooks, new.webhooks, .webhook)
    compareCommon()
    compareSchemes()
    compareComponents()
    addSchemaChanges()
  }

  // MARK: Beside operations

  private mutating func compareCommon() {
    let ranges = (old: old.range, new: new.range)
    compareSecurity(old.security, new.security, "the API", ranges: ranges, withCommonSecurity)
    compareServers(old.servers, new.servers, "the API", ranges: ranges, withCommonServers)
  }

  private mutating func compareInfo() {
    let (before, after) = (old.info, new.info)
    let ranges = (before.range, after.range)
    documentation(.title, "title", of: .info, "the API", before.title, after.title, ranges)
    documentation(.summary, "summary", of: .info, "the API", before.summary, after.summary, ranges)
    documentation(
      .description, "description", of: .info, "the API", before.description, after.description,
      ranges)
    details(
      before.details, after.details, of: .info, "the API", ranges,
      keys: [
        "contact": .contact, "license": .license, "termsOfService": .termsOfService,
      ])
    if before.version != after.version {
      log.add(
        FoundChange(
          .versionChanged, "the API", old: .init(before.range, "version", text: before.version),
          new: .init(after.range, "version", text: after.version)))
    }
    details(
      old.details + old.extensions, new.details + new.extensions, of: .document, "the document",
      (old.range, new.range), keys: ["externalDocs": .externalDocs])
    compareTags()
  }

  private mutating func compareTags() {
    for tag in old.tags where !new.tags.contains(where: { $0.name == tag.name }) {
      log.add(
        FoundChange(
          .tagUndeclared, "the API", name: tag.name, old: .init(tag.range), new: .init(new.range),
          .oldOnly))
    }
    for tag in new.tags {
      guard let other = old.tags.first(where: { $0.name == tag.name }) else {
        log.add(
          FoundChange(
            .tagDeclared, "the API", name: tag.name, old: .init(old.range), new: .init(tag.range),
            .newOnly))
        continue
      }
      let (subject, ranges) = ("the tag '\(tag.name)'", (other.range, tag.range))
      documentation(
        .description, "description", of: .tag, subject, other.description, tag.description, ranges)
      details(
        other.details, tag.details, of: .tag, subject, ranges,
        keys: ["summary": .summary, "externalDocs": .externalDocs])
    }
  }

  // MARK: Components

  private mutating func compareComponents() {
    schemas.compareAll()
    let known = Dictionary(
      old.components.schemas.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let wanted = Set(new.components.schemas.map(\.name))
    for named in new.components.schemas {
      if let other = known[named.name] {
        _ = schemas.pair(other.schema, named.schema, .named(named.name))
      } else if !schemas.hasSeen(new: named.schema) {
        log.add(
          FoundChange(
            .schemaAdded, "'\(named.name)'", old: .init(old.range), new: .init(named.nameRange),
            .newOnly))
      }
    }
    schemas.compareAll()
    for named in old.components.schemas
    where !wanted.contains(named.name) && !schemas.hasSeen(old: named.schema) {
      log.add(
        FoundChange(
          .schemaRemoved, "'\(named.name)'", old: .init(named.nameRange), new: .init(new.range),
          .oldOnly))
    }
  }

  /// Adds the changes of all pairs of schemas, with what each reaches.
  private mutating func addSchemaChanges() {
    let hasOperations = !names.isEmpty
    let reach = SchemaReach(
      schemas.pairs, roots, operationCount: names.count, unstable: log.unstable)
    for (number, pair) in schemas.pairs.enumerated() {
      if pair.changes.isEmpty { continue }
      let (operations, found) = reach.operations(of: number)
      // A description without operations is there for its schemas, whoever sends them.
      let flow = hasOperations ? found : .both
      for change in pair.changes { log.add(change, reaching: operations, flow) }
    }
    if schemas.isIncomplete || schemas.tables.old.isIncomplete || schemas.tables.new.isIncomplete {
      let change = FoundChange(.tooLarge, "the API", old: .init(old.range), new: .init(new.range))
      log.add(change, reaching: [], .both)
    }
  }

  // MARK: Words

  /// Adds the change of words for people, where there is one.
  mutating func documentation(
    _ key: DocumentationKey, _ keyword: String, of part: DocumentedPart, _ subject: String,
    _ before: String?, _ after: String?, _ ranges: (old: SourceRange, new: SourceRange),
    reaching operations: [Int] = []
  ) {
    guard before != after else { return }
    let presence: FoundChange.Presence =
      before == nil ? .newOnly : after == nil ? .oldOnly : .both
    let change = FoundChange(
      .documentation(key, of: part, DocumentationChange(before, after)), subject,
      old: .init(ranges.old, keyword), new: .init(ranges.new, keyword), presence)
    log.add(change, reaching: operations, .none)
  }

  /// Adds the changes of members that no other rule is about.
  mutating func details(
    _ before: [Member], _ after: [Member], of part: DocumentedPart, _ subject: String,
    _ ranges: (old: SourceRange, new: SourceRange), keys: [String: DocumentationKey] = [:],
    reaching operations: [Int] = []
  ) {
    if before.isEmpty, after.isEmpty { return }
    func add(_ change: DocumentationChange, _ key: String, _ presence: FoundChange.Presence) {
      log.add(
        FoundChange(
          .documentation(keys[key] ?? .detail, of: part, change), subject, name: key,
          old: .init(ranges.old, key), new: .init(ranges.new, key), presence),
        reaching: operations, .none)
    }
    for member in before where !LifecycleState.keys.contains(member.key) {
      guard let other = after.first(where: { $0.key == member.key }) else {
        add(.removed, member.key, .oldOnly)
        continue
      }
      if !other.value.isEqual(to: member.value) { add(.changed, member.key, .both) }
    }
    for member in after
    where !LifecycleState.keys.contains(member.key)
      && !before.contains(where: { $0.key == member.key })
    {
      add(.added, member.key, .newOnly)
    }
  }
}

extension SchemaPairs {
  /// Whether an old schema took part in a comparison.
  func hasSeen(old schema: Schema) -> Bool { seenOld.contains(tables.old.id(of: schema)) }

  /// Whether a new schema took part in a comparison.
  func hasSeen(new schema: Schema) -> Bool { seenNew.contains(tables.new.id(of: schema)) }
}
