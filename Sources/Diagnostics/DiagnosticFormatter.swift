/// Writes diagnostics for people and for machines, always in the same order: by file, then by
/// position, then as they were reported; those about no file come first.
package struct DiagnosticFormatter: Sendable {
  /// What `--format` accepts.
  package enum Format: String, Sendable, CaseIterable {
    /// `path:line:column: severity: message [id]`, one a line.
    case text
    /// One array of objects.
    case json
    /// Workflow commands of GitHub Actions: `::error file=…,line=…,col=…::message [id]`.
    case github
    /// One SARIF 2.1.0 log.
    case sarif
  }

  private let format: Format
  private let excerpts: Bool
  private let colors: Bool
  private let toolVersion: String

  /// Chooses a format. In the text format only, `excerpts` quotes the source line below each
  /// diagnostic, and `colors` marks how much each matters; `toolVersion` is what a SARIF log names.
  package init(
    _ format: Format, excerpts: Bool = false, colors: Bool = false, toolVersion: String = "0"
  ) {
    self.format = format
    self.excerpts = excerpts
    self.colors = colors
    self.toolVersion = toolVersion
  }

  /// The diagnostics as text, ended by a line feed; no diagnostics are no text, or the empty
  /// array or log. `files` is the registry that numbered the ranges.
  package func format(_ diagnostics: [Diagnostic], in files: SourceFiles) -> String {
    let placed = PlacedDiagnostic.sorted(diagnostics, in: files)
    switch format {
    case .text: return placed.map(text).joined()
    case .github: return placed.map(workflowCommand).joined()
    case .json: return JSONReport.text(placed)
    case .sarif: return SARIFLog.text(placed, toolVersion: toolVersion)
    }
  }

  private func text(_ placed: PlacedDiagnostic) -> String {
    let diagnostic = placed.diagnostic
    var line = ""
    if let location = placed.location {
      line += "\(VisibleText.escape(location.file.path)):"
      line += "\(location.start.line):\(location.start.column): "
    }
    line += TerminalColor(diagnostic.severity).mark(diagnostic.severity.rawValue, if: colors)
    line += ": \(VisibleText.escape(diagnostic.message)) [\(diagnostic.kind.id)]\n"
    if excerpts, let location = placed.location {
      line += Excerpt(location.range, in: location.file, index: location.index).text
    }
    return line
  }

  private func workflowCommand(_ placed: PlacedDiagnostic) -> String {
    let diagnostic = placed.diagnostic
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var place = ""
    if let location = placed.location {
      place = " file=\(Self.escape(location.file.path, property: true))"
      place += ",line=\(location.start.line),col=\(location.start.column)"
    }
    let message = "\(diagnostic.message) [\(diagnostic.kind.id)]"
    return "::\(command)\(place)::\(Self.escape(message, property: false))\n"
  }

  /// Escapes as the documentation of workflow commands has it: `%`, CR and LF in messages, `:` and
  /// `,` as well in properties. Other control characters of the document are made visible, so that
  /// none reaches a log.
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
