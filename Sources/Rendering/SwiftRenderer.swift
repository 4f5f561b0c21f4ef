package import ConcordDiagnostics
import ConcordMustache
package import ConcordSwiftIR
import ConcordTemplates

/// Writes a module through the templates.
package struct SwiftRenderer: Sendable {
  /// How many Unicode scalars a line of generated code may have, as swift-format counts them.
  private static let lineLength = 100

  private let library: TemplateLibrary

  /// The names of the user's templates that none of ours leads to.
  package let unusedTemplates: Set<String>

  /// The templates that are part of the tool, by name.
  package static var embedded: [(name: String, bytes: [UInt8])] { EmbeddedTemplates.all }

  /// Reads the templates.
  ///
  /// - Parameters:
  ///   - overrides: The user's own templates, by name, which replace ours of that name.
  ///   - files: The registry that numbers the templates' files.
  ///   - diagnostics: What is wrong with the templates.
  package init(
    overrides: [String: SourceFile], files: inout SourceFiles,
    reporting diagnostics: inout [Diagnostic]
  ) {
    var own: [String: SourceFile] = [:]
    for template in EmbeddedTemplates.all {
      own[template.name] = files.add(
        path: "Templates/\(template.name).mustache", bytes: template.bytes)
    }
    library = TemplateLibrary(
      own, overrides: overrides, lineLength: Self.lineLength, reporting: &diagnostics)
    unusedTemplates = Set(overrides.keys).subtracting(library.reached(from: Set(own.keys)))
    diagnostics += library.unresolved
  }

  /// Writes a module, on all cores.
  ///
  /// - Parameters:
  ///   - module: The module.
  ///   - options: Which declarations in which files.
  ///   - finish: What becomes of each file, on the core that wrote it.
  /// - Returns: What became of the files, in an order that depends on nothing but the module.
  /// - Throws: A template that asks for what is not there, at its place in the template.
  package func render<Output: Sendable>(
    _ module: SwiftModule, options: SwiftRenderingOptions,
    finish: @Sendable (GeneratedFile) -> Output
  ) throws(Diagnostic) -> [Output] {
    let pieces = PieceList(module, options: options).pieces
    var groups: [(path: String, pieces: [Piece])] = []
    // Files of one module have different names.
    let name = module.namespace ?? "Generated"
    switch options.layout {
    case .perType:
      groups = pieces.map { ($0.path, [$0]) }
    case .single:
      groups = [("\(name).swift", pieces)]
    case .sharded(let count):
      groups = (0..<count).map { ("\(name)\($0).swift", []) }
      for piece in pieces { groups[piece.shard(of: count)].pieces.append(piece) }
    }
    return try Parallel.map(groups) { group throws(Diagnostic) in
      var bytes: [UInt8] = []
      try library.render("file", header(group.pieces, options), into: &bytes)
      endLine(&bytes)
      for piece in group.pieces {
        bytes.append(UInt8(ascii: "\n"))
        try library.render(piece.template, piece.value(), into: &bytes)
        endLine(&bytes)
      }
      return finish(GeneratedFile(path: group.path, bytes: bytes))
    }
  }

  private func endLine(_ bytes: inout [UInt8]) {
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  private func header(
    _ pieces: [Piece], _ options: SwiftRenderingOptions
  ) -> Value {
    TemplateContext.file([
      Keys.document: .string(DocumentationComment.line(options.documentName)),
      Keys.importAccess: .string(options.access + " "),
      Keys.usesRuntime: .bool(pieces.contains { $0.usesRuntime }),
      Keys.usesFoundation: .bool(pieces.contains { $0.usesFoundation }),
    ])
  }
}
