internal import ConcordDiagnostics

/// What `lint` says last of a document with many faults: which there are, how many of each, and
/// where the first of each stands.
enum LintSummary {
  /// Up to so many diagnostics need none.
  static let limit = 20

  /// A line for each id, the most frequent first.
  static func text(_ diagnostics: [Diagnostic], in files: SourceFiles) -> String {
    guard diagnostics.count > limit else { return "" }
    let groups = Dictionary(grouping: diagnostics, by: \.kind.id).sorted { left, right in
      (-left.value.count, left.key) < (-right.value.count, right.key)
    }
    let idWidth = groups.map(\.key.utf8.count).max() ?? 0
    let countWidth = String(groups.first?.value.count ?? 0).utf8.count
    var text = "\n\(diagnostics.count) diagnostics, by id:\n"
    for (id, members) in groups {
      let count = String(members.count)
      let first = members.compactMap(\.range).min { left, right in
        (left.source.index, left.start) < (right.source.index, right.start)
      }
      text += "  " + String(repeating: " ", count: countWidth - count.utf8.count) + count
      text += "  " + id + String(repeating: " ", count: idWidth - id.utf8.count)
      if let first {
        let file = files[first.source]
        let position = file.position(at: Int(first.start))
        text += "  first at \(VisibleText.escape(file.path)):\(position.line):\(position.column)"
      }
      text += "\n"
    }
    return text
  }
}
