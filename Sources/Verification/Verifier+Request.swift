internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordInstances
internal import ConcordOpenAPI
internal import ConcordRecordings
internal import ConcordSchemaGraph

/// Requests: parameters and the body.
extension Verifier {
  /// Checks the request of a call.
  mutating func checkRequest(_ call: Call) {
    let reading = ParameterReading(values: values)
    var taken: Set<String> = []
    var knownHeaders: Set<String> = []
    var hasWholeQuery = false
    // What takes any name comes last, so that it takes no other parameter's.
    let parameters = call.operation.parameters
    let ordered =
      parameters.filter { !takesAnyName($0) } + parameters.filter { takesAnyName($0) }
    for parameter in ordered {
      switch parameter.location {
      case .path: checkPath(parameter, call, reading)
      case .query:
        let outcome = reading.read(parameter, query: call.url.query, &taken)
        check(outcome, of: parameter, call, .request)
      case .querystring: hasWholeQuery = true
      case .header:
        knownHeaders.insert(parameter.name.lowercased())
        checkHeader(parameter, call, reading)
      case .cookie: checkCookie(parameter, call, reading)
      }
    }
    if !hasWholeQuery { checkNames(call, taken) }
    checkFields(call, knownHeaders)
    checkBody(call)
  }

  private func takesAnyName(_ parameter: Parameter) -> Bool {
    guard parameter.location == .query, parameter.style == .form, parameter.explode,
      let schema = parameter.schema,
      case .object(_, let isOpen) = values.form(of: values.graph.use(of: schema))
    else { return false }
    return isOpen
  }

  private mutating func checkPath(
    _ parameter: Parameter, _ call: Call, _ reading: ParameterReading
  ) {
    guard let text = call.pathValues.first(where: { $0.name == parameter.name })?.value else {
      return
    }
    check(reading.read(parameter, text: text), of: parameter, call, .request)
  }

  private mutating func checkHeader(
    _ parameter: Parameter, _ call: Call, _ reading: ParameterReading
  ) {
    let name = parameter.name.lowercased()
    // Section 4.8.12.1: parameters of these names are ignored.
    guard !["accept", "content-type", "authorization"].contains(name),
      let fields = call.exchange.requestFields
    else { return }
    let found = fields.filter { $0.name.lowercased() == name }
    guard !found.isEmpty else {
      check(.absent, of: parameter, call, .request)
      return
    }
    let text = found.map(\.value).joined(separator: ",")
    check(reading.read(parameter, text: text), of: parameter, call, .request)
  }

  private mutating func checkCookie(
    _ parameter: Parameter, _ call: Call, _ reading: ParameterReading
  ) {
    let headers = (call.exchange.requestFields ?? []).filter {
      $0.name.lowercased() == "cookie"
    }
    // Recorders leave cookies out.
    guard !headers.isEmpty else { return }
    let pairs = headers.flatMap { $0.value.split(separator: ";") }
    let start = parameter.name + "="
    let pair = pairs.lazy.map { $0.drop { $0 == " " } }.first { $0.hasPrefix(start) }
    guard let pair else {
      check(.absent, of: parameter, call, .request)
      return
    }
    let text = String(pair.dropFirst(start.count))
    check(reading.read(parameter, text: text), of: parameter, call, .request)
  }

  /// Checks what was read of a parameter, or of a header field of a response.
  mutating func check(
    _ outcome: ParameterReading.Outcome, of parameter: Parameter, _ call: Call,
    _ message: Message
  ) {
    switch outcome {
    case .unchecked: break
    case .absent:
      guard parameter.isRequired else { return }
      note(
        .recordedParameterMissing, call, at: parameter.range, detail: parameter.name,
        [message.phrase(call), parameter.name], .notRequired(in: parameter.range))
    case .unreadable:
      note(
        .recordedParameterUnreadable, call, at: parameter.range, detail: parameter.name,
        [message.phrase(call), parameter.name, parameter.style.rawValue],
        .none(.suggestionNeedsPeople))
    case .value(let node):
      guard let schema = parameter.schema else { return }
      for violation in check.violations(of: node, as: schema, direction: message.direction) {
        note(violation, call, message, parameter: parameter.name)
      }
    }
  }

  // MARK: What the document does not have

  /// Query parameters that stand in most recordings and belong to no API.
  private static let usualQueryNames: Set<String> = ["_", "gclid", "fbclid"]

  private mutating func checkNames(_ call: Call, _ taken: Set<String>) {
    for field in call.url.query where !taken.contains(field.name) {
      let name = field.name
      if name.isEmpty || credentialNames.query.contains(name)
        || Self.usualQueryNames.contains(name) || name.hasPrefix("utm_")
      {
        continue
      }
      let shown = Secrecy.isName(name)
      note(
        .recordedQueryUndocumented, call, at: call.operation.idRange,
        detail: shown ? name : "",
        [Phrase.request(of: call.label), shown ? Phrase.quoted(name) : .aName],
        shown
          ? .parameter(name, .query, Self.textSchema, in: call.operation.range)
          : .none(.suggestionTellsTooMuch))
    }
  }

  private mutating func checkFields(_ call: Call, _ known: Set<String>) {
    for field in call.exchange.requestFields ?? [] {
      let name = field.name.lowercased()
      if known.contains(name) || credentialNames.header.contains(name)
        || UsualHeaders.contains(name)
      {
        continue
      }
      let shown = Secrecy.isName(name)
      note(
        .recordedHeaderUndocumented, call, at: call.operation.idRange, detail: shown ? name : "",
        [Phrase.request(of: call.label), shown ? Phrase.quoted(name) : .aName],
        shown
          ? .parameter(field.name, .header, Self.textSchema, in: call.operation.range)
          : .none(.suggestionTellsTooMuch))
    }
  }

  // MARK: The body

  private mutating func checkBody(_ call: Call) {
    let type = mediaType(call.exchange.requestFields, call.exchange.requestType)
    if let body = call.operation.requestBody {
      check(
        call.exchange.requestBody, type, body.content, of: call, .request, at: body.range,
        in: body.range, isRequired: body.isRequired)
      return
    }
    switch call.exchange.requestBody {
    case .unknown, .empty: return
    case .bytes, .json, .fields: break
    }
    let shown = type.map { $0.shown.map { Phrase.mediaTypes([$0]) } ?? .aName } ?? .noMediaType
    note(
      .recordedBodyUndocumented, call, at: call.operation.idRange,
      detail: "request \(type?.shown ?? "")", [Phrase.request(of: call.label), shown],
      type?.shown.map {
        .requestBody(
          mediaType: $0, inferred(call.exchange.requestBody, type), in: call.operation.range)
      } ?? .none(.suggestionNeedsPeople))
  }
}
