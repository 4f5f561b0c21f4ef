internal import ConcordDiagnostics
internal import ConcordKit

/// The commands, a function each. They throw where the command line asks for something that makes
/// no sense.
enum Commands {
  static func run(
    _ invocation: Invocation, on terminal: inout some Terminal
  ) throws(Diagnostic) -> ExitCode {
    switch invocation.command {
    case .generate: try generate(invocation, on: &terminal)
    case .check: try check(invocation, on: &terminal)
    case .lint: lint(invocation, on: &terminal)
    case .bundle: bundle(invocation, on: &terminal)
    case .diff: DiffCommand.run(invocation, on: &terminal)
    case .verify: verify(invocation, on: &terminal)
    case .initialize: try initialize(invocation, on: &terminal)
    case .templates: try templates(invocation, on: &terminal)
    case .completions: try completions(invocation, on: &terminal)
    }
  }

  private static func generate(
    _ invocation: Invocation, on terminal: inout some Terminal
  ) throws(Diagnostic) -> ExitCode {
    let search = try ConfigurationSearch(for: invocation)
    var report = CommandReport(diagnostics: search.diagnostics, files: search.files)
    var options = invocation.generatorOptions
    var inputs = report.files.files.map(\.path)
    let clock = ContinuousClock()
    var last: GenerationResult?
    for configuration in search.configurations {
      let start = clock.now
      // One document's trees at a time.
      last = nil
      let result = Generator(configuration, options: options).generate(files: report.files)
      last = result
      report.files = result.files
      report.diagnostics += result.diagnostics
      inputs += result.inputs
      if result.couldKeepGoing, report.closingNotes.isEmpty {
        report.closingNotes.append(Diagnostic(.couldKeepGoing, at: nil))
      }
      if let output = result.output { options.takenOutputs[output] = configuration.document }
      if result.isWritten, !invocation.reporting.isQuiet {
        let summary = GenerationReport(
          result, document: configuration.document, duration: clock.now - start)
        terminal.write(summary.text(namesKept: invocation.reporting.isVerbose))
      }
      if invocation.reporting.showsTimings { terminal.write(TimingReport.text(result.timings)) }
    }
    report.writeInputs(inputs, for: invocation)
    return withExtendedLifetime(last) { report.conclude(invocation, on: &terminal) }
  }

  private static func check(
    _ invocation: Invocation, on terminal: inout some Terminal
  ) throws(Diagnostic) -> ExitCode {
    let search = try ConfigurationSearch(for: invocation)
    var report = CommandReport(diagnostics: search.diagnostics, files: search.files)
    var options = invocation.generatorOptions
    var inputs = report.files.files.map(\.path)
    var last: CheckResult?
    for configuration in search.configurations {
      last = nil
      let result = Generator(configuration, options: options).check(files: report.files)
      last = result
      report.files = result.files
      report.diagnostics += result.diagnostics
      inputs += result.inputs
      if let output = result.output { options.takenOutputs[output] = configuration.document }
      if !invocation.reporting.isQuiet {
        terminal.write(result.differences)
        if result.succeeded, let output = result.output {
          let count = "\(result.currentCount) \(result.currentCount == 1 ? "file" : "files")"
          terminal.write("\(VisibleText.escape(output)): \(count) up to date\n")
        }
      }
      if invocation.reporting.showsTimings { terminal.write(TimingReport.text(result.timings)) }
    }
    report.writeInputs(inputs, for: invocation)
    if let stamp = invocation.writing.stamp,
      !report.diagnostics.contains(where: { $0.severity == .error }),
      let problem = StampFile.write(stamp, force: invocation.writing.replacesForeignFiles)
    {
      report.diagnostics.append(problem)
    }
    return withExtendedLifetime(last) { report.conclude(invocation, on: &terminal) }
  }

  private static func lint(
    _ invocation: Invocation, on terminal: inout some Terminal
  ) -> ExitCode {
    var inputs = RunInputs(files: SourceFiles())
    let found = invocation.argument.map { path in
      switch inputs.classify(path) {
      case .document(let path): [Configuration(document: path)]
      case .configurations(let configurations): configurations
      }
    }
    var report = CommandReport(diagnostics: inputs.diagnostics, files: inputs.files)
    for var configuration in found ?? [] {
      invocation.input.apply(to: &configuration)
      let result = Generator(configuration, options: invocation.generatorOptions)
        .lint(files: report.files)
      report.files = result.files
      report.diagnostics += result.diagnostics
    }
    return report.conclude(invocation, on: &terminal)
  }

