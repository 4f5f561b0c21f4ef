internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordInstances
internal import ConcordOpenAPI
internal import ConcordRecordings
internal import ConcordSchemaGraph

/// Responses, and bodies both ways.
extension Verifier {
  /// A message of a call.
  enum Message {
    case request
    case response(Int)

    /// What it is called.
    func phrase(_ call: Call) -> Phrase {
      switch self {
      case .request: .request(of: call.label)
      case .response(let status): .response(status, of: call.label)
      }
    }

    /// What tells findings about it from those about others.
    var detail: String {
      switch self {
      case .request: "request"
      case .response(let status): String(status)
      }
    }

    var direction: InstanceCheck.Message {
      switch self {
      case .request: .request
      case .response: .response
      }
    }
  }

  /// Notes a finding about a call.
  mutating func note(
    _ kind: DiagnosticKind, _ call: Call, at range: SourceRange, detail: String = "",
    _ arguments: [any DiagnosticArgumentConvertible], _ change: SuggestedChange
  ) {
    let key = Finding.Key(kind: kind, operation: call.number, range: range, detail: detail)
    log.note(key, arguments, at: call.sighting, change)
  }

  // MARK: Responses

  /// Checks the response of a call.
  mutating func checkResponse(_ call: Call, _ status: Int) {
    let message = Message.response(status)
    let type = mediaType(call.exchange.responseFields, call.exchange.responseType)
    guard let response = Self.response(of: call.operation, status) else {
      // Caches and browsers make these up.
      if status == 304 || status / 100 == 1 { return }
      let kind: DiagnosticKind =
        status >= 500 ? .recordedFailureUndocumented : .recordedStatusUndocumented
      note(
        kind, call, at: call.operation.idRange, detail: String(status), [call.label, status],
        .response(
          status, mediaType: hasBody(call.exchange.responseBody) ? type?.shown : nil,
          inferred(call.exchange.responseBody, type), in: call.operation.range))
      return
    }
    checkHeaders(call, response, status)
    if call.isHead { return }
    check(
      call.exchange.responseBody, type, response.content, of: call, message,
      at: response.statusRange, in: response.range, isRequired: true)
  }

  /// The response for a status: that of the code, of its range, or of all (section 4.8.16).
  static func response(of operation: Operation, _ status: Int) -> Response? {
    for pattern in [StatusPattern.code(status), .range(status / 100), .any] {
      if let found = operation.responses.first(where: { $0.status == pattern }) { return found }
    }
    return nil
  }

  private mutating func checkHeaders(_ call: Call, _ response: Response, _ status: Int) {
    guard let fields = call.exchange.responseFields else { return }
    let message = Message.response(status)
    let reading = ParameterReading(values: values)
    var known: Set<String> = []
    for header in response.headers {
      let name = header.name.lowercased()
      known.insert(name)
      // Their meaning is HTTP's own.
      if name == "content-type" || name == "set-cookie" { continue }
      let found = fields.filter { $0.name.lowercased() == name }
      guard !found.isEmpty else {
        if header.isRequired {
          note(
            .recordedHeaderMissing, call, at: header.range, detail: name,
            [message.phrase(call), header.name], .notRequired(in: header.range))
        }
        continue
      }
      let text = found.map(\.value).joined(separator: ",")
      check(reading.read(header, text: text), of: header, call, message)
    }
    for field in fields
    where !known.contains(field.name.lowercased()) && !UsualHeaders.contains(field.name) {
      let name = field.name.lowercased()
      let shown = Secrecy.isName(name)
      note(
        .recordedAnswerHeaderUndocumented, call, at: response.statusRange,
        detail: shown ? name : "",
        [message.phrase(call), shown ? Phrase.quoted(name) : .aName],
        shown
          ? .header(field.name, Self.textSchema, in: response.range)
          : .none(.suggestionTellsTooMuch))
    }
  }

  /// The schema of a header field or parameter, of which no value is looked at.
  static var textSchema: InferredSchema {
    InferredSchema(InferredSchema.text(""), depth: 0).withoutFormats
  }

  // MARK: Bodies

  /// The media type of a body.
  ///
  /// - Parameters:
  ///   - fields: The header fields of the message.
  ///   - other: What the recording says where they say nothing.
  /// - Returns: The media type; `nil` where it is not known.
  func mediaType(_ fields: [Exchange.Field]?, _ other: String?) -> MediaTypeName? {
    let field = fields?.first { $0.name.lowercased() == "content-type" }
    return (field?.value ?? other).flatMap { MediaTypeName($0) }
  }

  private func hasBody(_ body: Exchange.Body) -> Bool {
    switch body {
    case .unknown, .empty: false
    case .bytes, .json, .fields: true
    }
  }

  /// What the value of a body is; any value where it is no JSON.
  func inferred(_ body: Exchange.Body, _ type: MediaTypeName?) -> InferredSchema {
    switch body {
    case .json(let node): return InferredSchema(node)
    case .bytes(let bytes) where type?.isJSON == true:
      return RecordedJSON.read(bytes).node.map { InferredSchema($0) } ?? InferredSchema()
    case .bytes, .fields, .unknown, .empty: return InferredSchema()
    }
  }

