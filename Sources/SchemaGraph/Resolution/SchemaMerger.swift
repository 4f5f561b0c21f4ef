import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// Puts together what a schema and its parts by `$ref` and `allOf` say.
///
/// A part that several others lead to counts once. The walk keeps its own stack, so that chains of
/// parts may be as long as the document.
struct SchemaMerger {
  /// How many parts all schemas of a description may have together: a chain of `allOf` whose schemas
  /// each extend the next has as many parts as the square of its length.
  static let partLimit = 1_000_000
  /// How many properties all schemas of a description may get from their parts.
  static let propertyLimit = 200_000

  private let document: ResolvedDocument
  private let componentNames: [String: String]
  private(set) var joined = JoinedSchemas()
  private(set) var diagnostics: [Diagnostic] = []
  /// How many parts have been put together.
  private(set) var partCount = 0
  private var propertyCount = 0

  init(_ document: ResolvedDocument, componentNames: [String: String]) {
    self.document = document
    self.componentNames = componentNames
  }

  /// A step of the walk.
  private enum Step {
    /// Looks at what a schema is made of.
    case enter(Schema, SchemaPlace)
    /// Adds what a schema says itself, after its parts.
    case merge(Schema, SchemaPlace)
    /// Ends what a reference led to.
    case leave
  }

  /// All parts of a schema together. What is said twice counts once. `nil` where the schemas of the
  /// description have more parts than ``partLimit`` and ``propertyLimit`` allow, which is reported.
  mutating func merge(_ schema: Schema, at place: SchemaPlace) -> MergedSchema? {
    var merged = MergedSchema(owner: place)
    var walk = Walk(root: schema)
    // Most schemas have no parts.
    if schema.reference == nil, schema.composition?.allOf.isEmpty ?? true {
      partCount += 1
      add(schema, at: place, walk, to: &merged)
      return merged
    }
    var steps = [Step.enter(schema, place)]
    while let step = steps.popLast() {
      switch step {
      case .enter(let schema, let place):
        partCount += 1
        guard partCount <= Self.partLimit, propertyCount <= Self.propertyLimit else {
          diagnostics.append(Diagnostic(.compositionTooLarge, at: schema.range))
          return nil
        }
        steps.append(.merge(schema, place))
        for part in (schema.composition?.allOf ?? []).reversed() {
          steps.append(.enter(part, place))
        }
        enter(schema.reference, at: place, &steps, &walk, &merged)
      case .merge(let schema, let place): add(schema, at: place, walk, to: &merged)
      case .leave: walk.leave()
      }
    }
    if !merged.references.isEmpty { propertyCount += merged.members.properties.count }
    return merged
  }

  /// The references that the walk has followed to where it is, and those that it followed before.
  private struct Walk {
    /// The location of the schema that is merged.
    let root: String
    /// Whether that schema is nothing but a reference: what it leads to is then named after it.
    let isReference: Bool
    private(set) var path: [String] = []
    private var onPath: Set<String> = []
    private var seen: Set<String> = []

    init(root: Schema) {
      self.root = root.location
      isReference = root.reference != nil && root.onlyAnnotates
    }

    func isOnPath(_ location: String) -> Bool { onPath.contains(location) }

    /// Whether a location has not been entered before.
    mutating func enter(_ location: String) -> Bool {
      guard seen.insert(location).inserted else { return false }
      path.append(location)
      onPath.insert(location)
      return true
    }

    mutating func leave() {
      if let last = path.popLast() { onPath.remove(last) }
    }

    /// Whether the schema whose alternatives these are is only a part because one of them extends
    /// it: the choice is then made.
    func isChosen(among alternatives: [Schema]) -> Bool {
      guard let last = path.last else { return false }
      return alternatives.contains { alternative in
        guard let target = alternative.reference?.target else { return false }
        return target == root || target != last && onPath.contains(target)
      }
    }
  }

  private mutating func enter(
    _ reference: Reference?, at place: SchemaPlace, _ steps: inout [Step], _ walk: inout Walk,
    _ merged: inout MergedSchema
  ) {
    guard let reference else { return }
    if walk.isOnPath(reference.target) {
      diagnostics.append(Diagnostic(.compositionCycle, at: reference.range))
      return
    }
    let isWhole = walk.isReference && walk.path.isEmpty
    guard walk.enter(reference.target), let target = document.schema(of: reference) else { return }
    merged.references.append(reference.target)
    steps.append(.leave)
    let name = componentNames[reference.target]
    let root = name.map { SchemaPlace.Root.component($0) } ?? .location(reference.target)
    steps.append(.enter(target, isWhole && name == nil ? place : SchemaPlace(root)))
  }

  // MARK: Keywords

  private mutating func add(
    _ schema: Schema, at place: SchemaPlace, _ walk: Walk, to merged: inout MergedSchema
  ) {
    addTypes(schema, to: &merged)
    merged.format = merged.format ?? schema.format
    addValues(schema, to: &merged)
    if let object = schema.object { add(object, at: place, to: &merged) }
    if let array = schema.array {
      add(array, at: place, to: &merged)
      reportUnevaluatedItems(array, beside: schema.composition)
    }
    if let composition = schema.composition {
      for alternatives in [composition.oneOf, composition.anyOf]
      where !alternatives.isEmpty && !walk.isChosen(among: alternatives) {
        merged.choices.append(
          .init(
            alternatives: alternatives, discriminator: composition.discriminator,
            range: schema.range))
      }
    }
    merged.validation = merged.validation ?? schema.validation
    // Most schemas have none of these, and to append nothing is not free.
    if !schema.extensions.isEmpty { merged.extensions += schema.extensions }
    merged.unexpressed += schema.unexpressedKeywords
    merged.annotations.add(schema.annotations, overriding: walk.path.isEmpty)
  }

