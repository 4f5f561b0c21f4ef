package import ConcordComparison
package import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordOpenAPI

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Says what differs in meaning between two descriptions of an API, and whom that breaks.
///
/// ```swift
/// let result = DescriptionComparison(from: "released.yaml", to: "openapi.yaml").run()
/// for change in result.changes where change.severity == .error { print(change.message) }
/// ```
public struct DescriptionComparison: Sendable {
  /// How descriptions are read and compared.
  public struct Options: Sendable {
    /// The folder below which references may lead to files; `nil` for that of each document.
    public var root: String?
    /// Whether what no error touches is compared although there are errors.
    public var keepsGoing = false
    /// How many days have to lie between the deprecation of something and its end, which
    /// `x-sunset` says; zero where no end has to be named.
    public var deprecationDays = 0
    /// The same for something whose `x-stability-level` is `beta`.
    public var betaDeprecationDays = 0
    /// The day that dates of `x-sunset` are compared to, in days since 1970-01-01; `nil` for today.
    package var today: Int?

    /// Reads what lies beside each document, and stops at errors.
    public init() {}
  }

  private let old: String
  private let new: String
  private let options: Options

  /// Prepares to compare.
  ///
  /// - Parameters:
  ///   - old: The path of the description of before. Where there is no such file, `main:Specs/api.yaml`
  ///     is a file of a revision of the git repository that the process works in, as `git show` has it.
  ///   - new: The path of the description of after, in the same way.
  ///   - options: How to read and compare.
  public init(from old: String, to new: String, options: Options = Options()) {
    self.old = old
    self.new = new
    self.options = options
  }

  /// Reads both descriptions and compares them.
  ///
  /// - Returns: The changes, none where a description cannot be read, and what there is to say about
  ///   the two as they stand.
  public func run() -> ComparisonResult {
    let found = run(files: SourceFiles())
    let positions = ChangePositions(found.changes, found.files)
    return ComparisonResult(
      changes: found.changes.map { DescriptionChange($0, positions) },
      version: DescriptionVersionStep(ChangeSummary(found.changes).step),
      messages: found.diagnostics.map { Message($0, in: found.files) })
  }

  /// What comes of a comparison.
  package struct Found {
    /// The changes.
    package var changes: [Change] = []
    /// What there is to say about the descriptions.
    package var diagnostics: [Diagnostic] = []
    /// All files that were read.
    package var files: SourceFiles
    /// Whether both descriptions could be read and were compared.
    package var isCompared = false
    /// What the run has made, for who wants it to last.
    package var holder: [ComparedDescription] = []
  }

  /// Compares; what is read is added to `files`.
  package func run(files: SourceFiles) -> Found {
    DeepStack.run {
      var found = Found(files: files)
      let before = describe(old, &found)
      let after = describe(new, &found)
      let hasErrors = found.diagnostics.contains { $0.severity == .error }
      guard let before, let after, !hasErrors || options.keepsGoing else { return found }
      var comparison = ComparisonOptions()
      comparison.today = CalendarDate(dayNumber: options.today ?? time(nil) / 86_400)
      comparison.deprecationDays = options.deprecationDays
      comparison.betaDeprecationDays = options.betaDeprecationDays
      found.changes = Comparison.changes(from: before, to: after, options: comparison)
      found.isCompared = true
      found.holder = [before, after]
      return found
    }
  }

  /// Where the files of a description come from.
  private static func reader(of path: String) -> any FileReading {
    #if os(macOS) || os(Linux)
      GitFiles.reader(of: path)
    #else
      DiskFiles()
    #endif
  }

  private func describe(_ path: String, _ found: inout Found) -> ComparedDescription? {
    var loader = DocumentLoader(
      files: found.files, reader: Self.reader(of: path), root: options.root)
    let loaded = Pipeline.standard.load(path, &loader)
    let (document, decoding) = Pipeline.standard.decode(loaded, &loader)
    found.files = loader.files
    var seen: Set<Diagnostic> = []
    found.diagnostics += (loaded.diagnostics + decoding).filter { seen.insert($0).inserted }
    return document.map { ComparedDescription($0, roots: loader.roots) }
  }
}
