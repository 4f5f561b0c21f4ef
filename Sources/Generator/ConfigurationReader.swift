package import ConcordDiagnostics
package import ConcordDocuments

/// Reads a `concord.yaml`.
package struct ConfigurationReader {
  /// The keys of a configuration.
  package static let keys = [
    "document", "output", "module", "access", "generate", "templates", "enumerations", "unions",
    "nullable", "properties", "validation", "formats", "names", "files", "shards", "overlays",
    "include", "exclude", "root", "severity", "documents",
  ]
  /// The keys that are about one document, which `documents` takes the place of.
  private static let keysOfOneDocument = ["document", "output", "module"]
  /// The keys of a selection.
  private static let selectionKeys = ["operations", "paths", "tags", "schemas", "deprecated"]
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
    switch member.key {
    case "document": if let path = path(member) { configuration.document = path }
    case "output": configuration.output = path(member)
    case "templates": configuration.templates = path(member)
    case "module": configuration.module = text(member).flatMap { identifier($0, at: value.range) }
    case "access":
      if let access: Configuration.Access = choice(member) { configuration.access = access }
    case "enumerations":
      if let choice: Configuration.Enumerations = choice(member) {
        configuration.enumerations = choice
      }
    case "unions":
      if let choice: Configuration.Enumerations = choice(member) { configuration.unions = choice }
    case "properties":
      if let choice: Configuration.Properties = choice(member) { configuration.properties = choice }
    case "root": configuration.root = path(member)
    case "severity": readSeverity(member)
    case "nullable":
      if let choice: Configuration.Nullable = choice(member) { configuration.nullable = choice }
    case "validation": if let bool = bool(member) { configuration.validation = bool }
    case "generate": readParts(member)
    case "formats": readFormats(member)
    case "names": readNames(member)
    case "files":
      if let layout: Configuration.Layout = choice(member) { configuration.layout = layout }
    case "shards": readShards(member)
    case "overlays":
      configuration.overlays = list(member).map { FilePath.normalized(FilePath.join(folder, $0)) }
    case "include": configuration.include = selection(member)
    case "exclude": configuration.exclude = selection(member) ?? .init()
    default: reportUnknown(member, among: Self.keys)
    }
  }

  private mutating func readParts(_ member: Member) {
    guard let elements = member.value.array else {
      reportType(member, expected: "a list such as [models, client]")
      return
    }
    var parts: Set<Configuration.Part> = []
    for element in elements {
      guard let text = element.string else {
        reportType(member.key, element, expected: "a list of texts")
        continue
      }
      if let part: Configuration.Part = choice(text, of: member.key, at: element.range) {
        parts.insert(part)
      }
    }
    configuration.parts = parts
  }

  private mutating func readFormats(_ member: Member) {
    for (format, name, range) in texts(member, under: "formats") {
      if SwiftName.isTypeName(name) {
        configuration.formats[format] = name
      } else {
        diagnostics.append(Diagnostic(.configurationNotATypeName, at: range, name))
      }
    }
  }

  private mutating func readNames(_ member: Member) {
    guard let groups = member.value.object else {
      reportType(member, expected: "an object with 'schemas', 'operations' or 'properties'")
      return
    }
    for group in groups {
      switch group.key {
      case "schemas": configuration.names.schemas.merge(names(group)) { $1 }
      case "operations": configuration.names.operations.merge(names(group)) { $1 }
      case "properties":
        configuration.names.properties.merge(names(group)) { $1 }
        for property in group.value.object ?? [] where !Self.namesProperty(property.key) {
          let range = property.keyRange
          diagnostics.append(Diagnostic(.configurationPropertyName, at: range, property.key))
        }
      default: reportUnknown(group, among: ["schemas", "operations", "properties"])
      }
    }
  }

  private mutating func names(_ group: Member) -> [String: String] {
    var names: [String: String] = [:]
    for (key, name, range) in texts(group, under: "names/\(group.key)") {
      names[key] = identifier(name, at: range)
    }
    return names
  }

  /// A schema's name may hold a dot itself; a property's name may be anything, but not empty.
  private static func namesProperty(_ key: String) -> Bool {
    guard let dot = key.firstIndex(of: ".") else { return false }
    return dot != key.startIndex && key.index(after: dot) != key.endIndex
  }

  private mutating func readSeverity(_ member: Member) {
    for (id, text, range) in texts(member, under: "severity") {
      if let level: Configuration.DiagnosticLevel = choice(text, of: id, at: range) {
        configuration.severity[id] = level
      }
    }
  }

  private mutating func readShards(_ member: Member) {
    let counts = Generator.Options.shardCounts
    guard let count = member.value.number?.int, counts.contains(count) else {
      let number = member.value.number?.text ?? member.value.typeName
      let expected = "a number from \(counts.lowerBound) to \(counts.upperBound)"
      diagnostics.append(
        Diagnostic(
          .configurationWrongType, at: member.value.range, member.key, expected, number))
      return
    }
    configuration.shards = count
  }

  private mutating func selection(_ member: Member) -> Configuration.Selection? {
    guard let members = member.value.object else {
      reportType(member, expected: "an object with 'operations', 'paths', 'tags' or 'schemas'")
      return nil
    }
    var selection = Configuration.Selection()
    for entry in members {
      let path = "\(member.key)/\(entry.key)"
      configuration.ranges[path] = entry.value.range
      switch entry.key {
      case "operations": selection.operations = list(entry, under: path)
      case "paths": selection.paths = list(entry, under: path)
      case "tags": selection.tags = list(entry, under: path)
      case "schemas": selection.schemas = list(entry, under: path)
      case "deprecated":
        if let bool = bool(entry) { selection.deprecated = bool }
      default: reportUnknown(entry, among: Self.selectionKeys)
      }
    }
    return selection
  }
}
