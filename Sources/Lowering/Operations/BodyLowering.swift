import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Chooses a media type for a body and says what its values are.
struct BodyLowering {
  let types: DeclaredTypes
  private(set) var diagnostics: [Diagnostic] = []

  init(_ types: DeclaredTypes) {
    self.types = types
  }

  /// The body of a request or a response; `nil` where there is no media type.
  mutating func lower(
    _ content: [MediaType], isRequired: Bool, description: String?
  ) -> (body: Endpoint.Body, mediaType: MediaType)? {
    guard let chosen = BodyMediaType.choose(among: content) else { return nil }
    for other in content where other.name != chosen.name {
      diagnostics.append(
        Diagnostic(.mediaTypeSkipped, at: other.nameRange, other.name, chosen.name))
    }
    let mediaType = BodyMediaType(chosen.name)
    var body = Endpoint.Body(
      type: .primitive(.data), coding: .binary, contentType: mediaType.name,
      isRequired: isRequired, documentation: Documentation(description ?? ""))
    switch mediaType.form {
    case .json:
      body.coding = .json
      body.type = chosen.schema.map { types.use($0).element } ?? .primitive(.json)
    case .urlEncodedForm, .multipart:
      if let schema = chosen.schema {
        let type = types.use(schema).type
        if types.isStruct(type) {
          body.type = type
          body.coding = mediaType.form == .multipart ? .multipart : .form
        } else {
          reportBytes(chosen, .bodyWithoutProperties)
        }
      } else {
        reportBytes(chosen, .bodyWithoutSchema)
      }
    case .text:
      body.coding = .text
      body.type = .primitive(.string)
    case .binary: break
    case .other: reportBytes(chosen, .bodyUntyped)
    }
    return (body, chosen)
  }

  private mutating func reportBytes(_ mediaType: MediaType, _ reason: Phrase) {
    diagnostics.append(
      Diagnostic(.bodyAsBytes, at: mediaType.nameRange, mediaType.name, reason))
  }
}
