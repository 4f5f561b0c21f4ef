package import ConcordDiagnostics
import ConcordDocuments
package import ConcordOpenAPI

/// What the schemas of a description ask of JSON values, keyword by keyword.
///
/// Only who validates needs it, so each schema is read when it is first asked for.
package struct AssertionTable {
  private let document: ResolvedDocument
  private var schemas: [Schema] = []
  private var numbers: [ObjectIdentifier: AssertionsID] = [:]
  private var lists: [[Assertion]?] = []

  /// Prepares to read the schemas of a description.
  package init(_ document: ResolvedDocument) {
    self.document = document
  }

  /// The number of what a schema asks where it stands.
  package mutating func id(of use: SchemaUse) -> AssertionsID { id(of: use.source) }

  /// The number of what a schema asks.
  package mutating func id(of schema: ResolvedSchema) -> AssertionsID { id(of: schema.source) }

  /// What a schema asks, in the order of JSON Schema's sections.
  package mutating func assertions(of id: AssertionsID) -> [Assertion] {
    let position = Int(id.index)
    if let known = lists[position] { return known }
    let found = read(schemas[position])
    lists[position] = found
    return found
  }

  /// The file and pointer of the schema; empty for what several schemas say together.
  package func location(of id: AssertionsID) -> String { schemas[Int(id.index)].location }

  /// Where the schema stands.
  package func range(of id: AssertionsID) -> SourceRange { schemas[Int(id.index)].range }

  /// The `format` of a schema, which is an annotation (JSON Schema 2020-12, section 7): who checks
  /// it decides so.
  package func format(of id: AssertionsID) -> String? { schemas[Int(id.index)].format }

  /// Whether a schema itself says that its values are in responses only, or in requests only.
  package func access(of id: AssertionsID) -> (isReadOnly: Bool, isWriteOnly: Bool) {
    let annotations = schemas[Int(id.index)].annotations
    return (annotations.isReadOnly, annotations.isWriteOnly)
  }

  /// The union that a schema itself is, where a discriminator tells its alternatives apart and each
  /// of them is a schema of the document; `nil` for any other schema.
  ///
  /// - Parameters:
  ///   - id: The schema.
  ///   - graph: The graph of the same document.
  /// - Returns: The union.
  package func discriminatedUnion(
    of id: AssertionsID, in graph: SchemaGraph
  ) -> UnionShape? {
    let schema = schemas[Int(id.index)]
    guard schema.composition?.discriminator != nil else { return nil }
    let target = graph[graph.use(of: schema).target]
    guard target.source === schema, case .union(let union) = target.shape,
      union.discriminator != nil,
      union.alternatives.allSatisfy({ $0.isBase || !$0.use.location.isEmpty })
    else { return nil }
    return union
  }

  /// The number of what a schema of an operation asks, as it was read.
  package mutating func id(of schema: Schema) -> AssertionsID {
    if let known = numbers[ObjectIdentifier(schema)] { return known }
    let id = AssertionsID(schemas.count)
    schemas.append(schema)
    lists.append(nil)
    numbers[ObjectIdentifier(schema)] = id
    return id
  }

  private mutating func ids(of schemas: [Schema]) -> [AssertionsID] {
    schemas.map { id(of: $0) }
  }

  private mutating func properties(_ list: [ObjectKeywords.Property]) -> [Assertion.Property] {
    list.map { .init(name: $0.name, range: $0.nameRange, schema: id(of: $0.schema)) }
  }

  // MARK: Keywords

  private mutating func read(_ schema: Schema) -> [Assertion] {
    if let boolean = schema.boolean { return boolean ? [] : [.never] }
    var found: [Assertion] = []
    if !schema.types.isEmpty { found.append(.type(schema.types)) }
    if let value = schema.constant { found.append(.const(value)) }
    if let values = schema.enumeration { found.append(.enum(values)) }
    if let limits = schema.validation { add(limits, to: &found) }
    if let reference = schema.reference, let target = document.schema(of: reference) {
      found.append(.reference(id(of: target)))
    }
    if let composition = schema.composition {
      if !composition.allOf.isEmpty { found.append(.allHold(ids(of: composition.allOf))) }
      if !composition.anyOf.isEmpty { found.append(.anyHolds(ids(of: composition.anyOf))) }
      if !composition.oneOf.isEmpty { found.append(.oneHolds(ids(of: composition.oneOf))) }
    }
    if let not = schema.not { found.append(.not(id(of: not))) }
    if let condition = schema.condition {
      found.append(
        .condition(
          if: id(of: condition.if), then: condition.then.map { id(of: $0) },
          else: condition.else.map { id(of: $0) }))
    }
    if let array = schema.array { add(array, to: &found) }
    if let object = schema.object { add(object, to: &found) }
    for member in schema.unsupported { found.append(.unsupported(member.key, member.keyRange)) }
    return found
  }

  private func add(_ limits: ValidationKeywords, to found: inout [Assertion]) {
    let numbers: [(Assertion.Limit, NumberLiteral?)] = [
      (.minimum, limits.minimum), (.exclusiveMinimum, limits.exclusiveMinimum),
      (.maximum, limits.maximum), (.exclusiveMaximum, limits.exclusiveMaximum),
      (.multipleOf, limits.multipleOf),
    ]
    for (keyword, number) in numbers {
      if let number { found.append(.limit(keyword, number)) }
    }
    if let count = limits.minimumLength { found.append(.count(.minLength, count)) }
    if let count = limits.maximumLength { found.append(.count(.maxLength, count)) }
    if let pattern = limits.pattern, let range = limits.patternRange {
      found.append(.pattern(pattern, range))
    }
  }

  private mutating func add(_ array: ArrayKeywords, to found: inout [Assertion]) {
    if let count = array.minimumCount { found.append(.count(.minItems, count)) }
    if let count = array.maximumCount { found.append(.count(.maxItems, count)) }
    if array.isUnique { found.append(.uniqueItems) }
    if !array.prefixItems.isEmpty { found.append(.prefixItems(ids(of: array.prefixItems))) }
    if let items = array.items { found.append(.items(id(of: items))) }
    if let contains = array.contains {
      found.append(
        .contains(
          id(of: contains), minimum: array.minimumContains, maximum: array.maximumContains))
    }
    if let items = array.unevaluatedItems { found.append(.unevaluatedItems(id(of: items))) }
  }

  private mutating func add(_ object: ObjectKeywords, to found: inout [Assertion]) {
    if let count = object.minimumCount { found.append(.count(.minProperties, count)) }
    if let count = object.maximumCount { found.append(.count(.maxProperties, count)) }
    if !object.required.isEmpty { found.append(.required(object.required)) }
    if !object.properties.isEmpty { found.append(.properties(properties(object.properties))) }
    if !object.patternProperties.isEmpty {
      found.append(.patternProperties(properties(object.patternProperties)))
    }
    if let schema = object.additionalProperties {
      found.append(.additionalProperties(id(of: schema)))
    }
    if !object.dependentRequired.isEmpty {
      found.append(
        .dependentRequired(object.dependentRequired.map { ($0.key, $0.names) }))
    }
    if !object.dependentSchemas.isEmpty {
      found.append(.dependentSchemas(properties(object.dependentSchemas)))
    }
    if let schema = object.propertyNames { found.append(.propertyNames(id(of: schema))) }
    if let schema = object.unevaluatedProperties {
      found.append(.unevaluatedProperties(id(of: schema)))
    }
  }
}
