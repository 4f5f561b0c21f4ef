import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// Puts together what the parts of a conjunction say about other schemas.
struct ConjunctionMaker {
  private let parts: [Conjunction.Part]
  private var negations: [Conjunction.Child] = []
  private var conditions: [Conjunction.Condition] = []
  private var choices: [Conjunction.Choice] = []

  /// The conjunction of some parts.
  static func make(
    _ parts: [Conjunction.Part], in table: inout ConjunctionTable
  ) -> Conjunction {
    var maker = ConjunctionMaker(parts: parts)
    return maker.make(&table)
  }

  private init(parts: [Conjunction.Part]) {
    self.parts = parts
  }

  private mutating func make(_ table: inout ConjunctionTable) -> Conjunction {
    var types = JSONTypes.any
    for part in parts {
      let schema = part.schema
      var own = Self.types(of: schema)
      if let not = schema.not {
        negations.append(Self.child(not, of: schema, &table))
      }
      if let condition = schema.condition {
        conditions.append(
          .init(
            test: Self.child(condition.if, of: schema, &table),
            then: condition.then.map { Self.child($0, of: schema, &table) },
            otherwise: condition.else.map { Self.child($0, of: schema, &table) }))
      }
      addChoices(of: schema, &own, &table)
      if part.allowsNull { own.insert(.null) }
      types.formIntersection(own)
    }
    return Conjunction(
      parts: parts, types: types, members: members(&table), elements: elements(&table),
      choices: choices, negations: negations, conditions: conditions)
  }

  private static func child(
    _ schema: Schema, of owner: Schema, _ table: inout ConjunctionTable
  ) -> Conjunction.Child {
    .init(id: table.id(of: schema), range: owner.range, schemaRange: schema.range)
  }

  /// The schemas of several parts about the same values, together; `nil` where none says anything.
  private func together(
    _ keyword: (Schema) -> Schema?, _ table: inout ConjunctionTable
  ) -> Conjunction.Child? {
    var found: [Schema] = []
    var owner: Schema?
    for part in parts {
      guard let schema = keyword(part.schema), !schema.takesEverything else { continue }
      owner = owner ?? part.schema
      found.append(schema)
    }
    guard let owner else { return nil }
    return .init(
      id: table.id(ofAll: found), range: owner.range, schemaRange: found[0].range)
  }

  // MARK: Types

  /// The JSON types that a schema allows by itself.
  private static func types(of schema: Schema) -> JSONTypes {
    if let boolean = schema.boolean { return boolean ? .any : [] }
    var types = schema.types.isEmpty ? JSONTypes.any : JSONTypes(schema.types)
    var values = schema.enumeration
    if let constant = schema.constant { values = [constant] }
    guard let values else { return types }
    let ofValues = JSONTypes(values.map(\.schemaType))
    if schema.types.isEmpty {
      // Whether a list has fractions says nothing about the type that is wanted.
      types = ofValues.contains(.integer) ? ofValues.union(.number) : ofValues
    } else if !ofValues.contains(.null) {
      types.remove(.null)
    }
    return types
  }

  // MARK: Alternatives

  private mutating func addChoices(
    of schema: Schema, _ types: inout JSONTypes, _ table: inout ConjunctionTable
  ) {
    if let composition = schema.composition {
      for (origin, alternatives) in [
        (Conjunction.Choice.Origin.oneOf, composition.oneOf), (.anyOf, composition.anyOf),
      ] where !alternatives.isEmpty && ConjunctionTable.onlyAlternative(alternatives) == nil {
        let others = alternatives.filter { !$0.isNull }
        var allowed: JSONTypes = others.count < alternatives.count ? .null : []
        for other in others { allowed.formUnion(Self.outerTypes(of: other, table)) }
        // What is said by alternatives is compared with them; but none of them has to be null.
        if !allowed.contains(.null) { types.remove(.null) }
        if others.isEmpty { continue }
        add(
          others.map { .init(child: Self.child($0, of: schema, &table), location: $0.known) },
          origin, composition.discriminator, schema, &table)
      }
    }
    guard schema.ownDiscriminator != nil || schema === parts[0].schema,
      let subtypes = table.subtypes.subtypes(of: schema)
    else { return }
    let own = Set(parts.map(\.schema.location))
    guard own.isDisjoint(with: subtypes.locations) else { return }
    let alternatives = subtypes.locations.compactMap { location in
      table.document.schemas[location].map { target in
        Conjunction.Choice.Alternative(
          child: Self.child(target, of: schema, &table), location: location)
      }
    }
    add(alternatives, .subtypes, subtypes.discriminator, schema, &table)
  }

