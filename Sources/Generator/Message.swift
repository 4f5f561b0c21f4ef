internal import ConcordDiagnostics

/// Something that a run has to say about the document, the configuration or the output.
public struct Message: Sendable, Hashable {
  /// How much it matters.
  public enum Severity: String, Sendable {
    /// Nothing is wrong.
    case note
    /// A rule is broken, and the text says what was done instead.
    case warning
    /// Nothing is written.
    case error
  }

  /// How much it matters.
  public let severity: Severity
  /// The stable name of what is wrong, lower-case words joined by hyphens.
  public let id: String
  /// What is wrong and what to do.
  public let text: String
  /// The file it is about; `nil` where it is about none.
  public let path: String?
  /// The line in the file, from one; `nil` where it is about no file.
  public let line: Int?
  /// The column in the line, from one, in Unicode scalars; `nil` where it is about no file.
  public let column: Int?

  init(_ diagnostic: Diagnostic, in files: SourceFiles) {
    severity =
      switch diagnostic.severity {
      case .note: .note
      case .warning: .warning
      case .error: .error
      }
    id = diagnostic.kind.id
    text = diagnostic.message
    guard let range = diagnostic.range, files.files.indices.contains(Int(range.source.index)) else {
      path = nil
      line = nil
      column = nil
      return
    }
    let file = files[range.source]
    let position = file.position(at: Int(range.start))
    path = file.path
    line = position.line
    column = position.column
  }
}
