/// Diagnostics as one JSON array, an object a line: `severity`, `id`, `message`, and where the
/// diagnostic is about a file, `path`, `line`, `column`, `endLine`, `endColumn` (from one, in
/// Unicode scalars) and `offset`, `endOffset` (from zero, in bytes).
enum JSONReport {
  static func text(_ diagnostics: [PlacedDiagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "[]\n" }
    return "[\n" + diagnostics.map { "  " + object($0) }.joined(separator: ",\n") + "\n]\n"
  }

  private static func object(_ placed: PlacedDiagnostic) -> String {
    let diagnostic = placed.diagnostic
    var members = [
      "\"severity\": \(JSONText.quotedVisibly(diagnostic.severity.rawValue))",
      "\"id\": \(JSONText.quotedVisibly(diagnostic.kind.id))",
      "\"message\": \(JSONText.quotedVisibly(diagnostic.message))",
    ]
    if let location = placed.location {
      members += [
        "\"path\": \(JSONText.quotedVisibly(location.file.path))",
        "\"line\": \(location.start.line)",
        "\"column\": \(location.start.column)",
        "\"endLine\": \(location.end.line)",
        "\"endColumn\": \(location.end.column)",
        "\"offset\": \(location.range.start)",
        "\"endOffset\": \(location.range.end)",
      ]
    }
    return "{" + members.joined(separator: ", ") + "}"
  }
}
