import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// The shape of an object (JSON Schema 2020-12, section 10.3.2).
enum ObjectResolution {
  /// The shape of an object: with declared members, or a map where it declares none.
  static func shape(
    of merged: MergedSchema, _ schema: Schema, _ place: SchemaPlace,
    _ resolver: inout SchemaResolver
  ) -> Shape {
    let members = merged.members
    let others = additionalProperties(of: members, place, &resolver)
    if members.properties.isEmpty {
      switch others {
      case .none: break
      case .some(let value): return .map(value)
      case .unspecified: return .map(nil)
      }
    }
    return .object(object(of: members, others, schema, &resolver))
  }

  /// The declared members with what becomes of the others.
  static func object(
    of members: MergedSchema.Members, _ others: ObjectShape.AdditionalProperties,
    _ schema: Schema, _ resolver: inout SchemaResolver
  ) -> ObjectShape {
    var object = ObjectShape(
      properties: [], required: members.required, undeclaredRequired: [],
      additionalProperties: others)
    object.properties.reserveCapacity(members.properties.count)
    let subtype = SubtypeResolution.discriminatorValue(of: schema, &resolver)
    for property in members.properties {
      object.properties.append(
        .init(
          name: property.name, range: property.range,
          use: resolver.use(
            property.schema, at: property.owner.appending(.property(property.name))),
          isRequired: members.requires(property.name), owner: property.owner,
          discriminatorValue: subtype?.property == property.name ? subtype?.value : nil))
    }
    object.undeclaredRequired = members.required.filter { members.position(of: $0) == nil }
    return object
  }

  /// What becomes of members that are not declared. Patterns do not tell members apart: of several
  /// schemas, a member may be of each.
  static func additionalProperties(
    of members: MergedSchema.Members, _ place: SchemaPlace, _ resolver: inout SchemaResolver
  ) -> ObjectShape.AdditionalProperties {
    let patterns = members.patternProperties.map(\.schema).filter { $0.boolean != false }
    let others = members.additionalProperties.map { [$0] } ?? []
    let schemas = others.filter { $0.boolean != false } + patterns
    guard let first = schemas.first else { return others.isEmpty ? .unspecified : .none }
    if schemas.contains(where: \.allowsAnyType) {
      if let typed = patterns.first(where: { !$0.allowsAnyType }) {
        resolver.report(
          Diagnostic(.patternsNotExpressed, at: patterns.first?.range ?? typed.range))
      }
      return .some(nil)
    }
    if others.isEmpty {
      resolver.report(Diagnostic(.unmatchedMembersTyped, at: first.range.startOnly))
    }
    let place = place.appending(.additionalProperty)
    if schemas.dropFirst().allSatisfy({ $0 === first || $0.refersToTheSame(as: first) }) {
      return .some(resolver.use(first, at: place))
    }
    return .some(resolver.use(resolver.combinations.anyOf(schemas), at: place))
  }
}
