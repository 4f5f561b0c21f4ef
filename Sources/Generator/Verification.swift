package import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordRecordings
internal import ConcordSchemaGraph
internal import ConcordVerification

/// What recordings are held against a document, and how.
package struct VerificationOptions: Sendable {
  /// The paths of the recordings; `-` is the standard input.
  package var recordings: [String]
  /// The path or address that the API is called at; `nil` for the document's servers.
  package var base: String?
  /// Whether operations that no exchange called are noted.
  package var showsCoverage = false
  /// The file that an overlay is written to which makes the document true; `nil` for none.
  package var suggestion: String?
  /// Whether a file that stands there is replaced.
  package var replacesForeignFiles = false

  /// Holds recordings against a document's own servers.
  package init(recordings: [String]) {
    self.recordings = recordings
  }
}

/// What came of holding recordings against a document.
package struct VerificationResult: Sendable {
  /// What there is to say: errors of the document, faults of the recordings, findings.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// All files that diagnostics are about.
  package internal(set) var files: SourceFiles
  /// How much was looked at; `nil` where the document has errors.
  package internal(set) var summary: String?
  /// The overlay that was written.
  package internal(set) var suggestion: String?
}

extension Generator {
  /// Holds recorded exchanges against the document; what is read is added to `files`.
  package func verify(
    _ options: VerificationOptions, files: SourceFiles
  ) -> VerificationResult {
    DeepStack.run {
      var result = VerificationResult(files: files)
      var loader = loader(files: files)
      let loaded = pipeline.overlay(
        pipeline.load(configuration.document, &loader), configuration, &loader)
      let (document, decoding) = pipeline.decode(loaded, &loader)
      result.files = loader.files
      // What else is wrong with the document is for `lint` to say.
      result.diagnostics = policy.apply(loaded.diagnostics + decoding)
        .filter { $0.severity == .error }
      guard let document, let root = loaded.root, result.diagnostics.isEmpty else {
        return result
      }
      let (graph, resolving) = pipeline.resolve(document)
      result.diagnostics = policy.apply(resolving).filter { $0.severity == .error }
      guard result.diagnostics.isEmpty else { return result }
      var verifier = Verifier(document, graph, base: options.base)
      var problems: [[RecordingReader.Problem]] = []
      for (number, path) in options.recordings.enumerated() {
        var reader = RecordingReader(path, number: number)
        reader.read { verifier.note($0) }
        problems.append(reader.problems)
      }
      let report = VerificationReport(verifier, names: options.recordings)
      result.summary = report.summary
      var found = report.diagnostics(problems, in: &result.files)
      found += report.diagnostics(coverage: options.showsCoverage)
      if let path = options.suggestion {
        let suggestion = OverlaySuggestion(verifier, root: root)
        found += suggestion.diagnostics
        if let overlay = suggestion.overlay {
          // Neither the document nor a recording is written over.
          var inputs = result.files
          for path in options.recordings { _ = inputs.add(path: path, bytes: []) }
          let problem = BundleFile.write(
            JSONWriter(.pretty).text(overlay) + "\n", to: path, files: inputs,
            force: options.replacesForeignFiles)
          if let problem { found.append(problem) } else { result.suggestion = path }
        }
      }
      result.diagnostics = policy.apply(found)
      return result
    }
  }
}
