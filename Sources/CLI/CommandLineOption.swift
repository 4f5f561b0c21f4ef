internal import ConcordComparison
internal import ConcordDiagnostics
internal import ConcordKit

/// An option of the command line: `--name` or `--name VALUE`.
struct CommandLineOption: Sendable {
  /// The name, without its two hyphens.
  let name: String
  /// What its value is, in capitals; `nil` where it takes none.
  let value: String?
  /// The values it takes; empty where any text will do.
  let choices: [String]
  /// Whether it may be given several times.
  let isRepeatable: Bool
  /// What it does, for the help.
  let help: String
  /// Writes its value, which is one of the choices where there are any, into an invocation.
  let set: @Sendable (String, inout Invocation) throws(Diagnostic) -> Void

  private init(
    _ name: String, _ value: String?, choices: [String] = [], isRepeatable: Bool = false,
    help: String, set: @escaping @Sendable (String, inout Invocation) throws(Diagnostic) -> Void
  ) {
    self.name = name
    self.value = choices.isEmpty ? value : choices.joined(separator: "|")
    self.choices = choices
    self.isRepeatable = isRepeatable
    self.help = help
    self.set = set
  }

  /// An option without a value.
  static func flag(
    _ name: String, help: String, set: @escaping @Sendable (inout Invocation) -> Void
  ) -> CommandLineOption {
    CommandLineOption(name, nil, help: help) { _, invocation in set(&invocation) }
  }

  /// An option whose value is a text.
  static func text(
    _ name: String, _ value: String, isRepeatable: Bool = false, help: String,
    set: @escaping @Sendable (String, inout Invocation) throws(Diagnostic) -> Void
  ) -> CommandLineOption {
    CommandLineOption(name, value, isRepeatable: isRepeatable, help: help, set: set)
  }

  /// An option whose value is one of a list.
  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ type: Choice.Type, help: String,
    set: @escaping @Sendable (Choice, inout Invocation) -> Void
  ) -> CommandLineOption {
    let choices = type.allCases.map(\.rawValue)
    return CommandLineOption(name, nil, choices: choices, help: help) { text, invocation in
      if let choice = Choice(rawValue: text) { set(choice, &invocation) }
    }
  }
}

extension CommandLineOption {
  static let config = text("config", "FILE", help: "Use this configuration for the document") {
    $1.input.config = $0
  }
  static let output = text("output", "DIR", help: "Write to this folder") {
    $1.input.output = $0
  }
  static let bundleOutput = text("output", "FILE", help: "Write to this file") {
    $1.input.output = $0
  }
  static let upgrade = flag("upgrade", help: "Write the document as OpenAPI 3.2") {
    $0.input.upgrades = true
  }
  static let module = text("module", "NAME", help: "Name the Swift module") {
    $1.input.module = $0
  }
  static let templates = text(
    "templates", "DIR", help: "Replace templates by those in this folder"
  ) { $1.input.templates = $0 }
  static let shards = text(
    "shards", "NUMBER", help: "Write so many files, Generated0.swift and so on"
  ) { text, invocation throws(Diagnostic) in
    guard let count = Int(text), Generator.Options.shardCounts.contains(count) else {
      throw Diagnostic(
        .optionValueUnknown, at: nil, text, "--shards",
        Phrase.itIsANumber(in: Generator.Options.shardCounts))
    }
    invocation.input.shards = count
  }
  static let access = choice(
    "access", Configuration.Access.self, help: "Say who can use the generated code"
  ) { $1.input.access = $0 }
  static let validation = flag("validation", help: "Give models a validate()") {
    $0.input.validation = true
  }
  static let overlay = text(
    "overlay", "FILE", isRepeatable: true,
    help: "Apply this overlay to the document first; can be repeated"
  ) { $1.input.overlays.append($0) }
  static let root = text(
    "root", "DIR", help: "Let references lead to files anywhere in this folder"
  ) { $1.input.root = $0 }