  /// Checks a body.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - type: Its media type, where it is known.
  ///   - content: The media types that the document has.
  ///   - call: The call that it is of.
  ///   - message: The message that it is of.
  ///   - range: Where the document speaks of the body.
  ///   - owner: The object with the media types.
  ///   - isRequired: Whether there has to be one.
  mutating func check(
    _ body: Exchange.Body, _ type: MediaTypeName?, _ content: [MediaType], of call: Call,
    _ message: Message, at range: SourceRange, in owner: SourceRange, isRequired: Bool
  ) {
    let phrase = message.phrase(call)
    guard hasBody(body) else {
      if case .empty = body, isRequired, !content.isEmpty {
        let change: SuggestedChange =
          if case .request = message { .notRequired(in: owner) } else {
            .none(.suggestionNeedsPeople)
          }
        note(.recordedBodyMissing, call, at: range, detail: message.detail, [phrase], change)
      }
      return
    }
    let shown = type.map { $0.shown.map { Phrase.mediaTypes([$0]) } ?? .aName } ?? .noMediaType
    // Only what is found pays for what would mend it.
    func change() -> SuggestedChange {
      type?.shown.map { .mediaType($0, inferred(body, type), in: owner) }
        ?? .none(.suggestionNeedsPeople)
    }
    guard !content.isEmpty else {
      note(
        .recordedBodyUndocumented, call, at: range,
        detail: "\(message.detail) \(type?.shown ?? "")", [phrase, shown], change())
      return
    }
    guard let documented = Self.mediaType(in: content, for: type, body) else {
      // Without a media type, there is nothing to say of content that is not JSON.
      guard type != nil else { return }
      note(
        .recordedMediaTypeUndocumented, call, at: range,
        detail: "\(message.detail) \(type?.shown ?? "")",
        [phrase, shown, Phrase.mediaTypes(content.map(\.name))], change())
      return
    }
    check(body, type ?? MediaTypeName(documented.name), as: documented, of: call, message)
  }

  /// The media type of a document that a body is of: the closest one.
  private static func mediaType(
    in content: [MediaType], for type: MediaTypeName?, _ body: Exchange.Body
  ) -> MediaType? {
    guard let type else {
      if case .json = body {
        return content.first { MediaTypeName($0.name)?.isJSON == true }
      }
      return nil
    }
    var best: (fit: Int, mediaType: MediaType)?
    for mediaType in content {
      guard let fit = MediaTypeName(mediaType.name)?.fit(type), fit > best?.fit ?? -1 else {
        continue
      }
      best = (fit, mediaType)
    }
    return best?.mediaType
  }

  private mutating func check(
    _ body: Exchange.Body, _ type: MediaTypeName?, as documented: MediaType, of call: Call,
    _ message: Message
  ) {
    guard let schema = documented.streamSchema else { return }
    var node: Node?
    switch body {
    case .bytes(let bytes) where type?.isJSONLines == true:
      checkLines(bytes, as: documented, schema, of: call, message)
      return
    case .json where documented.schema == nil: break
    case .json(let value): node = value
    case .bytes(let bytes) where type?.isJSON == true:
      node = json(bytes, documented, call, message)
      if node == nil { return }
    case .bytes(let bytes) where type?.isForm == true:
      node = form(RecordedURL.fields(bytes), schema)
    case .fields(let fields) where type?.isForm == true:
      let use = values.graph.use(of: schema)
      node = values.form(fields.map { ($0.name, $0.value) }, as: use)
    case .bytes, .fields, .unknown, .empty: break
    }
    guard let node else {
      // A text or bytes without structure hold nothing that could be looked at.
      if documented.schema != nil,
        case .scalar = values.form(of: values.graph.use(of: schema))
      {
        return
      }
      let shown = type?.shown.map { Phrase.mediaTypes([$0]) } ?? .aName
      note(
        .recordedBodyUnchecked, call, at: documented.nameRange, detail: message.detail,
        [message.phrase(call), shown], .none(.suggestionNeedsPeople))
      return
    }
    for violation in check.violations(of: node, as: schema, direction: message.direction) {
      note(violation, call, message, parameter: nil)
    }
  }

  /// Checks JSON Lines: each line is of the schema of items, or all together are a list.
  private mutating func checkLines(
    _ bytes: [UInt8], as documented: MediaType, _ schema: Schema, of call: Call,
    _ message: Message
  ) {
    var nodes: [Node] = []
    for line in bytes.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
      guard let node = json(Array(line), documented, call, message) else { continue }
      nodes.append(node)
    }
    if documented.itemSchema == nil,
      case .list = values.form(of: values.graph.use(of: schema))
    {
      nodes = [InferredSchema.list(nodes)]
    }
    for node in nodes {
      for violation in check.violations(of: node, as: schema, direction: message.direction) {
        note(violation, call, message, parameter: nil)
      }
    }
  }

  /// The value of a text; a finding, where it is no JSON.
  private mutating func json(
    _ bytes: [UInt8], _ documented: MediaType, _ call: Call, _ message: Message
  ) -> Node? {
    let read = RecordedJSON.read(bytes)
    if let node = read.node { return node }
    let kind: DiagnosticKind =
      read.isTooDeep ? .recordedNestingTooDeep : .recordedBodyMalformed
    var arguments: [any DiagnosticArgumentConvertible] = [message.phrase(call)]
    if read.isTooDeep { arguments.append(Phrase.at("")) }
    note(
      kind, call, at: documented.nameRange, detail: message.detail, arguments,
      .none(.suggestionNeedsPeople))
    return nil
  }

  /// The object that a form is; `nil` where names have brackets, which no specification explains.
  private func form(_ fields: [RecordedURL.QueryField], _ schema: Schema) -> Node? {
    guard !fields.contains(where: { $0.name.contains("[") }) else { return nil }
    return values.form(
      fields.map { ($0.name, RecordedURL.decodeForm($0.raw)) },
      as: values.graph.use(of: schema))
  }
}
