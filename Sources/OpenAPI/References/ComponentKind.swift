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
  var name: String {
    switch self {
    case .schema: "a schema"
    case .response: "a response"
    case .parameter: "a parameter"
    case .example: "an example"
    case .requestBody: "a request body"
    case .header: "a header"
    case .securityScheme: "a security scheme"
    case .link: "a link"
    case .callback: "a callback"
    case .pathItem: "a path item"
    case .mediaType: "a media type"
    case .operation: "an operation"
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

  /// What the place of a target says it is, with its component name; `nil` where it says nothing.
  static func declared(by tokens: [String], version: Version) -> (
    kind: ComponentKind, name: String
  )? {
    if version == .v2_0 {
      guard tokens.count == 2 else { return nil }
      switch tokens[0] {
      case "definitions": return (.schema, tokens[1])
      case "parameters": return (.parameter, tokens[1])
      case "responses": return (.response, tokens[1])
      case "securityDefinitions": return (.securityScheme, tokens[1])
      default: return nil
      }
    }
    guard tokens.count == 3, tokens[0] == "components",
      let kind = ComponentKind(rawValue: tokens[1])
    else { return nil }
    return (kind, tokens[2])
  }

  /// Whether a pointer ends at a part of the document's frame, which is never a component.
  static func isFrame(_ tokens: [String], version: Version) -> Bool {
    guard let first = tokens.first else { return true }
    if version == .v2_0 {
      return tokens.count == 1
        && ["definitions", "parameters", "responses", "securityDefinitions", "paths"].contains(
          first)
    }
    if first == "components" { return tokens.count <= 2 }
    return tokens.count == 1 && (first == "paths" || first == "webhooks")
  }
}
