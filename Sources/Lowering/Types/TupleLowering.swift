import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// The struct of an array whose first elements each have a schema of their own (JSON Schema 2020-12,
/// section 10.3.1.1): a property for each of them, and one for the rest unless there is none.
struct TupleLowering {
  let types: SchemaTypes
  let names: MemberNames

  /// The struct without its name.
  func declaration(_ tuple: TupleShape, of schema: ResolvedSchema) -> StructDeclaration {
    var scope = names.scope(for: .structure)
    var properties: [Property] = []
    for (position, element) in tuple.elements.enumerated() {
      let use = types.use(element.use)
      let isRequired = position < tuple.minimumCount
      // What is `null` is there, and an array ends before what is not: the two stay apart.
      let presence: Property.Presence =
        switch (isRequired, use.isNullable) {
        case (true, false): .required
        case (true, true): .nullable
        case (false, true): .optionalNullable
        case (false, false): .optional
        }
      var words = element.use.annotations
      if element.isNamedByTitle { words.title = nil }
      let name = SwiftName.member(element.name ?? ElementNames.ordinal(position))
      let constant = presence == .required ? use.constant : nil
      properties.append(
        Property(
          name: .member(scope.take([name])), key: String(position), type: use.type,
          presence: presence, defaultValue: constant,
          documentation: Documentation(words), origin: Origin(element.range)))
    }
    var rest: (name: Identifier, type: TypeReference)?
    if tuple.isOpen {
      rest = (.member(scope.take(["rest", "otherItems"])), types.element(tuple.otherItems))
    } else if types.options.validation {
      // Elements that there may not be are found only where they are kept.
      rest = (.member(scope.take(["rest", "otherItems"])), .primitive(.json))
    }
    return StructDeclaration(
      name: Identifier(""), documentation: Documentation(schema.annotations),
      properties: properties, additionalProperties: rest, form: .array,
      origin: Origin(schema.range))
  }
}
