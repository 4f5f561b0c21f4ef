import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

extension TypeBuilder {
  /// A struct for an object with properties, a dictionary for one without.
  mutating func lowerObject(
    _ flat: FlatSchema, of schema: Schema, hint: NameHint, slot: TypeID?
  ) -> TypeReference {
    guard
      !flat.properties.isEmpty
        || flat.additionalProperties?.boolean == false && flat.patternProperties.isEmpty
    else {
      return .dictionary(memberType(flat, hint: hint) ?? .primitive(.json))
    }
    let id = slot ?? reserve(schema, hint: hint)
    var scope = NameScope(
      reserved: ["hashValue", "fields"] + options.validationNames,
      capacity: flat.properties.count + 1)
    let names = memberNames(of: flat, hint: hint, scope: &scope)
    var properties: [Property] = []
    for (property, name) in zip(flat.properties, names) {
      properties.append(lowerProperty(property, name: name, in: flat, of: schema))
    }
    if let kind = kindName(of: schema),
      let position = properties.firstIndex(where: { $0.key == kind.key }),
      properties[position].presence == .required, properties[position].defaultValue == nil,
      isText(properties[position].type)
    {
      properties[position].defaultValue = kind.name
    }
    var additional: (name: Identifier, type: TypeReference)?
    if let type = memberType(flat, hint: hint) {
      additional = (
        .member(scope.take(["additionalProperties", "otherProperties"])), type
      )
    }
    define(
      id,
      .structure(
        StructDeclaration(
          name: Identifier(""), documentation: documentation(flat.annotations),
          properties: properties, additionalProperties: additional,
          origin: Origin(schema.range))))
    note(id, .object(schema, flat))
    return .named(id)
  }

  /// Whether a type is of strings, all or some.
  private func isText(_ type: TypeReference) -> Bool {
    switch type {
    case .primitive(.string): return true
    case .named(let id):
      guard case .enumeration(let declaration) = types[Int(id.index)] else { return false }
      return declaration.rawType == .string
    default: return false
    }
  }

  private mutating func lowerProperty(
    _ property: FlatSchema.Property, name: Identifier, in flat: FlatSchema, of schema: Schema
  ) -> Property {
    let use = use(property.schema, hint: property.owner.appending(property.name))
    let (isReadOnly, isWriteOnly) = access(of: property.schema)
    let isRequired =
      flat.required.contains(property.name)
      && !((isReadOnly || isWriteOnly)
        && directions.mayLack(
          property.schema, of: schema, isReadOnly: isReadOnly, isWriteOnly: isWriteOnly))
    let constant = isRequired && !use.isNullable ? use.constant : nil
    let defaultValue = constant ?? declaredDefault(of: property.schema)
    let presence: Property.Presence =
      switch (isRequired, use.isNullable) {
      case (true, false): .required
      case (true, true): .nullable
      case (false, true) where defaultValue != nil: .defaultedNullable
      case (false, false) where defaultValue != nil: .defaulted
      case (false, true): options.distinguishesNull ? .optionalNullable : .optional
      case (false, false): .optional
      }
    return Property(
      name: name, key: property.name, type: use.type, presence: presence,
      defaultValue: defaultValue, isConstant: constant != nil,
      documentation: documentation(
        property.schema.words, isReadOnly: isReadOnly, isWriteOnly: isWriteOnly),
      origin: Origin(property.range))
  }

  /// The default that a schema, or else what it refers to, declares; `nil` for `null`, which is
  /// what an absent value is anyway.
  private func declaredDefault(of schema: Schema) -> Literal? {
    var schema = schema
    for _ in 0..<Self.maximumReferences {
      if let value = schema.annotations.defaultValue {
        return value.isNull ? nil : Literal(value)
      }
      if let reference = schema.reference, let target = document.schema(of: reference) {
        schema = target
      } else if let parts = schema.composition?.allOf, parts.count == 1 {
        schema = parts[0]
      } else {
        return nil
      }
    }
    return nil
  }

  /// How many references are followed to a default.
  private static let maximumReferences = 16

