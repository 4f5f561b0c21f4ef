internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordOpenAPI
internal import ConcordSchemaGraph
internal import ConcordSwiftIR
internal import ConcordSync

/// What some stages of a run gave.
struct Outcome<Value> {
  /// What they made; `nil` where an error leaves nothing to go on with.
  var value: Value?
  /// What there is to say, as the stages said it: ``ReportingPolicy`` decides what becomes of it.
  var diagnostics: [Diagnostic] = []
  /// All files that were read.
  var files: SourceFiles
  /// The paths of what was read, folders of templates among them.
  var inputs: [String] = []
  /// How long the stages took.
  var timings = Timings()
}

/// What the stages from a document to its Swift module made.
struct DescribedModule: Sendable {
  /// The configuration, with the module's name and the layout settled.
  let configuration: Configuration
  /// The document, overlays applied.
  let document: ResolvedDocument
  /// What its schemas mean.
  let graph: SchemaGraph
  /// The module.
  let module: SwiftModule
  /// Whether the module may be written: no error touches it, or the run keeps going.
  let isUsable: Bool
  /// The digests of the document's files, where somebody asked for them.
  let digests: PendingDigests?
}

/// What a run wants in its output folder.
struct Wanted: Sendable {
  /// What the files were made of.
  let source: DescribedModule
  /// The output folder.
  let output: String
  /// The files, sorted by path.
  let files: [OutputFile]
  /// The manifest of the files.
  let manifest: Manifest
}

extension Generator {
  /// The module that the document describes. The files of the document are digested meanwhile, if
  /// somebody is going to ask.
  func describe(files: SourceFiles, digesting: Bool = false) -> Outcome<DescribedModule> {
    var outcome = Outcome<DescribedModule>(files: files)
    var loader = loader(files: files)
    let loaded = outcome.timings.measure(.load) {
      pipeline.overlay(pipeline.load(configuration.document, &loader), configuration, &loader)
    }
    let (document, decoding) = outcome.timings.measure(.decode) {
      pipeline.decode(loaded, &loader)
    }
    outcome.files = loader.files
    outcome.inputs = loader.realPaths + [configuration.templates].compactMap(\.self)
    outcome.diagnostics = loaded.diagnostics + decoding
    guard let document, let root = loaded.root else { return outcome }
    let isWhole = policy.allowsUse(outcome.diagnostics)
    let digests =
      digesting ? PendingDigests(of: document.sources.map { loader.files[$0].bytes }) : nil
    let settled = settled(bytes: loaded.file?.bytes.count ?? 0, root)
    let (selected, selection) = outcome.timings.measure(.decode) {
      pipeline.select(document, settled)
    }
    let (graph, module, found) = outcome.timings.measure(.lower) {
      let (graph, resolving) = pipeline.resolve(selected)
      let (module, lowering) = pipeline.lower(selected, graph, settled)
      return (graph, module, resolving + lowering)
    }
    outcome.diagnostics += selection
    // All errors are said in one run; warnings about what an error has left are not worth a word.
    outcome.diagnostics += isWhole ? found : found.filter { $0.severity == .error }
    if isWhole { outcome.diagnostics += unknownNames(in: document) }
    outcome.value = module.map { module in
      DescribedModule(
        configuration: settled, document: selected, graph: graph, module: module,
        isUsable: isWhole && policy.allowsUse(found), digests: digests)
    }
    return outcome
  }

  /// A loader for the document, which adds to files that were read before.
  func loader(files: SourceFiles) -> DocumentLoader {
    DocumentLoader(files: files, root: configuration.root)
  }

  /// The configuration with what it leaves open settled by the document.
  private func settled(bytes: Int, _ root: Node) -> Configuration {
    var configuration = configuration
    if let count = options.shardCount {
      let counts = Generator.Options.shardCounts
      configuration.layout = .sharded
      configuration.shards = min(max(count, counts.lowerBound), counts.upperBound)
    } else if configuration.layout == .sharded, configuration.shards == nil {
      configuration.shards = Configuration.Layout.shardCount(forBytes: bytes)
    }
    if configuration.module == nil {
      configuration.module = Self.moduleName(configuration, root)
    }
    return configuration
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

  /// The files that a described module, the configuration and the templates make.
  func wanted(_ described: Outcome<DescribedModule>) -> Outcome<Wanted> {
    var outcome = Outcome<Wanted>(
      diagnostics: described.diagnostics, files: described.files, inputs: described.inputs,
      timings: described.timings)
    guard let source = described.value, source.isUsable else { return outcome }
    guard let name = source.configuration.module else {
      outcome.diagnostics.append(Diagnostic(.moduleNameMissing, at: nil))
      return outcome
    }
    let output = OutputFolder.path(of: source.configuration, module: name)
    if let other = options.takenOutputs[output] {
      let range = configuration.ranges["output"]
      outcome.diagnostics.append(
        Diagnostic(.outputShared, at: range, other, configuration.document, output))
      return outcome
    }
    let (templates, fault) = TemplateFile.read(
      below: configuration.templates, at: configuration.ranges["templates"],
      files: &outcome.files)
    if let fault { outcome.diagnostics.append(fault) }
    guard fault == nil, policy.allowsWriting(outcome.diagnostics) else { return outcome }
    let (files, rendering) = outcome.timings.measure(.render) {
      pipeline.render(source.module, source.configuration, templates)
    }
    outcome.diagnostics += rendering
    guard policy.allowsWriting(outcome.diagnostics) else { return outcome }
    let read = outcome.files
    let manifest = outcome.timings.measure(.plan) {
      self.manifest(of: files, source, templates, read: read)
    }
    outcome.value = Wanted(source: source, output: output, files: files, manifest: manifest)
    return outcome
  }

  private func manifest(
    of files: [OutputFile], _ source: DescribedModule, _ templates: [TemplateFile],
    read: SourceFiles
  ) -> Manifest {
    let sources = source.document.sources.map { read[$0].path }
    let folder = FilePath.folder(of: sources.first ?? "")
    // Relative to the folder of the root one: the same on every machine, wherever the run started.
    let paths = sources.map { FilePath.relative($0, to: folder) ?? FilePath.name(of: $0) }
    let text = source.configuration.canonicalText(module: source.configuration.module ?? "")
    return Manifest(
      tool: Generator.version,
      documents: zip(paths, source.digests?.values ?? []).map {
        Manifest.Entry(path: $0, digest: $1)
      },
      configuration: Digest(of: Array(text.utf8)),
      templates: Digest(
        of: pipeline.templates() + templates.map { ($0.name, $0.source.bytes) }),
      files: files.map { Manifest.Entry(path: $0.path, digest: $0.digest) })
  }
}
