internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordSync

/// What stands in an output folder, next to what is wanted there.
struct OutputState {
  /// The manifest of the last run; `nil` where there is none, or it is damaged and may be.
  let previous: Manifest?
  /// What is to be done.
  let plan: OutputPlan
}

extension Generator {
  /// Looks at the output folder and plans what is to be done to it.
  ///
  /// - Parameters:
  ///   - wanted: What is wanted there.
  ///   - manifestMayBeDamaged: Whether a manifest that cannot be used counts as none.
  ///   - force: Whether files that are not ours are planned to be replaced.
  ///   - files: The files that were read; a manifest with a fault is added.
  /// - Returns: The state, or the reason why there is none.
  func state(
    of wanted: Wanted, manifestMayBeDamaged: Bool, force: Bool, files: inout SourceFiles
  ) -> (state: OutputState?, fault: Diagnostic?) {
    do throws(FileSystemFault) {
      let listed = try FolderSnapshot(
        of: [OutputPath.manifest], below: wanted.output, in: fileSystem)
      var previous: Manifest?
      if case .file(let bytes, _) = listed.items[OutputPath.manifest] {
        let path = OutputFolder.path(OutputPath.manifest, below: wanted.output)
        let file = files.add(path: path, bytes: bytes)
        do throws(Diagnostic) {
          previous = try ManifestReader.read(file)
        } catch {
          if !manifestMayBeDamaged { return (nil, error) }
        }
      }
      let paths = OutputPlan.paths(desired: wanted.files, previous: previous)
      let snapshot = try FolderSnapshot(of: paths, below: wanted.output, in: fileSystem)
      let plan = pipeline.plan(
        wanted.files, wanted.manifest, previous, snapshot, wanted.output, force)
      return (OutputState(previous: previous, plan: plan), nil)
    } catch {
      return (nil, Diagnostic(.outputUnreadable, at: nil, error.path, error.reason))
    }
  }
}
