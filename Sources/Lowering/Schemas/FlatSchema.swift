import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// A schema whose references and `allOf` have been followed: the keywords of all its parts together
/// (JSON Schema 2020-12, section 10.2.1.1), and the groups of alternatives that they leave open.
struct FlatSchema {
  /// A property with where its schema stands.
  struct Property {
    var name: String
    var range: SourceRange
    var schema: Schema
    var owner: NameHint
    /// Schemas of other parts that only limit the values that the schema has a type for.
    var limits: [Schema] = []
  }

  /// The alternatives of one `oneOf` or `anyOf`.
  struct Choice {
    var alternatives: [Schema]
    var discriminator: Discriminator?
    var range: SourceRange
  }

  var types: [SchemaType] = []
  var isNullable = false
  var format: String?
  var enumeration: [Node]?
  /// Whether values that ``enumeration`` does not list are right too.
  var takesOtherValues = false
  /// Comments for the values of ``enumeration``, in its order.
  var valueComments: [String] = []
  var constant: Node?
  var properties: [Property] = []
  var hasProperties = false
  var required: [String] = []
  var additionalProperties: Schema?
  var patternProperties: [ObjectKeywords.Property] = []
  var items: (schema: Schema, owner: NameHint)?
  var prefixItems: [Schema] = []
  var minimumItems = 0
  var maximumItems: Int?
  var hasArrayKeywords = false
  var choices: [Choice] = []
  var validation: ValidationKeywords?
  var annotations = Annotations()
  var extensions: [Member] = []
  var unsupported: [Member] = []
  /// Keywords that the model has and a type leaves out, with the range of what they say.
  var limits: [(keyword: String, range: SourceRange)] = []
  var isNever = false
  /// The locations of the schemas that are part of this one by reference.
  var sources: Set<String> = []

  /// Where the schema itself stands: what two of its parts say together belongs there.
  private let owner: NameHint
  /// The places of the properties by their keys, but for the first few.
  private var positions: [String: Int] = [:]

  init(owner: NameHint) {
    self.owner = owner
  }

  /// The JSON types that a value may have: as declared, or else as the keywords suggest; empty for
  /// any.
  var effectiveTypes: [SchemaType] {
    if !types.isEmpty { return types }
    let values = (enumeration ?? []) + (constant.map { [$0] } ?? [])
    if !values.isEmpty {
      return SchemaType.allCases.filter { type in values.contains { $0.schemaType == type } }
    }
    if hasProperties || !required.isEmpty || additionalProperties != nil
      || !patternProperties.isEmpty
    {
      return [.object]
    }
    if items != nil || hasArrayKeywords { return [.array] }
    if validation?.pattern != nil || validation?.maximumLength != nil
      || validation?.minimumLength != nil
    {
      return [.string]
    }
    switch format {
    case "date-time", "date", "uuid", "uri", "byte", "binary", "email", "password":
      return [.string]
    case "int32", "int64": return [.integer]
    case "float", "double": return [.number]
    default: return []
    }
  }
}

/// Follows references and `allOf`.
struct SchemaFlattener {
  let document: ResolvedDocument
  /// The names of the schemas under `components`, by location.
  let componentNames: [String: String]
  private(set) var diagnostics: [Diagnostic] = []
  private var joined = JoinedSchemas()
  /// What schemas are that are nothing but a reference, by what they refer to.
  private var referenced: [String: FlatSchema] = [:]
  /// The location of the schema that is being flattened.
  private var root = ""

  init(document: ResolvedDocument) {
    self.document = document
    componentNames = Dictionary(
      document.document.components.schemas.map { ($0.schema.location, $0.name) }
    ) { first, _ in first }
  }

  /// How many references may lie between a schema and a part of it.
  private static let pathLimit = 100

  /// All parts of a schema together, for looking at only: what a mere reference stands for is put
  /// together once for all references to it, and its parts are called after it.
  mutating func flatten(_ schema: Schema) -> FlatSchema {
    guard let target = schema.reference?.target, schema.onlyAnnotates else {
      return flatten(schema, hint: NameHint(parts: []))
    }
    if let known = referenced[target] { return known }
    let flat = flatten(schema, hint: NameHint(parts: []))
    referenced[target] = flat
    return flat
  }

  /// All parts of a schema together. What is said twice counts once.
  mutating func flatten(_ schema: Schema, hint: NameHint) -> FlatSchema {
    var flat = FlatSchema(owner: hint)
    var path: [String] = []
    var visited: Set<String> = []
    root = schema.location
    add(schema, hint: hint, to: &flat, path: &path, visited: &visited)
    flat.sources = visited
    return flat
  }

