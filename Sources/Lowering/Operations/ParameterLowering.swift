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

  /// The parameters of an operation: required ones first, each group in document order.
  mutating func lower(_ parameters: [Parameter]) -> [Endpoint.Parameter] {
    var scope = NameScope(reserved: ReservedNames.members(of: .operation))
    var result: [Endpoint.Parameter] = []
    for parameter in parameters {
      guard let location = location(parameter) else {
        diagnostics.append(
          Diagnostic(.querystringParameter, at: parameter.range, parameter.name))
        continue
      }
      let name = SwiftName.member(parameter.name)
      let suffix = Words(parameter.location.rawValue).upperCamelCase
      result.append(
        lower(
          parameter, location: location, isRequired: parameter.isRequired,
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
    var separator: Endpoint.Parameter.Separator?
    if parameter.contentType != nil {
      reportText(parameter, .parameterContent(parameter.contentType ?? ""))
    } else if let schema = parameter.schema {
      let use = types.use(schema)
      if !types.isParameter(use.type) {
        if use.type != .primitive(.json) {
          reportText(parameter, .parameterNotScalar)
        }
      } else if [.matrix, .label, .deepObject].contains(parameter.style) {
        reportText(parameter, .parameterStyle(parameter.style.rawValue))
      } else {
        type = use.type
        if types.isList(use.type) { separator = Self.separator(parameter, location) }
      }
    }
    var documentation = Documentation(parameter.description ?? "")
    if let value = parameter.schema?.annotations.defaultValue, !value.isNull {
      let text = "Default: `\(JSONWriter().text(value))`"
      documentation.text += documentation.text.isEmpty ? text : "\n\n" + text
    }
    if parameter.isDeprecated { documentation.deprecation = "The API's description says so." }
    return Endpoint.Parameter(
      name: name, key: parameter.name, location: location, type: type, isRequired: isRequired,
      separator: separator, documentation: documentation)
  }

  private func location(_ parameter: Parameter) -> Endpoint.Parameter.Location? {
    switch parameter.location {
    case .path: .path
    case .query: .query
    case .header: .header
    case .cookie: .cookie
    case .querystring: nil
    }
  }

  private static func separator(
    _ parameter: Parameter, _ location: Endpoint.Parameter.Location
  ) -> Endpoint.Parameter.Separator? {
    switch (location, parameter.style) {
    case (.path, _), (.header, _): .comma
    case (_, .spaceDelimited): .space
    case (_, .pipeDelimited): .pipe
    default: parameter.explode ? nil : .comma
    }
  }

  private mutating func reportText(_ parameter: Parameter, _ reason: Phrase) {
    diagnostics.append(Diagnostic(.parameterAsText, at: parameter.range, parameter.name, reason))
  }
}
