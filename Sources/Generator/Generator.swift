package import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordOpenAPI
internal import ConcordSync

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

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
  let fileSystem = DiskFileSystem()

  /// What becomes of diagnostics.
  var policy: ReportingPolicy {
    ReportingPolicy(
      isStrict: options.isStrict, keepsGoing: options.keepsGoing || configuration.keepsGoing,
      levels: configuration.severity)
  }

  /// What was said about a document whose code was made all the same. Where the configuration says
  /// to go on, the errors count as warnings, but not in a strict run.
  private func tolerated(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard configuration.keepsGoing, !options.isStrict else { return diagnostics }
    return diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if diagnostic.severity == .error { diagnostic.severity = .warning }
      return diagnostic
    }
  }

  /// Prepares to generate what a configuration says.
  public init(_ configuration: Configuration, options: Options = Options()) {
    self.init(configuration, options: options, pipeline: .standard)
  }

  /// Prepares to generate through other stages than the command's.
  package init(_ configuration: Configuration, options: Options, pipeline: Pipeline) {
    self.configuration = configuration
    self.options = options
    self.pipeline = pipeline
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
    let (described, wanted) = DeepStack.run {
      let described = describe(files: files, digesting: true)
      return (described, self.wanted(described))
    }
    var result = GenerationResult(files: wanted.files)
    result.wanted = wanted.value
    result.inputs = wanted.inputs
    result.timings = wanted.timings
    result.couldKeepGoing = described.value.map { !$0.isUsable } ?? false
    var diagnostics = wanted.diagnostics
    if let value = wanted.value {
      do throws(Diagnostic) {
        let force = options.replacesForeignFiles
        if let refusal = Self.refusal(toWriteInto: value.output, force: force) { throw refusal }
        let lock = try lock(value.output, makesFolders: true)
        defer { withExtendedLifetime(lock) {} }
        let start = ContinuousClock().now
        let (state, fault) = self.state(
          of: value, manifestMayBeDamaged: force, force: force, files: &result.files)
        result.timings.add(.plan, ContinuousClock().now - start)
        diagnostics += (state?.plan.diagnostics ?? []) + [fault].compactMap(\.self)
        if let plan = state?.plan, !plan.isRefused, policy.allowsWriting(diagnostics) {
          let writer = OutputWriter(
            root: value.output, fileSystem: fileSystem, runNumber: Int(getpid()))
          let problems = result.timings.measure(.write) { writer.write(plan) }
          diagnostics += problems
          if problems.isEmpty {
            result.plan = plan
            diagnostics = tolerated(diagnostics)
          }
        }
      } catch {
        diagnostics.append(error)
      }
    }
    result.diagnostics = policy.apply(diagnostics)
    return result
  }

  /// Compares the output folder; what is read is added to `files`.
  package func check(files: SourceFiles) -> CheckResult {
    let wanted = DeepStack.run { self.wanted(describe(files: files, digesting: true)) }
    var result = CheckResult(files: wanted.files)
    result.wanted = wanted.value
    result.inputs = wanted.inputs + [wanted.value?.output].compactMap(\.self)
    result.timings = wanted.timings
    var diagnostics = wanted.value == nil ? wanted.diagnostics : tolerated(wanted.diagnostics)
    if let value = wanted.value {
      do throws(Diagnostic) {
        let lock = try lock(value.output, makesFolders: false)
        defer { withExtendedLifetime(lock) {} }
        let start = ContinuousClock().now
        // Files of others are drift here, not something to be refused.
        let (state, fault) = self.state(
          of: value, manifestMayBeDamaged: false, force: true, files: &result.files)
        result.timings.add(.plan, ContinuousClock().now - start)
        if let fault { diagnostics.append(fault) }
        if let state {
          diagnostics += state.plan.diagnostics.filter { $0.severity == .error }
          result.plan = state.plan
          result.drifts = Drift.find(
            in: state.plan, manifest: value.manifest, previous: state.previous)
          for drift in result.drifts {
            let shown = result.shown(drift)
            var range: SourceRange?
            if let old = drift.old {
              // The place where the file first differs.
              let offset = drift.firstDifference
              range = SourceRange(result.files.add(path: shown, bytes: old).id, offset, offset)
            }
            diagnostics.append(drift.diagnostic(shownAs: shown, at: range))
          }
        }
      } catch {
        diagnostics.append(error)
      }
    }
    result.diagnostics = policy.apply(diagnostics)
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
    var loader = loader(files: files)
    let loaded = pipeline.overlay(
      pipeline.load(configuration.document, &loader), configuration, &loader)
    let (document, found) = Bundler.bundle(loaded, loader: &loader)
    var diagnostics = found
    guard var document, policy.allowsWriting(diagnostics) else {
      return (nil, policy.apply(diagnostics), loader.files)
    }
    if upgrade {
      let upgraded = TreeUpgrade.upgraded(document)
      diagnostics += upgraded.diagnostics
      document = upgraded.document
    }
    let text = policy.allowsWriting(diagnostics) ? JSONWriter(.pretty).text(document) + "\n" : nil
    return (text, policy.apply(diagnostics), loader.files)
  }

  /// Lints; what is read is added to `files`.
  package func lint(files: SourceFiles) -> (diagnostics: [Diagnostic], files: SourceFiles) {
    let described = DeepStack.run { describe(files: files) }
    return (policy.apply(described.diagnostics), described.files)
  }
}
