internal import ConcordDiagnostics

/// What `lint` says at the end about many diagnostics: how many there are of each id, and where the
/// first of them is.
struct LintSummary {
  /// With so many diagnostics or more there is a summary.
  static let threshold = 20

  /// The summary; empty where nobody needs one.
  let text: String

  /// Summarises the diagnostics that are shown, and says how many were left out.
  init(_ diagnostics: [Diagnostic], in files: SourceFiles, leftOut: Int, colors: Bool) {
    var text = ""
    if diagnostics.count >= Self.threshold {
      text = "\n\(Self.total(diagnostics)):\n"
      var groups: [String: [Diagnostic]] = [:]
      for diagnostic in diagnostics { groups[diagnostic.kind.id, default: []].append(diagnostic) }
      let rows = groups.sorted { left, right in
        let (one, other) = (left.value[0].severity, right.value[0].severity)
        if one != other { return one > other }
        if left.value.count != right.value.count { return left.value.count > right.value.count }
        return left.key < right.key
      }
      let countWidth = rows.map { String($0.value.count).count }.max() ?? 0
      let idWidth = rows.map(\.key.count).max() ?? 0
      for (id, group) in rows {
        let count = String(group.count)
        let severity = group[0].severity
        text += "  \(Self.spaces(countWidth - count.count))\(count) "
        text += TerminalColor(severity).mark(severity.rawValue, if: colors)
        text += "\(Self.spaces(8 - severity.rawValue.count))\(id)"
        if let place = Self.firstPlace(of: group, in: files) {
          text += "\(Self.spaces(idWidth - id.count))  first at \(place)"
        }
        text += "\n"
      }
    }
    if leftOut > 0 {
      text += "\(leftOut) more left out by --only and --except\n"
    }
    self.text = text
  }

  private static func total(_ diagnostics: [Diagnostic]) -> String {
    Severity.allCases.sorted(by: >).compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }

  private static func firstPlace(of group: [Diagnostic], in files: SourceFiles) -> String? {
    let first = group.compactMap(\.range).min { left, right in
      (left.source.index, left.start) < (right.source.index, right.start)
    }
    guard let first, files.files.indices.contains(Int(first.source.index)) else { return nil }
    let file = files[first.source]
    let position = file.position(at: Int(first.start))
    return "\(VisibleText.escape(file.path)):\(position.line):\(position.column)"
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
