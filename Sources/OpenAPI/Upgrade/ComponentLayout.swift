import ConcordDocuments

/// Where a version keeps the components that references lead to.
struct ComponentLayout: Sendable {
  /// A section, with the kinds of objects that it may hold, the usual one first.
  private let sections: [String: [ComponentKind]]
  /// The object at the root that holds the sections; `nil` where they stand at the root.
  private let holder: String?
  /// Keys of the root whose values are never components.
  private let frame: Set<String>
  /// The reference to the section of the schemas.
  let schemas: String

  /// `components` (OpenAPI 3.1, section 4.8.7).
  static let components = ComponentLayout(
    sections: Dictionary(uniqueKeysWithValues: ComponentKind.allCases.map { ($0.rawValue, [$0]) }),
    holder: "components", frame: ["components", "paths", "webhooks"],
    schemas: "#/components/schemas")

  /// The sections at the root (Swagger 2.0, Swagger Object). A parameter there may be the body.
  static let swagger = ComponentLayout(
    sections: [
      "definitions": [.schema], "parameters": [.parameter, .requestBody],
      "responses": [.response], "securityDefinitions": [.securityScheme],
    ],
    holder: nil,
    frame: ["definitions", "parameters", "responses", "securityDefinitions", "paths"],
    schemas: "#/definitions")

  /// What the place of a target says it is, with its component name; `nil` where it says nothing.
  func declared(by tokens: [String]) -> (kinds: [ComponentKind], name: String)? {
    let rest: ArraySlice<String>
    if let holder {
      guard tokens.count == 3, tokens[0] == holder else { return nil }
      rest = tokens[1...]
    } else {
      guard tokens.count == 2 else { return nil }
      rest = tokens[...]
    }
    guard let section = rest.first, let name = rest.last, let kinds = sections[section] else {
      return nil
    }
    return (kinds, name)
  }

  /// Whether a pointer ends at a part of the document's frame, which is never a component.
  func isFrame(_ tokens: [String]) -> Bool {
    guard let first = tokens.first else { return true }
    return first == holder ? tokens.count <= 2 : tokens.count == 1 && frame.contains(first)
  }
}
