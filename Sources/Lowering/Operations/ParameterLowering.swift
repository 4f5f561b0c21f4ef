import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordSwiftIR

/// Turns parameters and header fields into arguments and properties.
struct ParameterLowering {
  let types: DeclaredTypes
  private(set) var diagnostics: [Diagnostic] = []

  init(_ types: DeclaredTypes) {
    self.types = types
  }

  /// Header fields that are no parameters, whatever a description says (section 4.12.2).
  private static let ignoredHeaders: Set<String> = ["accept", "content-type", "authorization"]

  /// The parameters of an operation: required ones first, each group in document order.
  mutating func lower(_ parameters: [Parameter]) -> [Endpoint.Parameter] {
    var scope = NameScope(reserved: ReservedNames.members(of: .operation))
    var result: [Endpoint.Parameter] = []
    for parameter in parameters {
      if parameter.location == .header,
        Self.ignoredHeaders.contains(parameter.name.lowercased())
      {
        diagnostics.append(Diagnostic(.headerIgnored, at: parameter.range, parameter.name))
        continue
      }
      let name = SwiftName.member(parameter.name)
      let suffix = Words(parameter.location.rawValue).upperCamelCase
      result.append(
        lower(
          parameter, location: Self.location(parameter), isRequired: parameter.isRequired,
          name: .member(scope.take([name, name + suffix]))))
    }
    return result.filter(\.isRequired) + result.filter { !$0.isRequired }
  }

  /// The header fields of a response. All are optional: a response that lacks one is still worth
  /// reading.
  mutating func lower(headers: [Parameter]) -> [Endpoint.Parameter] {
    var scope = NameScope(reserved: ReservedNames.members(of: .response))
    return headers.filter { $0.name.lowercased() != "content-type" }.map { header in
      lower(
        header, location: .header, isRequired: false,
        name: .member(scope.take([SwiftName.member(header.name)])))
    }
  }

  private mutating func lower(
    _ parameter: Parameter, location: Endpoint.Parameter.Location, isRequired: Bool,
    name: Identifier
  ) -> Endpoint.Parameter {
    var type = TypeReference.primitive(.string)
    var style = Self.style(parameter)
    if let contentType = parameter.contentType {
      switch BodyMediaType(contentType).form {
      case .json:
        style = Endpoint.Parameter.Style(.json)
        type = parameter.schema.map { types.use($0).type } ?? .primitive(.json)
      case .urlEncodedForm where location == .querystring:
        style = location.defaultStyle
        type = parameter.schema.map { types.use($0).type } ?? .primitive(.json)
      case .text: style = Endpoint.Parameter.Style(style.form)
      default:
        diagnostics.append(
          Diagnostic(
            .parameterAsText, at: parameter.range, parameter.name,
            Phrase.parameterContent(contentType)))
      }
    } else if let schema = parameter.schema {
      type = types.use(schema).type
    }
    if parameter.allowsEmptyValue, case .primitive(let primitive) = type, primitive != .string {
      diagnostics.append(Diagnostic(.emptyValueNotSent, at: parameter.range, parameter.name))
    }
    var documentation = Documentation(parameter.description ?? "")
    let defaultValue = parameter.schema?.annotations.defaultValue.flatMap { $0.isNull ? nil : $0 }
    if let value = defaultValue {
      let text = "Default: `\(JSONWriter().text(value))`"
      documentation.text += documentation.text.isEmpty ? text : "\n\n" + text
    }
    if parameter.isDeprecated { documentation.deprecation = "The API's description says so." }
    return Endpoint.Parameter(
      name: name, key: parameter.name, location: location, type: type, isRequired: isRequired,
      style: style, defaultValue: isRequired ? nil : defaultValue.map { Literal($0) },
      documentation: documentation)
  }

  private static func location(_ parameter: Parameter) -> Endpoint.Parameter.Location {
    switch parameter.location {
    case .path: .path
    case .query: .query
    case .header: .header
    case .cookie: .cookie
    case .querystring: .querystring
    }
  }

  private static func style(_ parameter: Parameter) -> Endpoint.Parameter.Style {
    let form: Endpoint.Parameter.Style.Form =
      switch parameter.style {
      case .matrix: .matrix
      case .label: .label
      case .simple: .simple
      case .form: .form
      case .spaceDelimited: .spaceDelimited
      case .pipeDelimited: .pipeDelimited
      case .deepObject: .deepObject
      case .cookie: .cookie
      }
    // Members of a deep object always stand by themselves.
    return Endpoint.Parameter.Style(
      form, explodes: form != .deepObject && parameter.explode,
      allowsReserved: parameter.allowsReserved)
  }
}
