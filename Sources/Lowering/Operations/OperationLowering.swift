import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Turns operations into endpoints.
struct OperationLowering {
  private let document: ResolvedDocument
  private var names: OperationNames
  private var bodies = BodyLowering()
  private var parameters = ParameterLowering()
  private var examples: ExampleMaker
  private let makesExamples: Bool
  /// The structs of responses that stand under `components`.
  private(set) var contents: [ResponseContent] = []
  private var sharedContents: [String: Int] = [:]
  private let takeContentName: (String) -> Identifier
  private let isTypeNameFree: (String) -> Bool

  init(
    document: ResolvedDocument, options: LoweringOptions,
    isTypeNameFree: @escaping (String) -> Bool,
    takeContentName: @escaping (String) -> Identifier
  ) {
    self.document = document
    self.isTypeNameFree = isTypeNameFree
    self.takeContentName = takeContentName
    names = OperationNames(options: options, isTypeNameFree: isTypeNameFree)
    examples = ExampleMaker(document: document)
    makesExamples = options.makesExamples
  }

  var diagnostics: [Diagnostic] {
    names.diagnostics + parameters.diagnostics + bodies.diagnostics
  }

  /// Lowers one operation.
  mutating func lower(
    _ operation: Operation, path: PathItem, builder: inout TypeBuilder
  ) -> Endpoint {
    let name = names.name(operation, path: path.path)
    let hint = NameHint(parts: [name.type.text])
    let parameters = parameters.lower(operation.parameters, hint: hint, builder: &builder)
    let body = operation.requestBody.flatMap { request in
      bodies.lower(
        request.content, hint: hint.appending("Body"), isRequired: request.isRequired,
        description: request.description, builder: &builder)?.body
    }
    var scope = NameScope(reserved: [
      "undocumented", "payload", "responses", "Success", "hashValue",
    ])
    var responses: [Endpoint.Response] = []
    var candidates: [(response: Endpoint.Response, mediaType: MediaType?)] = []
    for response in operation.responses {
      let lowered = lower(response, scope: &scope, hint: hint, builder: &builder)
      responses.append(lowered.response)
      candidates.append(lowered)
    }
    return Endpoint(
      operationID: name.id, functionName: name.function, typeName: name.type,
      method: operation.method, path: path.path,
      documentation: documentation(operation, path: path), parameters: parameters, body: body,
      responses: responses, success: success(responses), example: example(candidates),
      origin: Origin(operation.range))
  }

  private func documentation(_ operation: Operation, path: PathItem) -> Documentation {
    let summary = operation.summary ?? path.summary ?? ""
    let description = operation.description ?? path.description ?? ""
    let paragraphs = [summary, description == summary ? "" : description].filter { !$0.isEmpty }
    return Documentation(
      paragraphs.joined(separator: "\n\n"),
      deprecation: operation.isDeprecated ? "The API's description says so." : nil)
  }

  // MARK: Responses

  private mutating func lower(
    _ response: Response, scope: inout NameScope, hint: NameHint, builder: inout TypeBuilder
  ) -> (response: Endpoint.Response, mediaType: MediaType?) {
    let status: Endpoint.Response.Status
    var isSuccess = false
    switch response.status {
    case .code(let code):
      status = .code(code)
      isSuccess = (200..<300).contains(code)
    case .range(let digit):
      status = .range(digit)
      isSuccess = digit == 2
    case .any: status = .any
    }
    let member = StatusName.member(response.status)
    let bodyHint =
      response.componentName.map { NameHint(parts: [$0]) }
      ?? (isSuccess
        ? hint.appending("Response") : hint.appending(member).appending("Response"))
    let lowered = bodies.lower(
      response.content,
      hint: response.componentName == nil ? bodyHint : bodyHint.appending("Body"),
      isRequired: true, description: nil, builder: &builder)
    var content: Endpoint.Response.Content = lowered.map { .body($0.body) } ?? .nothing
    let isNamedError = !isSuccess && response.componentName != nil
    if !response.headers.isEmpty || isNamedError {
      let struct_ = structure(
        response, body: lowered?.body, isError: !isSuccess, member: member, hint: hint,
        builder: &builder)
      content = struct_
    }
    return (
      Endpoint.Response(
        name: .member(scope.take([member])), status: status, content: content,
        documentation: Documentation(response.description ?? "")), lowered?.mediaType
    )
  }

  /// A struct for a response with header fields, or for an error that has a name.
  private mutating func structure(
    _ response: Response, body: Endpoint.Body?, isError: Bool, member: String, hint: NameHint,
    builder: inout TypeBuilder
  ) -> Endpoint.Response.Content {
    if let name = response.componentName, let known = sharedContents[name] { return .shared(known) }
    let headers = parameters.lower(
      headers: response.headers,
      hint: response.componentName.map { NameHint(parts: [$0]) } ?? hint.appending(member),
      builder: &builder)
    var content = ResponseContent(
      name: Identifier(""), isError: isError,
      documentation: Documentation(response.description ?? ""), headers: headers, body: body,
      origin: Origin(response.range))
    if let name = response.componentName {
      content.name = takeContentName(name)
      contents.append(content)
      sharedContents[name] = contents.count - 1
      return .shared(contents.count - 1)
    }
    let base = SwiftName.type(member) + "Response"
    content.name = .type(isTypeNameFree(base) ? base : base + "Content")
    return .own(content)
  }

  /// What a plain call returns: the one value that all successful responses hold.
  private func success(_ responses: [Endpoint.Response]) -> Endpoint.Success {
    var successful = responses.filter { response in
      switch response.status {
      case .code(let code): (200..<300).contains(code)
      case .range(let digit): digit == 2
      case .any: false
      }
    }
    if successful.isEmpty {
      successful = responses.filter { if case .any = $0.status { true } else { false } }
    }
    var types: [TypeReference?] = []
    for response in successful {
      let type: TypeReference? =
        switch response.content {
        case .nothing: nil
        case .body(let body): body.type
        case .own(let content): content.body?.type
        case .shared(let index): contents[index].body?.type
        }
      if !types.contains(type) { types.append(type) }
    }
    guard types.count <= 1 else { return .output }
    return types.first.flatMap { $0 }.map { .value($0) } ?? .nothing
  }

  // MARK: Examples

  private mutating func example(
    _ candidates: [(response: Endpoint.Response, mediaType: MediaType?)]
  ) -> Endpoint.Example {
    func statusCode(_ response: Endpoint.Response) -> Int {
      switch response.status {
      case .code(let code): code
      case .range(let digit): digit * 100
      case .any: 200
      }
    }
    let best = candidates.first { (200..<300).contains(statusCode($0.response)) }
    guard let (response, mediaType) = best ?? candidates.first else {
      return Endpoint.Example(status: 200)
    }
    let body: Endpoint.Body? =
      switch response.content {
      case .nothing: nil
      case .body(let body): body
      case .own(let content): content.body
      case .shared(let index): contents[index].body
      }
    let status = statusCode(response)
    guard makesExamples, let body, let mediaType else { return Endpoint.Example(status: status) }
    let example = examples.example(mediaType)
    let text: String =
      switch body.coding {
      case .json: example.map { JSONWriter().text($0) } ?? "null"
      case .text, .binary: example?.string ?? ""
      case .form, .multipart: ""
      }
    return Endpoint.Example(status: status, contentType: body.contentType, body: text)
  }
}
