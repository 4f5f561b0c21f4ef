import ConcordDiagnostics
import ConcordDocuments
import ConcordSchemaGraph

/// Changes as one JSON object: `changes`, each with its rule, verdicts, places and reach, and
/// `summary`.
struct ChangeJSON {
  let text: String

  init(_ changes: [Change], _ summary: ChangeSummary, _ positions: ChangePositions) {
    let lines = changes.map { "    " + Self.object($0, positions) }
    var text = "{\n  \"changes\": ["
    text += lines.isEmpty ? "],\n" : "\n" + lines.joined(separator: ",\n") + "\n  ],\n"
    text += "  \"summary\": {\"breaking\": \(summary.breaking), \"risky\": \(summary.risky), "
    text += "\"compatible\": \(summary.compatible), \"documentation\": \(summary.documentation), "
    text += "\"version\": \"\(summary.step.rawValue)\"}\n}\n"
    self.text = text
  }

  private static func object(_ change: Change, _ positions: ChangePositions) -> String {
    func quoted(_ text: String) -> String { JSONText.quotedVisibly(text) }
    var members = [
      "\"id\": \(quoted(change.rule.id))", "\"severity\": \(quoted(change.severity.rawValue))",
      "\"message\": \(quoted(change.message))", "\"advice\": \(quoted(change.rule.advice))",
    ]
    let verdicts = change.verdicts
    var scales = "\"wire\": {\"oldClient\": \(quoted(verdicts.oldClient.word)), "
    scales += "\"newClient\": \(quoted(verdicts.newClient.word))}, "
    scales += "\"behaviour\": \(quoted(verdicts.behaviour.word))"
    members.append("\"verdicts\": {\(scales)}")
    var directions: [String] = []
    if change.directions.contains(.request) { directions.append(quoted("request")) }
    if change.directions.contains(.response) { directions.append(quoted("response")) }
    members.append("\"directions\": [\(directions.joined(separator: ", "))]")
    let operations = change.operations.map { quoted($0.words) }
    members.append("\"operations\": [\(operations.joined(separator: ", "))]")
    members.append("\"subject\": \(quoted(change.subject))")
    if let name = change.name { members.append("\"name\": \(quoted(name))") }
    for (key, place, text) in [
      ("old", change.old, change.oldText), ("new", change.new, change.newText),
    ] {
      guard let place, let position = positions.position(place) else { continue }
      var side = "\"path\": \(quoted(position.path)), \"line\": \(position.start.line), "
      side += "\"column\": \(position.start.column), "
      side += "\"pointer\": \(quoted(place.pointer.description))"
      if let text { side += ", \"text\": \(quoted(text))" }
      members.append("\"\(key)\": {\(side)}")
    }
    return "{" + members.joined(separator: ", ") + "}"
  }
}
