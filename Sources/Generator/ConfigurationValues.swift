internal import ConcordDiagnostics
internal import ConcordDocuments

/// A configuration while its file is read, and how values of its keys are read.
package struct ConfigurationValues {
  /// The folder of the file, which paths in it are relative to.
  let folder: String
  /// What was read so far.
  var configuration: Configuration
  /// What is wrong with it.
  var diagnostics: [Diagnostic] = []

  init(folder: String) {
    self.folder = folder
    configuration = Configuration(document: "")
    configuration.folder = folder
  }

  // MARK: Values

  /// A path of the file as seen from where the run is started.
  func located(_ path: String) -> String {
    FilePath.normalized(FilePath.join(folder, path))
  }

  mutating func path(_ member: Member) -> String? {
    text(member).map(located)
  }

  mutating func list(_ member: Member, under path: String? = nil) -> [String] {
    guard let elements = member.value.array else {
      reportType(member, expected: .listOfTexts)
      return []
    }
    var texts: [String] = []
    for element in elements {
      if let text = element.string, !text.isEmpty {
        configuration.ranges["\(path ?? member.key)/\(texts.count)"] = element.range
        texts.append(text)
      } else {
        reportType(member.key, element, expected: .listOfTexts)
      }
    }
    return texts
  }

  /// The members of an object whose values are texts. `path` is that of the object.
  mutating func texts(_ member: Member, under path: String) -> [(entry: Member, text: String)] {
    guard let members = member.value.object else {
      reportType(member, expected: .objectOfTexts)
      return []
    }
    var texts: [(entry: Member, text: String)] = []
    for entry in members {
      configuration.ranges["\(path)/\(entry.key)"] = entry.value.range
      configuration.keyRanges["\(path)/\(entry.key)"] = entry.keyRange
      if let text = text(entry) { texts.append((entry, text)) }
    }
    return texts
  }

  mutating func text(_ member: Member) -> String? {
    if let text = member.value.string, !text.isEmpty { return text }
    reportType(member, expected: .configurationText)
    return nil
  }

  mutating func bool(_ member: Member) -> Bool? {
    if let bool = member.value.bool { return bool }
    reportType(member, expected: .trueOrFalse)
    return nil
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
    let advice = NearestName.advice(text, among: Choice.allCases.map(\.rawValue))
    diagnostics.append(Diagnostic(.configurationUnknownValue, at: range, text, key, advice))
    return nil
  }

  // MARK: Faults

  mutating func reportType(_ member: Member, expected: Phrase) {
    reportType(member.key, member.value, expected: expected)
  }

  mutating func reportType(_ key: String, _ value: Node, expected: Phrase) {
    let found = value.string == "" ? Phrase.emptyText : value.typeName
    diagnostics.append(
      Diagnostic(.configurationWrongType, at: value.range, key, expected, found))
  }

  mutating func reportUnknown(_ member: Member, among keys: [String]) {
    let advice = NearestName.advice(member.key, among: keys)
    diagnostics.append(
      Diagnostic(.configurationUnknownKey, at: member.keyRange, member.key, advice))
  }
}
