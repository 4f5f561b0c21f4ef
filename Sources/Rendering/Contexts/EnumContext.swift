import ConcordMustache
import ConcordSwiftIR

/// Turns enumerations and aliases into values for the templates `enumeration` and `alias`.
struct EnumContext {
  let types: TypeContext
  let additions: DeclarationContext.Additions

  func value(_ declaration: EnumDeclaration) -> Value {
    TemplateContext.enumeration([
      Keys.name: .string(TypeContext.spelled(declaration.name)),
      Keys.documentation: .comment(declaration.documentation),
      Keys.rawType: .string(types.text(.primitive(declaration.rawType))),
      Keys.isOpen: .bool(declaration.isOpen),
      Keys.attributes: additions.attributes, Keys.conformances: additions.conformances,
      Keys.cases: .listed(declaration.cases) { item, isLast in
        TemplateContext.enumerationCase([
          Keys.name: .string(TypeContext.spelled(item.name)),
          Keys.documentation: .comment(item.documentation),
          Keys.value: Expression(item.value).value(),
          Keys.isLast: .bool(isLast), Keys.isOnly: .bool(declaration.cases.count == 1),
        ])
      },
    ])
  }

  func value(_ declaration: AliasDeclaration) -> Value {
    TemplateContext.alias([
      Keys.name: .string(TypeContext.spelled(declaration.name)),
      Keys.documentation: .comment(declaration.documentation),
      Keys.type: TypeText.value(types.text(declaration.target)),
    ])
  }
}
