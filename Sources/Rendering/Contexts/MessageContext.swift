import ConcordMustache
import ConcordSwiftIR

/// Turns the parameters, the header fields and the body of a message into values for the templates
/// `parts` and `part-types`.
struct MessageContext {
  let types: TypeContext
  /// Whether comments are but their first sentence.
  let shortensComments: Bool

  private var bodies: BodyContext { BodyContext(types: types) }

  private static let partShape = TemplateContext.part.shape

  /// The parameters or header fields of a message, with its body, and the names of them all.
  func value(_ parameters: [Endpoint.Parameter], _ body: Endpoint.Body?) -> Value {
    let names = JoinedNames(parameters.map(\.key) + (body.map { [BodyContext.names($0)] } ?? []))
    return TemplateContext.message([
      Keys.parts: parts(parameters, body),
      Keys.hasParts: .bool(!parameters.isEmpty || body != nil),
      Keys.names: names.literal,
      Keys.separator: .string(orNull: names.separator.map(SwiftLiteral.string)),
      Keys.defaults: defaults(parameters),
      Keys.encodings: body.flatMap(BodyContext.encodings).map { $0.value() } ?? nil,
    ])
  }

  /// The values that a server takes for parameters that are not given.
  private func defaults(_ parameters: [Endpoint.Parameter]) -> Value {
    let defaults = parameters.compactMap { parameter in
      parameter.defaultValue.map { (key: parameter.key, value: $0) }
    }
    if defaults.isEmpty { return nil }
    return TemplateContext.parameterDefaults([
      Keys.list: .listed(defaults) { parameter, isLast in
        TemplateContext.parameterDefault([
          Keys.key: .string(SwiftLiteral.string(parameter.key)),
          Keys.value: .string(SwiftLiteral.string(ExampleLiteral.json(parameter.value))),
          Keys.isLast: .bool(isLast), Keys.isOnly: .bool(defaults.count == 1),
        ])
      }
    ])
  }

  /// The parameters or header fields, then the body.
  ///
  /// - Parameters:
  ///   - parameters: The parameters or header fields.
  ///   - body: The body.
  ///   - path: What stands before the name of the enum of the body's forms.
  ///   - bodyDefault: The body where none is given, for one that is always there.
  /// - Returns: The parts.
  func parts(
    _ parameters: [Endpoint.Parameter], _ body: Endpoint.Body?, path: String = "",
    bodyDefault: Expression? = nil
  ) -> Value {
    var parts: [Value] = []
    parts.reserveCapacity(parameters.count + 1)
    for (index, parameter) in parameters.enumerated() {
      parts.append(part(parameter, isLast: body == nil && index == parameters.count - 1))
    }
    if let body { parts.append(part(body, path: path, defaultValue: bodyDefault)) }
    return .list(parts)
  }

  private func part(_ parameter: Endpoint.Parameter, isLast: Bool) -> Value {
    let plain = types.text(parameter.type)
    let optional = parameter.isRequired ? "" : "?"
    return .object(
      Self.partShape,
      [
        .string(TypeContext.spelled(parameter.name)),
        .string(DocumentationComment.line(parameter.key)),
        .string(TypeContext.label(parameter.name)),
        false, .comment(shortened(parameter.documentation)), TypeText.value(plain + optional),
        parameter.isRequired ? nil : Expression.text("nil").value(),
        TypeText.value(place(of: parameter, plain + optional)), .bool(isLast),
      ])
  }

  /// The type of the runtime that says where a parameter stands and how it is written.
  private func place(of parameter: Endpoint.Parameter, _ type: String) -> String {
    let place =
      switch parameter.location {
      case .path: "_Path"
      case .query: "_Query"
      case .header: "_Header"
      case .cookie: "_Cookie"
      case .querystring: "_QueryString"
      }
    let style = parameter.style
    let plain = types.generic(place, type)
    if style == parameter.location.defaultStyle { return plain }
    return types.generic("_Styled", plain, Self.marker(style))
  }

  /// The type of the runtime that is a style.
  static func marker(_ style: Endpoint.Parameter.Style) -> String {
    var marker =
      switch style.form {
      case .simple: "_Simple"
      case .label: "_Label"
      case .matrix: "_Matrix"
      case .form: "_Form"
      case .spaceDelimited: "_SpaceDelimited"
      case .pipeDelimited: "_PipeDelimited"
      case .deepObject: "_DeepObject"
      case .cookie: "_CookieStyle"
      case .json: "_JSONStyle"
      }
    if style.explodes { marker = "_Exploded<\(marker)>" }
    if style.allowsReserved { marker = "_Reserved<\(marker)>" }
    return marker
  }

  private func part(
    _ body: Endpoint.Body, path: String, defaultValue: Expression?
  ) -> Value {
    let defaultValue = body.isRequired ? defaultValue : .text("nil")
    let plain = bodies.type(body, path: path)
    let coding = bodies.coding(body)
    return .object(
      Self.partShape,
      [
        "body", "", "body", true, .comment(shortened(body.documentation)),
        TypeText.value(body.isRequired ? plain : plain + "?"),
        defaultValue?.value() ?? nil,
        TypeText.value(body.isRequired ? coding : types.generic("_OptionalBody", coding)), true,
      ])
  }

  /// What is said of a part: all of it, or the first sentence.
  func shortened(_ documentation: Documentation) -> Documentation {
    shortensComments ? documentation.summary : documentation
  }
}
