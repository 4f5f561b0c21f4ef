package import ConcordDiagnostics

/// A way in which an output folder is not what the document says.
package struct Drift: Sendable, Hashable {
  /// What is wrong with a file.
  package enum Kind: Sendable, Hashable {
    /// It does not exist.
    case missing
    /// It is as it was written, and would now be written otherwise.
    case stale
    /// It is not as it was written.
    case handEdited
    /// It stands where a file is to be written, and is not ours.
    case foreign
    /// It is ours, and nothing makes it any more.
    case leftover
    /// It is what a run left that was ended while it wrote: the files of two runs may stand side by
    /// side.
    case unfinished
    /// It is the manifest, and does not list the files that would be written.
    case manifest
  }

  /// What is wrong.
  package let kind: Kind
  /// The path below the output folder.
  package let path: String
  /// What stands there; `nil` where nothing does.
  package let old: [UInt8]?
  /// What should stand there; `nil` where nothing should.
  package let new: [UInt8]?

  /// Compares an output folder with what is wanted, by the plan that would bring it about: the
  /// drifts by path, the manifest last.
  ///
  /// Of the manifest only the list of files counts. A change of the document, the configuration,
  /// a template or the tool that changes no output is no drift.
  package static func find(
    in plan: OutputPlan, manifest: Manifest, previous: Manifest?
  ) -> [Drift] {
    let handEdited = Set(plan.handEdited)
    let foreign = Set(plan.foreign)
    var drifts: [Drift] = []
    for change in plan.changes {
      switch change {
      case .keep: break
      case .create(let file):
        drifts.append(Drift(kind: .missing, path: file.path, old: nil, new: file.bytes))
      case .change(let file, _, let old):
        let kind: Kind =
          handEdited.contains(file.path)
          ? .handEdited : foreign.contains(file.path) ? .foreign : .stale
        drifts.append(Drift(kind: kind, path: file.path, old: old, new: file.bytes))
      case .remove(let path, let old):
        drifts.append(Drift(kind: .leftover, path: path, old: old, new: nil))
      }
    }
    drifts += plan.unfinished.map { Drift(kind: .unfinished, path: $0, old: nil, new: nil) }
    if drifts.isEmpty, previous?.files != manifest.files {
      drifts.append(Drift(kind: .manifest, path: OutputPath.manifest, old: nil, new: nil))
    }
    return drifts
  }

  /// The difference from what stands there to what should, as a unified diff of the file at the
  /// path under which the user knows it. Only files that differ have one: of missing and left over
  /// files the name says enough.
  package func diff(shownAs shown: String) -> [UInt8] {
    guard let old, let new else { return [] }
    return UnifiedDiff(from: old, to: new, path: shown).bytes
  }

  /// The drift as an error about the file at the path under which the user knows it; `range` is
  /// where the file first differs, where it exists.
  package func diagnostic(shownAs shown: String, at range: SourceRange?) -> Diagnostic {
    let diagnosticKind: DiagnosticKind =
      switch kind {
      case .missing: .driftMissing
      case .stale: .driftStale
      case .handEdited: .driftHandEdited
      case .foreign: .driftForeign
      case .leftover: .driftLeftover
      case .unfinished: .driftUnfinished
      case .manifest: .driftManifest
      }
    return Diagnostic(diagnosticKind, at: range, shown)
  }

  /// The offset of the first byte of the file that is not as it should be.
  package var firstDifference: Int {
    guard let old, let new else { return 0 }
    return zip(old, new).prefix { $0 == $1 }.count
  }
}
