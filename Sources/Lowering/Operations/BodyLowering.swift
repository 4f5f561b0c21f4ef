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
          checkEncodings(chosen, body)
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

  /// Reports the encodings that say something else than what is written without them (section 4.15).
  private mutating func checkEncodings(_ mediaType: MediaType, _ body: Endpoint.Body) {
    for (property, encoding) in mediaType.encoding {
      guard let (value, isList) = types.formValue(property, of: body.type) else { continue }
      let isStyleWritten =
        encoding.style == nil && encoding.explode == nil
        || value == .text && encoding.style ?? .form == .form
          && (!isList || encoding.explode != false)
      let isTypeWritten = encoding.contentType.map { type in
        switch value {
        case .file: true
        case .json: BodyMediaType(type).form == .json
        case .text: BodyMediaType(type).name.hasPrefix("text/plain")
        }
      }
      // Header fields are those of parts; without parts they say nothing.
      if !isStyleWritten || isTypeWritten == false || encoding.allowsReserved
        || encoding.hasHeaders && body.coding == .multipart
      {
        diagnostics.append(Diagnostic(.encodingNotApplied, at: encoding.range, property))
      }
    }
  }

  private mutating func reportBytes(_ mediaType: MediaType, _ reason: Phrase) {
    diagnostics.append(
      Diagnostic(.bodyAsBytes, at: mediaType.nameRange, mediaType.name, reason))
  }
}
