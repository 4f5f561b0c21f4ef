import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// Schemas that say what others say together, where a union puts them together: an alternative with
/// what stands beside it, two alternatives of different groups, or a schema for one of its types.
/// Each is made once, so that it is known by its identity.
struct SchemaCombinations {
  /// How many schemas may be made for a description.
  static let limit = 20_000

  /// What a schema was made of.
  private struct Key: Hashable {
    let first: ObjectIdentifier
    let second: ObjectIdentifier?
    var type: SchemaType?
  }

  private var made: [Key: Schema] = [:]
  private var lists: [[ObjectIdentifier]: Schema] = [:]
  /// The alternatives that are chosen already in a schema that was made of them.
  private var chosen: [ObjectIdentifier: Set<ObjectIdentifier>] = [:]

  /// Whether no more schemas may be made.
  var isExhausted: Bool { made.count + lists.count >= Self.limit }

  /// The alternatives that were chosen on the way to a schema.
  func alternatives(chosenIn schema: Schema) -> Set<ObjectIdentifier> {
    chosen[ObjectIdentifier(schema)] ?? []
  }

  /// Notes that a schema was made by choosing among alternatives.
  mutating func note(_ alternatives: Set<ObjectIdentifier>, chosenIn schema: Schema) {
    chosen[ObjectIdentifier(schema), default: []].formUnion(alternatives)
  }

  /// Both schemas at once; the words are those of the first.
  mutating func allOf(_ schema: Schema, _ other: Schema, baseFirst: Bool = false) -> Schema {
    let key = Key(first: ObjectIdentifier(schema), second: ObjectIdentifier(other))
    if let known = made[key] { return known }
    var composition = CompositionKeywords()
    composition.allOf = baseFirst ? [other, schema] : [schema, other]
    var words = Annotations()
    words.title = schema.annotations.title
    words.description = schema.annotations.description
    let both = Schema(
      range: schema.range, location: "", composition: composition, annotations: words)
    made[key] = both
    return both
  }

  /// A value of any of some schemas.
  mutating func anyOf(_ schemas: [Schema]) -> Schema {
    let key = schemas.map { ObjectIdentifier($0) }
    if let known = lists[key] { return known }
    var composition = CompositionKeywords()
    composition.anyOf = schemas
    let any = Schema(range: schemas[0].range, location: "", composition: composition)
    lists[key] = any
    return any
  }

  /// The values of one type of a schema.
  mutating func values(of type: SchemaType, in merged: MergedSchema, _ schema: Schema) -> Schema {
    let key = Key(first: ObjectIdentifier(schema), second: nil, type: type)
    if let known = made[key] { return known }
    let allowed = merged.values.enumeration?.filter { value in
      value.schemaType == type || type == .number && value.schemaType == .integer
    }
    let part = Schema(
      range: schema.range, location: "", types: [type], format: merged.format,
      enumeration: allowed?.isEmpty == true ? nil : allowed, constant: merged.values.constant,
      object: type == .object ? merged.objectKeywords : nil,
      array: type == .array ? merged.arrayKeywords : nil, validation: merged.validation,
      extensions: merged.extensions)
    made[key] = part
    return part
  }

  /// What a schema says beside its alternatives, for each of them to be combined with; `nil` where
  /// that is nothing that a shape says.
  mutating func base(of merged: MergedSchema, _ schema: Schema) -> Schema? {
    let members = merged.members
    let leavesTypeOpen = merged.choices.contains { choice in
      choice.alternatives.contains { $0.types.isEmpty && $0.reference == nil }
    }
    guard
      !members.properties.isEmpty || merged.values.allowed != nil || merged.elements.items != nil
        || !merged.elements.prefixItems.isEmpty || members.describesOthers || merged.format != nil
        || !merged.types.isEmpty && merged.types != [.object] && leavesTypeOpen
    else { return nil }
    let key = Key(first: ObjectIdentifier(schema), second: nil)
    if let known = made[key] { return known }
    let hasMembers = members.hasProperties || !members.required.isEmpty || members.describesOthers
    let hasElements = merged.elements.items != nil || !merged.elements.prefixItems.isEmpty
    let base = Schema(
      range: schema.range, location: "", types: merged.types, format: merged.format,
      enumeration: merged.values.enumeration, constant: merged.values.constant,
      object: hasMembers ? merged.objectKeywords : nil,
      array: hasElements ? merged.arrayKeywords : nil)
    made[key] = base
    return base
  }
}

extension MergedSchema {
  /// The keywords about objects of all parts together.
  fileprivate var objectKeywords: ObjectKeywords? {
    guard members.isPresent else { return nil }
    var object = ObjectKeywords()
    object.properties = members.properties.map {
      .init(name: $0.name, nameRange: $0.range, schema: $0.schema)
    }
    object.hasProperties = members.hasProperties
    object.required = members.required
    object.additionalProperties = members.additionalProperties
    object.patternProperties = members.patternProperties
    return object
  }

  /// The keywords about arrays of all parts together.
  fileprivate var arrayKeywords: ArrayKeywords? {
    guard elements.isPresent else { return nil }
    var array = ArrayKeywords()
    array.items = elements.items?.schema
    array.prefixItems = elements.prefixItems
    array.minimumCount = elements.minimumCount
    array.maximumCount = elements.maximumCount
    return array
  }
}
