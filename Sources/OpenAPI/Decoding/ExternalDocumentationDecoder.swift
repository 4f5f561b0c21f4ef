import ConcordDocuments

/// Reads `externalDocs` (OpenAPI 3.2, section 4.16).
enum ExternalDocumentationDecoder {
  /// The URL and what is there; `nil` where there is none.
  static func read(_ member: Member, _ log: DecodingLog) -> (url: String, description: String?)? {
    guard let fields = FieldReader(member.value, as: .externalDocumentation, log) else {
      _ = ValueReader(log: log).members(member)
      return nil
    }
    _ = fields.extensions()
    let description = fields.text("description")
    guard let url = fields.text("url") else { return nil }
    return (url, description)
  }
}
