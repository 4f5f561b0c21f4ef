package import ConcordDiagnostics
package import ConcordDocuments

/// Reads a `concord.yaml`.
package struct ConfigurationReader {
  /// The keys of a configuration.
  package static let keys = [
    "document", "output", "module", "access", "generate", "templates", "enumerations", "nullable",
    "formats", "names",
  ]
  /// The names under which a document is found beside a configuration, the first before others.
  package static let documentNames = [
    "openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json",
  ]

  private let folder: String
  private var configuration: Configuration
  private var diagnostics: [Diagnostic] = []

  /// Reads a configuration from a file's tree.
  ///
  /// - Parameters:
  ///   - root: What the file says.
  ///   - path: The file's path; paths in it are relative to its folder.
  ///   - fileExists: Tells whether there is a file at a path.
  /// - Returns: The configuration, `nil` where a diagnostic is an error, and all there is to say.
  package static func read(
    _ root: Node, path: String, fileExists: (String) -> Bool
  ) -> (configuration: Configuration?, diagnostics: [Diagnostic]) {
    guard let members = root.object else {
      let diagnostic = Diagnostic(.configurationNotAnObject, at: root.range, root.typeName)
      return (nil, [diagnostic])
    }
    var reader = ConfigurationReader(folder: FilePath.folder(of: path))
    for member in members { reader.read(member) }
    if root["document"] == nil {
      reader.findDocument(from: root.range.startOnly, fileExists: fileExists)
    }
    let hasErrors = reader.diagnostics.contains { $0.severity == .error }
    return (hasErrors ? nil : reader.configuration, reader.diagnostics)
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
    case "nullable":
      if let choice: Configuration.Nullable = choice(member) { configuration.nullable = choice }
    case "generate": readParts(member)
    case "formats": readFormats(member)
    case "names": readNames(member)
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
      case "schemas": configuration.names.schemas = names(group)
      case "operations": configuration.names.operations = names(group)
      case "properties":
        configuration.names.properties = names(group)
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

  // MARK: Values

  private mutating func texts(
    _ member: Member, under path: String
  ) -> [(key: String, text: String, range: SourceRange)] {
    guard let members = member.value.object else {
      reportType(member, expected: "an object whose values are texts")
      return []
    }
    var texts: [(key: String, text: String, range: SourceRange)] = []
    for entry in members {
      configuration.ranges["\(path)/\(entry.key)"] = entry.value.range
      if let text = text(entry) { texts.append((entry.key, text, entry.value.range)) }
    }
    return texts
  }

  private mutating func text(_ member: Member) -> String? {
    if let text = member.value.string, !text.isEmpty { return text }
    reportType(member, expected: "a text")
    return nil
  }

  private mutating func path(_ member: Member) -> String? {
    text(member).map { FilePath.normalized(FilePath.join(folder, $0)) }
  }

  private mutating func identifier(_ text: String, at range: SourceRange) -> String? {
    if SwiftName.isIdentifier(text) { return text }
    diagnostics.append(Diagnostic(.configurationNotAnIdentifier, at: range, text))
    return nil
  }

  private mutating func choice<Choice>(_ member: Member) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    text(member).flatMap { choice($0, of: member.key, at: member.value.range) }
  }

  private mutating func choice<Choice>(
    _ text: String, of key: String, at range: SourceRange
  ) -> Choice? where Choice: RawRepresentable<String> & CaseIterable {
    if let choice = Choice(rawValue: text) { return choice }
    let advice = Self.advice(text, among: Choice.allCases.map(\.rawValue))
    diagnostics.append(Diagnostic(.configurationUnknownValue, at: range, text, key, advice))
    return nil
  }

  private mutating func findDocument(
    from range: SourceRange, fileExists: (String) -> Bool
  ) {
    let paths = Self.documentNames.map { FilePath.join(folder, $0) }
    if let path = paths.first(where: fileExists) {
      configuration.document = path
    } else {
      let names = Self.documentNames.map { "'\($0)'" }.joined(separator: ", ")
      diagnostics.append(Diagnostic(.configurationNoDocument, at: range, names))
    }
  }

  // MARK: Faults

  private mutating func reportType(_ member: Member, expected: String) {
    reportType(member.key, member.value, expected: expected)
  }

  private mutating func reportType(_ key: String, _ value: Node, expected: String) {
    let found = value.string == "" ? "an empty one" : value.typeName
    diagnostics.append(
      Diagnostic(.configurationWrongType, at: value.range, key, expected, found))
  }

  private mutating func reportUnknown(_ member: Member, among keys: [String]) {
    let advice = Self.advice(member.key, among: keys)
    diagnostics.append(
      Diagnostic(.configurationUnknownKey, at: member.keyRange, member.key, advice))
  }

  private static func advice(_ text: String, among names: [String]) -> String {
    if let nearest = NearestName.find(text, among: names) { return "did you mean '\(nearest)'?" }
    return "there are " + names.map { "'\($0)'" }.joined(separator: ", ")
  }
}
