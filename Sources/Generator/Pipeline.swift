package import ConcordDiagnostics
package import ConcordDocuments
internal import ConcordLowering
package import ConcordOpenAPI
package import ConcordSwiftIR
package import ConcordSync

/// A template of the user's own.
package struct TemplateFile: Sendable {
  /// Its path below the folder of templates, with `/` between its parts.
  package let name: String
  /// Its content, registered under the path that the user knows.
  package let source: SourceFile
}

/// The stages from a document's bytes to the files wanted, one function each. Nothing else of the
/// facade knows what a stage calls.
///
/// A stage returns no value where what it found forbids to go on, and says so by an error. Where
/// there is an error beside a value, the value is what the error does not touch.
package struct Pipeline: Sendable {
  /// Reads the document at a path.
  package var load: @Sendable (String, inout DocumentLoader) -> DocumentLoader.Loaded
  /// Decodes a document and resolves its references, reading the files that they name. What there
  /// was to say about loading it comes first among the diagnostics.
  package var decode:
    @Sendable (DocumentLoader.Loaded, inout DocumentLoader) -> (ResolvedDocument?, [Diagnostic])
  /// Turns a document into a Swift module. The configuration's module name is set.
  package var lower: @Sendable (ResolvedDocument, Configuration) -> (SwiftModule?, [Diagnostic])
  /// Writes a module through the templates. The configuration's module name is set.
  package var render:
    @Sendable (SwiftModule, Configuration, [TemplateFile]) -> ([OutputFile], [Diagnostic])

  /// The stages of the command.
  package static let standard = Pipeline(
    load: { path, loader in loader.loadRoot(path) },
    decode: { loaded, loader in DocumentReader.read(loaded, loader: &loader) },
    lower: { document, configuration in
      let lowered = Lowering.lower(document, options: LoweringOptions(configuration))
      return (lowered.module, lowered.diagnostics)
    },
    render: { module, configuration, _ in
      var lines = [module.title, module.version]
      lines += module.types.map { "\($0)" } + module.endpoints.map { "\($0)" }
      let name = configuration.module ?? ""
      let text = lines.map { "// \(JSONText.quoted($0))\n" }.joined()
      return ([OutputFile(path: "\(name).swift", bytes: Array(text.utf8))], [])
    })
}

extension LoweringOptions {
  /// What a configuration asks for.
  fileprivate init(_ configuration: Configuration) {
    self.init()
    moduleName = configuration.module ?? ""
    opensEnumerations = configuration.enumerations == .open
    distinguishesNull = configuration.nullable == .distinct
    formats = configuration.formats
    schemaNames = configuration.names.schemas
    operationNames = configuration.names.operations
    propertyNames = configuration.names.properties
  }
}
