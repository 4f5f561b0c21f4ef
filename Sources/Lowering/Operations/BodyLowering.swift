import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Says what the values of bodies are, for each of their media types.
struct BodyLowering {
  let types: DeclaredTypes
  private(set) var diagnostics: [Diagnostic] = []

  init(_ types: DeclaredTypes) {
    self.types = types
  }

  /// A form with the media type that it is of.
  private struct Candidate {
    var form: Endpoint.Body.Form
    let mediaType: MediaType
    let rank: (Int, Int)
    /// Whether its schema says more than its type.
    let isUntyped: Bool
  }

  /// The body of a request or a response; `nil` where there is no media type.
  ///
  /// - Parameters:
  ///   - content: Its media types.
  ///   - isRequired: Whether it is always there.
  ///   - description: Its comment.
  ///   - choice: A name for the enum of its forms, where their types differ.
  /// - Returns: The body, with the media type that its first form is of.
  mutating func lower(
    _ content: [MediaType], isRequired: Bool, description: String?, choice: String
  ) -> (body: Endpoint.Body, mediaType: MediaType)? {
    var candidates: [Candidate] = []
    for mediaType in content {
      let candidate = lower(mediaType, isOnly: content.count == 1)
      // One of the same type and coding is another name for it.
      let same = candidates.firstIndex {
        $0.form.type == candidate.form.type && $0.form.coding == candidate.form.coding
          && $0.form.encodings == candidate.form.encodings
          && $0.form.root == candidate.form.root && !$0.isUntyped && !candidate.isUntyped
      }
      guard let same else {
        candidates.append(candidate)
        continue
      }
      let names = candidate.form.contentTypes
      if candidate.rank < candidates[same].rank {
        candidates[same].form.contentTypes.insert(contentsOf: names, at: 0)
      } else {
        candidates[same].form.contentTypes += names
      }
    }
    candidates = withoutUntyped(candidates)
    guard let first = candidates.enumerated().min(by: isBetter)?.element else { return nil }
    candidates = candidates.enumerated().sorted(by: isBetter).map(\.element)
    var scope = NameScope(reserved: ["hashValue"])
    var forms = candidates.map(\.form)
    for index in forms.indices {
      forms[index].name = .member(scope.take([forms[index].name.text]))
    }
    let swiftTypes = Set(
      forms.map { SwiftForm(type: $0.type, stream: $0.coding.isStream ? $0.coding : nil) })
    let body = Endpoint.Body(
      forms: forms, choice: swiftTypes.count > 1 ? .type(choice) : nil, isRequired: isRequired,
      documentation: Documentation(description ?? ""))
    return (body, first.mediaType)
  }

  /// The Swift type of a form.
  private struct SwiftForm: Hashable {
    let type: TypeReference
    let stream: Endpoint.Body.Coding?
  }

  /// Files are sent in parts, other values as well as they can be typed.
  private func isBetter(
    _ left: (offset: Int, element: Candidate), _ right: (offset: Int, element: Candidate)
  ) -> Bool {
    func rank(_ entry: (offset: Int, element: Candidate)) -> (Int, Int, Int, Int) {
      let form = entry.element.form
      let hasFiles = form.coding == .multipart && types.hasFiles(form)
      return (hasFiles ? 0 : 1, entry.element.rank.0, entry.element.rank.1, entry.offset)
    }
    return rank(left) < rank(right)
  }

  /// Leaves out forms without a type of their own, such as XML, where there are others that say the
  /// same.
  private mutating func withoutUntyped(_ candidates: [Candidate]) -> [Candidate] {
    guard let typed = candidates.first(where: { !$0.isUntyped }) else { return candidates }
    return candidates.filter { candidate in
      guard candidate.isUntyped else { return true }
      diagnostics.append(
        Diagnostic(
          .mediaTypeSkipped, at: candidate.mediaType.nameRange, candidate.mediaType.name,
          typed.mediaType.name))
      return false
    }
  }

  // MARK: One media type

