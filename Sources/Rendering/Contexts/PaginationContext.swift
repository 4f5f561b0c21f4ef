import ConcordMustache
import ConcordSwiftIR

/// Writes the functions of a client that give the pages of a list.
struct PaginationContext {
  let endpoints: EndpointContext

  /// The function for an operation that pages.
  ///
  /// - Parameters:
  ///   - pagination: How it does.
  ///   - endpoint: The operation.
  ///   - path: The name of the operation's type, with a point.
  /// - Returns: The value for a template.
  func value(
    _ pagination: Endpoint.Pagination, of endpoint: Endpoint, path: String
  ) -> Value {
    var body = endpoint.body
    if pagination.firstBody != .unchanged { body?.isRequired = true }
    let isMade = pagination.firstBody == .made
    let arguments = arguments(pagination)
    let summary = Documentation(endpoint.documentation.summary.text)
    return TemplateContext.pages([
      Keys.functionName: .string(TypeContext.spelled(pagination.functionName)),
      Keys.summary: .comment(
        summary.text.isEmpty ? Documentation(EndpointContext.head(endpoint)) : summary),
      Keys.returns: TypeText.value("PageSequence<\(path.dropLast())>"),
      Keys.isGuessed: .bool(pagination.isGuessed),
      Keys.hidesPages: .bool(endpoint.parameters.contains { $0.name.text == "pages" }),
      Keys.parts: endpoints.messages.parts(
        endpoint.parameters, body, path: path,
        bodyDefault: isMade ? .text(".init()") : nil),
      Keys.arguments: .listed(arguments) { $0.value.value(label: $0.label, isLast: $1) },
    ])
  }

  /// The items of a page; `null` where they are not known, or are the page itself.
  func items(_ pagination: Endpoint.Pagination?) -> Value {
    guard case .member(let member)? = pagination?.items else { return nil }
    let text = Self.text(member, of: "page")
    return TemplateContext.pageItems([
      Keys.type: TypeText.value(endpoints.types.text(member.type)),
      Keys.value: .string(member.isOptional ? text + " ?? []" : text),
    ])
  }

  // MARK: Arguments

  private func arguments(_ pagination: Endpoint.Pagination) -> [Expression.Argument] {
    switch pagination.style {
    case .link(let relation): return [("link", .string(relation))]
    case .cursor(let member, let input, let more):
      var cursor = keyPath(member)
      if let more {
        let isOver = Self.text(more, of: "$0")
        let value = Self.text(member, of: "$0")
        cursor =
          more.isOptional
          ? "{ \(isOver) == false ? nil : \(value) }" : "{ \(isOver) ? \(value) : nil }"
      }
      return [("cursor", .text(cursor)), ("into", .text(keyPath(input)))]
    case .page(let input, let start, let items, let last):
      var arguments: [Expression.Argument] = [("page", .text(keyPath(input)))]
      if !input.isRequired, start != 1 { arguments.append(("startingAt", .text("\(start)"))) }
      arguments.append(("count", .text(count(items))))
      if let last { arguments.append(("last", .text(number(last)))) }
      return arguments
    case .offset(let input, let limit, let items, let total):
      var arguments: [Expression.Argument] = [("offset", .text(keyPath(input)))]
      if let limit { arguments.append(("limit", .text(keyPath(limit)))) }
      arguments.append(("count", .text(count(items))))
      if let total { arguments.append(("total", .text(number(total)))) }
      return arguments
    }
  }

  private func count(_ items: Endpoint.Pagination.Items) -> String {
    guard case .member(let member) = items else { return "\\.count" }
    let isLastOptional = member.steps.last.map { $0.isOptional || $0.isNullable } == true
    let text = Self.text(member, of: "") + (isLastOptional ? "?.count" : ".count")
    return member.isOptional ? "{ $0\(text) ?? 0 }" : "\\\(text)"
  }

  private func number(_ member: PageMember) -> String {
    func converted(_ text: String) -> String {
      let number = member.clampedTo.map { "\(endpoints.types.text($0))(clamping: \(text))" } ?? text
      if member.addend == 0 { return number }
      return "\(number) \(member.addend < 0 ? "&-" : "&+") \(abs(member.addend))"
    }
    if member.clampedTo == nil, member.addend == 0 { return keyPath(member) }
    let text = Self.text(member, of: "$0")
    if !member.isOptional { return "{ \(converted(text)) }" }
    let whole = text.contains("?") ? "(\(text))" : text
    return "{ \(whole).map { \(converted("$0")) } }"
  }

  // MARK: Members

  private func keyPath(_ member: PageMember) -> String { "\\" + Self.text(member, of: "") }

  private func keyPath(_ input: PageInput) -> String {
    switch input.place {
    case .parameter(let name): "\\." + TypeContext.spelled(name)
    case .body(let names, let isBodyOptional):
      "\\.body" + (isBodyOptional ? "!" : "")
        + names.map { "." + TypeContext.spelled($0) }.joined()
    }
  }

  /// The value of a member.
  private static func text(_ member: PageMember, of page: String) -> String {
    var text = page
    for (index, step) in member.steps.enumerated() {
      let isLast = index == member.steps.count - 1
      text += "." + TypeContext.spelled(step.name)
      if step.isNullable { text += "?.wrapped" }
      if !isLast, step.isOptional || step.isNullable { text += "?" }
    }
    return text
  }
}
