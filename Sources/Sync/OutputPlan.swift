package import ConcordDiagnostics
internal import ConcordDocuments

/// What a run is going to do to an output folder: a pure function of what is wanted, what stands
/// there and what the manifest of the last run says.
package struct OutputPlan: Sendable {
  /// What becomes of each file, sorted by path, the manifest not among them.
  package let changes: [FileChange]
  /// What becomes of the manifest; `nil` where errors leave nothing to be done.
  package let manifestChange: FileChange?
  /// The files that somebody edited since they were written and that lose their edits.
  package let handEdited: [String]
  /// The files that we did not write and that are replaced.
  package let foreign: [String]
  /// What runs left in the folder that were ended while they wrote; it is removed.
  package let unfinished: [String]
  /// What there is to say. With an error among them, nothing may be written.
  package let diagnostics: [Diagnostic]

  /// Whether an error forbids to write.
  package var isRefused: Bool { diagnostics.contains { $0.severity == .error } }
  /// Whether nothing at all would change.
  package var isEmpty: Bool {
    unfinished.isEmpty && changes.allSatisfy(\.isKept) && manifestChange?.isKept ?? true
  }

  /// Plans a run.
  ///
  /// - Parameters:
  ///   - desired: The files that are wanted.
  ///   - manifest: The manifest to be written with them.
  ///   - previous: The manifest of the last run; `nil` where there was none or it is unusable.
  ///   - snapshot: What stands at the paths of all three.
  ///   - folder: The output folder as the user knows it, for the diagnostics.
  ///   - force: Whether to replace files that are not ours.
  package init(
    desired: [OutputFile], manifest: Manifest, previous: Manifest?, snapshot: FolderSnapshot,
    shownBelow folder: String = ".", force: Bool = false
  ) {
    var planner = OutputPlanner(
      previous: previous, snapshot: snapshot, folder: folder, force: force)
    planner.plan(desired)
    planner.planManifest(manifest)
    changes = planner.changes.sorted { OutputPath.precedes($0.path, $1.path) }
    handEdited = planner.handEdited.sorted(by: OutputPath.precedes)
    foreign = planner.foreign.sorted(by: OutputPath.precedes)
    unfinished = snapshot.unfinished
    let notes = unfinished.prefix(1).map { name in
      Diagnostic(.outputUnfinished, at: nil, planner.shown(name))
    }
    diagnostics = planner.diagnostics + notes
    let isRefused = diagnostics.contains { $0.severity == .error }
    manifestChange = isRefused ? nil : planner.manifestChange
  }

  /// The paths to look at before planning.
  package static func paths(desired: [OutputFile], previous: Manifest?) -> Set<String> {
    let paths = desired.map(\.path) + (previous?.files.map(\.path) ?? [])
    return Set(paths.filter(OutputPath.isValid) + [OutputPath.manifest])
  }
}

/// The plan in the making.
private struct OutputPlanner {
  let digests: [String: Digest]
  let previous: Manifest?
  let snapshot: FolderSnapshot
  let folder: String
  let force: Bool

  var changes: [FileChange] = []
  var manifestChange: FileChange?
  var handEdited: [String] = []
  var foreign: [String] = []
  var diagnostics: [Diagnostic] = []
  /// Old names of ours that the file system takes for new names that differ by case.
  private var renamed: Set<String> = []

  init(previous: Manifest?, snapshot: FolderSnapshot, folder: String, force: Bool) {
    self.folder = folder
    self.previous = previous
    self.snapshot = snapshot
    self.force = force
    digests = previous?.digests ?? [:]
  }

  mutating func plan(_ desired: [OutputFile]) {
    let desired = validFiles(desired)
    checkNames(desired)
    var ours: [String: [String]] = [:]
    for path in digests.keys.sorted() { ours[OutputPath.folded(path), default: []].append(path) }
    for file in desired {
      plan(file, formerNames: ours[OutputPath.folded(file.path)] ?? [])
    }
    let wanted = Set(desired.map(\.path))
    for entry in previous?.files ?? [] where !wanted.contains(entry.path) {
      if !renamed.contains(entry.path) { planRemoval(entry) }
    }
  }

