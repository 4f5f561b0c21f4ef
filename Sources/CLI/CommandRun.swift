internal import ConcordDiagnostics
internal import ConcordKit

/// A command at work.
struct CommandRun {
  let options: [String: String]
  let arguments: [String]

  /// All files read so far, so that diagnostics of several configurations are one list.
  var files = SourceFiles()
  var diagnostics: [Diagnostic] = []
  /// Held until the next configuration's turn, or until the process ends.
  private var remains: Remains?
  /// What there is to say of a whole run, after all else, to people.
  private var closingNotes: [Diagnostic] = []

  init(options: [String: String], arguments: [String]) {
    self.options = options
    self.arguments = arguments
  }

  /// Runs a command. It throws where the command line asks for something that makes no sense.
  mutating func run(
    _ command: Command, terminal: inout some Terminal
  ) throws(Diagnostic) -> ExitCode {
    switch command {
    case .generate: try generate(terminal: &terminal)
    case .check: try check(terminal: &terminal)
    case .lint: try lint(terminal: &terminal)
    case .bundle: try bundle(terminal: &terminal)
    case .initialize: try initialize(terminal: &terminal)
    }
    let colors =
      switch options["color"] {
      case "always": true
      case "never": false
      default: terminal.showsColors
      }
    let found = formatted(for: command, excerpts: terminal.showsExcerpts, colors: colors)
    if command == .lint { terminal.write(found) } else { terminal.writeError(found) }
    return diagnostics.contains { $0.severity == .error } ? .fault : .fine
  }

  func has(_ option: String) -> Bool { options[option] != nil }

  private func formatted(for command: Command, excerpts: Bool, colors: Bool) -> String {
    let format = options["format"].flatMap(DiagnosticFormatter.Format.init(rawValue:)) ?? .text
    // Text without diagnostics is no text, but a machine wants its empty list or log.
    let formatter = DiagnosticFormatter(
      format, excerpts: excerpts, colors: colors, toolVersion: Generator.version)
    // Machines, and who lints, get all there is.
    guard format == .text, command == .generate || command == .check else {
      let summary =
        command == .lint && format == .text ? LintSummary.text(diagnostics, in: files) : ""
      return formatter.format(diagnostics, in: files) + summary
    }
    let (kept, leftOut) = has("verbose") ? (diagnostics, 0) : NoteLimit.apply(diagnostics)
    var notes = closingNotes
    if leftOut > 0 {
      notes.append(
        Diagnostic(.notesLeftOut, at: nil, String(leftOut), leftOut == 1 ? "" : "s"))
    }
    return formatter.format(kept, in: files) + formatter.format(notes, in: files)
  }

  // MARK: Commands

  private mutating func generate(terminal: inout some Terminal) throws(Diagnostic) {
    var generatorOptions = try generatorOptions()
    let clock = ContinuousClock()
    for configuration in try configurations() {
      let start = clock.now
      remains = nil
      let result = Generator(configuration, options: generatorOptions).generate(files: files)
      files = result.files
      remains = result.remains
      diagnostics += result.diagnostics
      if result.couldKeepGoing, closingNotes.isEmpty {
        closingNotes.append(Diagnostic(.couldKeepGoing, at: nil))
      }
      if let output = result.output {
        generatorOptions.takenOutputs[output] = configuration.document
      }
      if result.isWritten, !has("quiet") {
        let report = GenerationReport(
          result, document: configuration.document, duration: clock.now - start)
        terminal.write(report.text(namesKept: has("verbose")))
      }
      if has("timings") { terminal.write(TimingReport.text(result.timings)) }
    }
  }

  private mutating func check(terminal: inout some Terminal) throws(Diagnostic) {
    var generatorOptions = try generatorOptions()
    for configuration in try configurations() {
      remains = nil
      let result = Generator(configuration, options: generatorOptions).check(files: files)
      files = result.files
      remains = result.remains
      diagnostics += result.diagnostics
      if let output = result.output {
        generatorOptions.takenOutputs[output] = configuration.document
      }
      if !has("quiet") {
        terminal.write(result.differences)
        if result.succeeded, let output = result.output {
          let count = "\(result.currentCount) \(result.currentCount == 1 ? "file" : "files")"
          terminal.write("\(VisibleText.escape(output)): \(count) up to date\n")
        }
      }
      if has("timings") { terminal.write(TimingReport.text(result.timings)) }
    }
    writeStamp()
  }

  private mutating func lint(terminal: inout some Terminal) throws(Diagnostic) {
    let generatorOptions = try generatorOptions()
    var inputs = RunInputs(files: files)
    var found: [Configuration] = []
    for path in arguments.prefix(1) {
      switch inputs.classify(path) {
      case .document(let path): found = [Configuration(document: path)]
      case .configurations(let configurations): found = configurations
      }
    }
    files = inputs.files
    diagnostics += inputs.diagnostics
    for var configuration in found {
      configuration.overlays += overlays
      if let root = options["root"] { configuration.root = root }
      let result = Generator(configuration, options: generatorOptions).lint(files: files)
      files = result.files
      diagnostics += result.diagnostics
    }
    let (only, except) = (ids("only"), ids("except"))
    diagnostics.removeAll { diagnostic in
      let id = diagnostic.kind.id
      return only.map { !$0.contains(id) } ?? false || except?.contains(id) ?? false
    }
  }

  private mutating func bundle(terminal: inout some Terminal) throws(Diagnostic) {
    guard let document = arguments.first else { return }
    var configuration = Configuration(document: document)
    configuration.overlays = overlays
    configuration.root = options["root"]
    let result = Generator(configuration, options: try generatorOptions())
      .bundle(files: files, upgrade: has("upgrade"))
    files = result.files
    diagnostics += result.diagnostics
    guard let text = result.text else { return }
    guard let output = options["output"] else {
      terminal.write(text)
      return
    }
    if let problem = BundleFile.write(text, to: output, files: files, force: has("force")) {
      diagnostics.append(problem)
    } else if !has("quiet") {
      terminal.write("created \(VisibleText.escape(output))\n")
    }
  }

  private mutating func initialize(terminal: inout some Terminal) throws(Diagnostic) {
    var starter = StarterConfiguration(files: files)
    let path = try starter.write(for: arguments.first, module: options["module"])
    files = starter.files
    diagnostics += starter.diagnostics
    if let path { terminal.write("created \(VisibleText.escape(path))\n") }
  }

  /// A Swift file, because a build system compiles what a plugin makes.
  private mutating func writeStamp() {
    guard let path = options["stamp"], !diagnostics.contains(where: { $0.severity == .error })
    else {
      return
    }
    if let problem = StampFile.write(path, force: has("force")) { diagnostics.append(problem) }
  }

  private func generatorOptions() throws(Diagnostic) -> Generator.Options {
    var result = Generator.Options()
    result.isStrict = has("strict")
    result.keepsGoing = has("keep-going")
    result.replacesForeignFiles = has("force")
    if let shards = options["shards"] {
      guard let count = Int(shards), Generator.Options.shardCounts.contains(count) else {
        let advice = "it is a number from 1 to \(Generator.Options.shardCounts.upperBound)"
        throw Diagnostic(.optionValueUnknown, at: nil, shards, "--shards", advice)
      }
      result.shardCount = count
    }
    return result
  }
}
