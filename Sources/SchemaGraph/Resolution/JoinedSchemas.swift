import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// The schemas that say what several say together, one for each set of them: a schema that leads
/// back to itself through them is then known by its identity.
struct JoinedSchemas {
  private var schemas: [[ObjectIdentifier]: Schema] = [:]
  /// What each of the schemas was joined of, no part of which was joined itself.
  private var parts: [ObjectIdentifier: [Schema]] = [:]

  /// A schema for the values of two, which may be joined themselves; the first one where the second
  /// adds nothing.
  mutating func schema(_ first: Schema, _ second: Schema) -> Schema {
    var all = parts[ObjectIdentifier(first)] ?? [first]
    for part in parts[ObjectIdentifier(second)] ?? [second]
    where !all.contains(where: { $0.isSame(as: part) }) {
      all.append(part)
    }
    guard all.count > 1 else { return first }
    let key = all.map { ObjectIdentifier($0) }
    if let known = schemas[key] { return known }
    var composition = CompositionKeywords()
    composition.allOf = all
    let schema = Schema(
      range: second.range, location: "", composition: composition,
      annotations: second.annotations)
    schemas[key] = schema
    parts[ObjectIdentifier(schema)] = all
    return schema
  }
}

extension Schema {
  /// Whether two schemas are one, or say no more than one reference.
  fileprivate func isSame(as other: Schema) -> Bool {
    self === other || refersToTheSame(as: other)
  }
}
