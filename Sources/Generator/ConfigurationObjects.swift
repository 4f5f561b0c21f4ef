internal import ConcordDiagnostics
internal import ConcordDocuments

// How the keys are read whose values are lists of choices, numbers or objects.
extension ConfigurationValues {
  mutating func readParts(_ member: Member) {
    guard let elements = member.value.array else {
      reportType(member, expected: .listOfParts)
      return
    }
    var parts: Set<Configuration.Part> = []
    for element in elements {
      guard let text = element.string else {
        reportType(member.key, element, expected: .listOfTexts)
        continue
      }
      if let part: Configuration.Part = choice(text, of: member.key, at: element.range) {
        parts.insert(part)
      }
    }
    configuration.parts = parts
  }

  mutating func readFormats(_ member: Member) {
    for (entry, name) in texts(member, under: "formats") {
      if SwiftName.isTypeName(name) {
        configuration.formats[entry.key] = name
      } else {
        diagnostics.append(Diagnostic(.configurationNotATypeName, at: entry.value.range, name))
      }
    }
  }

  /// What models are given: a list for all of them, or lists by their names and patterns.
  mutating func additions(
    _ member: Member, where isFit: (String) -> Bool
  ) -> [Configuration.Addition] {
    var additions: [Configuration.Addition] = []
    if member.value.array != nil {
      additions = [Configuration.Addition("*", list(member))]
      configuration.ranges["\(member.key)/*"] = member.value.range
    } else if let entries = member.value.object {
      for entry in entries {
        configuration.ranges["\(member.key)/\(entry.key)"] = entry.keyRange
        additions.append(.init(entry.key, list(entry, under: "\(member.key)/\(entry.key)")))
      }
    } else {
      reportType(member, expected: .listOrObjectOfLists)
    }
    for addition in additions {
      for text in addition.texts where !isFit(text) {
        diagnostics.append(
          Diagnostic(.configurationNotAnAddition, at: member.value.range, text, member.key))
      }
    }
    return additions
  }

  mutating func readShards(_ member: Member) {
    let counts = Generator.Options.shardCounts
    let expected = Phrase.number(in: counts)
    guard let number = member.value.number else {
      reportType(member, expected: expected)
      return
    }
    guard let count = number.int, counts.contains(count) else {
      diagnostics.append(
        Diagnostic(
          .configurationOutOfRange, at: member.value.range, member.key, expected, number.text))
      return
    }
    configuration.shards = count
  }

  mutating func readSeverity(_ member: Member) {
    for (entry, text) in texts(member, under: "severity") {
      guard let kind = DiagnosticKind.named(entry.key) else {
        diagnostics.append(
          Diagnostic(
            .configurationUnknownDiagnostic, at: entry.keyRange, entry.key,
            DiagnosticKind.advice(id: entry.key)))
        continue
      }
      let level: Configuration.Level? = choice(text, of: entry.key, at: entry.value.range)
      let isFinding = DiagnosticKind.recordedFindings.contains(kind)
      if let level, kind.severity == .error, level != .error, !isFinding {
        diagnostics.append(
          Diagnostic(.configurationErrorLowered, at: entry.value.range, entry.key))
      } else if let level {
        configuration.severity[entry.key] = level
      }
    }
  }

  // MARK: Names

  mutating func readNames(_ member: Member) {
    guard let groups = member.value.object else {
      reportType(member, expected: .objectOfNames)
      return
    }
    for group in groups {
      switch group.key {
      case "schemas": configuration.names.schemas.merge(names(group)) { $1 }
      case "operations": configuration.names.operations.merge(names(group)) { $1 }
      case "tags": configuration.names.tags.merge(names(group)) { $1 }
      case "properties":
        configuration.names.properties.merge(names(group)) { $1 }
        for property in group.value.object ?? [] where !Self.namesProperty(property.key) {
          let range = property.keyRange
          diagnostics.append(Diagnostic(.configurationPropertyName, at: range, property.key))
        }
      default: reportUnknown(group, among: ["schemas", "operations", "properties", "tags"])
      }
    }
  }

  private mutating func names(_ group: Member) -> [String: String] {
    var names: [String: String] = [:]
    for (entry, name) in texts(group, under: "names/\(group.key)") {
      names[entry.key] = identifier(name, at: entry.value.range)
    }
    return names
  }

  /// A schema's name may hold a dot itself; a property's name may be anything, but not empty.
  private static func namesProperty(_ key: String) -> Bool {
    guard let dot = key.firstIndex(of: ".") else { return false }
    return dot != key.startIndex && key.index(after: dot) != key.endIndex
  }

  // MARK: Selections

  mutating func selection(_ member: Member) -> Configuration.Selection? {
    guard let members = member.value.object else {
      reportType(member, expected: .objectOfSelections)
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
      default:
        reportUnknown(entry, among: ["operations", "paths", "tags", "schemas", "deprecated"])
      }
    }
    return selection
  }
}
