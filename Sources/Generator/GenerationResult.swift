package import ConcordDiagnostics
internal import ConcordSync

/// What came of generating.
public struct GenerationResult: Sendable {
  /// The output folder; `nil` where it is not known because of an error.
  public var output: String? { wanted?.output }
  /// The files that were not there before, below the output folder and sorted.
  public var created: [String] {
    paths { if case .create(let file) = $0 { file.path } else { nil } }
  }
  /// The files whose content changed.
  public var changed: [String] {
    paths { if case .change(let file, _, _) = $0 { file.path } else { nil } }
  }
  /// The files that were as wanted already. They were not touched.
  public var kept: [String] {
    paths { if case .keep(let file) = $0 { file.path } else { nil } }
  }
  /// The files that were removed because nothing makes them any more.
  public var removed: [String] {
    paths { if case .remove(let path, _) = $0 { path } else { nil } }
  }

  /// What there is to say, in the order of the document.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// The files that the diagnostics are about.
  package internal(set) var files: SourceFiles
  /// The paths of what the result depends on.
  package internal(set) var inputs: [String] = []
  /// How long the stages took.
  package internal(set) var timings = Timings()
  /// Whether ``Generator/Options/keepsGoing`` would have written what no error touches.
  package internal(set) var couldKeepGoing = false
  /// What was wanted in the output folder; `nil` where an error leaves that open.
  var wanted: Wanted?
  /// What was done to the output folder; `nil` where nothing was written.
  var plan: OutputPlan?
  /// Whether the output folder is as wanted now.
  package var isWritten: Bool { plan != nil }

  init(files: SourceFiles) {
    self.files = files
  }

  /// What there is to say.
  public var messages: [Message] { diagnostics.map { Message($0, in: files) } }
  /// Whether there was no error. With ``Generator/Options/keepsGoing``, files may have been written
  /// although there was.
  public var succeeded: Bool { !diagnostics.contains { $0.severity == .error } }

  private func paths(_ path: (FileChange) -> String?) -> [String] {
    plan?.changes.compactMap(path) ?? []
  }
}