  private mutating func add(
    _ alternatives: [Conjunction.Choice.Alternative], _ origin: Conjunction.Choice.Origin,
    _ discriminator: Discriminator?, _ schema: Schema, _ table: inout ConjunctionTable
  ) {
    // One of the alternatives extends the schema that has them: the choice is made.
    let own = Set(parts.map(\.schema.location))
    if schema !== parts[0].schema, alternatives.contains(where: { own.contains($0.location) }) {
      return
    }
    choices.append(
      .init(
        origin: origin, alternatives: alternatives, discriminator: discriminator,
        range: schema.range))
  }

  /// The types of an alternative, as far as it or what it refers to says them in so many words.
  private static func outerTypes(of schema: Schema, _ table: ConjunctionTable) -> JSONTypes {
    var schema = schema
    for _ in 0..<16 {
      let own = types(of: schema)
      if own != .any { return own }
      guard let target = schema.reference.flatMap(table.document.schema) else { return .any }
      schema = target
    }
    return .any
  }

  // MARK: Objects

  private func members(_ table: inout ConjunctionTable) -> Conjunction.Members? {
    guard parts.contains(where: { $0.schema.object != nil }) else { return nil }
    var members = Conjunction.Members()
    var schemas: [String: [Schema]] = [:]
    var first: [(property: ObjectKeywords.Property, owner: Schema)] = []
    for part in parts {
      for property in part.schema.object?.properties ?? [] {
        let known = schemas[property.name]
        schemas[property.name] = (known ?? []) + [property.schema]
        if known == nil { first.append((property, part.schema)) }
      }
    }
    var required: Set<String> = []
    for part in parts {
      for name in part.schema.object?.required ?? [] where required.insert(name).inserted {
        members.required.append(Stated(value: name, range: part.schema.range))
      }
    }
    members.requiredNames = required
    for (position, (property, owner)) in first.enumerated() {
      let id = table.id(ofAll: schemas[property.name] ?? [property.schema])
      members.positions[property.name] = position
      members.properties.append(
        .init(
          name: property.name, keyRange: property.nameRange,
          child: .init(id: id, range: owner.range, schemaRange: property.schema.range),
          isRequired: required.contains(property.name)))
    }
    members.additional = together({ $0.object?.additionalProperties }, &table)
    members.unevaluated = together({ $0.object?.unevaluatedProperties }, &table)
    members.names = together({ $0.object?.propertyNames }, &table)
    for part in parts {
      guard let object = part.schema.object else { continue }
      for pattern in object.patternProperties {
        members.patterns.append(
          (pattern.name, Self.child(pattern.schema, of: part.schema, &table)))
      }
      for dependency in object.dependentRequired {
        members.dependentRequired.append(
          (dependency.key, Stated(value: dependency.names, range: part.schema.range)))
      }
      for dependency in object.dependentSchemas {
        members.dependentSchemas.append(
          (dependency.name, Self.child(dependency.schema, of: part.schema, &table)))
      }
    }
    return members
  }

  // MARK: Arrays

  private func elements(_ table: inout ConjunctionTable) -> Conjunction.Elements? {
    guard parts.contains(where: { $0.schema.array != nil }) else { return nil }
    var elements = Conjunction.Elements()
    elements.items = together({ $0.array?.items }, &table)
    elements.unevaluated = together({ $0.array?.unevaluatedItems }, &table)
    let count = parts.map { $0.schema.array?.prefixItems.count ?? 0 }.max() ?? 0
    for position in 0..<count {
      let child = together(
        { schema in
          let list = schema.array?.prefixItems ?? []
          return position < list.count ? list[position] : nil
        }, &table)
      let owner = parts.first { position < $0.schema.array?.prefixItems.count ?? 0 }?.schema
      guard let owner, let own = owner.array?.prefixItems[position] else { continue }
      elements.prefix.append(child ?? Self.child(own, of: owner, &table))
    }
    for part in parts {
      guard let array = part.schema.array, let contains = array.contains else { continue }
      elements.contains.append(
        (
          Self.child(contains, of: part.schema, &table), array.minimumContains,
          array.maximumContains
        ))
    }
    return elements
  }
}

extension Schema {
  /// Whether the schema is `true`, or an empty one.
  fileprivate var takesEverything: Bool {
    boolean == true
      || allowsAnyType && validation == nil && not == nil && condition == nil
        && annotations.description == nil && annotations.title == nil
  }

  /// The location that it leads to by a reference, or its own.
  fileprivate var known: String { reference?.target ?? location }
}
