import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// The enumeration of a list of strings, whole numbers, numbers, or of both strings and numbers.
struct EnumerationLowering {
  let types: SchemaTypes
  let names: MemberNames

  /// The enumeration without its name.
  func declaration(
    _ enumeration: EnumerationShape, of schema: ResolvedSchema
  ) -> EnumDeclaration {
    let values = enumeration.values
    let rawType: Primitive =
      if values.allSatisfy({ $0.node.string != nil }) {
        .string
      } else if values.allSatisfy({ $0.node.number?.int != nil }) {
        .int
      } else if values.allSatisfy({ $0.node.number != nil }) {
        .double
      } else {
        .json
      }
    let cases = zip(values, names.cases(values)).map { value, name in
      EnumDeclaration.Case(
        name: name, value: Literal(value.node),
        documentation: Documentation(value.description ?? ""))
    }
    return EnumDeclaration(
      name: Identifier(""), documentation: Documentation(schema.annotations), rawType: rawType,
      isOpen: types.options.opensEnumerations || ![.string, .int].contains(rawType), cases: cases,
      origin: Origin(schema.range))
  }
}
