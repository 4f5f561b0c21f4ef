package import ConcordDiagnostics
package import ConcordSync

/// What came of comparing an output folder with its document.
public struct CheckResult: Sendable {
  /// A file that is not as it should be.
  public struct DriftedFile: Sendable, Hashable {
    /// What is wrong with a file.
    public enum Kind: String, Sendable {
      /// It does not exist.
      case missing
      /// It is as it was written, and would now be written otherwise.
      case stale
      /// It is not as it was written.
      case handEdited
      /// It stands where a file is to be written, and is not one of ours.
      case foreign
      /// It was written, and nothing makes it any more.
      case leftover
      /// It is what a run left that was ended while it wrote.
      case unfinished
      /// It is the manifest, and does not list the files that would be written.
      case manifest
    }

    /// What is wrong.
    public let kind: Kind
    /// The path, beginning with the output folder's.
    public let path: String
    /// The unified diff from what stands there to what should; empty where one of the two does
    /// not exist.
    public let diff: String
  }

  /// The output folder; `nil` where it is not known because of an error.
  public var output: String? { wanted?.output }
  /// The files that are not as they should be, by path.
  public var drifted: [DriftedFile] {
    drifts.map { drift in
      let path = shown(drift)
      let diff = String(decoding: drift.diff(shownAs: path), as: UTF8.self)
      return DriftedFile(kind: .init(drift.kind), path: path, diff: diff)
    }
  }

  /// What drifted.
  package internal(set) var drifts: [Drift] = []
  /// What there is to say, an error for each drift included.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// The files that the diagnostics are about.
  package internal(set) var files: SourceFiles
  /// The paths of what the result depends on.
  package internal(set) var inputs: [String] = []
  /// How long the stages took.
  package internal(set) var timings = Timings()
  /// What was wanted in the output folder; `nil` where an error leaves that open.
  var wanted: Wanted?
  /// What a run would do to the output folder; `nil` where it cannot be looked at.
  var plan: OutputPlan?
  /// How many files are as they should be.
  package var currentCount: Int { plan?.changes.count { $0.isKept } ?? 0 }

  init(files: SourceFiles) {
    self.files = files
  }

  /// What there is to say, an error for each drifted file included.
  public var messages: [Message] { diagnostics.map { Message($0, in: files) } }
  /// Whether nothing drifted and there was no error.
  public var succeeded: Bool { !diagnostics.contains { $0.severity == .error } }

  /// The differences of all files that differ, one after the other.
  package var differences: [UInt8] {
    drifts.flatMap { $0.diff(shownAs: shown($0)) }
  }

  /// The path of a drift, beginning with the output folder's.
  package func shown(_ drift: Drift) -> String {
    OutputFolder.path(drift.path, below: output ?? ".")
  }
}

extension CheckResult.DriftedFile.Kind {
  init(_ kind: Drift.Kind) {
    self =
      switch kind {
      case .missing: .missing
      case .stale: .stale
      case .handEdited: .handEdited
      case .foreign: .foreign
      case .leftover: .leftover
      case .unfinished: .unfinished
      case .manifest: .manifest
      }
  }
}
