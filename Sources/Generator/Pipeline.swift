package import ConcordDiagnostics
package import ConcordDocuments
import ConcordLowering
package import ConcordOpenAPI
import ConcordOverlays
import ConcordRendering
package import ConcordSchemaGraph
package import ConcordSwiftIR
package import ConcordSync

/// The stages from a document's bytes to the files wanted, one function each. Nothing else of the
/// facade knows what a stage calls.
///
/// A stage returns no value where what it found forbids to go on, and says so by an error. Where
/// there is an error beside a value, the value is what the error does not touch.
package struct Pipeline: Sendable {
  /// The templates of the tool, for the manifest to digest.
  package var templates: @Sendable () -> [(name: String, bytes: [UInt8])]
  /// Reads the document at a path.
  package var load: @Sendable (String, inout DocumentLoader) -> DocumentLoader.Loaded
  /// Applies the configuration's overlays to a document before it is decoded.
  package var overlay:
    @Sendable (DocumentLoader.Loaded, Configuration, inout DocumentLoader) -> DocumentLoader.Loaded
  /// Decodes a document and resolves its references, reading the files that they name.
  package var decode:
    @Sendable (DocumentLoader.Loaded, inout DocumentLoader) -> (ResolvedDocument?, [Diagnostic])
  /// Takes out of a document what the configuration does not want.
  package var select:
    @Sendable (ResolvedDocument, Configuration) -> (ResolvedDocument, [Diagnostic])
  /// Works out what the schemas of a document mean.
  package var resolve: @Sendable (ResolvedDocument) -> (SchemaGraph, [Diagnostic])
  /// Turns a document into a Swift module. The configuration's module name is set.
  package var lower:
    @Sendable (ResolvedDocument, SchemaGraph, Configuration) -> (SwiftModule?, [Diagnostic])
  /// Writes a module through the templates. The configuration's module name is set.
  package var render:
    @Sendable (SwiftModule, Configuration, [TemplateFile]) -> ([OutputFile], [Diagnostic])
  /// Plans what becomes of an output folder that is shown under a name: of the files and the
  /// manifest that are wanted, the manifest of the last run, and what stands there. The last value
  /// is whether files that are not ours are replaced.
  package var plan:
    @Sendable ([OutputFile], Manifest, Manifest?, FolderSnapshot, String, Bool) -> OutputPlan

  /// The stages of the command.
  package static let standard = Pipeline(
    templates: { SwiftRenderer.embedded },
    load: { path, loader in loader.loadRoot(path) },
    overlay: { loaded, configuration, loader in
      var loaded = loaded
      for (position, path) in configuration.overlays.enumerated() {
        let range = configuration.ranges["overlays/\(position)"]
        loaded = OverlayApplier.apply(loader.loadNamed(path, at: range), to: loaded)
      }
      return loaded
    },
    decode: { loaded, loader in
      let (document, diagnostics) = DocumentReader.read(loaded, loader: &loader)
      // The reader repeats what loading said.
      return (document, Array(diagnostics.dropFirst(loaded.diagnostics.count)))
    },
    select: { resolved, configuration in configuration.selection.apply(to: resolved) },
    resolve: { document in SchemaGraph.resolve(document) },
    lower: { document, graph, configuration in
      Lowering.lower(document, graph, options: configuration.lowering)
    },
    render: { module, configuration, templates in
      var diagnostics: [Diagnostic] = []
      var overrides: [String: SourceFile] = [:]
      for template in templates {
        overrides[template.name.replacing(".mustache", with: "")] = template.source
      }
      let options = configuration.rendering
      diagnostics += configuration.unusedAdditions(module, options)
      diagnostics += configuration.unusedFailures(module)
      // The embedded templates have a registry of their own: they are right, or a test fails.
      var files = SourceFiles()
      let renderer = SwiftRenderer(
        overrides: overrides, files: &files, reporting: &diagnostics)
      let unused = renderer.unusedTemplates
      for (name, source) in overrides.sorted(by: { $0.key < $1.key })
      where unused.contains(name) {
        diagnostics.append(Diagnostic(.templateUnused, at: source.range.startOnly, name))
      }
      guard !diagnostics.contains(where: { $0.severity == .error }) else {
        return ([], diagnostics)
      }
      do throws(Diagnostic) {
        let rendered = try renderer.render(module, options: options) {
          OutputFile(path: $0.path, bytes: $0.bytes)
        }
        // Sorted once: whoever sorts a sorted list again has little to do.
        let sorted = rendered.sorted { OutputPath.precedes($0.path, $1.path) }
        return (sorted, diagnostics)
      } catch {
        return ([], diagnostics + [error])
      }
    },
    plan: { files, manifest, previous, snapshot, folder, force in
      OutputPlan(
        desired: files, manifest: manifest, previous: previous, snapshot: snapshot,
        shownBelow: folder, force: force)
    })
}

