import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordOverlays
import ConcordRecordings
import ConcordSchemaGraph
import ConcordVerification
import Foundation
import Testing

/// Recordings held against a document, both files on disk.
struct VerifiedCase {
  let diagnostics: [Diagnostic]
  let files: SourceFiles
  let summary: String
  /// The overlay that would make the document true, as text; `nil` where there is nothing to
  /// change.
  let overlay: String?
  /// What the overlay has no action for.
  let refusals: [Diagnostic]

  /// Verifies.
  ///
  /// - Parameters:
  ///   - document: The path of the document.
  ///   - recordings: The paths of the recordings.
  ///   - overlay: The text of an overlay that is applied first.
  ///   - base: The address of the API.
  ///   - coverage: Whether operations that were not called are noted.
  /// - Throws: What writing the overlay throws, and what a document that cannot be read is.
  init(
    _ document: String, _ recordings: [String], overlay: String? = nil, base: String? = nil,
    coverage: Bool = false
  ) throws {
    var loader = DocumentLoader()
    var loaded = loader.loadRoot(document)
    if let overlay {
      let folder = try OverlayFolder(overlay)
      loaded = OverlayApplier.apply(loader.loadNamed(folder.path, at: nil), to: loaded)
      #expect(loaded.diagnostics.filter { $0.severity == .error } == [])
    }
    let read = DocumentReader.read(loaded, loader: &loader)
    #expect(read.diagnostics.filter { $0.severity == .error } == [])
    let resolved = try #require(read.document)
    let graph = SchemaGraph.resolve(resolved).graph
    var verifier = Verifier(resolved, graph, base: base)
    var problems: [[RecordingReader.Problem]] = []
    for (number, path) in recordings.enumerated() {
      var reader = RecordingReader(path, number: number)
      reader.read { verifier.note($0) }
      problems.append(reader.problems)
    }
    var files = loader.files
    let names = recordings.map { String($0.split(separator: "/").last ?? "") }
    let report = VerificationReport(verifier, names: names)
    diagnostics =
      report.diagnostics(problems, in: &files) + report.diagnostics(coverage: coverage)
    summary = report.summary
    self.files = files
    let suggestion = OverlaySuggestion(verifier, root: try #require(loaded.root))
    self.overlay = suggestion.overlay.map { JSONWriter(.pretty).text($0) + "\n" }
    refusals = suggestion.diagnostics
  }

  /// The diagnostics in a format.
  func text(_ format: DiagnosticFormatter.Format) -> String {
    DiagnosticFormatter(format, excerpts: true).format(diagnostics, in: files)
  }

  /// A line for each diagnostic: the place in its file, the severity, the message and the id.
  var lines: [String] {
    DiagnosticFormatter(.text).format(diagnostics, in: files).split(separator: "\n").map { line in
      // The path of the document is that of this machine.
      line.range(of: "openapi.yaml:").map { String(line[$0.lowerBound...]) } ?? String(line)
    }
  }

  /// The ids of the diagnostics.
  var ids: Set<String> { Set(diagnostics.map(\.kind.id)) }
}

/// A folder with an overlay in it.
private final class OverlayFolder {
  let path: String

  init(_ text: String) throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "concord-overlay-\(UUID().uuidString).json")
    try text.write(to: url, atomically: true, encoding: .utf8)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
