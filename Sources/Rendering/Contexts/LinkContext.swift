import ConcordMustache
import ConcordSwiftIR

/// Writes links: functions that make the input of another operation.
struct LinkContext {
  let endpoints: EndpointContext

  /// A link of an operation.
  func value(_ link: Endpoint.Link) -> Value {
    let module = endpoints.types.module
    let target = module.endpoints[link.target]
    let operation =
      "\(endpoints.types.qualifier)Operations.\(TypeContext.spelled(target.typeName))"
    // What the caller gives.
    let given = zip(target.parameters, link.parameters).filter { $0.1 == nil }.map(\.0)
    let body = link.body == nil ? target.body : nil
    let names = Set(target.parameters.map(\.name.text))
    let output = ["output", "answer"].first { !names.contains($0) } ?? "answered"
    return TemplateContext.link([
      Keys.name: .string(TypeContext.spelled(link.name)),
      Keys.documentation: .comment(documentation(link, target)),
      Keys.operation: .string(operation),
      Keys.output: .string(output),
      Keys.index: .int(link.response),
      Keys.readsBody: .bool(link.readsRequestBody),
      Keys.parts: endpoints.messages.parts(given, body, path: operation + "."),
      Keys.hasParts: .bool(!given.isEmpty || body != nil),
      Keys.list: .list(
        endpoints.documented(
          given.map { ($0.name.text, $0.key, $0.documentation.text, false) }
            + (body.map { [("body", "", $0.documentation.text, true)] } ?? []))),
      Keys.values: .listed(values(link, of: target)) { item, isLast in
        TemplateContext.linkValue([
          Keys.label: .string(item.label), Keys.name: .string(item.name),
          Keys.type: item.value == nil ? nil : TypeText.value(item.type),
          Keys.isExpression: .bool(item.isExpression),
          Keys.value: .string(orNull: item.value), Keys.isLast: .bool(isLast),
        ])
      },
    ])
  }

  private func documentation(_ link: Endpoint.Link, _ target: Endpoint) -> Documentation {
    let text =
      "The input of `\(target.operationID)`, from what this operation was called with and what it "
      + "answered."
    let own = link.documentation.text
    return Documentation(own.isEmpty ? text : own + "\n\n" + text)
  }

  private struct Item {
    var label: String
    var name: String
    var type: String
    var isExpression = false
    var value: String?

    init(_ label: String, _ name: String, _ type: String, _ value: Endpoint.Link.Value?) {
      self.label = label
      self.name = name
      self.type = type
      switch value {
      case nil: break
      case .expression(let text):
        isExpression = true
        self.value = SwiftLiteral.string(text)
      case .constant(let literal):
        self.value = SwiftLiteral.string(ExampleLiteral.json(literal))
      }
    }
  }

  private func values(_ link: Endpoint.Link, of target: Endpoint) -> [Item] {
    let types = endpoints.types
    var items = zip(target.parameters, link.parameters).map { parameter, value in
      Item(
        TypeContext.label(parameter.name), TypeContext.spelled(parameter.name),
        types.text(parameter.type) + (parameter.isRequired ? "" : "?"), value)
    }
    if let body = target.body {
      items.append(
        Item(
          "body", "body", types.text(body.forms[0].type) + (body.isRequired ? "" : "?"),
          link.body))
    }
    return items
  }
}

extension Endpoint.Link {
  /// Whether a value is of the body of the request.
  fileprivate var readsRequestBody: Bool {
    (parameters + [body]).contains { value in
      if case .expression(let text) = value { text.contains("$request.body") } else { false }
    }
  }
}
