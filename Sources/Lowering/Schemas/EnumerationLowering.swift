import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

extension TypeBuilder {
  /// The values of an enumeration, each once, without `null`; `nil` where a plain type says as much.
  mutating func enumerationValues(_ flat: FlatSchema, _ types: [SchemaType]) -> [Node]? {
    guard let values = flat.enumeration ?? flat.constant.map({ [$0] }) else { return nil }
    var distinct: [Node] = []
    for value in values where !value.isNull {
      let value = types == [.string] ? quoted(value) : value
      switch value.value {
      case .bool, .array, .object, .null: return nil
      case .string where !types.contains(.string): continue
      case .string, .number:
        // A whole number may be written as 1.0 or 1e2, which Swift takes for a Double.
        let value =
          value.number?.int.map { Node(.number(NumberLiteral($0)), at: value.range) } ?? value
        if !distinct.contains(where: { $0.isEqual(to: value) }) { distinct.append(value) }
      }
    }
    return distinct.isEmpty ? nil : distinct
  }

  /// A value of a list of strings: YAML reads `true` and `1` without quotes as something else.
  private mutating func quoted(_ value: Node) -> Node {
    switch value.value {
    case .bool, .number:
      let text = JSONWriter().text(value)
      report(Diagnostic(.enumerationValueNotString, at: value.range, text))
      return Node(.string(text), at: value.range)
    case .null, .string, .array, .object: return value
    }
  }

  /// The type of the only value that an inline schema allows: a type of its own would say no more.
  func lowerConstant(_ value: Node) -> TypeReference? {
    if value.string != nil { return .primitive(.string) }
    return value.number?.int == nil ? nil : .primitive(.int)
  }

  /// An enumeration of strings, whole numbers, numbers, or of both strings and numbers.
  mutating func lowerEnumeration(
    _ values: [Node], _ flat: FlatSchema, of schema: Schema, hint: NameHint, slot: TypeID?
  ) -> TypeReference {
    let id = slot ?? reserve(schema, hint: hint)
    let rawType: Primitive =
      if values.allSatisfy({ $0.string != nil }) {
        .string
      } else if values.allSatisfy({ $0.number?.int != nil }) {
        .int
      } else if values.allSatisfy({ $0.number != nil }) {
        .double
      } else {
        .json
      }
    let names = caseNames(values, flat)
    let cases = zip(values, names).map { value, name in
      EnumDeclaration.Case(
        name: name.identifier, value: Literal(value), documentation: Documentation(name.comment))
    }
    define(
      id,
      .enumeration(
        EnumDeclaration(
          name: Identifier(""), documentation: documentation(flat.annotations), rawType: rawType,
          isOpen: options.opensEnumerations || ![.string, .int].contains(rawType), cases: cases,
          origin: Origin(schema.range))))
    note(id, .enumeration(schema, takesOthers: flat.takesOtherValues))
    return .named(id)
  }

  private mutating func caseNames(
    _ values: [Node], _ flat: FlatSchema
  ) -> [(identifier: Identifier, comment: String)] {
    func texts(_ key: String) -> [String]? {
      let list = flat.extensions.first { $0.key == key }?.value.array
      return list.map { $0.map { $0.string ?? "" } }
    }
    let given = texts("x-enum-varnames") ?? texts("x-enumNames") ?? []
    let comments =
      texts("x-enum-descriptions") ?? texts("x-enumDescriptions") ?? flat.valueComments
    let original = flat.enumeration ?? []
    var scope = NameScope(
      reserved: ["rawValue", "allCases", "isKnown", "hashValue"] + options.validationNames)
    var names = [Identifier?](repeating: nil, count: values.count)
    func base(_ value: Node) -> (name: String, text: String) {
      let text =
        switch value.value {
        case .string(let text): text
        case .number(let number): Self.spelling(number)
        default: ""
        }
      if !given.isEmpty, let place = original.firstIndex(where: { $0.isEqual(to: value) }),
        given.indices.contains(place), !given[place].isEmpty
      {
        return (SwiftName.member(given[place]), given[place])
      }
      return (memberName(text), text)
    }
    func others(_ name: String, _ text: String) -> [String] {
      let upper = Words(text).list.map(\.text).joined()
      return upper == text.uppercased() ? ["uppercase\(upper)"] : [name]
    }
    // A value that is its own name keeps it, so that `asc` stays `asc` beside `ASC`.
    let bases = values.map(base)
    for pass in 0...1 {
      for (index, (name, text)) in bases.enumerated() where names[index] == nil {
        guard pass == 1 || name == text else { continue }
        names[index] = .member(scope.take(scope.isFree(name) ? [name] : others(name, text)))
      }
    }
    return values.indices.map { index in
      let place =
        comments.isEmpty ? nil : original.firstIndex { $0.isEqual(to: values[index]) }
      let comment = place.flatMap { comments.indices.contains($0) ? comments[$0] : nil } ?? ""
      return (names[index] ?? Identifier("unnamed"), comment)
    }
  }

  /// A number as a name: `minus1`, `1.5` as `_1_5`.
  private static func spelling(_ number: NumberLiteral) -> String {
    let text = JSONWriter().text(Node(.number(number), at: SourceRange(.init(index: 0), 0, 0)))
    return text.replacing(".", with: "point")
  }
}

extension Literal {
  /// The value of a node.
  init(_ node: Node) {
    self =
      switch node.value {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number: .number(JSONWriter().text(node))
      case .string(let text): .string(text)
      case .array(let elements): .array(elements.map(Literal.init))
      case .object(let members):
        .object(members.map { .init(key: $0.key, value: Literal($0.value)) })
      }
  }
}
