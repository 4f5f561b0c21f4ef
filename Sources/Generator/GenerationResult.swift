package import ConcordDiagnostics

/// What came of generating.
public struct GenerationResult: Sendable {
  /// The output folder; `nil` where it is not known because of an error.
  public internal(set) var output: String?
  /// The files that were not there before, below the output folder and sorted.
  public internal(set) var created: [String] = []
  /// The files whose content changed.
  public internal(set) var changed: [String] = []
  /// The files that were as wanted already. They were not touched.
  public internal(set) var kept: [String] = []
  /// The files that were removed because nothing makes them any more.
  public internal(set) var removed: [String] = []

  /// What there is to say, in the order of the document.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// The files that the diagnostics are about.
  package internal(set) var files: SourceFiles
  /// How long the stages took.
  package internal(set) var timings = Timings()
  /// What the run needs no more.
  package internal(set) var remains = Remains()
  /// Whether ``Generator/Options/keepsGoing`` would have written what no error touches.
  package internal(set) var couldKeepGoing = false
  /// Whether the output folder is as wanted now.
  package internal(set) var isWritten = false

  init(files: SourceFiles) {
    self.files = files
  }

  /// What there is to say.
  public var messages: [Message] { diagnostics.map { Message($0, in: files) } }
  /// Whether there was no error. With ``Generator/Options/keepsGoing``, files may have been written
  /// although there was.
  public var succeeded: Bool { !diagnostics.contains { $0.severity == .error } }
}