  private mutating func plan(_ file: OutputFile, formerNames: [String]) {
    switch snapshot.items[file.path] {
    case nil:
      changes.append(.create(file))
    case .obstacle(let what, let place):
      diagnostics.append(obstacle(file.path, what, place))
    case .file(let old, let identity):
      var oldPath = file.path
      if digests[file.path] == nil {
        let same = formerNames.first { name in
          guard case .file(_, identity) = snapshot.items[name] else { return false }
          return true
        }
        if let same {
          oldPath = same
          renamed.insert(same)
        }
      }
      guard old != file.bytes || oldPath != file.path else {
        changes.append(.keep(file))
        return
      }
      switch origin(of: old, listedAs: digests[oldPath]) {
      case .run: break
      case .edited where old != file.bytes:
        handEdited.append(file.path)
        diagnostics.append(Diagnostic(.outputHandEdited, at: nil, shown(file.path)))
      case .edited: break
      case .others where force: foreign.append(file.path)
      case .others:
        diagnostics.append(Diagnostic(.outputForeign, at: nil, shown(file.path)))
        return
      }
      changes.append(.change(file, oldPath: oldPath, old: old))
    }
  }

  private enum FileOrigin {
    /// A run wrote it, and it is as it was.
    case run
    /// A run wrote it, and it was edited since.
    case edited
    case others
  }

  /// Who wrote what stands in the place of a file. A manifest can be edited: a file that it lists
  /// with another digest is ours only where the file itself says so.
  private func origin(of bytes: [UInt8], listedAs digest: Digest?) -> FileOrigin {
    guard let digest else { return .others }
    if Digest(of: bytes) == digest { return .run }
    return bytes.starts(with: OutputFile.header) ? .edited : .others
  }

  private mutating func planRemoval(_ entry: Manifest.Entry) {
    switch snapshot.items[entry.path] {
    case nil: break
    case .obstacle(let what, let place):
      diagnostics.append(obstacle(entry.path, what, place))
    case .file(let old, _):
      // A manifest can be edited: what it lists is removed only where the file itself says that
      // we wrote it, and is as it was written.
      guard old.starts(with: OutputFile.header), Digest(of: old) == entry.digest else {
        diagnostics.append(Diagnostic(.outputEditedKept, at: nil, shown(entry.path)))
        return
      }
      changes.append(.remove(path: entry.path, old: old))
    }
  }

  mutating func planManifest(_ manifest: Manifest) {
    let file = OutputFile(path: OutputPath.manifest, bytes: manifest.json, isDigested: false)
    switch snapshot.items[file.path] {
    case nil: manifestChange = .create(file)
    case .obstacle(let what, let place):
      diagnostics.append(obstacle(file.path, what, place))
    case .file(let old, _):
      manifestChange =
        old == file.bytes ? .keep(file) : .change(file, oldPath: file.path, old: old)
    }
  }

  private func obstacle(_ path: String, _ what: Phrase, _ place: String) -> Diagnostic {
    Diagnostic(.outputObstacle, at: nil, shown(path), what, shown(place))
  }

  func shown(_ path: String) -> String {
    FilePath.normalized(FilePath.join(folder, path))
  }

  /// Refuses paths that leave the folder.
  private mutating func validFiles(_ desired: [OutputFile]) -> [OutputFile] {
    desired.filter { file in
      if OutputPath.isValid(file.path) { return true }
      diagnostics.append(Diagnostic(.outputPathInvalid, at: nil, file.path))
      return false
    }
  }

  /// Refuses paths that some file system takes for one, and files that would have to be folders.
  private mutating func checkNames(_ desired: [OutputFile]) {
    var seen: [String: String] = [:]
    seen.reserveCapacity(desired.count)
    for file in desired {
      if let other = seen.updateValue(file.path, forKey: OutputPath.folded(file.path)) {
        diagnostics.append(Diagnostic(.outputPathTwice, at: nil, other, file.path))
      }
    }
    var freeFolders: [String] = []
    for file in desired {
      let folders = OutputPath.folders(of: file.path)
      // Neighbours lie in one folder mostly.
      guard folders != freeFolders else { continue }
      freeFolders = folders
      for folder in folders {
        guard let other = seen[OutputPath.folded(folder)] else { continue }
        diagnostics.append(Diagnostic(.outputPathInFile, at: nil, other, file.path))
        freeFolders = []
      }
    }
  }
}
