internal import ConcordDiagnostics
internal import ConcordKit

// Which documents `generate` and `check` are about.
extension CommandRun {
  /// The configurations that the arguments and options ask for. Faults in them are gathered.
  mutating func configurations() throws(Diagnostic) -> [Configuration] {
    var inputs = RunInputs(files: files)
    defer {
      files = inputs.files
      diagnostics += inputs.diagnostics
    }
    var found = try find(&inputs)
    if found.count > 1 {
      for option in ["output", "module"] where has(option) {
        let count = String(found.count)
        throw Diagnostic(.optionForOneDocument, at: nil, "--\(option)", count)
      }
    }
    for position in found.indices { override(&found[position]) }
    return found
  }

  /// The overlays that the options name, in their order.
  var overlays: [String] {
    options["overlay"]?.split(separator: CommandLineOption.separator).map(String.init) ?? []
  }

  /// The ids that an option names, separated by commas or by repeating it.
  func ids(_ option: String) -> Set<String>? {
    options[option].map { text in
      Set(text.split { $0 == "," || $0 == CommandLineOption.separator }.map(String.init))
    }
  }

  private func find(_ inputs: inout RunInputs) throws(Diagnostic) -> [Configuration] {
    let config = options["config"]
    guard let path = arguments.first else {
      if let config { return inputs.configurations(at: config) }
      return try configurations(below: "Specs", &inputs)
    }
    if inputs.isFolder(path) {
      let found = inputs.configurations(below: path) ?? []
      // A folder without configurations was meant for a document.
      if found.isEmpty { inputs.reportFolder(path) }
      return found
    }
    switch inputs.classify(path) {
    case .configurations(let configurations):
      if config != nil { throw Diagnostic(.optionsExclude, at: nil, path) }
      return configurations
    case .document(let path):
      // Before the folder to write to is asked for: a path to nothing needs none.
      if !inputs.exists(path) {
        let isFile = path.split(separator: "/").last?.contains(".") ?? false
        throw Diagnostic(isFile ? .fileMissing : .inputFolderMissing, at: nil, path)
      }
      var configuration = Configuration(document: path)
      if let config {
        let read = inputs.configurations(at: config)
        guard let first = read.first else { return [] }
        if read.count > 1 {
          throw Diagnostic(.optionForOneDocument, at: nil, "--config", String(read.count))
        }
        configuration = first
        configuration.document = path
      } else if !has("output") {
        let beside = inputs.configurationPath(beside: path)
        let advice = beside.map { ", or the configuration '\($0)' instead" } ?? ""
        throw Diagnostic(.outputMissing, at: nil, path, advice)
      }
      return [configuration]
    }
  }

  private func configurations(
    below folder: String, _ inputs: inout RunInputs
  ) throws(Diagnostic) -> [Configuration] {
    let found = inputs.configurations(below: folder) ?? []
    guard found.isEmpty, inputs.diagnostics.isEmpty else { return found }
    throw Diagnostic(.inputMissing, at: nil, folder)
  }

  private func override(_ configuration: inout Configuration) {
    if let output = options["output"] { configuration.output = output }
    if let module = options["module"] { configuration.module = module }
    if let root = options["root"] { configuration.root = root }
    if let templates = options["templates"] { configuration.templates = templates }
    if has("validation") { configuration.validation = true }
    configuration.overlays += overlays
    if let access = options["access"].flatMap(Configuration.Access.init(rawValue:)) {
      configuration.access = access
    }
  }
}
