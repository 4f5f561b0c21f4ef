import ConcordDiagnostics
import ConcordDocuments

/// Reads schemas (OpenAPI 3.1, section 4.8.24).
struct SchemaDecoder {
  /// How deep schemas may be nested in one another without a reference: far more than people
  /// write, and half of what a stack of 512 KB holds in a debug build.
  static let depthLimit = 100

  private let context: DecodingContext
  private let log = DecodingLog()
  private let leaves: SchemaLeafDecoder
  private let maps = ReferredMaps()

  private init(_ context: DecodingContext) {
    self.context = context
    leaves = SchemaLeafDecoder(context: context, log: log)
  }

  /// Reads a schema. References in it stay references; what they name is returned with it.
  static func schema(
    _ node: Node, at location: String, _ context: DecodingContext
  ) -> Decoded<Schema> {
    let decoder = SchemaDecoder(context)
    return decoder.log.decoded(decoder.schema(node, at: location, depth: 0))
  }

  private func schema(_ node: Node, at location: String, depth: Int) -> Schema {
    // Everything that takes room on the stack stands in other functions: this one calls itself.
    guard case .object(let members) = node.value, depth < Self.depthLimit else {
      return leaf(node, at: location)
    }
    guard let upgraded = upgraded(members, at: node.range) else {
      return schema(of: members, node.range, location, base: location, depth)
    }
    guard let nullable = upgraded.nullable else {
      return schema(of: upgraded.members, node.range, location, base: location, depth)
    }
    let alternative = location + "/nullable"
    // What stood in the schema is known by its place there.
    let alternatives = [
      schema(of: nullable.schema, node.range, alternative, base: location, depth),
      null(nullable, at: alternative),
    ]
    return schema(
      of: upgraded.members, node.range, location, base: location, depth, anyOf: alternatives)
  }

  private func upgraded(_ members: [Member], at range: SourceRange) -> UpgradedSchema? {
    guard let upgraded = context.upgrade.schema(members, at: range) else { return nil }
    log.report(upgraded.diagnostics)
    return upgraded
  }

  private func null(_ nullable: NullableAlternatives, at location: String) -> Schema {
    Schema(range: nullable.null.range, location: location + "/null", types: [.null])
  }

  /// Reads a schema that holds no others: a boolean, or one that cannot be read.
  private func leaf(_ node: Node, at location: String) -> Schema {
    switch node.value {
    case .bool(let bool):
      return Schema(range: node.range, location: location, boolean: bool)
    case .object:
      log.report(
        Diagnostic(.schemaTooDeep, at: node.range.startOnly, Self.depthLimit))
    default:
      log.report(Diagnostic(.schemaNotObject, at: node.range, node.typeName))
    }
    return Schema(range: node.range, location: location)
  }

  private func schema(
    of members: [Member], _ range: SourceRange, _ location: String, base: String, _ depth: Int,
    anyOf alternatives: [Schema] = []
  ) -> Schema {
    let draft = SchemaDraft()
    if !alternatives.isEmpty { draft.editComposition { $0.anyOf = alternatives } }
    for member in members {
      guard let keyword = SchemaKeyword.table.value(of: member.key) else {
        unknown(member, draft)
        continue
      }
      if !applicator(keyword, member, draft, base, depth) {
        leaves.read(keyword, member, draft, siblings: members)
      }
    }
    settleItemsList(draft, members)
    return draft.schema(range, location)
  }

  /// Says what a list of `items` is: the items one by one, as drafts before 2020-12 have it, or,
  /// where nothing else speaks of an array, the alternatives of a value of any type.
  private func settleItemsList(_ draft: SchemaDraft, _ members: [Member]) {
    guard let (schemas, range) = draft.itemsList else { return }
    let isArray = draft.types.contains(.array) || !Self.listsAlternatives(members)
    if isArray {
      log.report(Diagnostic(.itemsList, at: range))
      draft.editArray { $0.prefixItems = schemas }
    } else {
      log.report(Diagnostic(.itemsListOfAlternatives, at: range))
      draft.editComposition { $0.anyOf = schemas }
    }
  }

  /// Whether a list of `items` in a schema without a type stands for alternatives: nothing else in
  /// it speaks of an array or combines schemas.
  static func listsAlternatives(_ members: [Member]) -> Bool {
    members.contains { $0.key == "items" && $0.value.array != nil }
      && !members.contains { member in
        switch SchemaKeyword.table.value(of: member.key) {
        case .prefixItems, .contains, .minItems, .maxItems, .uniqueItems, .minContains,
          .maxContains, .unevaluatedItems, .additionalItems, .allOf, .anyOf, .oneOf,
          .discriminator:
          true
        default: false
        }
      }
  }

  private func unknown(_ member: Member, _ draft: SchemaDraft) {
    if member.isExtension {
      draft.extensions.append(member)
    } else {
      log.reportUnknown(member, of: .schema, known: SchemaKeyword.names)
    }
  }

