internal import ConcordDiagnostics
internal import ConcordKit

/// What `generate` and `check` work on.
struct ConfigurationSearch {
  /// A configuration for each document, none where there is an error.
  var configurations: [Configuration] = []
  /// What is wrong with the files of configurations.
  var diagnostics: [Diagnostic] = []
  /// The files that were read.
  var files = SourceFiles()

  /// Finds the configurations that an invocation asks for. It throws where the command line asks for
  /// something that makes no sense.
  init(for invocation: Invocation) throws(Diagnostic) {
    var inputs = RunInputs(files: SourceFiles())
    configurations = try Self.find(invocation, &inputs)
    files = inputs.files
    diagnostics = inputs.diagnostics
    if configurations.count > 1 {
      let options = [("output", invocation.input.output), ("module", invocation.input.module)]
      for (option, value) in options where value != nil {
        throw Diagnostic(
          .optionForOneDocument, at: nil, "--\(option)", configurations.count)
      }
    }
    for position in configurations.indices {
      invocation.input.apply(to: &configurations[position])
    }
  }

  private static func find(
    _ invocation: Invocation, _ inputs: inout RunInputs
  ) throws(Diagnostic) -> [Configuration] {
    let config = invocation.input.config
    guard let path = invocation.argument else {
      if let config { return inputs.configurations(at: config) }
      return try configurations(of: &inputs)
    }
    guard inputs.exists(path) else { throw Diagnostic(.inputPathMissing, at: nil, path) }
    if inputs.isFolder(path) {
      let found = inputs.configurations(below: path) ?? []
      // A folder without configurations is not a document.
      if found.isEmpty { inputs.reportFolder(path) }
      return found
    }
    switch inputs.classify(path) {
    case .configurations(let configurations):
      if config != nil { throw Diagnostic(.optionsExclude, at: nil, path) }
      return configurations
    case .document(let path):
      return try configuration(of: path, invocation, &inputs).map { [$0] } ?? []
    }
  }

  /// The configuration for a document that is named; `nil` where that has errors.
  private static func configuration(
    of path: String, _ invocation: Invocation, _ inputs: inout RunInputs
  ) throws(Diagnostic) -> Configuration? {
    guard let config = invocation.input.config else {
      if invocation.input.output != nil { return Configuration(document: path) }
      let beside = inputs.configurationPath(beside: path)
      let advice = beside.map { ", or the configuration '\($0)' instead" } ?? ""
      throw Diagnostic(.outputMissing, at: nil, path, advice)
    }
    let read = inputs.configurations(at: config)
    if read.count > 1 {
      throw Diagnostic(.optionForOneDocument, at: nil, "--config", read.count)
    }
    var configuration = read.first
    configuration?.document = path
    return configuration
  }

  /// All configurations of the package in the current folder: those below `Specs`, and those of
  /// targets whose code is committed. A target's configuration without an output is for the plugin
  /// that generates at each build.
  private static func configurations(
    of inputs: inout RunInputs
  ) throws(Diagnostic) -> [Configuration] {
    let (described, targets) = ("Specs", "Sources")
    let found = inputs.configurations(below: described)
    let ofTargets = inputs.configurations(below: targets)
    if found == nil, ofTargets == nil {
      throw Diagnostic(.inputFolderMissing, at: nil, described, targets)
    }
    let all = (found ?? []) + (ofTargets ?? []).filter { $0.output != nil }
    guard all.isEmpty, inputs.diagnostics.isEmpty else { return all }
    throw Diagnostic(.inputMissing, at: nil, described, targets)
  }
}
