import ConcordMustache
import ConcordSwiftIR

/// Turns unions into values for the template `union`.
struct UnionContext {
  let types: TypeContext
  let additions: DeclarationContext.Additions

  func value(_ declaration: UnionDeclaration) -> Value {
    TemplateContext.union([
      Keys.name: .string(TypeContext.spelled(declaration.name)),
      Keys.documentation: .comment(declaration.documentation),
      Keys.isIndirect: .bool(declaration.isIndirect),
      Keys.attributes: additions.attributes, Keys.conformances: additions.conformances,
      Keys.cases: .listed(Array(declaration.alternatives.enumerated())) { item, isLast in
        let alternative = item.element
        return TemplateContext.alternative([
          Keys.name: .string(TypeContext.spelled(alternative.name)),
          Keys.documentation: .comment(alternative.documentation),
          Keys.type: TypeText.value(types.text(alternative.type)),
          Keys.recognition: recognition(alternative.recognition).value(),
          Keys.checks: alternative.checks.isEmpty
            ? nil : ConstraintContext(qualifier: types.qualifier).list(alternative.checks).value(),
          Keys.index: .int(item.offset),
          Keys.isOnly: .bool(
            declaration.alternatives.count == 1 && declaration.unrecognized == nil),
          Keys.isLast: .bool(isLast),
        ])
      },
      Keys.unrecognized: .string(orNull: declaration.unrecognized.map(TypeContext.spelled)),
      Keys.count: .int(declaration.alternatives.count),
    ])
  }

  private func recognition(_ recognition: UnionDeclaration.Recognition) -> Expression {
    func list(_ values: [Literal]) -> [Expression.Argument] {
      values.map { (nil, Expression($0)) }
    }
    switch recognition {
    case .any: return .member(".any")
    case .null: return .member(".null")
    case .bool: return .member(".bool")
    case .integer(let values): return .member(".integer", list(values.map { .number("\($0)") }))
    case .number: return .member(".number")
    case .array: return .member(".array")
    case .string(let values): return .member(".string", list(values.map { .string($0) }))
    case .constant(let values): return .member(".constant", list(values))
    case .object(let object):
      var arguments: [Expression.Argument] = []
      if !object.required.isEmpty {
        arguments.append(("required", .array(object.required.map { .string($0) })))
      }
      if !object.constants.isEmpty {
        let constants = object.constants.map { constant -> Expression.Argument in
          (SwiftLiteral.string(constant.key), .array(constant.values.map { Expression($0) }))
        }
        arguments.append(("constants", .dictionary(constants)))
      }
      if let discriminator = object.discriminator {
        let values = Expression.array(discriminator.values.map { Expression($0) })
        arguments.append(
          ("discriminator", .tuple([.string(discriminator.key), values])))
      }
      if object.isDefault { arguments.append(("isDefault", .text("true"))) }
      return arguments.isEmpty ? .text(".object()") : .member(".object", arguments)
    }
  }
}
