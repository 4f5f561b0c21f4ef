import ConcordMustache
import ConcordSwiftIR

/// Turns structs into values for the template `struct`.
struct StructContext {
  let types: TypeContext
  let propertiesAreConstant: Bool

  private static let propertyShape = Shape([
    Keys.name, Keys.documentation, Keys.wrapper, Keys.type, Keys.marker, Keys.defaultValue,
    Keys.isLast,
  ])
  private static let fieldShape = Shape([Keys.type, Keys.marker, Keys.isLast])

  func value(_ declaration: StructDeclaration, access: Int) -> Value {
    var members = declaration.properties.map(member)
    let isArray = declaration.form == .array
    if let additional = declaration.additionalProperties {
      let comment: Value = isArray ? " All other items." : " All other members."
      let width = types.width(additional.type) + 10
      members.append(
        Member(
          name: types.spelled(additional.name), documentation: .list([comment]), wrapper: nil,
          type: types.value(isArray ? .array(additional.type) : .dictionary(additional.type)),
          marker: [
            Keys.marker: runtime(isArray ? "AdditionalItems" : "AdditionalProperties"),
            Keys.type: types.value(additional.type),
          ],
          defaultValue: InitialValueContext.text(isArray ? "[]" : "[:]"),
          width: additional.name.text.count + width + 9, fieldWidth: width + 22))
    }
    let parameterWidth = members.reduce(access + 10) { $0 + $1.width + 2 }
    let fieldWidth = members.reduce(17) { $0 + $1.fieldWidth + 2 }
    let list = Value.listed(members) { $0.value($1) }
    let lines =
      fieldWidth <= 100 ? [] : LineFill.lines(members.map { $0.fieldWidth + 2 }, room: 94)
    let joined = JoinedNames(declaration.properties.map(\.key))
    let defaults = declaration.properties.filter(\.isDefaultWhenAbsent)
    return [
      Keys.name: .string(types.spelled(declaration.name)),
      Keys.documentation: .comment(declaration.documentation, indentation: 0),
      Keys.properties: list,
      Keys.propertiesAreConstant: .bool(propertiesAreConstant),
      Keys.isArray: .bool(isArray),
      Keys.hasParameters: .bool(!members.isEmpty),
      Keys.fitsOnOneLine: .bool(parameterWidth <= 100),
      Keys.fieldTypes: [
        Keys.fitsOnOneLine: .bool(fieldWidth <= 100),
        Keys.lines: .listed(lines) { line, isLast in
          [
            Keys.list: .listed(Array(members[line])) { $0.field($1) },
            Keys.isLast: .bool(isLast),
          ]
        },
      ],
      Keys.keys: .string(SwiftLiteral.string(joined.text)),
      Keys.keyLines: joined.separator == nil ? Self.keyLines(joined.text) : nil,
      Keys.constraints: ConstraintContext(types: types).value(declaration.constraints),
      Keys.hasDefaults: .bool(!defaults.isEmpty),
      Keys.defaultsFit: .bool(defaults.reduce(18) { $0 + width(ofDefault: $1) } <= 100),
      Keys.separator: .string(orNull: joined.separator.map(SwiftLiteral.string)),
      Keys.defaults: .listed(defaults) { property, isLast in
        let type = types.value(property.type)
        return [
          Keys.key: .string(SwiftLiteral.string(property.key)),
          Keys.defaultValue: property.initialValue.map(initialValues.value) ?? nil,
          Keys.type: property.presence == .defaultedNullable ? types.optional(type) : type,
          Keys.isLast: .bool(isLast),
        ]
      },
    ]
  }

  /// A stored property, with what the templates write of it.
  private struct Member {
    let name: String
    let documentation: Value
    let wrapper: Value
    let type: Value
    let marker: Value
    let defaultValue: Value
    /// How many columns it takes among the initialiser's parameters.
    let width: Int
    /// How many columns its type takes in the table.
    let fieldWidth: Int

    /// For the declaration and the initialiser.
    func value(_ isLast: Bool) -> Value {
      .object(
        StructContext.propertyShape,
        [.string(name), documentation, wrapper, type, marker, defaultValue, .bool(isLast)])
    }

    /// For the table.
    func field(_ isLast: Bool) -> Value {
      .object(StructContext.fieldShape, [type, marker, .bool(isLast)])
    }
  }

  private func member(_ property: Property) -> Member {
    let plain = types.value(property.type)
    let stored: Value
    var wrapper: Value = nil
    var marker: Value = nil
    var defaultValue = property.initialValue.map(initialValues.value) ?? nil
    var extra = 0
    switch property.presence {
    case .required: stored = plain
    case .nullable:
      stored = types.optional(plain)
      marker = [Keys.marker: runtime("NullWhenNil"), Keys.type: plain]
      extra = 12
    case .optional:
      stored = types.optional(plain)
      defaultValue = InitialValueContext.text("nil")
    case .optionalNullable:
      stored = types.nullable(plain)
      marker = [Keys.marker: runtime("AbsentOrNull"), Keys.type: plain]
      defaultValue = InitialValueContext.text("nil")
      extra = 13
    case .defaulted, .defaultedNullable:
      stored = property.presence == .defaulted ? plain : types.optional(plain)
      wrapper = runtime("Defaulted")
      marker = [Keys.marker: wrapper, Keys.type: stored]
      extra = 12
    }
    if property.isIndirect {
      wrapper = runtime("Indirect")
      marker = [Keys.marker: wrapper, Keys.type: stored]
      extra = 10
    }
    let width =
      property.name.text.unicodeScalars.count + types.width(property.type) + 10
      + (property.initialValue.map { initialValues.width($0) } ?? 0)
    return Member(
      name: types.spelled(property.name),
      documentation: .comment(property.documentation, indentation: 2), wrapper: wrapper,
      type: stored, marker: marker, defaultValue: defaultValue, width: width,
      fieldWidth: types.width(property.type) + 1 + extra)
  }

  private func runtime(_ name: String) -> Value { .string(types.runtime.spelled(name)) }

  /// How many columns a default takes in the table.
  private func width(ofDefault property: Property) -> Int {
    let value = property.initialValue.map { initialValues.width($0) } ?? 0
    return property.key.utf8.count + value + types.width(property.type) + 10
  }

  private var initialValues: InitialValueContext { InitialValueContext(types: types) }

  /// Keys on several lines where they do not fit on one; `null` where they do, or where a key is
  /// not plain enough to stand in a literal as it is.
  private static func keyLines(_ text: String) -> Value {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || " _-.$@:+/".utf8.contains(byte)
    }
    guard text.utf8.count > 86, isPlain else { return nil }
    var lines: [Range<Int>] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
      if let line = lines.last, end - line.lowerBound <= 90 {
        lines[lines.count - 1] = line.lowerBound..<end
      } else {
        lines.append(start..<end)
      }
      start = end + 1
    }
    return [
      Keys.list: .listed(lines) { line, isLast in
        [
          Keys.value: .string(String(decoding: bytes[line], as: UTF8.self)),
          Keys.isLast: .bool(isLast),
        ]
      }
    ]
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
