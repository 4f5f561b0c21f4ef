internal import ConcordComparison
internal import ConcordDiagnostics
internal import ConcordKit

/// A command with what its options and its argument say.
struct Invocation: Equatable, Sendable {
  /// The command.
  let command: Command
  /// The document, configuration or folder that it is about.
  var argument: String?
  /// The document that it is compared to.
  var otherArgument: String?
  /// The recordings, for `verify`.
  var recordings: [String] = []
  /// What to read, and what to make of it.
  var input = InputOptions()
  /// How to report.
  var reporting = ReportingOptions()
  /// How to compare.
  var comparison = ComparisonInvocation()
  /// How to write.
  var writing = WritingOptions()

  init(_ command: Command) {
    self.command = command
  }

  /// How the generator is to treat faults and files.
  var generatorOptions: Generator.Options {
    var options = Generator.Options()
    options.isStrict = reporting.isStrict
    options.keepsGoing = writing.keepsGoing
    options.replacesForeignFiles = writing.replacesForeignFiles
    options.shardCount = input.shards
    return options
  }
}

/// What to read, and what to make of it. `nil` leaves it to the configuration.
struct InputOptions: Equatable, Sendable {
  /// `--config`
  var config: String?
  /// `--output`
  var output: String?
  /// `--module`
  var module: String?
  /// `--templates`
  var templates: String?
  /// `--shards`
  var shards: Int?
  /// `--access`
  var access: Configuration.Access?
  /// `--validation`
  var validation = false
  /// `--overlay`, in their order
  var overlays: [String] = []
  /// `--root`
  var root: String?
  /// `--upgrade`
  var upgrades = false

  /// `--base`
  var base: String?

  /// Writes what the options say into a configuration.
  func apply(to configuration: inout Configuration) {
    if let output { configuration.output = output }
    if let module { configuration.module = module }
    if let templates { configuration.templates = templates }
    if let access { configuration.access = access }
    if let root { configuration.root = root }
    if validation { configuration.validation = true }
    configuration.overlays += overlays
  }
}

/// How to report.
struct ReportingOptions: Equatable, Sendable {
  /// When diagnostics have colours.
  enum Color: String, CaseIterable, Sendable {
    case always
    case never
    case auto
  }

  /// `--format`
  var format = DiagnosticFormatter.Format.text
  /// `--color`
  var color = Color.auto
  /// `--strict`
  var isStrict = false
  /// `--quiet`
  var isQuiet = false
  /// `--verbose`
  var isVerbose = false
  /// `--timings`
  var showsTimings = false
  /// `--coverage`
  var showsCoverage = false
  /// `--only`; empty for all
  var only: Set<String> = []
  /// `--except`
  var except: Set<String> = []
}

/// How to compare two documents.
struct ComparisonInvocation: Equatable, Sendable {
  /// `--format`
  var format = ChangeReport.Format.text
  /// `--fail-on`; `nil` where it is not given.
  var scales: Set<ChangeScale>?
  /// `--deprecation-days`
  var deprecationDays = 0

  /// Takes a value of `--fail-on`.
  mutating func failOn(_ text: String) throws(Diagnostic) {
    var found = scales ?? []
    for word in text.split(separator: ",").map(String.init) {
      switch word {
      case "any": found = Set(ChangeScale.allCases)
      case "none": continue
      default:
        guard let scale = ChangeScale(rawValue: word) else {
          let names = ChangeScale.allCases.map(\.rawValue) + ["any", "none"]
          throw Diagnostic(
            .optionValueUnknown, at: nil, word, "--fail-on",
            NearestName.advice(word, among: names))
        }
        found.insert(scale)
      }
    }
    scales = found
  }
}

/// How to write.
struct WritingOptions: Equatable, Sendable {
  /// `--export`
  var export: String?
  /// `--force`
  var replacesForeignFiles = false
  /// `--keep-going`
  var keepsGoing = false
  /// `--stamp`
  var stamp: String?
  /// `--inputs`
  var inputs: String?
  /// `--suggest`
  var suggestion: String?
}
