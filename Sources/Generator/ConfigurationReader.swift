package import ConcordDiagnostics
package import ConcordDocuments

/// Reads a `concord.yaml`: ``ConfigurationKey`` has its keys.
package struct ConfigurationReader {
  /// The names under which a document is found beside a configuration, the first before others.
  package static let documentNames = [
    "openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json",
  ]

  private var values: ConfigurationValues

  /// Reads a configuration from a file's tree.
  ///
  /// - Parameters:
  ///   - root: What the file says.
  ///   - path: The file's path; paths in it are relative to its folder.
  ///   - fileExists: Tells whether there is a file at a path.
  /// - Returns: A configuration for each document, none where a diagnostic is an error, and all
  ///   there is to say.
  package static func read(
    _ root: Node, path: String, fileExists: (String) -> Bool
  ) -> (configurations: [Configuration], diagnostics: [Diagnostic]) {
    guard let members = root.object else {
      let diagnostic = Diagnostic(.configurationNotAnObject, at: root.range, root.typeName)
      return ([], [diagnostic])
    }
    var reader = ConfigurationReader(
      values: ConfigurationValues(folder: FilePath.folder(of: path)))
    var configurations: [Configuration] = []
    if let documents = root.member("documents") {
      configurations = reader.readDocuments(documents, among: members)
    } else {
      for member in members { reader.read(member) }
      if root["document"] == nil {
        reader.findDocument(from: root.range.startOnly, fileExists: fileExists)
      }
      reader.finish()
      configurations = [reader.values.configuration]
    }
    let diagnostics = reader.values.diagnostics
    let hasErrors = diagnostics.contains { $0.severity == .error }
    return (hasErrors ? [] : configurations, diagnostics)
  }

  /// Reads the list of documents, each of which inherits what stands around the list.
  private mutating func readDocuments(
    _ documents: Member, among members: [Member]
  ) -> [Configuration] {
    for member in members where member.key != documents.key {
      if ConfigurationKey.named(member.key)?.isOfOneDocument == true {
        values.diagnostics.append(
          Diagnostic(.configurationKeyOfOneDocument, at: member.keyRange, member.key))
      } else {
        read(member)
      }
    }
    guard let elements = documents.value.array, !elements.isEmpty else {
      values.reportType(
        documents, expected: .listOfDocuments)
      return []
    }
    let outer = values.configuration
    var configurations: [Configuration] = []
    for element in elements {
      values.configuration = outer
      readDocument(element)
      configurations.append(values.configuration)
    }
    return configurations
  }

  private mutating func readDocument(_ element: Node) {
    guard let members = element.object else {
      values.reportType("documents", element, expected: .listOfObjects)
      return
    }
    for member in members { read(member) }
    if element["document"] == nil {
      let range = element.range.startOnly
      values.diagnostics.append(Diagnostic(.configurationDocumentMissing, at: range))
    }
    finish()
  }

  private mutating func read(_ member: Member) {
    guard let key = ConfigurationKey.named(member.key) else {
      values.reportUnknown(member, among: ConfigurationKey.all.map(\.name))
      return
    }
    values.configuration.ranges[member.key] = member.value.range
    key.read(member, &values)
  }

  /// Looks at what keys say together.
  private mutating func finish() {
    let configuration = values.configuration
    guard configuration.shards != nil, configuration.layout != .sharded else { return }
    if configuration.ranges["files"] == nil {
      values.configuration.layout = .sharded
    } else {
      values.diagnostics.append(
        Diagnostic(
          .configurationShardsUnused, at: configuration.ranges["shards"],
          configuration.layout.rawValue))
    }
  }

  private mutating func findDocument(
    from range: SourceRange, fileExists: (String) -> Bool
  ) {
    let paths = Self.documentNames.map { FilePath.join(values.folder, $0) }
    if let path = paths.first(where: fileExists) {
      values.configuration.document = path
    } else {
      values.diagnostics.append(
        Diagnostic(.configurationNoDocument, at: range, Self.documentNames))
    }
  }
}
