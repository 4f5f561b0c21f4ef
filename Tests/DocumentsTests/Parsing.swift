import ConcordDiagnostics
import ConcordDocuments

/// What came of parsing a text, with its file at hand.
struct Parsed {
  let file: SourceFile
  let root: Node?
  let diagnostics: [Diagnostic]

  init(_ bytes: [UInt8], path: String, limits: Limits = .init()) {
    var files = SourceFiles()
    file = files.add(path: path, bytes: bytes)
    (root, diagnostics) = DocumentParser.parse(file, limits: limits)
  }

  static func yaml(_ text: String, limits: Limits = .init()) -> Parsed {
    Parsed(Array(text.utf8), path: "a.yaml", limits: limits)
  }

  static func json(_ text: String, limits: Limits = .init()) -> Parsed {
    Parsed(Array(text.utf8), path: "a.json", limits: limits)
  }

  /// The tree as compact JSON, or the diagnostics as `line:column id`.
  var outcome: String {
    root.map { JSONWriter().text($0) } ?? summary.joined(separator: "; ")
  }

  /// The diagnostics as `line:column id`.
  var summary: [String] {
    diagnostics.map { diagnostic in
      guard let range = diagnostic.range else { return "- \(diagnostic.kind.id)" }
      let position = file.position(at: Int(range.start))
      return "\(position.line):\(position.column) \(diagnostic.kind.id)"
    }
  }

  /// The text that a range covers.
  func text(_ range: SourceRange) -> String {
    String(decoding: file.bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)
  }
}
