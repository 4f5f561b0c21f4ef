internal import ConcordDiagnostics
internal import ConcordKit

/// What the tool can be told to do, as data: the parser and the help both read it.
enum Command: String, CaseIterable, Sendable {
  case generate
  case check
  case lint
  case bundle
  case initialize = "init"

  /// What it does, in one line.
  var summary: String {
    switch self {
    case .generate: "Write Swift from an OpenAPI document"
    case .check: "Tell whether generated files are what the document says"
    case .lint: "Read a document and say what is wrong with it"
    case .bundle: "Put a document and the files that it refers to into one"
    case .initialize: "Write a first configuration for a document"
    }
  }

  /// What follows the options.
  var arguments: String {
    switch self {
    case .generate, .check: "[DOCUMENT | CONFIGURATION | FOLDER]"
    case .lint, .bundle: "DOCUMENT"
    case .initialize: "[DOCUMENT]"
    }
  }

  /// How many arguments there may be.
  var argumentCount: ClosedRange<Int> {
    switch self {
    case .generate, .check, .initialize: 0...1
    case .lint, .bundle: 1...1
    }
  }

  /// What there is to know beyond the options.
  var discussion: String {
    switch self {
    case .generate:
      """
      Without an argument, every concord.yaml below ./Specs is used; with a folder, every one below
      it. A file named concord.yaml, or one with the key 'document' or 'documents' and neither
      'openapi' nor 'swagger', is a configuration. Any other file is a document: it needs --output, and no
      configuration is used unless --config names one. Options win over the configuration.

      Everything is written at once, or with an error in the document nothing. Files that are as
      wanted are not touched. Files that an earlier run wrote and nothing makes any more are
      removed. Edited files are named in a warning and written anew; --strict refuses to. Files
      that concord did not write are never replaced without --force.

      What became of each file goes to the standard output, diagnostics to the standard error: of
      the notes, three of a kind.
      """
    case .check:
      """
      The arguments are those of 'concord generate'. Nothing is written. A difference of each file
      that is out of date goes to the standard output, diagnostics to the standard error: of the
      notes, three of a kind.

      A change of the document that changes no output is no drift.
      """
    case .lint:
      """
      The diagnostics go to the standard output. Of more than 20, a summary by id comes last. The
      document '-' is the standard input. What --only and --except leave out does not count for
      the exit code either.
      """
    case .bundle:
      """
      The document is written as JSON, to the standard output unless --output names a file.
      Schemas of other files move under components; whatever else is referred to is put in its
      place. With --upgrade, Swagger 2.0, OpenAPI 3.0 and 3.1 become OpenAPI 3.2.
      """
    case .initialize:
      """
      Without an argument, the document is the only one of openapi.yaml, .yml or .json or
      swagger.… in the current folder. The configuration is written beside it as concord.yaml.
      """
    }
  }

  /// The options it knows.
  var options: [CommandLineOption] {
    switch self {
    case .generate:
      Self.input + [Self.overlay, Self.root] + Self.reporting + [Self.force] + Self.writing + [
        Self.timings, Self.help,
      ]
    case .check:
      Self.input + [Self.overlay, Self.root] + Self.reporting
        + [Self.stamp, Self.force, Self.timings, Self.help]
    case .lint: [Self.overlay, Self.root] + Self.reporting + Self.choosing + [Self.help]
    case .bundle:
      [
        CommandLineOption("output", "FILE", help: "Write to this file"),
        CommandLineOption("upgrade", help: "Write the document as OpenAPI 3.2"), Self.overlay,
        Self.root,
      ] + Self.reporting + [Self.force, Self.help]
    case .initialize:
      [CommandLineOption("module", "NAME", help: "Name the Swift module"), Self.help]
    }
  }

  private static let input = [
    CommandLineOption("config", "FILE", help: "Use this configuration for the document"),
    CommandLineOption("output", "DIR", help: "Write to this folder"),
    CommandLineOption("module", "NAME", help: "Name the Swift module"),
    CommandLineOption("templates", "DIR", help: "Replace templates by those in this folder"),
    CommandLineOption(
      "shards", "NUMBER", help: "Write so many files, Generated0.swift and so on"),
    CommandLineOption(
      "access", choices: Configuration.Access.allCases.map(\.rawValue),
      help: "Say who can use the generated code"),
    CommandLineOption("validation", help: "Give models a validate()"),
  ]
  private static let choosing = [
    CommandLineOption(
      "only", "ID,…", isRepeatable: true, help: "Show diagnostics of these ids and no others"),
    CommandLineOption("except", "ID,…", isRepeatable: true, help: "Leave out these ids"),
  ]
  private static let force = CommandLineOption(
    "force", help: "Replace files that concord did not write")
  private static let root = CommandLineOption(
    "root", "DIR", help: "Let references lead to all files below this folder")
  private static let overlay = CommandLineOption(
    "overlay", "FILE", isRepeatable: true,
    help: "Apply this overlay to the document first; can be repeated")
  private static let reporting = [
    CommandLineOption(
      "format", choices: DiagnosticFormatter.Format.allCases.map(\.rawValue),
      help: "Write diagnostics in this format"),
    CommandLineOption(
      "color", choices: ["auto", "always", "never"],
      help: "Colour diagnostics; by default on a terminal, unless NO_COLOR is set"),
    CommandLineOption("strict", help: "Treat warnings as errors"),
    CommandLineOption("quiet", help: "Write nothing but diagnostics"),
  ]
  private static let writing = [
    CommandLineOption("keep-going", help: "Write what no error touches"),
    CommandLineOption("verbose", help: "Name kept files as well, and print all notes"),
  ]
  private static let stamp = CommandLineOption(
    "stamp", "FILE", help: "Write this file when there is no drift, for a build system")
  private static let timings = CommandLineOption(
    "timings", help: "Say how long each stage took, and how much memory the run")
  static let help = CommandLineOption("help", help: "Show this help")
}
