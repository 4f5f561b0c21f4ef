import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

extension TypeBuilder {
  /// A union for a schema that others extend and that has a discriminator: a case for each of them,
  /// and one for the schema itself, which takes what no other does (OpenAPI 3.1, section 4.8.25).
  ///
  /// The union has the schema's name. The schema's own members are a struct that is called after it
  /// with `Base`; it keeps members that it does not know, so that a kind which came up after the
  /// description was written is still there when the value is written again.
  ///
  /// - Returns: `nil` where the schema is no object, or has alternatives that stand elsewhere.
  mutating func lowerFamily(
    _ family: SchemaFamily, of schema: Schema, hint: NameHint, slot: TypeID?
  ) -> TypeUse? {
    let flat = flattener.flatten(schema, hint: hint)
    let types = flat.effectiveTypes.filter { $0 != .null }
    guard types.isEmpty || types == [.object], flat.choices.isEmpty else { return nil }
    reportUnexpressed(flat)
    let id = slot ?? reserve(schema, hint: hint)
    let key = family.discriminator.propertyName
    var scope = NameScope(
      reserved: ["payload", "alternatives", "hashValue"] + options.validationNames)
    var alternatives: [UnionDeclaration.Alternative] = []
    var taken: Set<Literal> = []
    let common = flat.properties.first { $0.name == key }.flatMap {
      constants(of: $0.schema)
    }
    for kind in family.kinds {
      let names = names(of: kind, in: family, beside: common ?? [])
        .filter { taken.insert($0).inserted }
      let isDefault = kind == family.defaultKind
      guard !names.isEmpty || isDefault, let target = document.schemas[kind] else { continue }
      let kindID = declare(target, at: kind)
      let name = flattener.componentNames[kind] ?? hints[Int(kindID.index)].parts.last ?? "value"
      alternatives.append(
        .init(
          name: .member(scope.take([SwiftName.member(name)])), type: .named(kindID),
          recognition: .object(
            .init(
              discriminator: names.isEmpty ? nil : .init(key: key, values: names),
              isDefault: isDefault))))
    }
    let base = lowerBase(flat, of: schema, hint: hint)
    let own = ownNames(of: schema.location, by: family.discriminator, beside: common ?? [])
      .filter { !taken.contains($0) }
    alternatives.append(
      .init(
        name: .member(scope.take(["other", "base"])), type: base.type,
        recognition: .object(
          family.defaultKind == nil
            ? .init(isDefault: true)
            : .init(discriminator: own.isEmpty ? nil : .init(key: key, values: own))),
        documentation: Documentation(
          base.keepsOthers
            ? "Any other kind: what all kinds have in common, and all other members as they are."
            : "Any other kind: what all kinds have in common.")))
    define(
      id,
      .union(
        UnionDeclaration(
          name: Identifier(""), documentation: documentation(flat.annotations),
          alternatives: alternatives, origin: Origin(schema.range))))
    // Each kind has constraints of its own.
    note(id, .types(schema, []))
    return TypeUse(type: .named(id), isNullable: flat.isNullable)
  }

  /// What a value of a kind that no other extends says in the property of the discriminator.
  mutating func kindName(of schema: Schema) -> (key: String, name: Literal)? {
    guard let discriminator = families.inherited(by: schema) else { return nil }
    let names = ownNames(of: schema.location, by: discriminator, beside: [])
    guard names.count == 1 else { return nil }
    return (discriminator.propertyName, names[0])
  }

  /// The members that all kinds have.
  private mutating func lowerBase(
    _ flat: FlatSchema, of schema: Schema, hint: NameHint
  ) -> (type: TypeReference, keepsOthers: Bool) {
    var flat = flat
    let keepsOthers = flat.additionalProperties == nil && flat.patternProperties.isEmpty
    if keepsOthers {
      flat.additionalProperties = Schema(range: schema.range, location: "", boolean: true)
    }
    flat.annotations = Annotations()
    flat.annotations.description = "What every kind of `\(hint.parts.last ?? "")` has."
    // Extensions of the schema, such as a name in Swift, are about the union.
    let part = Schema(range: schema.range, location: schema.location)
    let type = lowerObject(flat, of: part, hint: hint.appending("Base"), slot: nil)
    return (type, keepsOthers)
  }

  /// The names that the discriminator gives a kind and all kinds of it.
  private mutating func names(
    of kind: String, in family: SchemaFamily, beside common: [Literal]
  ) -> [Literal] {
    var names: [Literal] = []
    for heir in families.heirs(of: kind) {
      names += ownNames(of: heir, by: family.discriminator, beside: common)
    }
    return names
  }

  /// The names that the discriminator gives a schema itself: those of the mapping, else those that
  /// it limits the property to, else its own.
  private mutating func ownNames(
    of location: String, by discriminator: Discriminator, beside common: [Literal]
  ) -> [Literal] {
    let mapped = discriminator.mapping
      .filter { families.meant($0.target) == location }.map { Literal.string($0.value) }
    if !mapped.isEmpty { return mapped }
    guard let schema = document.schemas[location] else { return [] }
    let hint = NameHint(parts: [])
    let key = discriminator.propertyName
    if let property = flattener.flatten(schema, hint: hint).properties.first(where: {
      $0.name == key
    }), let values = constants(of: property.schema), Set(values) != Set(common) {
      return values
    }
    // How descriptions said it before there was a mapping.
    for member in schema.extensions
    where ["x-discriminator-value", "x-ms-discriminator-value"].contains(member.key) {
      if let text = member.value.string { return [.string(text)] }
    }
    return flattener.componentNames[location].map { [.string($0)] } ?? []
  }
}
