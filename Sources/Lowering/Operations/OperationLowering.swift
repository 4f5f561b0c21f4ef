import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph
import ConcordSwiftIR

/// Turns operations into endpoints.
struct OperationLowering {
  private let names: [OperationNames.Names]
  private var bodies: BodyLowering
  private var parameters: ParameterLowering
  private var examples: ExampleMaker
  private let makesExamples: Bool
  private let nestedNames: [Int: Set<String>]
  private let isTypeNameFree: (String) -> Bool
  /// The number of the operation at hand.
  private var number = 0
  /// The structs of responses that stand under `components`, with the document's names.
  private(set) var contents: [ResponseContent] = []
  private var sharedContents: [String: Int] = [:]
  private var ignoredContent: [Diagnostic] = []

  /// Prepares to lower operations.
  ///
  /// - Parameters:
  ///   - types: The types of all schemas.
  ///   - graph: The schemas.
  ///   - names: The names of the operations, in document order.
  ///   - options: How they become Swift.
  ///   - nestedNames: The names of the types that are declared in each operation, by its number.
  ///   - isTypeNameFree: Whether no type has a name that a type below an operation would hide.
  init(
    _ types: DeclaredTypes, _ graph: SchemaGraph, names: [OperationNames.Names],
    options: LoweringOptions, nestedNames: [Int: Set<String>],
    isTypeNameFree: @escaping (String) -> Bool
  ) {
    self.names = names
    self.nestedNames = nestedNames
    self.isTypeNameFree = isTypeNameFree
    bodies = BodyLowering(types)
    parameters = ParameterLowering(types)
    examples = ExampleMaker(graph, failures: options.failures)
    makesExamples = options.makesExamples
  }

  /// What is wrong with the operations.
  var diagnostics: [Diagnostic] {
    parameters.diagnostics + bodies.diagnostics + ignoredContent
  }

  /// Lowers operations, those that have the names.
  mutating func lower(_ operations: [PlacedOperation]) -> [Endpoint] {
    operations.enumerated().map { position, placed in
      number = position
      var endpoint = lower(placed.operation, path: placed.item, names[position])
      switch placed.role {
      case .path: break
      case .webhook:
        endpoint.path = CallbackPath.webhook(placed.item.path)
        endpoint.outgoing = .webhook(placed.item.path)
      case .callback(let name):
        endpoint.path = CallbackPath.callback(placed.item.path)
        endpoint.outgoing = .callback(name, expression: placed.item.path)
      }
      return endpoint
    }
  }

  private mutating func lower(
    _ operation: Operation, path: PathItem, _ name: OperationNames.Names
  ) -> Endpoint {
    let parameters = parameters.lower(operation.parameters)
    let choice = choiceName("")
    let body = operation.requestBody.flatMap { request in
      bodies.lower(
        request.content, isRequired: request.isRequired, description: request.description,
        choice: choice)?.body
    }
    var scope = NameScope(reserved: ReservedNames.members(of: .output))
    var responses: [(response: Endpoint.Response, mediaType: MediaType?)] = []
    for response in operation.responses {
      responses.append(lower(response, to: operation.method, scope: &scope))
    }
    return Endpoint(
      operationID: name.id, group: name.group, functionName: name.function,
      typeName: name.type, method: operation.method, path: path.path,
      documentation: documentation(operation, path: path), parameters: parameters, body: body,
      responses: responses.map(\.response), success: success(responses.map(\.response)),
      example: example(responses), origin: Origin(operation.range))
  }

  private func documentation(_ operation: Operation, path: PathItem) -> Documentation {
    let summary = operation.summary ?? path.summary ?? ""
    let description = operation.description ?? path.description ?? ""
    var paragraphs = [summary, description == summary ? "" : description].filter { !$0.isEmpty }
    if let documentation = operation.externalDocumentation {
      let words = documentation.description.map { "\($0): " } ?? "See "
      paragraphs.append(words + "<\(documentation.url)>")
    }
    return Documentation(
      paragraphs.joined(separator: "\n\n"),
      deprecation: operation.isDeprecated ? "The API's description says so." : nil)
  }

  // MARK: Responses

