internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordOpenAPI
internal import ConcordSwiftIR
internal import ConcordSync

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension Severity {
  /// The severity of a level; `nil` for one that is left out.
  fileprivate init?(_ level: Configuration.DiagnosticLevel) {
    switch level {
    case .off: return nil
    case .note: self = .note
    case .warning: self = .warning
    case .error: self = .error
    }
  }
}

/// One run through the pipeline, with what it has gathered so far.
struct GenerationRun {
  /// What a run wants in its output folder.
  struct Wanted {
    let files: [OutputFile]
    let manifest: Manifest
  }

  private(set) var diagnostics: [Diagnostic] = []
  private(set) var files: SourceFiles
  private(set) var timings = Timings()
  private(set) var output: String?
  private(set) var manifestIsUsable = true
  private(set) var remains = Remains()
  /// Whether errors forbade to use a module that there is: it lacks only what they touch.
  private(set) var hasUnusedModule = false

  private let generator: Generator
  private let fileSystem = DiskFileSystem()
  private var sources: [SourceID] = []
  private var moduleName = ""
  private var documentDigests: PendingDigests?
  private var reported: Set<Diagnostic> = []

  init(_ generator: Generator, files: SourceFiles) {
    self.generator = generator
    self.files = files
  }

  /// Whether no error forbids to go on.
  var mayGoOn: Bool {
    generator.options.keepsGoing || !diagnostics.contains { $0.severity == .error }
  }

  /// Whether what a stage made is to be used, for what it had to say. Warnings that count as errors
  /// forbid to write, not to look further.
  private func canUse(_ found: [Diagnostic]) -> Bool {
    generator.options.keepsGoing || !found.contains { $0.severity == .error }
  }

  /// Adds to what there is to say, once: several uses of one thing meet the same fault. In a
  /// strict run, warnings become errors.
  mutating func report(_ found: [Diagnostic]) {
    for var diagnostic in found where reported.insert(diagnostic).inserted {
      if diagnostic.severity != .error,
        let level = generator.configuration.severity[diagnostic.kind.id]
      {
        guard let severity = Severity(level) else { continue }
        diagnostic.severity = severity
      }
      if generator.options.isStrict, diagnostic.severity == .warning {
        diagnostic.severity = .error
      }
      diagnostics.append(diagnostic)
    }
  }

  /// Adds a drift to what there is to say, at the place where the file first differs.
  mutating func report(_ drift: Drift, shownAs shown: String) {
    var range: SourceRange?
    if let old = drift.old {
      let offset = drift.firstDifference
      range = SourceRange(files.add(path: shown, bytes: old).id, offset, offset)
    }
    report([drift.diagnostic(shownAs: shown, at: range)])
  }

  // MARK: Stages

  /// The module that the document describes; `nil` where an error leaves none. The files of the
  /// document are digested meanwhile, if somebody is going to ask.
  mutating func module(
    digesting: Bool = false
  ) -> (module: SwiftModule, configuration: Configuration)? {
    let pipeline = generator.pipeline
    var configuration = generator.configuration
    var loader = DocumentLoader(files: files, root: configuration.root)
    let loaded = timings.measure(.load) {
      pipeline.overlay(pipeline.load(configuration.document, &loader), configuration, &loader)
    }
    remains.keep(loaded)
    report(loaded.diagnostics)
    let (resolved, decoding) = timings.measure(.decode) { pipeline.decode(loaded, &loader) }
    files = loader.files
    report(decoding)
    remains.keep(resolved)
    guard let resolved, let root = loaded.root else { return nil }
    report(UnusedNames.find(in: configuration, for: resolved))
    let isWhole = canUse(loaded.diagnostics + decoding)
    sources = resolved.sources
    if digesting { documentDigests = PendingDigests(of: sources.map { files[$0].bytes }) }
    chooseLayout(&configuration, bytes: loaded.file?.bytes.count ?? 0)
    if configuration.module == nil { configuration.module = Self.moduleName(configuration, root) }
    moduleName = configuration.module ?? ""
    let (selected, selection) = timings.measure(.decode) {
      pipeline.select(resolved, configuration)
    }
    report(selection)
    // All errors are said in one run; warnings about what an error has left are not worth a word.
    let (module, lowering) = timings.measure(.lower) {
      pipeline.lower(selected, configuration, &remains)
    }
    remains.keep((selected, module))
    report(isWhole ? lowering : lowering.filter { $0.severity == .error })
    guard isWhole, canUse(lowering) else {
      hasUnusedModule = module != nil
      return nil
    }
    return module.map { ($0, configuration) }
  }

