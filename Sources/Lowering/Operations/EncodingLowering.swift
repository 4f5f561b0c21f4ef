import ConcordDiagnostics
import ConcordOpenAPI
import ConcordSwiftIR

/// Finds the encodings of a body that say something else than what is written without them (OpenAPI 3.2,
/// section 4.15).
struct EncodingLowering {
  private let types: DeclaredTypes
  private let form: Endpoint.Body.Form
  /// The encodings.
  private(set) var result: [Endpoint.Body.Encoding] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Prepares the encodings of a form of a body, whose type is known.
  init(_ types: DeclaredTypes, _ form: Endpoint.Body.Form) {
    self.types = types
    self.form = form
  }

  /// What an encoding is of.
  private struct Field {
    let key: String
    let value: DeclaredTypes.FormValue
    let isList: Bool
  }

  /// Lowers the encodings of a media type.
  mutating func lower(_ media: MediaType) {
    let parts =
      form.coding == .multipartStream ? (first: [], other: form.type) : types.parts(of: form.type)
    for (property, encoding) in media.encoding {
      let hasHeaders = !encoding.headers.isEmpty
      let value =
        parts == nil ? types.formValue(property, of: form.type, hasHeaders: hasHeaders) : nil
      let field = value.map { Field(key: property, value: $0.value, isList: $0.isList) }
      lower(encoding, field, named: property)
    }
    for (position, encoding) in media.prefixEncoding.enumerated() {
      let type = parts.flatMap { parts in
        position < parts.first.count ? parts.first[position] : parts.other
      }
      lower(encoding, type, key: String(position))
    }
    if let encoding = media.itemEncoding {
      lower(encoding, parts?.other, key: Endpoint.Body.Encoding.items)
    }
  }

  private mutating func lower(_ encoding: Encoding, _ type: TypeReference?, key: String) {
    let field = type.map { type in
      let value = types.formValue(of: type, hasHeaders: !encoding.headers.isEmpty)
      return Field(key: key, value: value, isList: false)
    }
    lower(encoding, field, named: key)
  }

  private mutating func lower(_ encoding: Encoding, _ field: Field?, named name: String) {
    func report(_ reason: Phrase) {
      diagnostics.append(Diagnostic(.encodingNotApplied, at: encoding.range, name, reason))
    }
    guard let field else { return report(.encodingOfNoPart) }
    var lowered = Endpoint.Body.Encoding(key: field.key)
    lowered.headers = encoding.headers.map { header in
      .init(
        key: header.name, style: .init(header.isJSON ? .json : .simple, explodes: header.explodes))
    }
    if encoding.hasOtherHeaders { report(.encodingOfHeaders) }
    let isStyled = encoding.style != nil || encoding.explode != nil || encoding.allowsReserved
    let style = isStyled ? style(encoding, field) : nil
    if isStyled, encoding.allowsStyle, encoding.headers.isEmpty {
      // It stands in place of the media type.
      lowered.style = style
    } else {
      if style != nil {
        report(encoding.allowsStyle ? .encodingOfStyleWithHeaders : .encodingOfStyle)
      }
      lowered.contentType = encoding.contentType.flatMap { contentType($0, field) }
      if let type = lowered.contentType, field.value == .json, let reason = reason(against: type) {
        lowered.contentType = nil
        report(reason)
      }
    }
    if encoding.hasParts { report(.encodingOfParts) }
    if !lowered.isUsual { result.append(lowered) }
  }

  /// A style, which stands in place of a media type (section 4.15.1.2); `nil` for one that changes
  /// nothing.
  private func style(_ encoding: Encoding, _ field: Field) -> Endpoint.Parameter.Style? {
    let style = encoding.style ?? .form
    let explodes = encoding.explode ?? (style == .form)
    // In parts nothing is percent-encoded.
    let allowsReserved = encoding.allowsReserved && form.coding == .form
    if field.value == .file { return nil }
    let isUsual =
      style == .form && (explodes || !field.isList) && field.value != .json && !allowsReserved
    if isUsual { return nil }
    // One text is the same in every style.
    if form.coding != .form, field.value == .text, !field.isList { return nil }
    return .init(
      .init(rawValue: style.rawValue) ?? .form, explodes: explodes, allowsReserved: allowsReserved)
  }

  /// A media type; `nil` for the one that is written without it.
  private func contentType(_ type: String, _ field: Field) -> String? {
    let isUsual =
      switch field.value {
      case .file: false
      case .json: BodyMediaType(type).form == .json && form.coding == .form
      case .text: BodyMediaType(type).name == "text/plain"
      }
    return isUsual ? nil : type
  }

  /// Why an object or a list is not of a media type.
  private func reason(against types: String) -> Phrase? {
    let written = types.split(separator: ",").map { BodyMediaType(String($0)) }
      .first { !$0.name.contains("*") }
    switch written?.form {
    case nil, .json, .binary, .other: return nil
    case .multipart: return .encodingOfParts
    case .urlEncodedForm, .xml, .eventStream, .jsonLines, .jsonSequence, .text:
      return .encodingOfObject(written?.name ?? types)
    }
  }
}
