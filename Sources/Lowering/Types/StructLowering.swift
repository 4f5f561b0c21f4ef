import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// The struct of an object with declared members.
struct StructLowering {
  let types: SchemaTypes
  let names: MemberNames
  /// Whether validation needs members that are not declared.
  var keepsUndeclaredMembers = false

  /// The struct without its name.
  func declaration(_ object: ObjectShape, of schema: ResolvedSchema) -> StructDeclaration {
    var scope = names.scope(for: .structure, capacity: object.properties.count + 1)
    let propertyNames = names.properties(object.properties, in: &scope)
    var properties: [Property] = []
    properties.reserveCapacity(object.properties.count)
    for (property, name) in zip(object.properties, propertyNames) {
      properties.append(lower(property, name: name, direction: schema.direction))
    }
    var additional: (name: Identifier, type: TypeReference)?
    if case .some(let use) = object.additionalProperties {
      let name = scope.take(["additionalProperties", "otherProperties"])
      additional = (.member(name), types.element(use))
    } else if keepsUndeclaredMembers {
      let name = scope.take(["additionalProperties", "otherProperties"])
      additional = (.member(name), .primitive(.json))
    }
    return StructDeclaration(
      name: Identifier(""), documentation: documentation(of: schema), properties: properties,
      additionalProperties: additional, origin: Origin(schema.range))
  }

  private func documentation(of schema: ResolvedSchema) -> Documentation {
    guard schema.place.steps.last == .base else { return Documentation(schema.annotations) }
    return Documentation(
      "What all subtypes of `\(TypeNameParts(schema.place.containing).words.last ?? "")` have in common."
    )
  }

  private func lower(
    _ property: ObjectShape.Property, name: Identifier, direction: Direction
  ) -> Property {
    let use = types.use(property.use)
    let access = types.graph.access(of: property.use)
    let isRequired =
      property.isRequired
      && !Self.mayBeAbsent(
        in: direction, isReadOnly: access.isReadOnly, isWriteOnly: access.isWriteOnly)
    let constant = isRequired && !use.isNullable ? use.constant : nil
    var defaultValue =
      constant ?? types.graph.defaultValue(of: property.use).map { Literal($0) }
    if isRequired, !use.isNullable, defaultValue == nil,
      let value = property.discriminatorValue, isText(property.use.target)
    {
      defaultValue = .string(value)
    }
    let presence: Property.Presence =
      switch (isRequired, use.isNullable) {
      case (true, false): .required
      case (true, true): .nullable
      case (false, true) where defaultValue != nil: .defaultedNullable
      case (false, false) where defaultValue != nil: .defaulted
      case (false, true): types.options.distinguishesNull ? .optionalNullable : .optional
      case (false, false): .optional
      }
    return Property(
      name: name, key: property.name, type: use.type, presence: presence,
      defaultValue: defaultValue,
      documentation: Documentation(
        property.use.words, isReadOnly: access.isReadOnly, isWriteOnly: access.isWriteOnly),
      origin: Origin(property.range))
  }

  /// Whether a required member may be absent all the same, since it is only in messages of one
  /// direction (OpenAPI 3.1, section 4.8.24.1). A schema that no operation uses counts as one of
  /// responses.
  private static func mayBeAbsent(
    in direction: Direction, isReadOnly: Bool, isWriteOnly: Bool
  ) -> Bool {
    isReadOnly && direction.contains(.request)
      || isWriteOnly && (direction.contains(.response) || !direction.contains(.request))
  }

  /// Whether values are strings, all or some.
  private func isText(_ id: SchemaID) -> Bool {
    switch types.graph[id].shape {
    case .scalar: types.type(of: id) == .primitive(.string)
    case .enumeration(let enumeration):
      enumeration.values.allSatisfy { $0.node.string != nil }
    default: false
    }
  }
}
