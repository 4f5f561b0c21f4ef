import ConcordMustache
import ConcordSwiftIR

/// Turns unions into values for the template `union`.
struct UnionContext {
  let types: TypeContext

  func value(_ declaration: UnionDeclaration) -> Value {
    [
      Keys.name: .string(types.spelled(declaration.name)),
      Keys.documentation: .comment(declaration.documentation, indentation: 0),
      Keys.isIndirect: .bool(declaration.isIndirect),
      Keys.constraints: ConstraintContext.value(declaration.constraints),
      Keys.cases: .listed(Array(declaration.alternatives.enumerated())) { item, isLast in
        let alternative = item.element
        return [
          Keys.name: .string(types.spelled(alternative.name)),
          Keys.documentation: .comment(alternative.documentation, indentation: 2),
          Keys.type: types.value(alternative.type),
          Keys.recognition: recognition(alternative.recognition),
          Keys.index: .int(item.offset),
          Keys.isLast: .bool(isLast),
        ]
      },
    ]
  }

  private func recognition(_ recognition: UnionDeclaration.Recognition) -> Value {
    func simple(_ kind: String, _ values: [String] = []) -> Value {
      [
        Keys.kind: .string(kind), Keys.object: nil, Keys.hasValues: .bool(!values.isEmpty),
        Keys.values: strings(values),
      ]
    }
    switch recognition {
    case .any: return simple("any")
    case .null: return simple("null")
    case .bool: return simple("bool")
    case .integer: return simple("integer")
    case .number: return simple("number")
    case .array: return simple("array")
    case .string(let values): return simple("string", values)
    case .object(let object):
      let hasRequired = !object.required.isEmpty
      let hasConstants = !object.constants.isEmpty
      let hasDiscriminator = object.discriminator != nil
      return [
        Keys.kind: "object", Keys.hasValues: false, Keys.values: [],
        Keys.object: [
          Keys.required: hasRequired
            ? [
              Keys.values: strings(object.required),
              Keys.hasMore: .bool(hasConstants || hasDiscriminator),
            ] : nil,
          Keys.constants: hasConstants
            ? [
              Keys.list: .listed(object.constants) { constant, isLast in
                [
                  Keys.key: .string(SwiftLiteral.string(constant.key)),
                  Keys.values: strings(constant.values), Keys.isLast: .bool(isLast),
                ]
              }, Keys.hasMore: .bool(hasDiscriminator),
            ] : nil,
          Keys.discriminator: object.discriminator.map { constant in
            [
              Keys.key: .string(SwiftLiteral.string(constant.key)),
              Keys.values: strings(constant.values),
            ]
          } ?? nil,
        ],
      ]
    }
  }

  private func strings(_ values: [String]) -> Value {
    .listed(values) { value, isLast in
      [Keys.value: .string(SwiftLiteral.string(value)), Keys.isLast: .bool(isLast)]
    }
  }
}