  private mutating func add(
    _ schema: Schema, hint: NameHint, to flat: inout FlatSchema, path: inout [String],
    visited: inout Set<String>
  ) {
    if schema.boolean == false { flat.isNever = true }
    if let reference = schema.reference {
      if path.contains(reference.target) {
        diagnostics.append(Diagnostic(.schemaRing, at: reference.range))
      } else if path.count >= Self.pathLimit {
        diagnostics.append(
          Diagnostic(.schemaChainTooLong, at: reference.range, String(Self.pathLimit)))
      } else if visited.insert(reference.target).inserted,
        let target = document.schema(of: reference)
      {
        path.append(reference.target)
        let name = componentNames[reference.target]
        add(
          target, hint: name.map(NameHint.component) ?? hint, to: &flat, path: &path,
          visited: &visited)
        path.removeLast()
      }
    }
    for part in schema.composition?.allOf ?? [] {
      add(part, hint: hint, to: &flat, path: &path, visited: &visited)
    }
    merge(schema, hint: hint, into: &flat, path: path)
  }

  private mutating func merge(
    _ schema: Schema, hint: NameHint, into flat: inout FlatSchema, path: [String]
  ) {
    mergeTypes(schema, into: &flat)
    flat.format = flat.format ?? schema.format
    if let values = schema.enumeration {
      if let known = flat.enumeration {
        let both = known.filter { value in values.contains { $0.isEqual(to: value) } }
        if both.isEmpty {
          diagnostics.append(Diagnostic(.schemaConflict, at: schema.range, "'enum'"))
        } else {
          flat.enumeration = both
        }
      } else {
        flat.enumeration = values
      }
    }
    flat.constant = flat.constant ?? schema.constant
    if let object = schema.object { mergeObject(object, hint: hint, into: &flat) }
    if let array = schema.array {
      if let contains = array.contains { flat.limits.append(("contains", contains.range)) }
      flat.hasArrayKeywords = true
      if let items = array.items ?? array.unevaluatedItems, flat.items == nil {
        flat.items = (items, hint)
      }
      flat.minimumItems = max(flat.minimumItems, array.minimumCount ?? 0)
      flat.maximumItems = [flat.maximumItems, array.maximumCount].compactMap { $0 }.min()
      if flat.prefixItems.isEmpty { flat.prefixItems = array.prefixItems }
    }
    if let composition = schema.composition {
      for alternatives in [composition.oneOf, composition.anyOf]
      where !alternatives.isEmpty && !isChosen(among: alternatives, path) {
        flat.choices.append(
          .init(
            alternatives: alternatives, discriminator: composition.discriminator,
            range: schema.range))
      }
    }
    flat.validation = flat.validation ?? schema.validation
    // Most schemas have none of these, and to append nothing is not free.
    if !schema.extensions.isEmpty { flat.extensions += schema.extensions }
    if !schema.unsupported.isEmpty { flat.unsupported += schema.unsupported }
    flat.mergeAnnotations(schema.annotations, overriding: path.isEmpty)
  }

  /// Whether the schema whose alternatives these are is only here because one of them extends it:
  /// the choice is then made.
  private func isChosen(among alternatives: [Schema], _ path: [String]) -> Bool {
    guard !path.isEmpty else { return false }
    return alternatives.contains { alternative in
      guard let target = alternative.reference?.target else { return false }
      return target == root || path.dropLast().contains(target)
    }
  }

  private mutating func mergeTypes(_ schema: Schema, into flat: inout FlatSchema) {
    guard !schema.types.isEmpty else { return }
    let types = schema.types.filter { $0 != .null }
    let isNullable = types.count < schema.types.count
    if flat.types.isEmpty {
      flat.types = types
      flat.isNullable = isNullable
      return
    }
    flat.isNullable = flat.isNullable && isNullable
    let both = flat.types.filter { types.contains($0) }
    if !both.isEmpty {
      flat.types = both
    } else if flat.types == [.number], types == [.integer] {
      flat.types = [.integer]
    } else if !(flat.types == [.integer] && types == [.number]) {
      diagnostics.append(Diagnostic(.schemaConflict, at: schema.range, "'type'"))
    }
  }