  private mutating func lower(_ media: MediaType, isOnly: Bool) -> Candidate {
    let mediaType = BodyMediaType(media.name)
    var form = Endpoint.Body.Form(
      name: Identifier(SwiftName.member(mediaType.word)), type: .primitive(.body), coding: .binary,
      contentTypes: [mediaType.name])
    var isUntyped = false
    func element(_ schema: Schema?) -> TypeReference {
      schema.map { types.use($0).element } ?? .primitive(.json)
    }
    switch mediaType.form {
    case .json:
      form.coding = .json
      form.type = element(media.schema)
    case .xml:
      // What has no schema, and an image or a page in XML, is passed on as it is.
      if let schema = media.schema, !types.isText(schema) || types.isNamedInXML(schema) {
        form.coding = .xml
        form.type = element(schema)
        form.root = types.xmlRoot(schema)
      }
    case .urlEncodedForm, .multipart:
      if mediaType.isForm {
        lowerForm(media, mediaType, &form)
      } else {
        lowerParts(media, &form)
      }
    case .eventStream:
      let isText = media.itemsAreText || media.streamSchema == nil
      form.type = isText ? .primitive(.string) : element(media.streamSchema)
      form.coding = form.type == .primitive(.string) ? .eventText : .eventStream
    case .jsonLines, .jsonSequence:
      form.type = element(media.streamSchema)
      form.coding = mediaType.form == .jsonLines ? .jsonLines : .jsonSequence
    case .text:
      form.coding = .text
      form.type = .primitive(.string)
      if let schema = media.schema, !types.isText(schema) {
        diagnostics.append(Diagnostic(.bodyAsText, at: media.nameRange, media.name))
      }
    case .binary: break
    case .other:
      // Of text, and of what has no schema, the bytes say all there is.
      isUntyped = (media.schema ?? media.itemSchema).map { !types.isText($0) } ?? false
      if isUntyped, let schema = media.schema, mediaType.name.contains("/vnd.") {
        isUntyped = false
        form.coding = .json
        form.type = element(schema)
        diagnostics.append(Diagnostic(.mediaTypeAsJSON, at: media.nameRange, media.name))
      }
      if isOnly, isUntyped { reportBytes(media, .bodyUntyped) }
    }
    return Candidate(form: form, mediaType: media, rank: mediaType.rank, isUntyped: isUntyped)
  }

  private mutating func lowerForm(
    _ media: MediaType, _ mediaType: BodyMediaType, _ form: inout Endpoint.Body.Form
  ) {
    guard let schema = media.schema else { return reportBytes(media, .bodyWithoutSchema) }
    let type = types.use(schema).type
    guard types.isStruct(type) else { return reportBytes(media, .bodyWithoutProperties) }
    form.type = type
    form.coding = mediaType.form == .multipart ? .multipart : .form
    form.encodings = encodings(media, form)
  }

  /// Parts that are no form: of an object by name, of a list and a tuple by position (OpenAPI 3.2,
  /// section 4.14.5).
  private mutating func lowerParts(_ media: MediaType, _ form: inout Endpoint.Body.Form) {
    if let schema = media.itemSchema {
      form.coding = .multipartStream
      form.type = types.use(schema).element
    } else if let schema = media.schema {
      let type = types.use(schema).type
      guard types.isStruct(type) || types.parts(of: type) != nil else {
        // Bytes say all of what has no schema, and of text.
        if !types.isText(schema) { reportBytes(media, .bodyWithoutParts) }
        return
      }
      form.coding = .multipart
      form.type = types.element(of: type).map { .array($0) } ?? type
    } else {
      return
    }
    form.encodings = encodings(media, form)
  }

  private mutating func encodings(
    _ media: MediaType, _ form: Endpoint.Body.Form
  ) -> [Endpoint.Body.Encoding] {
    var encodings = EncodingLowering(types, form)
    encodings.lower(media)
    diagnostics += encodings.diagnostics
    return encodings.result
  }

  private mutating func reportBytes(_ mediaType: MediaType, _ reason: Phrase) {
    diagnostics.append(
      Diagnostic(.bodyAsBytes, at: mediaType.nameRange, mediaType.name, reason))
  }
}

extension Endpoint.Body.Coding {
  /// Whether a body is a stream of its type.
  fileprivate var isStream: Bool {
    switch self {
    case .eventStream, .eventText, .jsonLines, .jsonSequence, .multipartStream: true
    case .json, .form, .xml, .multipart, .text, .binary: false
    }
  }
}
