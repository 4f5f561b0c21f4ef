import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// Gives each schema of a description its shape.
///
/// ``use(_:at:)`` gives a schema its id and puts it on a list; ``resolveAll()`` works through the list.
/// So a schema may refer to one that is not resolved yet, and nothing recurses from one schema into
/// another but for inline schemas that are uses of others.
struct SchemaResolver {
  let document: ResolvedDocument
  let subtypes: SubtypeIndex
  var merger: SchemaMerger
  var combinations = SchemaCombinations()
  /// The only values of members that were asked for.
  var memberValues: [MemberValues.Key: [Node]?] = [:]
  private var arena: [ResolvedSchema]
  /// The schemas that references name, by location.
  private var located: [String: SchemaID] = [:]
  /// What each inline schema means where it stands. A use holds its schema, so that no other schema
  /// takes the identity.
  private var uses: [ObjectIdentifier: SchemaUse] = [:]
  private var pending: [Pending] = []
  /// All parts of pending schemas, where they have been put together already. Few have them, and they
  /// are large.
  private var mergedBefore: [SchemaID: MergedSchema] = [:]
  private var diagnostics: [Diagnostic] = []
  /// Keywords beside references and only alternatives, which are no schemas of their own.
  private var unexpressed: [UnexpressedKeyword] = []

  /// A schema that has an id and no shape yet.
  private struct Pending {
    let id: SchemaID
    let schema: Schema
  }

  init(_ document: ResolvedDocument) {
    self.document = document
    let names = Dictionary(
      document.document.components.schemas.map { ($0.schema.location, $0.name) }
    ) { first, _ in first }
    subtypes = SubtypeIndex(document, componentNames: names)
    merger = SchemaMerger(document, componentNames: names)
    let any = Schema(range: document.document.range.startOnly, location: "", boolean: true)
    arena = [ResolvedSchema(shape: .any, place: SchemaPlace(.location("")), source: any)]
  }

  /// The name of a schema under `components`.
  func componentName(of location: String) -> String? { subtypes.componentNames[location] }

  /// What a schema that references name is called: its name under `components`, of this document or
  /// of another file; `nil` for a schema elsewhere.
  func referenceName(of location: String) -> String? {
    componentName(of: location) ?? SchemaPlace.componentName(at: location)
  }

  /// All that was resolved.
  struct Finished {
    let schemas: [ResolvedSchema]
    let uses: [ObjectIdentifier: SchemaUse]
    let unexpressed: [UnexpressedKeyword]
    let diagnostics: [Diagnostic]
  }

