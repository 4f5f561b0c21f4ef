internal import ConcordComparison
internal import ConcordDiagnostics
internal import ConcordKit

/// `concord diff`
enum DiffCommand {
  /// Compares, writes the changes to the standard output and what is wrong with the documents to the
  /// standard error.
  static func run(_ invocation: Invocation, on terminal: inout some Terminal) -> ExitCode {
    var options = DescriptionComparison.Options()
    options.root = invocation.input.root
    options.keepsGoing = invocation.writing.keepsGoing
    options.deprecationDays = invocation.comparison.deprecationDays
    options.betaDeprecationDays = invocation.comparison.deprecationDays
    let found = DescriptionComparison(
      from: invocation.argument ?? "", to: invocation.otherArgument ?? "", options: options
    ).run(files: SourceFiles())
    // Warnings about documents are for 'lint': here they hide what was asked for.
    let shown = found.diagnostics.filter {
      $0.severity == .error || invocation.reporting.isVerbose
    }
    terminal.writeError(DiagnosticFormatter(.text).format(shown, in: found.files))
    guard found.isCompared else {
      terminal.end(.fault)
      return .fault
    }
    let colors =
      switch invocation.reporting.color {
      case .always: true
      case .never: false
      case .auto: terminal.isInteractive(.output) && terminal.allowsColors
      }
    if !invocation.reporting.isQuiet {
      let report = ChangeReport(
        found.changes, in: found.files, showsAll: invocation.reporting.isVerbose)
      terminal.write(report.text(invocation.comparison.format, colors: colors))
    }
    let scales = invocation.comparison.scales ?? [.wire]
    let code = found.changes.contains { $0.breaks(on: scales) } ? ExitCode.fault : .fine
    withExtendedLifetime(found) { terminal.end(code) }
    return code
  }
}