extension Configuration {
  /// The part of the configuration that decides about what of the document is wanted.
  fileprivate var selection: ConcordSchemaGraph.Selection {
    .init(
      include: include.map { selectors($0, under: "include") },
      exclude: selectors(exclude, under: "exclude"))
  }

  private func selectors(_ selection: Selection, under key: String) -> [Selector] {
    let lists: [(key: String, texts: [String], criterion: (String) -> Selector.Criterion)] = [
      ("operations", selection.operations, { .operation($0) }),
      ("paths", selection.paths, { .path($0) }), ("tags", selection.tags, { .tag($0) }),
      ("schemas", selection.schemas, { .schema($0) }),
    ]
    var selectors: [Selector] = []
    for list in lists {
      for (position, text) in list.texts.enumerated() {
        let range = ranges["\(key)/\(list.key)/\(position)"]
        selectors.append(Selector(list.criterion(text), at: range))
      }
    }
    if selection.deprecated {
      selectors.append(Selector(.deprecated, at: ranges["\(key)/deprecated"]))
    }
    return selectors
  }

  /// The part of the configuration that decides about types and names.
  fileprivate var lowering: LoweringOptions {
    var options = LoweringOptions()
    options.moduleName = module ?? ""
    options.namespace = namespace
    options.groupsByTag = grouping == .tags
    options.opensEnumerations = enumerations == .open
    options.opensUnions = unions == .open
    options.distinguishesNull = nullable == .distinct
    options.validation = validation
    options.generatesOperations = parts != [.models]
    options.makesExamples = parts.contains(.stub)
    options.failures = failures.map(\.rule)
    options.settlesPagination = parts.contains(.client)
    options.pagination = pagination.mapValues(\.rule)
    options.guessesPagination = guessesPagination
    options.hasVariableProperties = properties == .var
    options.formats = formats
    options.schemaNames = names.schemas
    options.operationNames = names.operations
    options.tagNames = names.tags
    options.propertyNames = names.properties
    return options
  }

  /// Warnings about patterns of conformances and attributes that no model has.
  fileprivate func unusedAdditions(
    _ module: SwiftModule, _ options: SwiftRenderingOptions
  ) -> [Diagnostic] {
    guard !options.conformances.isEmpty || !options.attributes.isEmpty else { return [] }
    let names = module.types.indices.map { module.qualifiedName(of: TypeID(index: $0)) }
    var found: [Diagnostic] = []
    for (key, additions) in [
      ("conformances", options.conformances), ("attributes", options.attributes),
    ] {
      for addition in additions where !names.contains(where: addition.matches) {
        found.append(
          Diagnostic(
            .configurationAdditionUnused, at: ranges["\(key)/\(addition.pattern)"],
            addition.pattern, NearestName.advice(addition.pattern, among: names)))
      }
    }
    return found
  }

  /// The part of the configuration that decides about files and declarations.
  fileprivate var rendering: SwiftRenderingOptions {
    var options = SwiftRenderingOptions()
    options.access = access.rawValue
    options.propertiesAreConstant = properties == .let
    options.answersUnimplemented = unimplemented == .answer
    options.conformances = conformances.map { .init(pattern: $0.pattern, texts: $0.texts) }
    options.attributes = attributes.map { .init(pattern: $0.pattern, texts: $0.texts) }
    options.parts = Set(
      parts.map { part in
        switch part {
        case .models: .models
        case .client: .client
        case .server: .server
        case .stub: .stub
        }
      })
    options.layout =
      switch layout {
      case .perType: .perType
      case .sharded: .sharded(shards ?? Layout.shardCount(forBytes: 0))
      case .single: .single
      }
    options.documentName = document.split(separator: "/").last.map(String.init) ?? document
    return options
  }
}