  /// The type of members that are not declared; `nil` where they are passed over. Patterns do not
  /// tell members apart: of several types, a member may be of each.
  private mutating func memberType(_ flat: FlatSchema, hint: NameHint) -> TypeReference? {
    let patterns = flat.patternProperties.map(\.schema).filter { $0.boolean != false }
    let others = flat.additionalProperties.map { [$0] } ?? []
    let schemas = others.filter { $0.boolean != false } + patterns
    guard let first = schemas.first else { return nil }
    if let open = schemas.first(where: { $0.boolean == true || $0.saysNothing }) {
      if !patterns.allSatisfy({ $0.boolean == true || $0.saysNothing }) {
        report(Diagnostic(.patternsNotExpressed, at: patterns.first?.range ?? open.range))
      }
      return .primitive(.json)
    }
    let member = hint.appending("Value")
    if schemas.count == 1 || schemas.dropFirst().allSatisfy({ $0.refersToTheSame(as: first) }) {
      return use(first, hint: member).element
    }
    if schemas.allSatisfy(\.isScalar) {
      let types = Set(schemas.map { use($0, hint: member).element })
      if types.count == 1, let only = types.first { return only }
    }
    let key = schemas.map { ObjectIdentifier($0) }
    let known = memberSchemas[key]
    let any = known ?? Schema(range: first.range, location: "", composition: .any(of: schemas))
    memberSchemas[key] = any
    return use(any, hint: member).element
  }

  /// Names for the properties: one whose key is fit as it stands keeps it; of two that would have
  /// one name, the later gets a number.
  private mutating func memberNames(
    of flat: FlatSchema, hint: NameHint, scope: inout NameScope
  ) -> [Identifier] {
    var names = [Identifier?](repeating: nil, count: flat.properties.count)
    let wanted = flat.properties.map { wantedName($0) }
    for pass in 0...1 {
      for (index, property) in flat.properties.enumerated() where names[index] == nil {
        let (name, isOwn) = wanted[index]
        guard pass == 1 || isOwn || name == property.name else { continue }
        names[index] = .member(scope.take([name]))
      }
    }
    return names.map { $0 ?? Identifier("unnamed") }
  }

  /// What a property is to be called, and whether somebody chose that name.
  private mutating func wantedName(
    _ property: FlatSchema.Property
  ) -> (name: String, isOwn: Bool) {
    if !options.propertyNames.isEmpty {
      let owner = property.owner.parts.joined(separator: ".")
      if let name = options.propertyNames["\(owner).\(property.name)"] { return (name, true) }
    }
    if let name = property.schema.extensions.first(where: { $0.key == "x-swift-name" })?.value
      .string
    {
      return (SwiftName.member(name), true)
    }
    return (memberName(property.name), false)
  }
}

extension Schema {
  /// What the schema says for people; where it says nothing and is `anyOf` or `oneOf` of one
  /// inline alternative and null, what that alternative says.
  fileprivate var words: Annotations {
    guard annotations.title == nil, annotations.description == nil, let composition,
      composition.allOf.isEmpty
    else { return annotations }
    let others = (composition.anyOf + composition.oneOf).filter { $0.types != [.null] }
    guard others.count == 1, others[0].reference == nil else { return annotations }
    var words = annotations
    words.title = others[0].annotations.title
    words.description = others[0].annotations.description
    words.isDeprecated = words.isDeprecated || others[0].annotations.isDeprecated
    return words
  }
}

extension Schema {
  /// Whether both are no more than a reference to one schema.
  fileprivate func refersToTheSame(as other: Schema) -> Bool {
    guard let target = reference?.target, onlyAnnotates, other.onlyAnnotates else { return false }
    return target == other.reference?.target
  }

  /// Whether values are of one simple type that needs no declaration.
  fileprivate var isScalar: Bool {
    reference == nil && enumeration == nil && constant == nil && object == nil && array == nil
      && composition == nil && types.count(where: { $0 != .null }) == 1
  }
}

extension CompositionKeywords {
  /// `anyOf` of some schemas.
  fileprivate static func any(of schemas: [Schema]) -> CompositionKeywords {
    var keywords = CompositionKeywords()
    keywords.anyOf = schemas
    return keywords
  }
}
