/// What words for people stand in.
package enum DocumentedPart: String, Sendable, CaseIterable {
  /// What is about an API or an operation.
  case info, server, serverVariable, tag, path, operation, parameter, header, requestBody
  /// What is about a message, and what stands in components.
  case mediaType, response, link, schema, example, securityScheme, scope, document
}

/// What words for people are called in the specification.
package enum DocumentationKey: String, Sendable, CaseIterable {
  /// Words and where there are more.
  case title, summary, description, examples, externalDocs, contact, license, termsOfService
  /// A name that nothing refers to.
  case name
  /// A member that starts with `x-`, or another one without consequence for messages.
  case detail

  /// The parts that have it.
  var parts: Set<DocumentedPart> {
    switch self {
    case .title: [.info, .schema]
    case .summary: [.info, .path, .operation, .example, .tag]
    case .description:
      Set(DocumentedPart.allCases).subtracting([.document])
    case .examples: [.parameter, .header, .mediaType, .schema]
    case .externalDocs: [.document, .tag, .operation, .schema]
    case .contact, .license, .termsOfService: [.info]
    case .name: [.server]
    case .detail: Set(DocumentedPart.allCases)
    }
  }
}

/// What becomes of words for people.
package enum DocumentationChange: String, Sendable, CaseIterable {
  /// They are new, gone, or others.
  case added, removed, changed
}

extension Rule {
  /// The rules of words for people.
  ///
  /// - Parameters:
  ///   - key: What they are called.
  ///   - part: What they stand in.
  ///   - change: What becomes of them.
  /// - Returns: The rule.
  package static func documentation(
    _ key: DocumentationKey, of part: DocumentedPart, _ change: DocumentationChange
  ) -> Rule {
    let what = key == .detail ? "'{1}'" : "'\(key.rawValue)'"
    let message =
      switch change {
      case .added: "{0} now has \(what)"
      case .removed: "{0} no longer has \(what)"
      case .changed: "\(what) of {0} is worded otherwise"
      }
    return Rule(
      "\(kebab(part.rawValue))-\(kebab(key.rawValue))-\(change.rawValue)",
      key == .detail ? message.replacing("worded otherwise", with: "another one") : message)
  }

  static var documentationRules: [Rule] {
    DocumentationKey.allCases.flatMap { key in
      DocumentedPart.allCases.filter(key.parts.contains).flatMap { part in
        DocumentationChange.allCases.map { documentation(key, of: part, $0) }
      }
    }
  }
}
