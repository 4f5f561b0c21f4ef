import ConcordDiagnostics
import ConcordDocuments

/// The dialect of JSON Schema that a description names for its schemas (OpenAPI 3.1, section
/// 4.8.24.5; JSON Schema 2020-12, section 8.1.1).
enum SchemaDialect {
  /// What there is to say of `$schema` or `jsonSchemaDialect`: another dialect than the ones that
  /// are read may mean something else by its keywords.
  static func diagnostic(of member: Member) -> Diagnostic? {
    guard let text = member.value.string, !isKnown(text) else { return nil }
    return Diagnostic(.dialectUnknown, at: member.value.range, text)
  }

  private static let known = [
    "json-schema.org/draft", "json-schema.org/schema", "spec.openapis.org/oas/",
  ]

  private static func isKnown(_ uri: String) -> Bool {
    ["https://", "http://"].contains { scheme in
      known.contains { uri.hasPrefix(scheme + $0) }
    }
  }
}
