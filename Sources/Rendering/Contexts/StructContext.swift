import ConcordMustache
import ConcordSwiftIR

/// Turns structs into values for the template `struct`.
struct StructContext {
  let types: TypeContext
  let additions: DeclarationContext.Additions
  let propertiesAreConstant: Bool

  private static let propertyShape = TemplateContext.property.shape

  func value(_ declaration: StructDeclaration) -> Value {
    let isArray = declaration.form == .array
    var members = declaration.properties.map(member)
    if let additional = declaration.additionalProperties {
      let type = types.text(additional.type)
      members.append(
        Member(
          name: TypeContext.spelled(additional.name), key: "", documentation: nil,
          isAdditional: true,
          wrapper: nil, type: isArray ? "[\(type)]" : "[String: \(type)]",
          fieldType: types.generic(isArray ? "_AdditionalItems" : "_AdditionalProperties", type),
          defaultValue: .text(isArray ? "[]" : "[:]")))
    }
    let keys = JoinedNames(declaration.properties.map(\.key))
    let defaults = declaration.properties.filter(\.isDefaultWhenAbsent)
    return TemplateContext.structure([
      Keys.name: .string(TypeContext.spelled(declaration.name)),
      Keys.documentation: .comment(declaration.documentation),
      Keys.isArray: .bool(isArray),
      Keys.properties: .listed(members) { value($0, isLast: $1) },
      Keys.hasProperties: .bool(!members.isEmpty),
      Keys.keys: keys.literal,
      Keys.separator: .string(orNull: keys.separator.map(SwiftLiteral.string)),
      Keys.defaults: defaults.isEmpty
        ? nil
        : TemplateContext.fieldDefaults([
          Keys.list: .listed(defaults) { property, isLast in
            let type = types.text(property.type)
            return TemplateContext.fieldDefault([
              Keys.key: .string(SwiftLiteral.string(property.key)),
              Keys.value: property.initialValue.map { Expression($0).value() } ?? nil,
              Keys.type: .string(property.presence == .defaultedNullable ? type + "?" : type),
              Keys.isLast: .bool(isLast), Keys.isOnly: .bool(defaults.count == 1),
            ])
          }
        ]),
      Keys.xml: declaration.xml.map { XMLContext.table($0).value() } ?? nil,
      Keys.failure: declaration.failure.map { Expression($0).value() } ?? nil,
      Keys.attributes: additions.attributes, Keys.conformances: additions.conformances,
    ])
  }

  /// A stored property, with what the templates write of it.
  private struct Member {
    let name: String
    let key: String
    let documentation: Value
    var isAdditional = false
    let wrapper: String?
    let type: String
    /// What the field table calls its type.
    let fieldType: String
    let defaultValue: Expression?
  }

  private func value(_ member: Member, isLast: Bool) -> Value {
    .object(
      Self.propertyShape,
      [
        .string(member.name), .string(member.key), member.documentation, .bool(member.isAdditional),
        .string(orNull: member.wrapper),
        .string(propertiesAreConstant && member.wrapper == nil ? "let" : "var"),
        .bool(propertiesAreConstant && member.wrapper != nil), TypeText.value(member.type),
        TypeText.value(member.fieldType), member.defaultValue?.value() ?? nil, .bool(isLast),
      ])
  }

  private func member(_ property: Property) -> Member {
    let plain = types.text(property.type)
    var type = plain
    var fieldType: String?
    var wrapper: String?
    var defaultValue = property.initialValue.map { Expression($0) }
    switch property.presence {
    case .required: break
    case .nullable:
      type = plain + "?"
      fieldType = types.generic("_NullWhenNil", plain)
    case .optional:
      type = plain + "?"
      defaultValue = .text("nil")
    case .optionalNullable:
      type = types.generic("Nullable", plain) + "?"
      fieldType = types.generic("_AbsentOrNull", plain)
      defaultValue = .text("nil")
    case .defaulted, .defaultedNullable:
      if property.presence == .defaultedNullable { type = plain + "?" }
      wrapper = "Defaulted"
    }
    if property.isIndirect { wrapper = "Indirect" }
    if let wrapper { fieldType = types.generic(wrapper, type) }
    return Member(
      name: TypeContext.spelled(property.name), key: DocumentationComment.line(property.key),
      documentation: .comment(property.documentation),
      wrapper: wrapper, type: type, fieldType: fieldType ?? type,
      defaultValue: defaultValue)
  }
}

extension Property {
  /// Whether an object that lacks the member has the initial value there.
  fileprivate var isDefaultWhenAbsent: Bool {
    guard initialValue != nil else { return false }
    switch presence {
    case .defaulted, .defaultedNullable: return true
    case .required, .nullable, .optional, .optionalNullable: return false
    }
  }
}
