internal import ConcordDiagnostics
internal import ConcordDocuments

// The kinds of values that keys of a configuration have, and the faults in them.
extension ConfigurationReader {
  mutating func list(_ member: Member, under path: String? = nil) -> [String] {
    guard let elements = member.value.array else {
      reportType(member, expected: "a list of texts")
      return []
    }
    var texts: [String] = []
    for element in elements {
      if let text = element.string, !text.isEmpty {
        configuration.ranges["\(path ?? member.key)/\(texts.count)"] = element.range
        texts.append(text)
      } else {
        reportType(member.key, element, expected: "a list of texts")
      }
    }
    return texts
  }

  mutating func texts(
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

  mutating func text(_ member: Member) -> String? {
    if let text = member.value.string, !text.isEmpty { return text }
    reportType(member, expected: "a text")
    return nil
  }

  mutating func bool(_ member: Member) -> Bool? {
    if let bool = member.value.bool { return bool }
    reportType(member, expected: "true or false")
    return nil
  }

  mutating func path(_ member: Member) -> String? {
    text(member).map(normalized)
  }

  /// A path of the configuration as seen from where the run was started.
  func normalized(_ path: String) -> String {
    FilePath.normalized(FilePath.join(folder, path))
  }

  mutating func identifier(_ text: String, at range: SourceRange) -> String? {
    if SwiftName.isIdentifier(text) { return text }
    diagnostics.append(Diagnostic(.configurationNotAnIdentifier, at: range, text))
    return nil
  }

  mutating func choice<Choice>(_ member: Member) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    text(member).flatMap { choice($0, of: member.key, at: member.value.range) }
  }

  mutating func choice<Choice>(
    _ text: String, of key: String, at range: SourceRange
  ) -> Choice? where Choice: RawRepresentable<String> & CaseIterable {
    if let choice = Choice(rawValue: text) { return choice }
    let advice = Self.advice(text, among: Choice.allCases.map(\.rawValue))
    diagnostics.append(Diagnostic(.configurationUnknownValue, at: range, text, key, advice))
    return nil
  }

  mutating func findDocument(
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

  mutating func reportType(_ member: Member, expected: String) {
    reportType(member.key, member.value, expected: expected)
  }

  mutating func reportType(_ key: String, _ value: Node, expected: String) {
    let found = value.string == "" ? "an empty one" : value.typeName
    diagnostics.append(
      Diagnostic(.configurationWrongType, at: value.range, key, expected, found))
  }

  mutating func reportUnknown(_ member: Member, among keys: [String]) {
    let advice = Self.advice(member.key, among: keys)
    diagnostics.append(
      Diagnostic(.configurationUnknownKey, at: member.keyRange, member.key, advice))
  }

  static func advice(_ text: String, among names: [String]) -> String {
    if let nearest = NearestName.find(text, among: names) { return "did you mean '\(nearest)'?" }
    return "there are " + names.map { "'\($0)'" }.joined(separator: ", ")
  }
}
