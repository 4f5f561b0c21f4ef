import ConcordMustache
import ConcordSwiftIR

/// Turns operations and the structs of responses into values for the templates `operation` and
/// `response-content`, and for those of the client, the server and the stub.
struct EndpointContext {
  let types: TypeContext

  // MARK: Operations

  func value(_ endpoint: Endpoint) -> Value {
    let parts =
      endpoint.parameters.map { part($0, indentation: 4) }
      + (endpoint.body.map { [bodyPart($0, indentation: 4)] } ?? [])
    let summary = endpoint.documentation
    let names = JoinedNames(parts.map(\.name))
    let markersWidth = parts.reduce(26) { $0 + $1.markerWidth + 2 }
    return [
      Keys.name: .string(types.spelled(endpoint.typeName)),
      Keys.operationID: .string(SwiftLiteral.string(endpoint.operationID)),
      Keys.documentation: .comment(operationComment(endpoint, summary), indentation: 2),
      Keys.method: .string(orNull: Self.method(endpoint.method)),
      Keys.otherMethod: .string(SwiftLiteral.string(endpoint.method)),
      Keys.path: .string(SwiftLiteral.string(endpoint.path)),
      Keys.hasParts: .bool(!parts.isEmpty),
      Keys.parts: .listed(parts) { $0.value($1) },
      Keys.fitsOnOneLine: .bool(parts.reduce(18) { $0 + $1.width + 6 } <= 96),
      Keys.pathFits: .bool(
        endpoint.operationID.utf8.count + endpoint.path.utf8.count + endpoint.method.utf8.count
          <= 74),
      Keys.partsFit: .bool(markersWidth <= 100),
      Keys.partLines: markersWidth <= 100
        ? [] : partLines(parts, widths: parts.map { $0.markerWidth + 2 }, room: 92),
      Keys.names: .string(SwiftLiteral.string(names.text)),
      Keys.separator: .string(orNull: names.separator.map(SwiftLiteral.string)),
      Keys.success: success(endpoint.success),
      Keys.responses: .listed(Array(endpoint.responses.enumerated())) { item, isLast in
        response(item.element, index: item.offset, isLast: isLast)
      },
      Keys.contents: .list(
        endpoint.responses.compactMap { response in
          if case .own(let content) = response.content {
            self.content(content, indentation: 4)
          } else {
            nil
          }
        }),
    ]
  }

  private func operationComment(
    _ endpoint: Endpoint, _ documentation: Documentation
  ) -> Documentation {
    let head = "`\(endpoint.method) \(endpoint.path)`"
    let text = documentation.text.isEmpty ? head : "\(documentation.text)\n\n\(head)"
    return Documentation(text, deprecation: documentation.deprecation)
  }

  private static func method(_ method: String) -> String? {
    switch method {
    case "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY":
      method.lowercased()
    default: nil
    }
  }

  private func success(_ success: Endpoint.Success) -> Value {
    switch success {
    case .nothing: types.value(named: "Void")
    case .value(let type): types.value(type)
    case .output: types.value(named: "Output")
    }
  }

  // MARK: Parts of messages

  private func runtime(_ name: String) -> Value { .string(types.runtime.spelled(name)) }

  private typealias PartValue = (
    value: (Bool) -> Value, width: Int, markerWidth: Int, name: String
  )

  /// The parts on as many lines as they need.
  private func partLines(_ parts: [PartValue], widths: [Int], room: Int) -> Value {
    .listed(LineFill.lines(widths, room: room)) { line, isLast in
      [
        Keys.list: .listed(Array(parts[line])) { $0.value($1) },
        Keys.isLast: .bool(isLast),
      ]
    }
  }

