import ConcordMustache
import ConcordSwiftIR

/// Turns operations and the structs of responses into values for the templates `operation` and
/// `response-content`, and for those of the client, the server and the stub.
struct EndpointContext {
  private(set) var types: TypeContext
  /// Whether comments of operations and their parameters are but their first sentence, because calls of a
  /// client say them in full.
  var shortensComments: Bool

  private var bodies: BodyContext { BodyContext(types: types) }

  /// The parts of messages, as this context writes them.
  var messages: MessageContext {
    MessageContext(types: types, shortensComments: shortensComments)
  }

  // MARK: Operations

  /// The type of an operation, with the types that are declared in it.
  func value(_ endpoint: Endpoint, in types: TypeContext, declarations: Value) -> Value {
    var context = self
    context.types = types
    return context.value(endpoint, declarations: declarations)
  }

  private func value(_ endpoint: Endpoint, declarations: Value) -> Value {
    let items = PaginationContext(endpoints: self).items(endpoint.pagination)
    let hasItems = if case .null = items { false } else { true }
    return TemplateContext.operation([
      Keys.items: items,
      Keys.links: .list(endpoint.links.map(LinkContext(endpoints: self).value)),
      Keys.declarations: declarations,
      Keys.name: .string(TypeContext.spelled(endpoint.typeName)),
      Keys.operationID: .string(SwiftLiteral.string(endpoint.operationID)),
      Keys.documentation: .comment(comment(endpoint)),
      Keys.method: .string(method(endpoint.method)),
      Keys.path: .string(SwiftLiteral.string(endpoint.path)),
      Keys.message: messages.value(endpoint.parameters, endpoint.body),
      Keys.callback: callback(endpoint.outgoing),
      Keys.server: endpoint.server.map(ownServer) ?? nil,
      Keys.security: endpoint.security.map { CredentialsContext.requirements($0).value() } ?? nil,
      Keys.conformances: hasItems ? ["PagedOperation"] : [],
      Keys.success: TypeText.value(success(endpoint) ?? "Void"),
      Keys.responses: .listed(Array(endpoint.responses.enumerated())) { item, isLast in
        response(
          item.element, index: item.offset, isLast: isLast, isOnly: endpoint.responses.count == 1)
      },
      Keys.choices: .list(
        ([endpoint.body]
          + endpoint.responses.map { response in
            if case .body(let body) = response.content { body } else { nil }
          }).map(bodies.choice).filter { if case .null = $0 { false } else { true } }),
      Keys.contents: .list(
        endpoint.responses.compactMap { response in
          if case .own(let content) = response.content { self.content(content) } else { nil }
        }),
    ])
  }

  private func callback(_ outgoing: Endpoint.Outgoing?) -> Value {
    guard case .callback(_, let expression) = outgoing else { return nil }
    return TemplateContext.callback([
      Keys.url: .string(SwiftLiteral.string(expression)),
      Keys.documentation: .comment(OutgoingText.address(expression)),
    ])
  }

  private func ownServer(_ server: ServerAddress) -> Value {
    TemplateContext.operationServer([
      Keys.url: .string(SwiftLiteral.string(server.url)),
      Keys.servers: Self.addresses(types.module.servers.filter { !$0.isRelative }),
    ])
  }

  /// The addresses of servers.
  static func addresses(_ servers: [ServerAddress]) -> Value {
    .listed(servers) { server, isLast in
      TemplateContext.serverAddress([
        Keys.url: .string(SwiftLiteral.string(server.url)),
        Keys.documentation: .comment(server.documentation),
        Keys.isLast: .bool(isLast), Keys.isOnly: .bool(servers.count == 1),
      ])
    }
  }

  /// What calls an operation, for one that nothing is said of.
  static func head(_ endpoint: Endpoint) -> String {
    switch endpoint.outgoing {
    case nil: "`\(endpoint.method) \(endpoint.path)`"
    case .webhook(let name): "The webhook `\(name)`: `\(endpoint.method)`"
    case .callback(let name, let expression):
      "The callback `\(name)`: `\(endpoint.method) \(expression)`"
    }
  }

  private func comment(_ endpoint: Endpoint) -> Documentation {
    let head = Self.head(endpoint)
    let text = messages.shortened(endpoint.documentation).text
    return Documentation(
      text.isEmpty ? head : "\(text)\n\n\(head)", deprecation: endpoint.documentation.deprecation)
  }

  private func method(_ method: String) -> String {
    switch method {
    case "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY":
      "." + method.lowercased()
    default: "HTTPMethod(rawValue: \(SwiftLiteral.string(method)))"
    }
  }

  /// What a plain call returns; `nil` for nothing.
  private func success(_ endpoint: Endpoint) -> String? {
    let operation = "\(types.qualifier)Operations.\(TypeContext.spelled(endpoint.typeName))."
    switch endpoint.success {
    case .nothing: return nil
    case .value(let type, let coding): return bodies.type(type, coding)
    case .output: return operation + "Output"
    case .choice(let index):
      switch endpoint.responses[index].content {
      case .nothing: return nil
      case .body(let body): return bodies.type(body, path: operation)
      case .own(let content):
        let path = operation + TypeContext.spelled(content.name) + "."
        return content.body.map { bodies.type($0, path: path) }
      case .shared(let index):
        let content = types.module.responseContents[index]
        let path = types.qualifier + TypeContext.spelled(content.name) + "."
        return content.body.map { bodies.type($0, path: path) }
      }
    }
  }

  // MARK: Responses