  /// Reads a keyword that holds schemas; `false` for any other.
  private func applicator(
    _ keyword: SchemaKeyword, _ member: Member, _ draft: SchemaDraft, _ location: String,
    _ depth: Int
  ) -> Bool {
    switch keyword {
    case .properties:
      let properties = map(member, location, depth)
      draft.editObject {
        $0.properties = properties
        $0.hasProperties = true
      }
    case .patternProperties:
      let properties = map(member, location, depth)
      draft.editObject { $0.patternProperties = properties }
    case .additionalProperties, .propertyNames, .unevaluatedProperties:
      let schema = one(member, location, depth)
      draft.editObject { $0.set(keyword, schema) }
    case .items: items(member, draft, location, depth)
    case .unevaluatedItems:
      let schema = one(member, location, depth)
      draft.editArray { $0.unevaluatedItems = schema }
    case .additionalItems: draft.additionalItems = one(member, location, depth)
    case .contains:
      let schema = one(member, location, depth)
      draft.editArray { $0.contains = schema }
    case .prefixItems:
      let schemas = list(member, location, depth)
      draft.editArray { $0.prefixItems = schemas }
    case .allOf, .anyOf, .oneOf:
      let schemas = list(member, location, depth)
      draft.editComposition { $0.set(keyword, schemas) }
    case .not: draft.not = one(member, location, depth)
    case .if: draft.conditionParts.if = one(member, location, depth)
    case .then:
      draft.conditionParts.then = one(member, location, depth)
      draft.conditionMembers.append(member)
    case .else:
      draft.conditionParts.else = one(member, location, depth)
      draft.conditionMembers.append(member)
    case .dependentSchemas:
      let schemas = map(member, location, depth)
      draft.editObject { $0.dependentSchemas += schemas }
    case .dependencies: dependencies(member, draft, location, depth)
    default: return false
    }
    return true
  }

  /// Reads `dependencies` of drafts before 2019-09: a list of names, or a schema, for each member.
  private func dependencies(
    _ member: Member, _ draft: SchemaDraft, _ location: String, _ depth: Int
  ) {
    guard let members = leaves.values.members(member) else { return }
    let schemas = map(
      of: members.filter { $0.value.array == nil }, context.place(location, member.key), depth)
    let names = leaves.dependencies(members.filter { $0.value.array != nil })
    draft.editObject {
      $0.dependentSchemas += schemas
      $0.dependentRequired += names
    }
  }

  private func one(_ member: Member, _ location: String, _ depth: Int) -> Schema {
    schema(member.value, at: context.place(location, member.key), depth: depth + 1)
  }

  private func items(
    _ member: Member, _ draft: SchemaDraft, _ location: String, _ depth: Int
  ) {
    if case .array = member.value.value {
      draft.itemsList = (list(member, location, depth), member.value.range)
    } else {
      let schema = one(member, location, depth)
      draft.editArray { $0.items = schema }
    }
  }

  private func list(_ member: Member, _ location: String, _ depth: Int) -> [Schema] {
    let place = context.place(location, member.key)
    let nodes = leaves.values.list(member)
    var schemas: [Schema] = []
    schemas.reserveCapacity(nodes.count)
    for (position, node) in nodes.enumerated() {
      let element = context.place(place, String(position))
      schemas.append(schema(node, at: element, depth: depth + 1))
    }
    return schemas
  }

  private func map(
    _ member: Member, _ location: String, _ depth: Int
  ) -> [ObjectKeywords.Property] {
    guard let members = leaves.values.members(member) else { return [] }
    return map(of: members, context.place(location, member.key), depth)
  }

  private func map(
    of members: [Member], _ place: String, _ depth: Int
  ) -> [ObjectKeywords.Property] {
    var properties: [ObjectKeywords.Property] = []
    properties.reserveCapacity(members.count)
    for member in members {
      if member.key == "$ref", let text = member.value.string {
        properties += referredMap(text, at: member.value.range, depth)
        continue
      }
      let schema = schema(
        member.value, at: context.place(place, member.key), depth: depth + 1)
      properties.append(.init(name: member.key, nameRange: member.keyRange, schema: schema))
    }
    return properties
  }
}

/// The maps of schemas that are being read because a reference stands for them, and how often one did.
private final class ReferredMaps {
  var open: Set<String> = []
  var count = 0
}

extension SchemaDecoder {
  /// How often a reference may stand for a map of schemas in one schema: one that leads to others is
  /// read once for each way to it.
  private static let mapReferenceLimit = 1_000

  /// The schemas of a map that a reference names. No version knows such references, but what they
  /// mean is clear.
  private func referredMap(
    _ text: String, at range: SourceRange, _ depth: Int
  ) -> [ObjectKeywords.Property] {
    guard let target = context.resolve(text, at: range, log) else { return [] }
    guard case .object(let members) = target.node.value,
      maps.count < Self.mapReferenceLimit, maps.open.insert(target.location).inserted
    else {
      log.report(Diagnostic(.mapReferenceUnreadable, at: range, text))
      return []
    }
    defer { maps.open.remove(target.location) }
    maps.count += 1
    log.report(Diagnostic(.mapReference, at: range, text))
    return map(of: members, target.location, depth + 1)
  }
}

extension ObjectKeywords {
  fileprivate mutating func set(_ keyword: SchemaKeyword, _ schema: Schema) {
    switch keyword {
    case .additionalProperties: additionalProperties = schema
    case .propertyNames: propertyNames = schema
    default: unevaluatedProperties = schema
    }
  }
}

extension CompositionKeywords {
  fileprivate mutating func set(_ keyword: SchemaKeyword, _ schemas: [Schema]) {
    switch keyword {
    case .allOf: allOf = schemas
    case .anyOf: anyOf = schemas
    default: oneOf = schemas
    }
  }
}
