import ConcordMustache
import ConcordSwiftIR

/// Turns initial values into values for the template `literal`.
struct InitialValueContext {
  let types: TypeContext

  private static let shape = Shape([
    Keys.text, Keys.member, Keys.call, Keys.elements, Keys.entries,
  ])

  /// A value that the template writes as it stands.
  static func text(_ text: String) -> Value { value(text: .string(text)) }

  /// The value of a property.
  func value(_ value: InitialValue) -> Value {
    switch value {
    case .bool(let bool): Self.text(bool ? "true" : "false")
    case .number(let text): Self.text(text)
    case .string(let text): Self.text(SwiftLiteral.string(text))
    case .null: Self.text("nil")
    case .member(let name): Self.value(member: .string(types.spelled(name)))
    case .call(let name, let argument):
      Self.value(call: [
        Keys.name: .string(name.text == "init" ? name.text : types.spelled(name)),
        Keys.value: self.value(argument),
      ])
    case .list(let elements):
      Self.value(
        elements: [
          Keys.list: .listed(elements) { element, isLast in
            [Keys.value: self.value(element), Keys.isLast: .bool(isLast)]
          }
        ])
    case .dictionary(let entries):
      Self.value(
        entries: [
          Keys.list: .listed(entries) { entry, isLast in
            [
              Keys.key: .string(SwiftLiteral.string(entry.key)),
              Keys.value: self.value(entry.value), Keys.isLast: .bool(isLast),
            ]
          }
        ])
    }
  }

  /// How many columns a value takes.
  func width(_ value: InitialValue) -> Int {
    switch value {
    case .bool: 5
    case .number(let text): text.utf8.count
    case .string(let text): text.utf8.count + 2
    case .null: 3
    case .member(let name): name.text.utf8.count + 1
    case .call(let name, let argument): name.text.utf8.count + width(argument) + 3
    case .list(let elements): elements.reduce(2) { $0 + width($1) + 2 }
    case .dictionary(let entries):
      entries.reduce(3) { $0 + $1.key.utf8.count + width($1.value) + 6 }
    }
  }

  private static func value(
    text: Value = nil, member: Value = nil, call: Value = nil, elements: Value = nil,
    entries: Value = nil
  ) -> Value {
    .object(shape, [text, member, call, elements, entries])
  }
}