  /// A parameter; without an indentation, without its comment.
  private func part(_ parameter: Endpoint.Parameter, indentation: Int?) -> PartValue {
    let plain = types.value(parameter.type)
    let marker =
      switch parameter.location {
      case .path: "Path"
      case .query: "Query"
      case .header: "Header"
      case .cookie: "Cookie"
      }
    let separator: Value =
      switch parameter.separator {
      case nil: nil
      case .comma: runtime("Commas")
      case .space: runtime("Spaces")
      case .pipe: runtime("Pipes")
      }
    let name = types.spelled(parameter.name)
    let comment = indentation.map { Value.comment(parameter.documentation, indentation: $0) } ?? nil
    return (
      { isLast in
        [
          Keys.name: .string(name), Keys.label: .string(types.label(parameter.name)),
          Keys.documentation: comment,
          Keys.type: parameter.isRequired ? plain : types.optional(plain),
          Keys.defaultValue: parameter.isRequired ? nil : "nil",
          Keys.marker: runtime(marker), Keys.joined: separator, Keys.list: plain,
          Keys.isOptional: .bool(!parameter.isRequired), Keys.coding: nil,
          Keys.isLast: .bool(isLast),
        ]
      },
      parameter.name.text.unicodeScalars.count + types.width(parameter.type) + 4,
      types.width(parameter.type) + marker.utf8.count + (parameter.separator == nil ? 3 : 18),
      parameter.key
    )
  }

  private func bodyPart(_ body: Endpoint.Body, indentation: Int?) -> PartValue {
    let plain = types.value(body.type)
    let comment = indentation.map { Value.comment(body.documentation, indentation: $0) } ?? nil
    return (
      { isLast in
        [
          Keys.name: "body", Keys.label: "body",
          Keys.documentation: comment,
          Keys.type: body.isRequired ? plain : types.optional(plain),
          Keys.defaultValue: body.isRequired ? nil : "nil",
          Keys.marker: nil, Keys.joined: nil, Keys.list: nil,
          Keys.isOptional: .bool(!body.isRequired), Keys.coding: coding(body),
          Keys.isLast: .bool(isLast),
        ]
      }, types.width(body.type) + 8, types.width(body.type) + (body.isRequired ? 15 : 29),
      body.contentType
    )
  }

  /// How a body is written: the marker's name and, where it has one, the marker's argument.
  private func coding(_ body: Endpoint.Body) -> Value {
    switch body.coding {
    case .json: [Keys.marker: runtime("JSONBody"), Keys.type: types.value(body.type)]
    case .form: [Keys.marker: runtime("FormBody"), Keys.type: types.value(body.type)]
    case .multipart: [Keys.marker: runtime("MultipartBody"), Keys.type: types.value(body.type)]
    case .text: [Keys.marker: runtime("TextBody"), Keys.type: nil]
    case .binary: [Keys.marker: runtime("BinaryBody"), Keys.type: nil]
    }
  }

  // MARK: Responses

  private func response(_ response: Endpoint.Response, index: Int, isLast: Bool) -> Value {
    var body: Value = nil
    var content: Value = nil
    var contentType: Value = nil
    var width = types.runtime.spelled("Response").utf8.count + 20 + response.name.text.utf8.count
    func set(_ struct_: ResponseContent) {
      width += 16 + struct_.name.text.utf8.count + (struct_.body?.contentType.utf8.count ?? 0) + 4
      content = .string(types.spelled(struct_.name))
      contentType = .string(orNull: struct_.body.map { SwiftLiteral.string($0.contentType) })
    }
    switch response.content {
    case .nothing: break
    case .body(let value):
      body = [Keys.type: types.value(value.type), Keys.coding: coding(value)]
      width += 22 + types.width(value.type) + value.contentType.utf8.count + 4
      contentType = .string(SwiftLiteral.string(value.contentType))
    case .own(let struct_): set(struct_)
    case .shared(let index): set(types.module.responseContents[index])
    }
    let (status, isExact) =
      switch response.status {
      case .code(let code): (String(code), true)
      case .range(let digit): (".range(\(digit))", false)
      case .any: (".any", false)
      }
    let isEmpty = if case .nothing = response.content { true } else { false }
    return [
      Keys.name: .string(types.spelled(response.name)),
      Keys.documentation: .comment(response.documentation, indentation: 6),
      Keys.status: .string(status), Keys.isExact: .bool(isExact), Keys.isEmpty: .bool(isEmpty),
      Keys.body: body, Keys.content: content, Keys.contentType: contentType,
      Keys.index: .int(index), Keys.fitsOnOneLine: .bool(width <= 100),
      Keys.isLast: .bool(isLast),
    ]
  }

