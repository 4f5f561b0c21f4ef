import ConcordDiagnostics
import ConcordDocuments

/// Puts what references stand for that take the place of whole sections of a root in their place.
struct SectionFiller {
  /// The names that parts from elsewhere keep, by section and location.
  private(set) var names: [[String]: String] = [:]
  /// What there is to say about the references.
  private(set) var diagnostics: [Diagnostic] = []

  private let references: ReferenceResolver
  private let rootLocation: String
  private let isSwagger: Bool

  init(_ references: ReferenceResolver, rootLocation: String, isSwagger: Bool) {
    self.references = references
    self.rootLocation = rootLocation
    self.isSwagger = isSwagger
  }

  /// The root without references in the place of sections.
  mutating func filled(_ root: Node) -> Node {
    let fields = (root.object ?? []).map { field in
      field.with(filled(field.value, field: field.key, at: "\(rootLocation)/\(field.key)"))
    }
    return Node(.object(fields), at: root.range)
  }

  private mutating func filled(_ node: Node, field: String, at location: String) -> Node {
    switch field {
    case "components" where !isSwagger:
      guard let parts = parts(of: node, at: location) else { return node }
      let sections = parts.map { section, home in
        section.with(
          filled(section.value, section: section.key, at: "\(home)/\(section.key)"))
      }
      return Node(.object(sections), at: node.range)
    case "definitions", "parameters", "responses", "securityDefinitions":
      return isSwagger ? filled(node, section: field, at: location) : node
    case "paths", "webhooks": return filled(node, section: nil, at: location)
    default: return node
    }
  }

  /// A section; what comes from elsewhere keeps its name in it.
  private mutating func filled(_ node: Node, section: String?, at location: String) -> Node {
    guard let parts = parts(of: node, at: location) else { return node }
    if let section {
      for (part, home) in parts where !home.utf8.starts(with: rootLocation.utf8) {
        names[[section, home + JSONPointer(tokens: [part.key]).fragment]] = part.key
      }
    }
    return Node(.object(parts.map(\.member)), at: node.range)
  }

  private mutating func parts(
    of node: Node, at location: String
  ) -> [(member: Member, home: String)]? {
    guard let members = node.object else { return nil }
    return SectionReference.members(
      of: members, at: location, references, reporting: &diagnostics)
  }
}
