import ConcordMustache
import ConcordSwiftIR

/// Turns enumerations and aliases into values for the templates `enumeration` and `alias`.
struct EnumContext {
  let types: TypeContext

  func value(_ declaration: EnumDeclaration) -> Value {
    let width = declaration.cases.reduce(40) { $0 + $1.name.text.unicodeScalars.count + 3 }
    return [
      Keys.name: .string(types.spelled(declaration.name)),
      Keys.documentation: .comment(declaration.documentation, indentation: 0),
      Keys.rawType: types.value(.primitive(declaration.rawType)),
      Keys.isOpen: .bool(declaration.isOpen),
      Keys.constraints: ConstraintContext(types: types).value(declaration.constraints),
      Keys.casesFit: .bool(width <= 100),
      Keys.cases: .listed(declaration.cases) { item, isLast in
        [
          Keys.name: .string(types.spelled(item.name)),
          Keys.documentation: .comment(item.documentation, indentation: 2),
          Keys.value: .string(literal(item.value, declaration.rawType)),
          Keys.isLast: .bool(isLast),
        ]
      },
    ]
  }

  func value(_ declaration: AliasDeclaration) -> Value {
    [
      Keys.name: .string(types.spelled(declaration.name)),
      Keys.documentation: .comment(declaration.documentation, indentation: 0),
      Keys.type: types.value(declaration.target),
    ]
  }

  /// A literal for a value; values of any JSON are literals of `JSONValue`.
  private func literal(_ value: Literal, _ rawType: Primitive) -> String {
    switch value {
    case .string(let text): SwiftLiteral.string(text)
    case .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .object: "nil"
    }
  }
}
