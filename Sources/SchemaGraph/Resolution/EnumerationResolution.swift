import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI

/// The shape of `enum` and `const` (JSON Schema 2020-12, sections 6.1.2 and 6.1.3).
enum EnumerationResolution {
  /// The values, each once, without `null`; `nil` where there is no list, or where a plain type says as
  /// much.
  static func values(
    of merged: MergedSchema, _ types: [SchemaType], _ resolver: inout SchemaResolver
  ) -> [EnumerationShape.Value]? {
    guard let allowed = merged.values.allowed else { return nil }
    let names =
      texts("x-enum-varnames", merged.extensions) ?? texts("x-enumNames", merged.extensions)
    let descriptions =
      texts("x-enum-descriptions", merged.extensions)
      ?? texts("x-enumDescriptions", merged.extensions)
    let listed = allowed.enumerated().map { position, node in
      EnumerationShape.Value(
        node: node, name: names?.element(position), description: descriptions?.element(position))
    }
    return distinct(listed, types, &resolver)
  }

  /// `anyOf: [string, enum]` is how descriptions say that a list of values may grow, and `oneOf` of
  /// constants is how they describe each. `nil` where the alternatives are something else.
  static func shape(
    ofAlternatives alternatives: [Schema], _ place: SchemaPlace, _ resolver: inout SchemaResolver
  ) -> EnumerationShape? {
    var values: [EnumerationShape.Value] = []
    var takesOthers = false
    var type: SchemaType?
    for alternative in alternatives {
      guard let part = resolver.merger.merge(alternative, at: place), part.choices.isEmpty,
        part.format == nil, part.effectiveTypes.count == 1,
        type == nil || part.effectiveTypes[0] == type
      else { return nil }
      type = part.effectiveTypes[0]
      guard type == .string || type == .integer else { return nil }
      if let allowed = part.values.allowed {
        let annotations = part.annotations
        let names =
          texts("x-enum-varnames", part.extensions) ?? texts("x-enumNames", part.extensions)
        for (position, node) in allowed.enumerated() {
          var value = EnumerationShape.Value(node: node, name: names?.element(position))
          if allowed.count == 1 {
            value.name = value.name ?? annotations.title.flatMap { $0.isFitForName ? $0 : nil }
            value.description = annotations.description
          }
          values.append(value)
        }
      } else {
        takesOthers = true
      }
    }
    guard !values.isEmpty, alternatives.count > 1, let type, !takesOthers || type == .string,
      let distinct = distinct(values, [type], &resolver)
    else { return nil }
    return EnumerationShape(values: distinct, takesOtherValues: takesOthers)
  }

  private static func distinct(
    _ values: [EnumerationShape.Value], _ types: [SchemaType], _ resolver: inout SchemaResolver
  ) -> [EnumerationShape.Value]? {
    var found: [EnumerationShape.Value] = []
    var seen: Set<NodeValue> = []
    for value in values where !value.node.isNull {
      var value = value
      if types == [.string] { value.node = quoted(value.node, &resolver) }
      switch value.node.value {
      case .bool, .array, .object, .null: return nil
      case .string where !types.contains(.string): continue
      case .string, .number:
        // A whole number may be written as 1.0 or 1e2, which Swift takes for a Double.
        if let int = value.node.number?.int {
          value.node = Node(.number(NumberLiteral(int)), at: value.node.range)
        }
        if seen.insert(NodeValue(value.node)).inserted { found.append(value) }
      }
    }
    return found.isEmpty ? nil : found
  }

  /// A value of a list of strings: YAML reads `true` and `1` without quotes as something else.
  private static func quoted(_ value: Node, _ resolver: inout SchemaResolver) -> Node {
    switch value.value {
    case .bool, .number:
      let text = JSONWriter().text(value)
      resolver.report(Diagnostic(.enumerationValueNotString, at: value.range, text))
      return Node(.string(text), at: value.range)
    case .null, .string, .array, .object: return value
    }
  }

  private static func texts(_ key: String, _ extensions: [Member]) -> [String]? {
    if extensions.isEmpty { return nil }
    return extensions.first { $0.key == key }?.value.array?.map { $0.string ?? "" }
  }
}

extension [String] {
  /// The text at a position; `nil` where there is none or an empty one.
  fileprivate func element(_ position: Int) -> String? {
    indices.contains(position) && !self[position].isEmpty ? self[position] : nil
  }
}