  private func chooseLayout(_ configuration: inout Configuration, bytes: Int) {
    if let count = generator.options.shardCount {
      let counts = Generator.Options.shardCounts
      configuration.layout = .sharded
      configuration.shards = min(max(count, counts.lowerBound), counts.upperBound)
    } else if configuration.layout == .sharded, configuration.shards == nil {
      configuration.shards = Configuration.Layout.shardCount(forBytes: bytes)
    }
  }

  /// The files that the document, the configuration and the templates make; `nil` where an error
  /// forbids to go on.
  mutating func wanted() -> Wanted? {
    guard let (module, configuration) = module(digesting: true) else { return nil }
    guard let name = configuration.module else {
      report([Diagnostic(.moduleNameMissing, at: nil)])
      return nil
    }
    let output = OutputFolder.path(of: configuration, module: name)
    self.output = output
    if let other = generator.options.takenOutputs[output] {
      report([
        Diagnostic(
          .outputShared, at: configuration.ranges["output"], other, configuration.document, output)
      ])
      return nil
    }
    let templates = readTemplates()
    guard mayGoOn, let templates else { return nil }
    let pipeline = generator.pipeline
    let (rendered, rendering) = timings.measure(.render) {
      pipeline.render(module, configuration, templates)
    }
    remains.keep(rendered)
    report(rendering)
    guard mayGoOn else { return nil }
    let documents = documentPaths()
    let digests = documentDigests?.values ?? []
    let manifest = timings.measure(.plan) {
      Manifest(
        tool: Generator.version,
        documents: zip(documents, digests).map { Manifest.Entry(path: $0, digest: $1) },
        configuration: Digest(of: Array(configuration.canonicalText(module: name).utf8)),
        templates: Digest(
          of: pipeline.templates() + templates.map { ($0.name, $0.source.bytes) }),
        files: rendered.map { Manifest.Entry(path: $0.path, digest: $0.digest) })
    }
    return Wanted(files: rendered, manifest: manifest)
  }

  private static func moduleName(_ configuration: Configuration, _ root: Node) -> String? {
    if let output = configuration.output {
      let path = FilePath.normalized(output)
      let name = path.split(separator: "/").last ?? ""
      // Many call the folder for what is in it; the module is then the one above.
      if SwiftName.isIdentifier(name), name != "Generated" { return String(name) }
    }
    return root["info"]?["title"]?.string.flatMap(SwiftName.module)
  }

  /// The document's files relative to the folder of the root one: the same on every machine,
  /// wherever the run was started.
  private func documentPaths() -> [String] {
    guard let root = sources.first else { return [] }
    let folder = FilePath.folder(of: files[root].path)
    return sources.map { source in
      let path = files[source].path
      return FilePath.relative(path, to: folder) ?? FilePath.name(of: path)
    }
  }

  private mutating func readTemplates() -> [TemplateFile]? {
    guard let folder = generator.configuration.templates else { return [] }
    let range = generator.configuration.ranges["templates"]
    do throws(FileSystemFault) {
      var templates: [TemplateFile] = []
      for name in try FolderListing.files(below: folder) where name.hasSuffix(".mustache") {
        let path = OutputFolder.path(name, below: folder)
        let source = files.add(path: path, bytes: try fileSystem.read(path))
        templates.append(TemplateFile(name: name, source: source))
      }
      return templates
    } catch {
      report([Diagnostic(.folderUnreadable, at: range, error.path, error.reason)])
      return nil
    }
  }

