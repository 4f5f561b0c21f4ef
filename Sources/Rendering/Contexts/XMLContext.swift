import ConcordSwiftIR

/// Writes how structs stand in XML.
enum XMLContext {
  /// The table of a struct, as an expression.
  static func table(_ table: XMLTable) -> Expression {
    var arguments = name(table.name)
    if !table.fields.isEmpty {
      let fields = table.fields.map { (label: SwiftLiteral.string($0.key), value: field($0)) }
      arguments.append(("fields", .dictionary(fields.map { ($0.label, $0.value) })))
    }
    return .member("_XMLTable", arguments)
  }

  /// How a property, or the root of a body, stands in XML.
  static func field(_ field: XMLTable.Field) -> Expression {
    var arguments = name(field.name)
    // The name has no label there.
    if arguments.first?.label == "name" { arguments[0].label = nil }
    switch field.node {
    case .text, .cdata, .inlined: return .text("." + field.node.rawValue)
    case .element, .attribute, .wrapped: break
    }
    let item = field.item
    if let name = item.name { arguments.append(("item", .string(name))) }
    if let space = item.namespace { arguments.append(("itemNamespace", .string(space))) }
    if let prefix = item.prefix { arguments.append(("itemPrefix", .string(prefix))) }
    if let inner = field.inner { arguments.append(("inner", .string(inner))) }
    return arguments.isEmpty
      ? .text(".\(field.node.rawValue)()") : .member("." + field.node.rawValue, arguments)
  }

  private static func name(_ name: XMLTable.Field.Name) -> [Expression.Argument] {
    var arguments: [Expression.Argument] = []
    if let text = name.name { arguments.append(("name", .string(text))) }
    if let space = name.namespace { arguments.append(("namespace", .string(space))) }
    if let prefix = name.prefix { arguments.append(("prefix", .string(prefix))) }
    return arguments
  }
}
