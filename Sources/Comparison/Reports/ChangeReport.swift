package import ConcordDiagnostics
import ConcordSchemaGraph

/// Writes changes for people and for machines.
package struct ChangeReport: Sendable {
  /// What `--format` accepts.
  package enum Format: String, Sendable, CaseIterable {
    /// `path:line:column: severity: message [id]`, with what it reaches below, and a summary.
    case text
    /// One object: the changes and the summary.
    case json
    /// Tables for a pull request or a page.
    case markdown
    /// Workflow commands of GitHub Actions.
    case github
  }

  /// How many changes of one rule that break nobody stand in full.
  package static let foldLimit = 5
  /// How many operations a change names.
  package static let operationLimit = 3

  let changes: [Change]
  let summary: ChangeSummary
  private let positions: ChangePositions
  private let showsAll: Bool

  /// Prepares to report.
  ///
  /// - Parameters:
  ///   - changes: The changes, in their order.
  ///   - files: The registry that numbered their ranges.
  ///   - showsAll: Whether nothing is folded.
  package init(_ changes: [Change], in files: SourceFiles, showsAll: Bool = false) {
    self.changes = changes
    summary = ChangeSummary(changes)
    positions = ChangePositions(changes, files)
    self.showsAll = showsAll
  }

  /// The report.
  ///
  /// - Parameters:
  ///   - format: How it is written.
  ///   - colors: Whether text marks severities by colours.
  /// - Returns: The text, ended by a line feed.
  package func text(_ format: Format, colors: Bool = false) -> String {
    switch format {
    case .text: plainText(colors: colors)
    case .json: ChangeJSON(changes, summary, positions).text
    case .markdown: ChangeMarkdown(changes, summary, positions).text
    case .github: changes.filter { !$0.isDocumentation }.map(workflowCommand).joined()
    }
  }

  /// A group of a report with its changes: those that break somebody first.
  static func groups(_ changes: [Change]) -> [(title: String, changes: [Change])] {
    let groups: [(String, (Change) -> Bool)] = [
      ("Breaking", { !$0.isDocumentation && $0.severity == .error }),
      ("Risky", { !$0.isDocumentation && $0.severity == .warning }),
      ("Compatible", { !$0.isDocumentation && $0.severity == .note }),
      ("Words alone", \.isDocumentation),
    ]
    return groups.map { ($0.0, changes.filter($0.1)) }.filter { !$0.1.isEmpty }
  }

  // MARK: Text

  private func plainText(colors: Bool) -> String {
    var text = ""
    for group in Self.groups(changes) {
      var counts: [String: Int] = [:]
      let isFolded = !showsAll && ["Compatible", "Words alone"].contains(group.title)
      for change in group.changes {
        counts[change.rule.id, default: 0] += 1
        if isFolded, counts[change.rule.id, default: 0] > Self.foldLimit { continue }
        text += line(change, colors: colors)
      }
      guard isFolded else { continue }
      for (id, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.foldLimit {
        text += "note: \(count - Self.foldLimit) more of these; --verbose shows all [\(id)]\n"
      }
    }
    return text + summary.words + "\n"
  }

  private func line(_ change: Change, colors: Bool) -> String {
    let diagnostic = change.diagnostic
    var line = ""
    if let place = positions.shown(change) { line += "\(place): " }
    line += TerminalColor(diagnostic.severity).mark(diagnostic.severity.rawValue, if: colors)
    line += ": \(VisibleText.escape(diagnostic.message)) [\(change.rule.id)]\n"
    if let reach = Self.reach(change) { line += "  \(VisibleText.escape(reach))\n" }
    if !change.isRemoval, let place = positions.old(change), change.oldText != nil {
      line += "  before: \(place)\n"
    }
    return line
  }

  /// What a change reaches, in words; `nil` where that is nothing.
  static func reach(_ change: Change, limit: Int = operationLimit) -> String? {
    guard !change.operations.isEmpty else { return nil }
    let names = change.operations.map(\.words)
    // The operation that a message is about is named there.
    if names.count == 1, change.subject == names[0] { return nil }
    var text = names.prefix(limit).joined(separator: ", ")
    if names.count > limit { text += " and \(names.count - limit) more" }
    switch (change.directions.contains(.request), change.directions.contains(.response)) {
    case (true, true): return "in requests and responses of \(text)"
    case (true, false): return "in requests of \(text)"
    case (false, true): return "in responses of \(text)"
    case (false, false): return "in \(text)"
    }
  }

  private func workflowCommand(_ change: Change) -> String {
    let diagnostic = change.diagnostic
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var place = ""
    if let position = positions.position(change) {
      place = " file=\(Self.escape(position.path, property: true))"
      place += ",line=\(position.start.line),col=\(position.start.column)"
    }
    var message = "\(diagnostic.message) [\(change.rule.id)]"
    if let reach = Self.reach(change) { message += "\n\(reach)" }
    return "::\(command)\(place)::\(Self.escape(message, property: false))\n"
  }

  /// Escapes as the documentation of workflow commands has it.
  private static func escape(_ text: String, property: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result.append(contentsOf: "%25".unicodeScalars)
      case "\r": result.append(contentsOf: "%0D".unicodeScalars)
      case "\n": result.append(contentsOf: "%0A".unicodeScalars)
      case ":" where property: result.append(contentsOf: "%3A".unicodeScalars)
      case "," where property: result.append(contentsOf: "%2C".unicodeScalars)
      default: result.append(contentsOf: VisibleText.escape(String(scalar)).unicodeScalars)
      }
    }
    return String(result)
  }
}
