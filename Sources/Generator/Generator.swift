package import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordOpenAPI
internal import ConcordSwiftIR
internal import ConcordSync

/// Generates Swift from a description of an API, and tells whether generated files are what the
/// description says.
///
/// ```swift
/// var configuration = Configuration(document: "openapi.yaml")
/// configuration.output = "Sources/Pets/Generated"
/// let result = Generator(configuration).generate()
/// ```
public struct Generator: Sendable {
  /// How a run treats faults and files.
  public struct Options: Sendable {
    /// Whether a warning counts as an error.
    public var isStrict = false
    /// Whether what no error touches is written although there are errors.
    public var keepsGoing = false
    /// Whether files that stand where output goes are replaced although they are not ours, and a
    /// manifest that cannot be used is written anew.
    public var replacesForeignFiles = false
    /// How many files to write the code into, whatever it is: `Generated0.swift` and so on. A build
    /// system that has to know the names of all outputs beforehand needs it. `nil` for files
    /// named after what is in them.
    public var shardCount: Int?
    /// The numbers of files that may be asked for.
    public static let shardCounts = 1...1_024
    /// The output folders that other runs of this process write to, with the documents they are of:
    /// to write to one of them is an error, because each run removes what is no longer its own.
    package var takenOutputs: [String: String] = [:]

    /// Stops at errors, goes on at warnings, leaves the files of others alone.
    public init() {}
  }

  /// The version of the tool.
  public static let version = "0.1.0"

  let configuration: Configuration
  let options: Options
  let pipeline: Pipeline
  private let fileSystem: DiskFileSystem

  /// Prepares to generate what a configuration says.
  public init(_ configuration: Configuration, options: Options = Options()) {
    self.init(configuration, options: options, pipeline: .standard)
  }

  /// Prepares to generate through other stages than the command's.
  package init(_ configuration: Configuration, options: Options, pipeline: Pipeline) {
    self.configuration = configuration
    self.options = options
    self.pipeline = pipeline
    fileSystem = DiskFileSystem()
  }

  /// Writes the output folder: all of it, or where there is an error nothing.
  public func generate() -> GenerationResult {
    generate(files: SourceFiles())
  }

  /// Compares the output folder with what would be written, and writes nothing.
  ///
  /// Files count, and the manifest's list of them. A change of the document, the configuration, a
  /// template or the tool that changes no output is no drift.
  public func check() -> CheckResult {
    check(files: SourceFiles())
  }

  /// Writes the output folder; what is read is added to `files`.
  package func generate(files: SourceFiles) -> GenerationResult {
    var result = GenerationResult(files: files)
    var run = GenerationRun(self, files: files)
    let wanted = DeepStack.run { run.wanted() }
    result.output = run.output
    if let wanted, run.mayWrite(force: options.replacesForeignFiles),
      let lock = run.lock(makesFolders: true)
    {
      defer { _ = lock }
      let previous = run.readManifest(mayBeDamaged: options.replacesForeignFiles)
      if run.manifestIsUsable,
        let plan = run.plan(wanted, previous: previous, force: options.replacesForeignFiles)
      {
        run.report(plan.diagnostics)
        if !plan.isRefused, run.mayGoOn, run.write(plan) { result.take(plan) }
      }
    }
    result.couldKeepGoing = run.hasUnusedModule
    result.diagnostics = run.diagnostics
    result.files = run.files
    result.timings = run.timings
    result.remains = run.remains
    return result
  }

  /// Compares the output folder; what is read is added to `files`.
  package func check(files: SourceFiles) -> CheckResult {
    var result = CheckResult(files: files)
    var run = GenerationRun(self, files: files)
    let wanted = DeepStack.run { run.wanted() }
    result.output = run.output
    if let wanted, let lock = run.lock(makesFolders: false) {
      defer { _ = lock }
      let previous = run.readManifest(mayBeDamaged: false)
      // Files of others are drift here, not something to be refused.
      if run.manifestIsUsable, let plan = run.plan(wanted, previous: previous, force: true) {
        run.report(plan.diagnostics.filter { $0.severity == .error })
        result.drifts = Drift.find(in: plan, manifest: wanted.manifest, previous: previous)
        result.currentCount = plan.changes.count { $0.isKept }
        for drift in result.drifts { run.report(drift, shownAs: result.shown(drift)) }
      }
    }
    result.diagnostics = run.diagnostics
    result.files = run.files
    result.timings = run.timings
    result.remains = run.remains
    return result
  }

  /// Reads the document and everything that it refers to, and says what there is to say.
  public func lint() -> [Message] {
    let result = lint(files: SourceFiles())
    return result.diagnostics.map { Message($0, in: result.files) }
  }

  /// The document and everything that it refers to as one document, in JSON; `nil` where there is
  /// an error.
  public func bundle() -> (text: String?, messages: [Message]) {
    let result = bundle(files: SourceFiles())
    return (result.text, result.diagnostics.map { Message($0, in: result.files) })
  }

  /// Bundles; what is read is added to `files`. With `upgrade`, the document becomes OpenAPI 3.2.
  package func bundle(
    files: SourceFiles, upgrade: Bool = false
  ) -> (text: String?, diagnostics: [Diagnostic], files: SourceFiles) {
    var loader = DocumentLoader(files: files, root: configuration.root)
    let loaded = pipeline.overlay(
      pipeline.load(configuration.document, &loader), configuration, &loader)
    let (document, found) = Bundler.bundle(loaded, loader: &loader)
    var run = GenerationRun(self, files: loader.files)
    run.report(found)
    guard var document, run.mayGoOn else { return (nil, run.diagnostics, loader.files) }
    if upgrade {
      let upgraded = TreeUpgrade.upgraded(document)
      run.report(upgraded.diagnostics)
      document = upgraded.document
      guard run.mayGoOn else { return (nil, run.diagnostics, loader.files) }
    }
    return (JSONWriter(.pretty).text(document) + "\n", run.diagnostics, loader.files)
  }

  /// Lints; what is read is added to `files`.
  package func lint(files: SourceFiles) -> (diagnostics: [Diagnostic], files: SourceFiles) {
    var run = GenerationRun(self, files: files)
    _ = DeepStack.run { run.module() }
    return (run.diagnostics, run.files)
  }
}

extension GenerationResult {
  /// Takes over what a plan did.
  fileprivate mutating func take(_ plan: OutputPlan) {
    isWritten = true
    for change in plan.changes {
      switch change {
      case .create(let file): created.append(file.path)
      case .change(let file, _, _): changed.append(file.path)
      case .keep(let file): kept.append(file.path)
      case .remove(let path, _): removed.append(path)
      }
    }
  }
}
