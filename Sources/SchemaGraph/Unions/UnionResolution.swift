import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// The shape of `oneOf`, `anyOf` and lists of types (JSON Schema 2020-12, sections 10.2.1.2, 10.2.1.3
/// and 6.1.1).
enum UnionResolution {
  /// The most alternatives that several groups of alternatives may combine to.
  static let combinationLimit = 64

  /// The alternatives of a schema that are left when its groups have been combined.
  private struct Alternatives {
    /// The alternatives other than `null`.
    var schemas: [Schema]
    /// Whether one of them is `null`.
    var haveNull: Bool
    /// The alternatives as the document lists them.
    var identities: Set<ObjectIdentifier>
    var discriminator: Discriminator?
  }

  /// Why there are no alternatives.
  private enum Outcome {
    case alternatives(Alternatives)
    /// All groups only say which members go together.
    case none
    /// They are too many, or lead back to themselves.
    case refused
  }

  /// The only alternative beside `null`, where nothing else is said: the schema is a use of it.
  static func onlyAlternative(
    of merged: MergedSchema, _ schema: Schema, _ resolver: inout SchemaResolver
  ) -> (schema: Schema, addsNull: Bool)? {
    guard merged.choices.count == 1, !merged.choices[0].onlyLimitsMembers,
      resolver.combinations.base(of: merged, schema) == nil
    else { return nil }
    let others = merged.choices[0].alternatives.filter { !$0.isNull }
    guard others.count == 1, others[0] !== schema else { return nil }
    return (others[0], others.count < merged.choices[0].alternatives.count || merged.isNullable)
  }

  /// What a schema with groups of alternatives is.
  enum Form {
    /// It has a shape of its own.
    case shape(Shape)
    /// It is what this schema, which stands in it, is.
    case inline(Schema)
  }

  /// What a schema with groups of alternatives is, and whether one of them is `null`; `nil` where they
  /// say nothing that a shape could.
  static func shape(
    of merged: MergedSchema, _ schema: Schema, _ place: SchemaPlace,
    _ resolver: inout SchemaResolver
  ) -> (form: Form, allowsNull: Bool)? {
    let alternatives: Alternatives
    switch combined(merged, schema, &resolver) {
    case .alternatives(let found): alternatives = found
    case .none: return nil
    case .refused: return (.shape(.any), false)
    }
    let base = resolver.combinations.base(of: merged, schema)
    if alternatives.schemas.count == 1, base == nil {
      let only = alternatives.schemas[0]
      guard resolver.leadsToReference(only) else { return (.inline(only), alternatives.haveNull) }
      let use = resolver.use(only, at: place).within(schema, addsNull: alternatives.haveNull)
      return (.shape(.alias(use)), alternatives.haveNull)
    }
    if let enumeration = EnumerationResolution.shape(
      ofAlternatives: alternatives.schemas, place, &resolver)
    {
      return (.shape(.enumeration(enumeration)), alternatives.haveNull)
    }
    var union = UnionShape(
      origin: .composition, alternatives: [],
      discriminator: alternatives.discriminator?.propertyName)
    let mapping = DiscriminatorMapping(alternatives.discriminator)
    let names = AlternativeNames.names(of: alternatives.schemas, resolver)
    for (alternative, name) in zip(alternatives.schemas, names) {
      var whole = alternative
      // What extends the schema whose alternative it is has the schema's members already.
      if let base, !extends(alternative, schema, place, &resolver) {
        whole = resolver.combinations.allOf(alternative, base, baseFirst: true)
        resolver.combinations.note(alternatives.identities, chosenIn: whole)
      }
      let target = alternative.reference?.target
      let component = target.flatMap { resolver.referenceName(of: $0) }
      let use = resolver.use(whole, at: place.appending(.alternative(name)))
      var values: [Node] = []
      if let discriminator = alternatives.discriminator {
        values = mapping.values(of: target)
        if values.isEmpty {
          values =
            MemberValues.values(
              of: discriminator.propertyName, in: whole, place, &resolver) ?? []
        }
        if values.isEmpty, let component {
          values = [Node(.string(component), at: discriminator.range)]
        }
      }
      union.alternatives.append(
        .init(
          name: component ?? name, use: use, discriminatorValues: values,
          isDefault: target != nil && target == alternatives.discriminator?.defaultTarget))
    }
    return (.shape(.union(union)), alternatives.haveNull)
  }

  /// The shape of a schema with a list of types.
  static func shape(
    ofTypes types: [SchemaType], _ merged: MergedSchema, _ schema: Schema, _ place: SchemaPlace,
    _ resolver: inout SchemaResolver
  ) -> Shape {
    var union = UnionShape(origin: .types, alternatives: [])
    for type in types where !(type == .integer && types.contains(.number)) {
      let part = resolver.combinations.values(of: type, in: merged, schema)
      let name = AlternativeNames.name(of: part, resolver)
      union.alternatives.append(
        .init(name: name, use: resolver.use(part, at: place.appending(.alternative(name)))))
    }
    return .union(union)
  }

  private static func extends(
    _ alternative: Schema, _ schema: Schema, _ place: SchemaPlace, _ resolver: inout SchemaResolver
  ) -> Bool {
    guard !schema.location.isEmpty,
      alternative.reference != nil || alternative.composition?.allOf.isEmpty == false,
      let merged = resolver.merger.merge(alternative, at: place)
    else { return false }
    return merged.references.contains(schema.location)
  }

  // MARK: Groups of alternatives

  private static func combined(
    _ merged: MergedSchema, _ schema: Schema, _ resolver: inout SchemaResolver
  ) -> Outcome {
    var groups: [MergedSchema.Choice] = []
    for group in merged.choices {
      if group.onlyLimitsMembers {
        resolver.report(Diagnostic(.alternativesNotExpressed, at: group.range))
      } else {
        groups.append(group)
      }
    }
    guard let first = groups.first else { return .none }
    var identities = Set(groups.flatMap(\.alternatives).map { ObjectIdentifier($0) })
    let chosen = resolver.combinations.alternatives(chosenIn: schema)
    // A cycle of alternatives that are combined with what stands beside them never ends: each round
    // makes other schemas.
    guard chosen.isDisjoint(with: identities) else {
      resolver.report(Diagnostic(.alternativesCycle, at: schema.range))
      return .refused
    }
    identities.formUnion(chosen)
    var count = 1
    for group in groups where count <= combinationLimit {
      count = count.multipliedReportingOverflow(by: max(group.alternatives.count, 1)).partialValue
    }
    guard groups.count == 1 || count <= combinationLimit, !resolver.combinations.isExhausted else {
      resolver.report(
        Diagnostic(.tooManyAlternatives, at: schema.range, combinationLimit))
      return .refused
    }
    var alternatives = first.alternatives
    for group in groups.dropFirst() {
      alternatives = alternatives.flatMap { left in
        group.alternatives.map { right in
          let both = resolver.combinations.allOf(left, right)
          resolver.combinations.note(identities, chosenIn: both)
          return both
        }
      }
    }
    let others = alternatives.filter { !$0.isNull }
    return .alternatives(
      Alternatives(
        schemas: others, haveNull: others.count < alternatives.count, identities: identities,
        discriminator: groups.lazy.compactMap(\.discriminator).first))
  }
}

extension MergedSchema.Choice {
  /// Whether the alternatives only say which members go together.
  fileprivate var onlyLimitsMembers: Bool { alternatives.allSatisfy(\.onlyLimitsMembers) }
}
