internal import ConcordDiagnostics
internal import ConcordDocuments

// The keys of a configuration whose values have a form of their own.
extension ConfigurationReader {
  mutating func readParts(_ member: Member) {
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

  mutating func readFormats(_ member: Member) {
    for (format, name, range) in texts(member, under: "formats") {
      if SwiftName.isTypeName(name) {
        configuration.formats[format] = name
      } else {
        diagnostics.append(Diagnostic(.configurationNotATypeName, at: range, name))
      }
    }
  }

  mutating func readNames(_ member: Member) {
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

  mutating func names(_ group: Member) -> [String: String] {
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

  mutating func readSeverity(_ member: Member) {
    for (id, text, range) in texts(member, under: "severity") {
      if let level: Configuration.DiagnosticLevel = choice(text, of: id, at: range) {
        configuration.severity[id] = level
      }
    }
  }

  mutating func readShards(_ member: Member) {
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

  mutating func selection(_ member: Member) -> Configuration.Selection? {
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