  private static func bundle(
    _ invocation: Invocation, on terminal: inout some Terminal
  ) -> ExitCode {
    var configuration = Configuration(document: invocation.argument ?? "")
    configuration.overlays = invocation.input.overlays
    configuration.root = invocation.input.root
    let result = Generator(configuration, options: invocation.generatorOptions)
      .bundle(files: SourceFiles(), upgrade: invocation.input.upgrades)
    var report = CommandReport(diagnostics: result.diagnostics, files: result.files)
    if let text = result.text {
      if let output = invocation.input.output {
        let force = invocation.writing.replacesForeignFiles
        if let problem = BundleFile.write(text, to: output, files: result.files, force: force) {
          report.diagnostics.append(problem)
        } else if !invocation.reporting.isQuiet {
          terminal.write("created \(VisibleText.escape(output))\n")
        }
      } else {
        terminal.write(text)
      }
    }
    return report.conclude(invocation, on: &terminal)
  }

  private static func verify(
    _ invocation: Invocation, on terminal: inout some Terminal
  ) -> ExitCode {
    var inputs = RunInputs(files: SourceFiles())
    var configurations: [Configuration] = []
    switch inputs.classify(invocation.argument ?? "") {
    case .document(let path): configurations = [Configuration(document: path)]
    case .configurations(let found): configurations = found
    }
    var report = CommandReport(diagnostics: inputs.diagnostics, files: inputs.files)
    let isForPeople = invocation.reporting.format == .text && !invocation.reporting.isQuiet
    var summaries = ""
    for var configuration in configurations {
      invocation.input.apply(to: &configuration)
      var options = VerificationOptions(recordings: invocation.recordings)
      options.base = invocation.input.base
      options.showsCoverage = invocation.reporting.showsCoverage
      options.suggestion = invocation.writing.suggestion
      options.replacesForeignFiles = invocation.writing.replacesForeignFiles
      let result = Generator(configuration, options: invocation.generatorOptions)
        .verify(options, files: report.files)
      report.files = result.files
      report.diagnostics += result.diagnostics
      if let file = result.suggestion {
        summaries += "created \(VisibleText.escape(file))\n"
      }
      if let summary = result.summary { summaries += "\(summary)\n" }
    }
    if isForPeople { terminal.write(summaries) }
    return report.conclude(invocation, on: &terminal)
  }

  private static func initialize(
    _ invocation: Invocation, on terminal: inout some Terminal
  ) throws(Diagnostic) -> ExitCode {
    var starter = StarterConfiguration(files: SourceFiles())
    let path = try starter.write(for: invocation.argument, module: invocation.input.module)
    if let path { terminal.write("created \(VisibleText.escape(path))\n") }
    let report = CommandReport(diagnostics: starter.diagnostics, files: starter.files)
    return report.conclude(invocation, on: &terminal)
  }

  private static func templates(
    _ invocation: Invocation, on terminal: inout some Terminal
  ) throws(Diagnostic) -> ExitCode {
    var report = CommandReport(diagnostics: [], files: SourceFiles())
    if let folder = invocation.writing.export {
      if let name = invocation.argument {
        throw Diagnostic(.argumentUnexpected, at: nil, name, "--export", Phrase.none)
      }
      let (files, diagnostics) = OwnTemplates.export(
        to: folder, force: invocation.writing.replacesForeignFiles)
      for file in files { terminal.write("created \(VisibleText.escape(file))\n") }
      report.diagnostics = diagnostics
    } else if let name = invocation.argument {
      terminal.write(try OwnTemplates.text(of: name).get())
    } else {
      terminal.write(OwnTemplates.names.map { "\($0)\n" }.joined())
    }
    return report.conclude(invocation, on: &terminal)
  }

  private static func completions(
    _ invocation: Invocation, on terminal: inout some Terminal
  ) throws(Diagnostic) -> ExitCode {
    let name = invocation.argument ?? ""
    guard let shell = Shell(rawValue: name) else {
      throw Diagnostic(
        .shellUnknown, at: nil, name,
        NearestName.advice(name, among: Shell.allCases.map(\.rawValue)))
    }
    terminal.write(shell.completions)
    return .fine
  }
}