  static let format = choice(
    "format", DiagnosticFormatter.Format.self, help: "Write diagnostics in this format"
  ) { $1.reporting.format = $0 }
  static let changeFormat = choice(
    "format", ChangeReport.Format.self, help: "Write changes in this format"
  ) { $1.comparison.format = $0 }
  static let comparesAnyway = flag("keep-going", help: "Compare what no error touches") {
    $0.writing.keepsGoing = true
  }
  static let allChanges = flag(
    "verbose", help: "Show all changes, and all that is wrong with the documents"
  ) { $0.reporting.isVerbose = true }
  static let exitCodeOnly = flag("quiet", help: "Write no changes; the exit code tells") {
    $0.reporting.isQuiet = true
  }
  static let failOn = text(
    "fail-on", "SCALE,…", isRepeatable: true,
    help: "Exit with 1 where this breaks: wire, behaviour, any or none"
  ) { text, invocation throws(Diagnostic) in
    try invocation.comparison.failOn(text)
  }
  static let deprecationDays = text(
    "deprecation-days", "NUMBER",
    help: "Ask for so many days between a deprecation and its 'x-sunset'"
  ) { text, invocation throws(Diagnostic) in
    guard let days = Int(text), (0...36_500).contains(days) else {
      throw Diagnostic(
        .optionValueUnknown, at: nil, text, "--deprecation-days", Phrase.itIsANumber(in: 0...36_500)
      )
    }
    invocation.comparison.deprecationDays = days
  }
  static let color = choice(
    "color", ReportingOptions.Color.self, help: "Colour diagnostics; auto does so on a terminal"
  ) { $1.reporting.color = $0 }
  static let strict = flag("strict", help: "Treat warnings as errors") {
    $0.reporting.isStrict = true
  }
  static let quiet = flag("quiet", help: "Write nothing but diagnostics") {
    $0.reporting.isQuiet = true
  }
  static let verbose = flag("verbose", help: "Name kept files as well, and print all notes") {
    $0.reporting.isVerbose = true
  }
  static let timings = flag(
    "timings", help: "Say how long each stage took, and how much memory the run"
  ) { $0.reporting.showsTimings = true }
  static let only = text(
    "only", "ID,…", isRepeatable: true, help: "Report diagnostics of these ids and no others"
  ) { text, invocation throws(Diagnostic) in
    invocation.reporting.only.formUnion(try ids(text, of: "--only"))
  }
  static let except = text(
    "except", "ID,…", isRepeatable: true, help: "Report no diagnostics of these ids"
  ) { text, invocation throws(Diagnostic) in
    invocation.reporting.except.formUnion(try ids(text, of: "--except"))
  }

  static let base = text(
    "base", "PATH|URL", help: "Take this address of the API in place of the document's servers"
  ) { text, invocation throws(Diagnostic) in
    guard text.hasPrefix("/") || text.contains("://") else {
      throw Diagnostic(.optionValueUnknown, at: nil, text, "--base", Phrase.pathOrAddress)
    }
    invocation.input.base = text
  }
  static let coverage = flag("coverage", help: "Note the operations that no exchange called") {
    $0.reporting.showsCoverage = true
  }
  static let suggest = text(
    "suggest", "FILE", help: "Write an overlay that makes the document true"
  ) { $1.writing.suggestion = $0 }

  static let export = text("export", "DIR", help: "Write all templates into this folder") {
    $1.writing.export = $0
  }
  static let force = flag("force", help: "Replace files that concord did not write") {
    $0.writing.replacesForeignFiles = true
  }
  static let keepGoing = flag("keep-going", help: "Write what no error touches") {
    $0.writing.keepsGoing = true
  }
  static let stamp = text(
    "stamp", "FILE", help: "Write this file when there is no drift, for a build system"
  ) { $1.writing.stamp = $0 }

  static let inputs = text(
    "inputs", "DIR", help: "Leave links to all that was read in this folder, for a build system"
  ) { $1.writing.inputs = $0 }

  /// The parser answers it before any option is set.
  static let help = flag("help", help: "Show this help") { _ in }

  /// Ids of diagnostics, with commas between them.
  private static func ids(_ text: String, of option: String) throws(Diagnostic) -> Set<String> {
    var ids: Set<String> = []
    for id in text.split(separator: ",").map(String.init) {
      guard DiagnosticKind.named(id) != nil else {
        throw Diagnostic(
          .optionValueUnknown, at: nil, id, option, DiagnosticKind.advice(id: id))
      }
      ids.insert(id)
    }
    return ids
  }
}
