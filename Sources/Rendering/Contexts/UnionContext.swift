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
      Keys.constraints: constraints.value(declaration.constraints),
      Keys.cases: .listed(Array(declaration.alternatives.enumerated())) { item, isLast in
        let alternative = item.element
        return [
          Keys.name: .string(types.spelled(alternative.name)),
          Keys.documentation: .comment(alternative.documentation, indentation: 2),
          Keys.type: types.value(alternative.type),
          Keys.recognition: recognition(alternative.recognition),
          Keys.checks: alternative.checks.isEmpty ? nil : constraints.list(alternative.checks),
          Keys.index: .int(item.offset),
          Keys.fitsOnOneLine: .bool(width(alternative) <= 100),
          Keys.isLast: .bool(isLast),
        ]
      },
      Keys.unrecognized: .string(orNull: declaration.unrecognized.map(types.spelled)),
      Keys.count: .int(declaration.alternatives.count),
    ]
  }

  private var constraints: ConstraintContext { ConstraintContext(types: types) }

  private func recognition(_ recognition: UnionDeclaration.Recognition) -> Value {
    func simple(_ kind: String, _ values: [Literal] = []) -> Value {
      [
        Keys.kind: .string(kind), Keys.object: nil, Keys.hasValues: .bool(!values.isEmpty),
        Keys.values: list(values),
      ]
    }
    switch recognition {
    case .any: return simple("any")
    case .null: return simple("null")
    case .bool: return simple("bool")
    case .integer(let values):
      return simple("integer", values.map { .number(String($0)) })
    case .number: return simple("number")
    case .array: return simple("array")
    case .string(let values): return simple("string", values.map { .string($0) })
    case .constant(let values): return simple("constant", values)
    case .object(let object):
      let hasRequired = !object.required.isEmpty
      let hasConstants = !object.constants.isEmpty
      let hasDiscriminator = object.discriminator != nil
      return [
        Keys.kind: "object", Keys.hasValues: false, Keys.values: [],
        Keys.object: [
          Keys.required: hasRequired
            ? [
              Keys.values: list(object.required.map { .string($0) }),
              Keys.hasMore: .bool(hasConstants || hasDiscriminator || object.isDefault),
            ] : nil,
          Keys.constants: hasConstants
            ? [
              Keys.list: .listed(object.constants) { constant, isLast in
                [
                  Keys.key: .string(SwiftLiteral.string(constant.key)),
                  Keys.values: list(constant.values), Keys.isLast: .bool(isLast),
                ]
              }, Keys.hasMore: .bool(hasDiscriminator || object.isDefault),
            ] : nil,
          Keys.discriminator: object.discriminator.map { constant in
            [
              Keys.key: .string(SwiftLiteral.string(constant.key)),
              Keys.values: list(constant.values), Keys.hasMore: .bool(object.isDefault),
            ]
          } ?? nil,
          Keys.isDefault: .bool(object.isDefault),
        ],
      ]
    }
  }

  /// How many columns an alternative takes in the list of them.
  private func width(_ alternative: UnionDeclaration.Alternative) -> Int {
    func width(_ values: [Literal]) -> Int { values.reduce(2) { $0 + text($1).utf8.count + 2 } }
    let recognition: Int =
      switch alternative.recognition {
      case .any, .null, .bool, .number, .array: 8
      case .integer(let values): 9 + width(values.map { .number(String($0)) })
      case .string(let values): 8 + width(values.map { .string($0) })
      case .constant(let values): 10 + width(values)
      case .object(let object):
        9 + (object.required.isEmpty ? 0 : 12 + width(object.required.map { .string($0) }))
          + (object.constants.isEmpty ? 0 : 15)
          + object.constants.reduce(0) { $0 + $1.key.utf8.count + 6 + width($1.values) }
          + (object.discriminator.map { 22 + $0.key.utf8.count + width($0.values) } ?? 0)
          + (object.isDefault ? 17 : 0)
      }
    // Checks stand on a line of their own.
    return 32 + alternative.name.text.utf8.count + types.width(alternative.type) + recognition
      + (alternative.checks.isEmpty ? 0 : 100)
  }

  private func list(_ values: [Literal]) -> Value {
    .listed(values) { value, isLast in
      [Keys.value: .string(text(value)), Keys.isLast: .bool(isLast)]
    }
  }

  /// A value as Swift says it to the runtime's JSON value: recognition knows none with members.
  private func text(_ value: Literal) -> String {
    switch value {
    case .string(let text): SwiftLiteral.string(text)
    case .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .object: "nil"
    }
  }
}
