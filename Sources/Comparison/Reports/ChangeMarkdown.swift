import ConcordDiagnostics

/// Changes as Markdown (GitHub's, with tables).
struct ChangeMarkdown {
  let text: String

  init(_ changes: [Change], _ summary: ChangeSummary, _ positions: ChangePositions) {
    var text = "**\(Self.sentence(summary.words))**\n"
    for group in ChangeReport.groups(changes) {
      text += "\n### \(group.title) (\(group.changes.count))\n\n"
      text += "| What | Where | Operations |\n|---|---|---|\n"
      for change in group.changes {
        let place = positions.shown(change).map { "`\($0)`" } ?? ""
        let message = Self.escape(change.message)
        let reach = ChangeReport.reach(change).map(Self.escape) ?? ""
        text += "| \(message) `\(change.rule.id)` | \(place) | \(reach) |\n"
      }
    }
    self.text = text
  }

  private static func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Text of a document in a cell of a table: nothing in it is markup.
  private static func escape(_ text: String) -> String {
    var result = ""
    for scalar in VisibleText.escape(text).unicodeScalars {
      switch scalar {
      case "\\", "|", "`", "*", "_", "[", "]", "#", "~":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
