internal import ConcordDiagnostics
internal import ConcordKit

/// What a command has to say when its work is done.
struct CommandReport {
  /// The diagnostics of all documents.
  var diagnostics: [Diagnostic] = []
  /// All files that were read, which the diagnostics are about.
  var files = SourceFiles()
  /// What people are told after all else.
  var closingNotes: [Diagnostic] = []

  /// Leaves links to what was read where an invocation wants them; what is in the way is added to
  /// the diagnostics.
  mutating func writeInputs(_ read: [String], for invocation: Invocation) {
    guard let folder = invocation.writing.inputs else { return }
    var watched = WatchedInputs()
    watched.add(read)
    let isComplete = !diagnostics.contains { $0.severity == .error }
    if let problem = watched.write(into: folder, isComplete: isComplete) {
      diagnostics.append(problem)
    }
  }

  /// The diagnostics that an invocation asks for.
  func selected(by options: ReportingOptions) -> [Diagnostic] {
    if options.only.isEmpty, options.except.isEmpty { return diagnostics }
    return diagnostics.filter { diagnostic in
      let id = diagnostic.kind.id
      return !options.except.contains(id) && (options.only.isEmpty || options.only.contains(id))
    }
  }

  /// Writes the report, and ends the process where the terminal is its own.
  ///
  /// Whoever calls it still holds what the run has made: a process that ends here need not take
  /// trees of a hundred thousand nodes apart first, which is a twentieth of a run.
  func conclude(_ invocation: Invocation, on terminal: inout some Terminal) -> ExitCode {
    let reports = [Command.lint, .verify].contains(invocation.command)
    let stream = reports ? OutputStream.output : .error
    let shown = selected(by: invocation.reporting)
    let text = text(shown, invocation, on: terminal, stream)
    switch stream {
    case .output: terminal.write(text)
    case .error: terminal.writeError(text)
    }
    let least = invocation.command == .verify ? Severity.warning : .error
    let code = shown.contains { $0.severity >= least } ? ExitCode.fault : .fine
    terminal.end(code)
    return code
  }

  private func text(
    _ shown: [Diagnostic], _ invocation: Invocation, on terminal: some Terminal,
    _ stream: OutputStream
  ) -> String {
    let options = invocation.reporting
    let isInteractive = terminal.isInteractive(stream)
    let colors =
      switch options.color {
      case .always: true
      case .never: false
      case .auto: isInteractive && terminal.allowsColors
      }
    let formatter = DiagnosticFormatter(
      options.format, excerpts: isInteractive, colors: colors, toolVersion: Generator.version)
    // Machines get everything; text without diagnostics is no text, but a machine wants its empty
    // list or log.
    guard options.format == .text else { return formatter.format(shown, in: files) }
    switch invocation.command {
    case .generate, .check:
      let (kept, leftOut) = options.isVerbose ? (shown, 0) : NoteLimit.apply(shown)
      var notes = closingNotes
      if leftOut > 0 {
        notes.append(
          Diagnostic(.notesLeftOut, at: nil, leftOut))
      }
      return formatter.format(kept, in: files) + formatter.format(notes, in: files)
    case .lint:
      let summary = LintSummary(
        shown, in: files, leftOut: diagnostics.count - shown.count, colors: colors)
      return formatter.format(shown, in: files) + summary.text
    case .bundle, .diff, .verify, .initialize, .templates, .completions:
      return formatter.format(shown, in: files)
    }
  }
}