  private func response(
    _ response: Endpoint.Response, index: Int, isLast: Bool, isOnly: Bool
  ) -> Value {
    var type: String?
    var coding: String?
    var content: String?
    var contentType: String?
    var encodings: Expression?
    func set(_ shared: ResponseContent, qualifier: String = "") {
      content = qualifier + TypeContext.spelled(shared.name)
      type = content
      contentType = shared.body.map(BodyContext.names)
    }
    switch response.content {
    case .nothing: break
    case .body(let body):
      type = bodies.type(body)
      coding = bodies.coding(body)
      contentType = BodyContext.names(body)
      encodings = BodyContext.encodings(body)
    case .own(let own): set(own)
    case .shared(let index): set(types.module.responseContents[index], qualifier: types.qualifier)
    }
    let (status, isExact) =
      switch response.status {
      case .code(let code): (String(code), true)
      case .range(let digit): (".range(\(digit))", false)
      case .any: (".any", false)
      }
    return TemplateContext.response([
      Keys.name: .string(TypeContext.spelled(response.name)),
      Keys.documentation: .comment(response.documentation),
      Keys.status: .string(status), Keys.isExact: .bool(isExact),
      Keys.type: type.map(TypeText.value) ?? nil, Keys.coding: coding.map(TypeText.value) ?? nil,
      Keys.content: .string(orNull: content),
      Keys.contentType: .string(orNull: contentType.map(SwiftLiteral.string)),
      Keys.encodings: encodings.map { $0.value() } ?? nil,
      Keys.index: .int(index), Keys.isLast: .bool(isLast), Keys.isOnly: .bool(isOnly),
    ])
  }

  func content(_ content: ResponseContent) -> Value {
    // Nothing else says what header fields are for.
    var context = self
    context.shortensComments = false
    return TemplateContext.content([
      Keys.name: .string(TypeContext.spelled(content.name)),
      Keys.documentation: .comment(content.documentation),
      Keys.isError: .bool(content.isError), Keys.conformances: [],
      Keys.message: context.messages.value(content.headers, content.body),
      Keys.choice: bodies.choice(content.body),
    ])
  }

  // MARK: Calls

  /// A function of the client, of the server, and an entry of the stub.
  func call(_ endpoint: Endpoint, isLast: Bool) -> Value {
    let operation = TypeContext.spelled(endpoint.typeName)
    let returns = success(endpoint)
    var comment = endpoint.documentation
    comment.deprecation = nil
    if comment.text.isEmpty { comment.text = Self.head(endpoint) }
    let parts =
      endpoint.parameters.map {
        ($0.name.text, $0.key, $0.documentation.text, false)
      }
      + (endpoint.body.map { [("body", "", $0.documentation.text, true)] } ?? [])
    let path = "\(types.qualifier)Operations.\(operation)."
    return TemplateContext.call([
      Keys.functionName: .string(TypeContext.spelled(endpoint.functionName)),
      Keys.name: .string(operation),
      Keys.documentation: .comment(comment),
      Keys.summary: summary(endpoint),
      Keys.onlyPart: parts.count == 1 ? documented(parts)[0] : nil,
      Keys.manyParts: parts.count > 1
        ? TemplateContext.documentedParts([Keys.list: .list(documented(parts))]) : nil,
      Keys.success: successDocumentation(endpoint),
      Keys.errors: errors(endpoint).map { .comment(Documentation($0)) } ?? nil,
      Keys.hidesValue: .bool(endpoint.parameters.contains { $0.name.text == "value" }),
      Keys.deprecated: .bool(endpoint.documentation.deprecation != nil),
      Keys.parts: messages.parts(endpoint.parameters, endpoint.body, path: path),
      Keys.pages: endpoint.pagination.map {
        PaginationContext(endpoints: self).value($0, of: endpoint, path: path)
      } ?? nil,
      Keys.returns: returns.map(TypeText.value) ?? nil,
      Keys.returnsOutput: .bool({ if case .output = endpoint.success { true } else { false } }()),
      Keys.example: TemplateContext.example([
        Keys.status: .int(endpoint.example.status),
        Keys.contentType: .string(orNull: endpoint.example.contentType.map(SwiftLiteral.string)),
        Keys.body: ExampleLiteral.value(endpoint.example.body),
      ]),
      Keys.isLast: .bool(isLast),
    ])
  }

  /// The first sentence of what an operation is said to do.
  private func summary(_ endpoint: Endpoint) -> Value {
    let summary = Value.comment(endpoint.documentation.summary)
    if case .null = summary { return .comment(Documentation(Self.head(endpoint))) }
    return summary
  }

  func documented(
    _ parts: [(name: String, key: String, text: String, isBody: Bool)]
  ) -> [Value] {
    parts.map { part in
      TemplateContext.documentedPart([
        Keys.name: .string(part.name), Keys.key: .string(DocumentationComment.line(part.key)),
        Keys.text: .comment(Documentation(part.text)),
        Keys.isBody: .bool(part.isBody),
      ])
    }
  }

  /// What the description says of the response that a plain call returns.
  private func successDocumentation(_ endpoint: Endpoint) -> Value {
    switch endpoint.success {
    case .value, .choice: break
    case .nothing, .output: return nil
    }
    let response = endpoint.responses.first { $0.status.isSuccess || $0.status == .any }
    guard let text = response?.documentation.text else { return nil }
    return .comment(Documentation(text))
  }

  /// The status codes of documented errors, in words.
  private func errors(_ endpoint: Endpoint) -> String? {
    let statuses = endpoint.responses.compactMap { response -> String? in
      if response.status.isSuccess { return nil }
      return switch response.status {
      case .code(let code): "\(code)"
      case .range(let digit): "\(digit)XX"
      case .any: "other statuses"
      }
    }
    guard let last = statuses.last else { return nil }
    return statuses.count == 1
      ? last : statuses.dropLast().joined(separator: ", ") + " and " + last
  }
}
