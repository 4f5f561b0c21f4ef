import ConcordDocuments

/// A schema whose keywords stand among the fields of a parameter or a header, as they do in
/// Swagger 2.0 (its specification's sections on the Parameter, Header and Items Objects).
enum ItemsSchema {
  private static let keywords = KeyTable<Void>(
    [
      "type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum",
      "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems",
      "uniqueItems", "enum", "multipleOf", "example", "nullable", "properties",
      "additionalProperties", "x-nullable",
    ].map { ($0, ()) })

  /// The keywords of the schema alone, as a schema.
  static func node(of node: Node, withDescription: Bool = false) -> Node {
    let members = (node.object ?? []).filter {
      has($0.key) || withDescription && $0.key == "description"
    }
    return Node(.object(members), at: node.range)
  }

  /// Whether a key is one of the schema's.
  static func has(_ key: String) -> Bool { keywords.value(of: key) != nil }
}
