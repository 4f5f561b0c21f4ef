import ConcordOpenAPI

/// Which schemas requests have values of, and which responses: `readOnly` and `writeOnly` mean
/// another thing in each (OpenAPI 3.0, section 4.7.24.2; JSON Schema 2020-12, section 9.4).
struct SchemaDirections {
  /// The locations of the schemas that requests reach.
  private let requests: Set<String>
  /// The locations of the schemas that responses reach.
  private let responses: Set<String>

  /// Follows the schemas of all operations.
  init(of document: ResolvedDocument, _ families: SchemaFamilies) {
    var requests: [Schema] = []
    var responses: [Schema] = []
    func schemas(_ content: [MediaType]) -> [Schema] {
      content.flatMap { [$0.schema, $0.itemSchema].compactMap { $0 } }
    }
    for path in document.document.paths + document.document.webhooks {
      for operation in path.operations {
        requests += operation.parameters.compactMap(\.schema)
        requests += schemas(operation.requestBody?.content ?? [])
        for response in operation.responses {
          responses += response.headers.compactMap(\.schema) + schemas(response.content)
        }
      }
    }
    self.requests = Self.reached(from: requests, document, families)
    self.responses = Self.reached(from: responses, document, families)
  }

  /// Whether a member that is only in responses, or only in requests, may be absent though it is
  /// required. An object's schema that is made of others goes where they go, and one that no
  /// operation reaches counts as that of responses; where it stands nowhere, the member's counts.
  func mayLack(
    _ member: Schema, of schema: Schema, isReadOnly: Bool, isWriteOnly: Bool
  ) -> Bool {
    let places = Self.places(of: schema)
    let known = places.isEmpty ? [member.location] : places
    if isReadOnly, known.contains(where: requests.contains) { return true }
    return isWriteOnly
      && (known.contains(where: responses.contains) || !known.contains(where: requests.contains))
  }

  /// The location of a schema, or those of its parts where it has none itself.
  private static func places(of schema: Schema) -> [String] {
    if !schema.location.isEmpty { return [schema.location] }
    return (schema.composition?.allOf ?? []).flatMap { part in
      part.location.isEmpty ? places(of: part) : [part.reference?.target ?? part.location]
    }
  }

  private static func reached(
    from roots: [Schema], _ document: ResolvedDocument, _ families: SchemaFamilies
  ) -> Set<String> {
    var reached: Set<String> = []
    var open = roots
    while let schema = open.popLast() {
      guard reached.insert(schema.location).inserted else { continue }
      var locations: [String] = schema.reference.map { [$0.target] } ?? []
      locations += schema.composition?.discriminator?.mapping.map(\.target) ?? []
      locations += families.family(of: schema)?.kinds ?? []
      open += locations.compactMap { document.schemas[$0] }
      if let object = schema.object {
        open += (object.properties + object.patternProperties).map(\.schema)
        open += [object.additionalProperties, object.unevaluatedProperties].compactMap { $0 }
      }
      if let array = schema.array {
        open += array.prefixItems + [array.items, array.unevaluatedItems].compactMap { $0 }
      }
      if let parts = schema.composition { open += parts.allOf + parts.oneOf + parts.anyOf }
    }
    return reached
  }
}

extension TypeBuilder {
  /// Whether a value of a schema is only ever in responses, or only in requests, as the schema or a
  /// part of it says.
  func access(of schema: Schema) -> (isReadOnly: Bool, isWriteOnly: Bool) {
    if schema.reference == nil, schema.composition == nil {
      return (schema.annotations.isReadOnly, schema.annotations.isWriteOnly)
    }
    var access = (isReadOnly: false, isWriteOnly: false)
    var open = [schema]
    // Parts of parts that say it are rarer than rings.
    var remaining = 32
    while remaining > 0, let next = open.popLast() {
      remaining -= 1
      access.isReadOnly = access.isReadOnly || next.annotations.isReadOnly
      access.isWriteOnly = access.isWriteOnly || next.annotations.isWriteOnly
      if let target = next.reference.flatMap(document.schema(of:)) { open.append(target) }
      open += next.composition?.allOf ?? []
    }
    return access
  }
}