  // MARK: The output folder

  /// Whether a run may write into the output folder, which it may where the folder is empty, does not
  /// exist or holds a manifest of ours; where not, an error says why.
  mutating func mayWrite(force: Bool) -> Bool {
    guard let output, !force else { return true }
    let disk = DiskFiles()
    let real = disk.realPath(output)
    let home = getenv("HOME").flatMap { disk.realPath(String(cString: $0)) }
    if let real, real == "/" || real == home {
      report([Diagnostic(.outputTooHigh, at: nil, output)])
      return false
    }
    guard let names = try? fileSystem.names(in: output) else { return true }
    let foreign = names.filter { name in
      // What a file browser leaves, what keeps an empty folder in a repository, what a run left.
      ![".DS_Store", ".gitkeep"].contains(name) && !name.hasPrefix(OutputPath.stagingPrefix)
    }
    if foreign.isEmpty || names.contains(OutputPath.manifest) { return true }
    report([Diagnostic(.outputNotOurs, at: nil, output)])
    return false
  }

  /// The lock of the output folder; `nil`, with an error, where another run does not let go of it.
  mutating func lock(makesFolders: Bool) -> FolderLock? {
    guard let output else { return nil }
    let seconds = 60
    if let lock = FolderLock.wait(for: output, seconds: seconds, makesFolders: makesFolders) {
      return lock
    }
    report([Diagnostic(.outputLocked, at: nil, output, String(seconds))])
    return nil
  }

  /// The manifest of the last run; `nil` where there is none or it cannot be used, which is an
  /// error unless it may be damaged.
  mutating func readManifest(mayBeDamaged: Bool) -> Manifest? {
    guard let output else { return nil }
    let snapshot = snapshot([OutputPath.manifest], below: output)
    guard case .file(let bytes, _) = snapshot?.items[OutputPath.manifest] else { return nil }
    let path = OutputFolder.path(OutputPath.manifest, below: output)
    let file = files.add(path: path, bytes: bytes)
    do throws(Diagnostic) {
      return try ManifestReader.read(file)
    } catch {
      if !mayBeDamaged {
        manifestIsUsable = false
        report([error])
      }
      return nil
    }
  }

  /// What is to be done to the output folder; `nil` where it cannot be looked at.
  mutating func plan(_ wanted: Wanted, previous: Manifest?, force: Bool) -> OutputPlan? {
    guard let output else { return nil }
    let start = ContinuousClock().now
    defer { timings.add(.plan, ContinuousClock().now - start) }
    let paths = OutputPlan.paths(desired: wanted.files, previous: previous)
    guard let snapshot = snapshot(paths, below: output) else { return nil }
    let plan = OutputPlan(
      desired: wanted.files, manifest: wanted.manifest, previous: previous, snapshot: snapshot,
      shownBelow: output, force: force)
    remains.keep((wanted.manifest, snapshot, plan))
    return plan
  }

  private mutating func snapshot(
    _ paths: Set<String>, below folder: String
  ) -> FolderSnapshot? {
    do throws(FileSystemFault) {
      return try FolderSnapshot(of: paths, below: folder, in: fileSystem)
    } catch {
      report([Diagnostic(.outputUnreadable, at: nil, error.path, error.reason)])
      return nil
    }
  }

  /// Carries out a plan; whether all of it was.
  mutating func write(_ plan: OutputPlan) -> Bool {
    guard let output else { return false }
    let writer = OutputWriter(root: output, fileSystem: fileSystem, runNumber: Int(getpid()))
    let problems = timings.measure(.write) { writer.write(plan) }
    report(problems)
    return problems.isEmpty
  }
}
