import ConcordMustache
import ConcordSwiftIR

/// Turns enumerations and aliases into values for the templates `enumeration` and `alias`.
struct EnumContext {
  let types: TypeContext
  let options: SwiftRenderingOptions

  func value(_ declaration: EnumDeclaration) -> Value {
    [
      Keys.name: .string(TypeContext.spelled(declaration.name)),
      Keys.documentation: .comment(declaration.documentation),
      Keys.rawType: .string(types.text(.primitive(declaration.rawType))),
      Keys.isOpen: .bool(declaration.isOpen),
      Keys.attributes: [], Keys.conformances: [],
      Keys.cases: .listed(declaration.cases) { item, isLast in
        [
          Keys.name: .string(TypeContext.spelled(item.name)),
          Keys.documentation: .comment(item.documentation),
          Keys.value: Expression(item.value).value(),
          Keys.isLast: .bool(isLast), Keys.isOnly: .bool(declaration.cases.count == 1),
        ]
      },
    ]
  }

  func value(_ declaration: AliasDeclaration) -> Value {
    [
      Keys.name: .string(TypeContext.spelled(declaration.name)),
      Keys.documentation: .comment(declaration.documentation),
      Keys.type: TypeText.value(types.text(declaration.target)),
    ]
  }
}