  private mutating func lower(
    _ response: Response, to method: String, scope: inout NameScope
  ) -> (response: Endpoint.Response, mediaType: MediaType?) {
    let status: Endpoint.Response.Status =
      switch response.status {
      case .code(let code): .code(code)
      case .range(let digit): .range(digit)
      case .any: .any
      }
    let isError = !status.isSuccess
    let member = StatusName.member(response.status)
    let hasStruct = !response.headers.isEmpty || isError && response.componentName != nil
    let hasBody = hasContent(response, method)
    let choice = hasStruct ? "Body" : choiceName(SwiftName.type(member))
    let lowered = bodies.lower(
      hasBody ? response.content : [], isRequired: true, description: nil, choice: choice)
    var content: Endpoint.Response.Content = lowered.map { .body($0.body) } ?? .nothing
    if hasStruct {
      content = structure(response, body: lowered?.body, isError: isError, member: member)
    }
    return (
      Endpoint.Response(
        name: .member(scope.take([member])), status: status, content: content,
        documentation: Documentation(response.description ?? "")), lowered?.mediaType
    )
  }

  /// A name for the enum of a body's forms that hides no other type.
  private func choiceName(_ prefix: String) -> String {
    let candidates = ["Body", "Content", "BodyContent"].map { prefix + $0 }
    return candidates.first { name in
      isTypeNameFree(name) && nestedNames[number]?.contains(name) != true
    } ?? prefix + "BodyForms"
  }

  /// Whether a response can have content (RFC 9110, section 6.4.1). What is described in spite of
  /// that is reported.
  private mutating func hasContent(_ response: Response, _ method: String) -> Bool {
    guard let first = response.content.first else { return false }
    switch response.status {
    case .code(204), .code(205), .code(304), .code(100..<200), .range(1): break
    default: if method != "HEAD" { return true }
    }
    ignoredContent.append(Diagnostic(.contentIgnored, at: first.nameRange, first.name))
    return false
  }

  /// A struct for a response with header fields, or for an error that has a name.
  private mutating func structure(
    _ response: Response, body: Endpoint.Body?, isError: Bool, member: String
  ) -> Endpoint.Response.Content {
    if let name = response.componentName, let known = sharedContents[name] { return .shared(known) }
    let headers = parameters.lower(headers: response.headers)
    var content = ResponseContent(
      name: Identifier(""), isError: isError,
      documentation: Documentation(response.description ?? ""), headers: headers, body: body,
      origin: Origin(response.range))
    if let name = response.componentName {
      content.name = Identifier(name)
      contents.append(content)
      sharedContents[name] = contents.count - 1
      return .shared(contents.count - 1)
    }
    let base = SwiftName.type(member) + "Response"
    let isFree = isTypeNameFree(base) && nestedNames[number]?.contains(base) != true
    content.name = .type(isFree ? base : base + "Content")
    return .own(content)
  }

  /// What a plain call returns: the one value that all successful responses hold.
  private func success(_ responses: [Endpoint.Response]) -> Endpoint.Success {
    var successful = responses.filter(\.status.isSuccess)
    if successful.isEmpty {
      successful = responses.filter { if case .any = $0.status { true } else { false } }
    }
    var values: [Endpoint.Success] = []
    for response in successful {
      let value = success(response, in: responses)
      if !values.contains(value) { values.append(value) }
    }
    return values.count <= 1 ? values.first ?? .nothing : .output
  }

  /// What a plain call returns for one response.
  private func success(
    _ response: Endpoint.Response, in responses: [Endpoint.Response]
  ) -> Endpoint.Success {
    guard let body = response.body(among: contents) else { return .nothing }
    guard body.choice != nil else { return .value(body.forms[0].type, body.forms[0].coding) }
    return .choice(response: responses.firstIndex { $0.status == response.status } ?? 0)
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
    let body = response.body(among: contents)
    let status = statusCode(response)
    guard makesExamples, let body, let mediaType else { return Endpoint.Example(status: status) }
    let example = examples.example(mediaType)
    let content: Endpoint.Example.Body =
      switch body.forms[0].coding {
      case .json, .form, .multipart, .xml, .eventStream, .jsonLines, .jsonSequence:
        .json(example.map { Literal($0) } ?? .null)
      case .multipartStream: .json(.array(example.map { [Literal($0)] } ?? []))
      case .eventText: .json(.string(example?.string ?? "string"))
      case .text, .binary: .text(example?.string ?? "")
      }
    return Endpoint.Example(
      status: status, contentType: body.forms[0].contentTypes[0], body: content)
  }
}
