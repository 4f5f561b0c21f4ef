import ConcordDiagnostics

/// What a reference may name: the sections of `components` (OpenAPI 3.1, section 4.8.7).
enum ComponentKind: String, CaseIterable {
  case schema = "schemas"
  case response = "responses"
  case parameter = "parameters"
  case example = "examples"
  case requestBody = "requestBodies"
  case header = "headers"
  case securityScheme = "securitySchemes"
  case link = "links"
  case callback = "callbacks"
  case pathItem = "pathItems"
  case mediaType = "mediaTypes"
  /// No section holds operations, but people write references to them.
  case operation = "operations"

  /// What a message calls one, with its article.
  var name: Phrase {
    switch self {
    case .schema: .schema
    case .response: .response
    case .parameter: .parameter
    case .example: .example
    case .requestBody: .requestBody
    case .header: .header
    case .securityScheme: .securityScheme
    case .link: .link
    case .callback: .callback
    case .pathItem: .pathItem
    case .mediaType: .mediaType
    case .operation: .operation
    }
  }

  /// Whether one that stands where another kind belongs says enough to be read as that: responses
  /// and request bodies have the same `content`, headers are parameters without a name.
  func reads(as other: ComponentKind) -> Bool {
    switch (self, other) {
    case (.requestBody, .response), (.response, .requestBody), (.parameter, .header): true
    default: false
    }
  }
}