  /// All that was resolved, which is handed over. Diagnostics are in the order of the document, each
  /// once.
  mutating func finish() -> Finished {
    var all = uses
    uses = [:]
    for id in located.values {
      let schema = self[id].source
      all[ObjectIdentifier(schema)] = SchemaUse(target: id, source: schema)
    }
    var seen: Set<Diagnostic> = []
    let found = (merger.diagnostics + diagnostics).filter { seen.insert($0).inserted }
    let sorted = found.enumerated().sorted { left, right in
      guard let first = left.element.range, let second = right.element.range else {
        return left.offset < right.offset
      }
      return (first.source.index, first.start, left.offset)
        < (second.source.index, second.start, right.offset)
    }
    return Finished(
      schemas: arena, uses: all, unexpressed: unexpressed, diagnostics: sorted.map(\.element))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  subscript(id: SchemaID) -> ResolvedSchema { arena[Int(id.index)] }

  // MARK: Uses

  /// What a schema means where it stands.
  ///
  /// `place` is asked for only where the schema is none of those that are known elsewhere.
  mutating func use(_ schema: Schema, at place: @autoclosure () -> SchemaPlace) -> SchemaUse {
    if let reference = schema.reference, schema.onlyAnnotates {
      if let known = uses[ObjectIdentifier(schema)] { return known }
      let use = use(of: reference).within(schema)
      uses[ObjectIdentifier(schema)] = use
      unexpressed += schema.unexpressedKeywords
      return use
    }
    if let known = uses[ObjectIdentifier(schema)] { return known }
    let use = inlineUse(schema, at: place())
    uses[ObjectIdentifier(schema)] = use
    return use
  }

  private mutating func inlineUse(_ schema: Schema, at place: SchemaPlace) -> SchemaUse {
    if schema.allowsAnyType, schema.validation?.limitsText != true {
      return SchemaUse(target: .any, source: schema)
    }
    if let part = schema.onlyPart, !subtypes.isSubtype(schema), leadsToReference(part) {
      unexpressed += schema.unexpressedKeywords
      return use(part, at: place).within(schema)
    }
    var merged: MergedSchema?
    if schema.composition?.hasAlternatives == true {
      merged = merger.merge(schema, at: place)
      if let merged, let only = UnionResolution.onlyAlternative(of: merged, schema, &self) {
        unexpressed += schema.unexpressedKeywords
        return use(only.schema, at: place).within(schema, addsNull: only.addsNull)
      }
    }
    let id = add(schema, at: place)
    pending.append(Pending(id: id, schema: schema))
    if let merged { mergedBefore[id] = merged }
    return SchemaUse(target: id, source: schema)
  }

  /// Whether a schema is a reference, or `allOf` of nothing else.
  func leadsToReference(_ schema: Schema) -> Bool {
    var schema = schema
    while let part = schema.onlyPart { schema = part }
    return schema.reference != nil && schema.onlyAnnotates
  }

  private mutating func use(of reference: Reference) -> SchemaUse {
    guard let target = document.schema(of: reference) else {
      return SchemaUse(target: .any, source: Self.nothing(at: reference.range))
    }
    if target.allowsAnyType, target.validation?.limitsText != true {
      return SchemaUse(target: .any, source: target)
    }
    return SchemaUse(
      target: locate(target, at: reference.target), source: Self.nothing(at: target.range))
  }

  /// A schema that says nothing, for a use about which nothing is said.
  private static func nothing(at range: SourceRange) -> Schema {
    Schema(range: range, location: "")
  }

  /// The id of a schema that a reference names, or that stands under `components`.
  mutating func locate(_ schema: Schema, at location: String? = nil) -> SchemaID {
    let location = location ?? schema.location
    if let known = located[location] { return known }
    let root: SchemaPlace.Root =
      componentName(of: location).map { .component($0) } ?? .location(location)
    let id = add(schema, at: SchemaPlace(root))
    located[location] = id
    pending.append(Pending(id: id, schema: schema))
    return id
  }

  /// Adds a schema without a shape.
  mutating func add(_ schema: Schema, at place: SchemaPlace) -> SchemaID {
    arena.append(ResolvedSchema(shape: .any, place: place, source: schema))
    return SchemaID(arena.count - 1)
  }

  // MARK: Shapes

  /// Gives a shape to every schema that has none.
  mutating func resolveAll() {
    var position = 0
    while position < pending.count {
      let next = pending[position]
      position += 1
      resolve(next)
      // What is done is given up in steps, so that giving it up costs no more than doing it.
      if position == 1 << 12 {
        pending.removeFirst(position)
        position = 0
      }
    }
    pending = []
  }

  private mutating func resolve(_ next: Pending) {
    let (id, schema) = (next.id, next.schema)
    if let boolean = schema.boolean {
      self[id].shape = boolean ? .any : .never
    } else if let scalar = ScalarShape(plain: schema) {
      // Most schemas are of this kind: there is nothing to put together.
      self[id].shape = .scalar(scalar)
      self[id].isNullable = schema.types.contains(.null)
      self[id].unexpressed = schema.unexpressedKeywords
    } else if let reference = schema.reference, schema.onlyAnnotates,
      componentName(of: reference.target) != nil
    {
      self[id].shape = .alias(use(of: reference).within(schema))
    } else if let part = schema.onlyPart, !subtypes.isSubtype(schema), leadsToReference(part) {
      let place = self[id].place
      self[id].shape = .alias(use(part, at: place).within(schema))
      self[id].unexpressed = schema.unexpressedKeywords
    } else if let merged = mergedBefore.removeValue(forKey: id)
      ?? merger.merge(schema, at: self[id].place)
    {
      resolve(id, schema, merged)
    }
  }

  private mutating func resolve(_ id: SchemaID, _ schema: Schema, _ merged: MergedSchema) {
    self[id].unexpressed += merged.unexpressed
    self[id].parts += merged.references.compactMap { location in
      document.schemas[location].map { locate($0, at: location) }
    }
    let isComposed = !merged.references.isEmpty || schema.composition?.allOf.isEmpty == false
    if isComposed || schema !== self[id].source {
      self[id].merged = merged.annotations.within(self[id].merged)
    }
    self[id].isNullable = self[id].isNullable || merged.isNullable
    self[id].forbidsNull = !merged.types.isEmpty && !merged.isNullable
    if !merged.choices.isEmpty,
      let union = UnionResolution.shape(of: merged, schema, self[id].place, &self)
    {
      self[id].isNullable = self[id].isNullable || union.allowsNull
      switch union.form {
      case .shape(let shape): self[id].shape = shape
      case .inline(let only): resolveInline(only, in: id, schema)
      }
      return
    }
    if let diagnostic = InferredType.diagnostic(of: merged, schema) { report(diagnostic) }
    self[id].shape =
      SubtypeResolution.shape(of: merged, schema, self[id].place, &self)
      ?? shape(of: merged, schema, id)
  }

  /// Gives a schema the shape of its only alternative, which stands in it.
  private mutating func resolveInline(_ only: Schema, in id: SchemaID, _ outer: Schema) {
    self[id].merged = outer.annotations
    if let merged = merger.merge(only, at: self[id].place) { resolve(id, only, merged) }
  }

  private mutating func shape(
    of merged: MergedSchema, _ schema: Schema, _ id: SchemaID
  ) -> Shape {
    let types = merged.effectiveTypes.filter { $0 != .null }
    if let values = EnumerationResolution.values(of: merged, types, &self) {
      return .enumeration(EnumerationShape(values: values))
    }
    if types.count > 1, types != [.integer, .number] {
      return UnionResolution.shape(ofTypes: types, merged, schema, self[id].place, &self)
    }
    switch types.first {
    case nil, .null: return .any
    case .object: return ObjectResolution.shape(of: merged, schema, self[id].place, &self)
    case .array: return ArrayResolution.shape(of: merged, self[id].place, &self)
    case .some(let simple):
      return .scalar(
        ScalarShape(
          type: types.contains(.number) ? .number : simple, format: merged.format,
          limits: merged.validation, contentEncoding: merged.annotations.contentEncoding,
          contentMediaType: merged.annotations.contentMediaType))
    }
  }
}

extension ScalarShape {
  /// The shape of a schema that says its one type, which is no object and no array, and no values;
  /// `nil` for any other.
  fileprivate init?(plain schema: Schema) {
    guard let type = schema.types.first(where: { $0 != .null }), type != .object, type != .array,
      schema.types.count == (schema.types.contains(.null) ? 2 : 1), schema.reference == nil,
      schema.composition == nil, schema.enumeration == nil, schema.constant == nil
    else { return nil }
    self.init(
      type: type, format: schema.format, limits: schema.validation,
      contentEncoding: schema.annotations.contentEncoding,
      contentMediaType: schema.annotations.contentMediaType)
  }
}