  func content(_ content: ResponseContent, indentation: Int) -> Value {
    let parts =
      content.headers.map { part($0, indentation: indentation + 2) }
      + (content.body.map { [bodyPart($0, indentation: indentation + 2)] } ?? [])
    let names = JoinedNames(parts.map(\.name))
    return [
      Keys.name: .string(types.spelled(content.name)),
      Keys.documentation: .comment(content.documentation, indentation: indentation),
      Keys.isError: .bool(content.isError),
      Keys.hasParts: .bool(!parts.isEmpty),
      Keys.parts: .listed(parts) { $0.value($1) },
      Keys.fitsOnOneLine: .bool(
        parts.reduce(18) { $0 + $1.width + 6 } <= 98 - indentation),
      Keys.names: .string(SwiftLiteral.string(names.text)),
      Keys.separator: .string(orNull: names.separator.map(SwiftLiteral.string)),
      Keys.hasBody: .bool(content.body != nil),
    ]
  }

  // MARK: Calls

  /// A function of the client, of the server, and an entry of the stub.
  func call(_ endpoint: Endpoint, isLast: Bool = false) -> Value {
    let parts =
      endpoint.parameters.map { part($0, indentation: nil) }
      + (endpoint.body.map { [bodyPart($0, indentation: nil)] } ?? [])
    let operation = types.spelled(endpoint.typeName)
    let returns: Value =
      switch endpoint.success {
      case .nothing: nil
      case .value(let type): types.value(type)
      case .output: types.value(named: "Operations.\(types.spelled(endpoint.typeName)).Output")
      }
    var width = parts.reduce(60 + endpoint.functionName.text.utf8.count) { $0 + $1.width + 6 }
    if case .value(let type) = endpoint.success { width += types.width(type) + 4 }
    let bodyWidth =
      endpoint.parameters.reduce(39 + operation.utf8.count) {
        $0 + 2 * $1.name.text.unicodeScalars.count + 4
      } + (endpoint.body == nil ? 0 : 10)
    let labels = endpoint.parameters.map { 2 * $0.name.text.unicodeScalars.count + 4 }
    let documented = endpoint.parameters.filter { !$0.documentation.text.isEmpty }
    var lines: [Value] = []
    for parameter in documented {
      let text = "  - \(parameter.name.text): \(parameter.documentation.text)"
      lines += DocumentationComment.lines(Self.listItem(text), indentation: 2).map { .string($0) }
    }
    if let body = endpoint.body, !body.documentation.text.isEmpty {
      let text = "  - body: \(body.documentation.text)"
      lines += DocumentationComment.lines(Self.listItem(text), indentation: 2).map { .string($0) }
    }
    var comment = endpoint.documentation
    comment.deprecation = nil
    return [
      Keys.functionName: .string(types.spelled(endpoint.functionName)),
      Keys.name: .string(operation),
      Keys.documentation: .comment(comment, indentation: 2),
      Keys.parameterDocumentation: lines.isEmpty ? nil : [Keys.list: .list(lines)],
      Keys.isLast: .bool(isLast),
      Keys.bodyFits: .bool(bodyWidth <= 100),
      Keys.partLines: bodyWidth <= 100
        ? []
        : partLines(parts, widths: labels + (endpoint.body == nil ? [] : [12]), room: 91),
      Keys.hidesValue: .bool(endpoint.parameters.contains { $0.name.text == "value" }),
      Keys.deprecated: .bool(endpoint.documentation.deprecation != nil),
      Keys.hasParts: .bool(!parts.isEmpty),
      Keys.parts: .listed(parts) { $0.value($1) },
      Keys.fitsOnOneLine: .bool(width <= 98),
      Keys.returns: returns,
      Keys.example: [
        Keys.status: .int(endpoint.example.status),
        Keys.contentType: .string(
          orNull: endpoint.example.contentType.map(SwiftLiteral.string)),
        Keys.body: .string(SwiftLiteral.string(endpoint.example.body)),
      ],
    ]
  }

  /// The text of a list item with all its lines below its first.
  private static func listItem(_ text: String) -> String {
    // No line break has another byte than these in front.
    guard text.utf8.contains(where: { 0x0A...0x0D ~= $0 || $0 == 0xC2 || $0 == 0xE2 }) else {
      return text
    }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
