/// Colours of a terminal (ECMA-48, "select graphic rendition").
package enum TerminalColor: String, Sendable {
  /// For errors.
  case red = "31"
  /// For warnings.
  case yellow = "33"
  /// For notes.
  case cyan = "36"

  /// The colour of a severity.
  package init(_ severity: Severity) {
    self =
      switch severity {
      case .error: .red
      case .warning: .yellow
      case .note: .cyan
      }
  }

  /// A text in bold type of this colour, or as it is where no colours are wanted.
  package func mark(_ text: String, if isWanted: Bool = true) -> String {
    isWanted ? "\u{1B}[1;\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
