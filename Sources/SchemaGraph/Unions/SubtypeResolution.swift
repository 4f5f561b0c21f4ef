import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// The shape of a schema that others extend and that has a discriminator: a union with an alternative
/// for each subtype, and one for the schema itself, which takes what is of no subtype (OpenAPI 3.1,
/// section 4.8.25).
///
/// The alternative for the schema itself keeps members that the schema does not declare, so that a
/// subtype which came up after the description was written is still whole when it is written again.
enum SubtypeResolution {
  /// The shape; `nil` where no other schema extends this one, or it is no object.
  static func shape(
    of merged: MergedSchema, _ schema: Schema, _ place: SchemaPlace,
    _ resolver: inout SchemaResolver
  ) -> Shape? {
    guard let subtypes = resolver.subtypes.subtypes(of: schema) else { return nil }
    let types = merged.effectiveTypes.filter { $0 != .null }
    guard types.isEmpty || types == [.object] else { return nil }
    let names = SubtypeNames(
      subtypes.discriminator, common: commonValues(of: merged, subtypes, place, &resolver),
      resolver.subtypes)
    var union = UnionShape(
      origin: .subtypes, alternatives: [], discriminator: subtypes.discriminator.propertyName)
    var taken: Set<NodeValue> = []
    for location in subtypes.locations {
      let values = resolver.subtypes.family(of: location)
        .flatMap { names.values(of: $0, &resolver) }
        .filter { taken.insert(NodeValue($0)).inserted }
      let isDefault = location == subtypes.defaultLocation
      guard !values.isEmpty || isDefault, let target = resolver.document.schemas[location] else {
        continue
      }
      let id = resolver.locate(target, at: location)
      let name =
        resolver.referenceName(of: location)
        ?? location.split(separator: "/").last.map(String.init) ?? "value"
      union.alternatives.append(
        .init(
          name: name, use: SchemaUse(target: id, source: target), discriminatorValues: values,
          isDefault: isDefault))
    }
    let own = names.values(of: schema.location, &resolver)
      .filter { !taken.contains(NodeValue($0)) }
    let base = base(of: merged, schema, place, &resolver)
    union.alternatives.append(
      .init(
        name: "other", use: SchemaUse(target: base, source: resolver[base].source),
        discriminatorValues: subtypes.defaultLocation == nil ? [] : own,
        isDefault: subtypes.defaultLocation == nil, isBase: true))
    return .union(union)
  }

  /// The value of the discriminator in objects of a schema that no other extends; `nil` where it has
  /// none or several.
  static func discriminatorValue(
    of schema: Schema, _ resolver: inout SchemaResolver
  ) -> (property: String, value: String)? {
    guard let discriminator = resolver.subtypes.inheritedDiscriminator(of: schema) else {
      return nil
    }
    let values = SubtypeNames(discriminator, common: [], resolver.subtypes)
      .values(of: schema.location, &resolver)
    guard values.count == 1, let value = values[0].string else { return nil }
    return (discriminator.propertyName, value)
  }

  /// The schema of the members that all subtypes have.
  private static func base(
    of merged: MergedSchema, _ schema: Schema, _ place: SchemaPlace,
    _ resolver: inout SchemaResolver
  ) -> SchemaID {
    let part = Schema(range: schema.range, location: "")
    let id = resolver.add(part, at: place.appending(.base))
    var others = ObjectResolution.additionalProperties(of: merged.members, place, &resolver)
    if case .unspecified = others { others = .some(nil) }
    // Extensions of the schema, such as a name in Swift, are about the union.
    resolver[id].shape =
      merged.members.properties.isEmpty
      ? .map(nil)
      : .object(ObjectResolution.object(of: merged.members, others, part, &resolver))
    return id
  }

  private static func commonValues(
    of merged: MergedSchema, _ subtypes: SubtypeIndex.Subtypes, _ place: SchemaPlace,
    _ resolver: inout SchemaResolver
  ) -> [Node] {
    guard let position = merged.members.position(of: subtypes.discriminator.propertyName) else {
      return []
    }
    return MemberValues.values(
      of: merged.members.properties[position].schema, place, &resolver) ?? []
  }
}

/// The values that a discriminator gives schemas: those of the mapping, else those that a schema limits
/// the property to, else the schema's name.
struct SubtypeNames {
  private let discriminator: Discriminator
  private let mapping: DiscriminatorMapping
  /// The values that the property has in all subtypes.
  private let common: Set<NodeValue>

  init(_ discriminator: Discriminator, common: [Node], _ index: SubtypeIndex) {
    self.discriminator = discriminator
    mapping = index.mapping(of: discriminator)
    self.common = Set(common.map(NodeValue.init))
  }

  /// The values that name a schema itself, those of its subtypes left out.
  func values(of location: String, _ resolver: inout SchemaResolver) -> [Node] {
    let mapped = mapping.values(of: location)
    if !mapped.isEmpty { return mapped }
    guard let schema = resolver.document.schemas[location] else { return [] }
    if let values = MemberValues.values(
      of: discriminator.propertyName, in: schema, SchemaPlace(.location(location)), &resolver),
      Set(values.map(NodeValue.init)) != common
    {
      return values
    }
    // How descriptions said it before there was a mapping.
    for member in schema.extensions
    where ["x-discriminator-value", "x-ms-discriminator-value"].contains(member.key) {
      if member.value.string != nil { return [member.value] }
    }
    return resolver.referenceName(of: location).map {
      [Node(.string($0), at: discriminator.range)]
    } ?? []
  }
}
