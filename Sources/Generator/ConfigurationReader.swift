package import ConcordDiagnostics
package import ConcordDocuments

/// Reads a `concord.yaml`.
package struct ConfigurationReader {
  /// The keys of a configuration.
  package static let keys = ConfigurationKey.all.map(\.name)
  /// The keys that are about one document, which `documents` takes the place of.
  private static let keysOfOneDocument = ["document", "output", "module"]
  /// The keys of a selection.
  static let selectionKeys = ["operations", "paths", "tags", "schemas", "deprecated"]
  /// The names under which a document is found beside a configuration, the first before others.
  package static let documentNames = [
    "openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json",
  ]

  let folder: String
  var configuration: Configuration
  var diagnostics: [Diagnostic] = []

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
    var reader = ConfigurationReader(folder: FilePath.folder(of: path))
    var configurations: [Configuration] = []
    if let documents = root.member("documents") {
      configurations = reader.readDocuments(documents, among: members)
    } else {
      for member in members { reader.read(member) }
      if root["document"] == nil {
        reader.findDocument(from: root.range.startOnly, fileExists: fileExists)
      }
      reader.finish()
      configurations = [reader.configuration]
    }
    let hasErrors = reader.diagnostics.contains { $0.severity == .error }
    return (hasErrors ? [] : configurations, reader.diagnostics)
  }

  /// Reads the list of documents, each of which inherits what stands around the list.
  private mutating func readDocuments(
    _ documents: Member, among members: [Member]
  ) -> [Configuration] {
    for member in members where member.key != documents.key {
      if Self.keysOfOneDocument.contains(member.key) {
        diagnostics.append(
          Diagnostic(.configurationKeyOfOneDocument, at: member.keyRange, member.key))
      } else {
        read(member)
      }
    }
    guard let elements = documents.value.array, !elements.isEmpty else {
      reportType(documents, expected: "a list of objects with 'document', 'output' and so on")
      return []
    }
    let outer = configuration
    var configurations: [Configuration] = []
    for element in elements {
      configuration = outer
      readDocument(element)
      configurations.append(configuration)
    }
    return configurations
  }

  private mutating func readDocument(_ element: Node) {
    guard let members = element.object else {
      reportType("documents", element, expected: "a list of objects")
      return
    }
    for member in members {
      if member.key == "documents" {
        reportUnknown(member, among: Self.keys.filter { $0 != member.key })
      } else {
        read(member)
      }
    }
    if element["document"] == nil {
      let range = element.range.startOnly
      diagnostics.append(Diagnostic(.configurationDocumentMissing, at: range))
    }
    finish()
  }

  /// Looks at what keys say together.
  private mutating func finish() {
    guard configuration.shards != nil, configuration.layout != .sharded else { return }
    if configuration.ranges["files"] == nil {
      configuration.layout = .sharded
    } else {
      diagnostics.append(
        Diagnostic(
          .configurationShardsUnused, at: configuration.ranges["shards"],
          configuration.layout.rawValue))
    }
  }

  private init(folder: String) {
    self.folder = folder
    configuration = Configuration(document: "")
    configuration.folder = folder
  }

  private mutating func read(_ member: Member) {
    let value = member.value
    configuration.ranges[member.key] = value.range
    if let key = ConfigurationKey.all.first(where: { $0.name == member.key }) {
      key.read(&self, member)
    } else {
      reportUnknown(member, among: Self.keys)
    }
  }
}