  private mutating func addTypes(_ schema: Schema, to merged: inout MergedSchema) {
    guard !schema.types.isEmpty else { return }
    let types = schema.types.filter { $0 != .null }
    let allowsNull = types.count < schema.types.count
    if merged.types.isEmpty {
      merged.types = types
      merged.typesAllowNull = allowsNull
      return
    }
    merged.typesAllowNull = merged.typesAllowNull && allowsNull
    let both = merged.types.filter { types.contains($0) }
    if !both.isEmpty {
      merged.types = both
    } else if merged.types == [.number], types == [.integer] {
      merged.types = [.integer]
    } else if !(merged.types == [.integer] && types == [.number]) {
      diagnostics.append(Diagnostic(.schemaConflict, at: schema.range, "'type'"))
    }
  }

  private mutating func addValues(_ schema: Schema, to merged: inout MergedSchema) {
    merged.values.constant = merged.values.constant ?? schema.constant
    guard let values = schema.enumeration else { return }
    guard let known = merged.values.enumeration else {
      merged.values.enumeration = values
      return
    }
    let allowed = Set(values.map(NodeValue.init))
    let both = known.filter { allowed.contains(NodeValue($0)) }
    if both.isEmpty {
      diagnostics.append(Diagnostic(.schemaConflict, at: schema.range, "'enum'"))
    } else {
      merged.values.enumeration = both
    }
  }

  private mutating func add(
    _ object: ObjectKeywords, at place: SchemaPlace, to merged: inout MergedSchema
  ) {
    merged.members.hasProperties = merged.members.hasProperties || object.hasProperties
    for property in object.properties {
      add(
        .init(
          name: property.name, range: property.nameRange, schema: property.schema, owner: place),
        to: &merged.members)
    }
    merged.members.require(object.required)
    if let schema = object.additionalProperties {
      if merged.members.additionalProperties == nil || schema.boolean == nil {
        merged.members.additionalProperties = schema
      }
    } else if let schema = object.unevaluatedProperties,
      merged.members.additionalProperties == nil
    {
      merged.members.additionalProperties = schema
    }
    if !object.patternProperties.isEmpty {
      merged.members.patternProperties += object.patternProperties
    }
  }

  /// Adds a property. One that another part has too is of both schemas.
  private mutating func add(
    _ property: MergedSchema.Property, to members: inout MergedSchema.Members
  ) {
    guard let position = members.position(of: property.name) else {
      members.append(property)
      return
    }
    let known = members.properties[position]
    if known.schema === property.schema || property.schema.allowsAnyType { return }
    if let first = known.schema.reference?.target, first == property.schema.reference?.target {
      return
    }
    if known.schema.allowsAnyType {
      members.properties[position] = property
      return
    }
    let both = joined.schema(known.schema, property.schema)
    if both === known.schema { return }
    members.properties[position].schema = both
    members.properties[position].owner = members.owner
  }

  private func add(
    _ array: ArrayKeywords, at place: SchemaPlace, to merged: inout MergedSchema
  ) {
    merged.elements.isPresent = true
    if let items = array.items ?? array.unevaluatedItems, merged.elements.items == nil {
      merged.elements.items = (items, place)
    }
    merged.elements.minimumCount = max(merged.elements.minimumCount, array.minimumCount ?? 0)
    merged.elements.maximumCount = [merged.elements.maximumCount, array.maximumCount]
      .compactMap { $0 }.min()
    if merged.elements.prefixItems.isEmpty { merged.elements.prefixItems = array.prefixItems }
  }
}

extension SchemaMerger {
  /// Says so where elements get the type of `unevaluatedItems` although other keywords may be about
  /// them (JSON Schema 2020-12, section 11.2).
  private mutating func reportUnevaluatedItems(
    _ array: ArrayKeywords, beside composition: CompositionKeywords?
  ) {
    guard array.items == nil, let items = array.unevaluatedItems, items.boolean == nil,
      composition != nil || array.contains != nil
    else { return }
    diagnostics.append(Diagnostic(.unevaluatedItemsTyped, at: items.range.startOnly))
  }
}

extension Annotations {
  /// The same with what the schema around it says, which counts before it.
  func within(_ outer: Annotations?) -> Annotations {
    guard let outer else { return self }
    var whole = outer
    whole.add(self, overriding: false)
    return whole
  }

  /// Adds what another part of the schema says; it counts before what was said so far where it is
  /// `overriding`.
  fileprivate mutating func add(_ other: Annotations, overriding: Bool) {
    func pick<T>(_ mine: T?, _ theirs: T?) -> T? { overriding ? theirs ?? mine : mine ?? theirs }
    title = pick(title, other.title)
    description = pick(description, other.description)
    defaultValue = pick(defaultValue, other.defaultValue)
    if overriding && !other.examples.isEmpty || examples.isEmpty { examples = other.examples }
    isDeprecated = isDeprecated || other.isDeprecated
    isReadOnly = isReadOnly || other.isReadOnly
    isWriteOnly = isWriteOnly || other.isWriteOnly
    externalDocumentation = pick(externalDocumentation, other.externalDocumentation)
    contentEncoding = pick(contentEncoding, other.contentEncoding)
    contentMediaType = pick(contentMediaType, other.contentMediaType)
    xml = pick(xml, other.xml)
  }
}