  private mutating func mergeObject(
    _ object: ObjectKeywords, hint: NameHint, into flat: inout FlatSchema
  ) {
    flat.hasProperties = flat.hasProperties || object.hasProperties
    for property in object.properties {
      flat.merge(
        .init(
          name: property.name, range: property.nameRange, schema: property.schema, owner: hint),
        &joined)
    }
    for name in object.required where !flat.required.contains(name) { flat.required.append(name) }
    if let schema = object.additionalProperties {
      if flat.additionalProperties == nil || schema.boolean == nil {
        flat.additionalProperties = schema
      }
    } else if let schema = object.unevaluatedProperties, flat.additionalProperties == nil {
      flat.additionalProperties = schema
    }
    if !object.patternProperties.isEmpty { flat.patternProperties += object.patternProperties }
    if let names = object.propertyNames, !names.isAnyName {
      flat.limits.append(("propertyNames", names.range))
    }
  }
}

extension FlatSchema {
  /// Up to so many properties are looked at one by one: most objects have no more, and are put
  /// together so often that an index of them would cost more than it spares.
  private static let fewProperties = 12

  private func position(of name: String) -> Int? {
    for (position, property) in properties.prefix(Self.fewProperties).enumerated()
    where property.name == name {
      return position
    }
    return properties.count > Self.fewProperties ? positions[name] : nil
  }

  fileprivate mutating func merge(_ property: Property, _ joined: inout JoinedSchemas) {
    guard let position = position(of: property.name) else {
      if properties.count >= Self.fewProperties { positions[property.name] = properties.count }
      properties.append(property)
      return
    }
    let known = properties[position]
    if known.schema === property.schema { return }
    if property.schema.saysNothing {
      if property.schema.validation != nil { properties[position].limits.append(property.schema) }
      return
    }
    if let first = known.schema.reference?.target, first == property.schema.reference?.target {
      return
    }
    if known.schema.saysNothing {
      properties[position] = property
      properties[position].limits =
        known.limits + (known.schema.validation.map { _ in [known.schema] } ?? [])
      return
    }
    let both = joined.schema(known.schema, property.schema)
    if both === known.schema { return }
    properties[position].schema = both
    properties[position].owner = owner
  }

  fileprivate mutating func mergeAnnotations(_ other: Annotations, overriding: Bool) {
    func pick<T>(_ mine: T?, _ theirs: T?) -> T? { overriding ? theirs ?? mine : mine ?? theirs }
    annotations.title = pick(annotations.title, other.title)
    annotations.description = pick(annotations.description, other.description)
    annotations.defaultValue = pick(annotations.defaultValue, other.defaultValue)
    annotations.examples =
      overriding && !other.examples.isEmpty || annotations.examples.isEmpty
      ? other.examples : annotations.examples
    annotations.isDeprecated = annotations.isDeprecated || other.isDeprecated
    annotations.isReadOnly = annotations.isReadOnly || other.isReadOnly
    annotations.isWriteOnly = annotations.isWriteOnly || other.isWriteOnly
    annotations.externalDocumentation = pick(
      annotations.externalDocumentation, other.externalDocumentation)
    annotations.contentEncoding = pick(annotations.contentEncoding, other.contentEncoding)
    annotations.contentMediaType = pick(annotations.contentMediaType, other.contentMediaType)
  }
}

extension Schema {
  /// Whether any value is valid.
  var saysNothing: Bool {
    boolean != false && reference == nil && types.isEmpty && format == nil && enumeration == nil
      && constant == nil && object == nil && array == nil && composition == nil
  }

  /// Whether the schema only limits which members go together, and gives none of them a type.
  var onlyLimitsMembers: Bool {
    guard boolean == nil, reference == nil, types.isEmpty || types == [.object], format == nil,
      enumeration == nil, constant == nil, array == nil
    else { return false }
    if let object {
      guard object.properties.allSatisfy({ $0.schema.saysNothing }),
        object.additionalProperties?.boolean ?? true, object.patternProperties.isEmpty
      else { return false }
    }
    if let composition {
      return (composition.allOf + composition.anyOf + composition.oneOf)
        .allSatisfy(\.onlyLimitsMembers)
    }
    return object?.required.isEmpty == false || !unsupported.isEmpty
  }

  /// Whether the schema adds nothing but words to a reference.
  var onlyAnnotates: Bool {
    types.isEmpty && format == nil && enumeration == nil && constant == nil && object == nil
      && array == nil && composition == nil
  }
}

extension Node {
  /// The JSON type of the value; a whole number is an integer.
  var schemaType: SchemaType {
    switch value {
    case .null: .null
    case .bool: .boolean
    case .number(let number): number.isInteger ? .integer : .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}
