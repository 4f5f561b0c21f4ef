package import ConcordDiagnostics

/// Carries out a plan: all of it, or nothing.
///
/// Where the system can exchange two folders, that is one step (``FolderExchange``). Elsewhere it is
/// a step for each file: new contents are first written to a folder of their own inside the output
/// folder, hence on the same volume. Then each is moved to its place, a folder that is new with all
/// that is in it, while what is replaced or removed is kept in that folder under another name; the
/// manifest comes last. If any step fails, all steps before it are taken back. Kept files are not
/// touched, so that their modification times stay.
/// SIGINT, SIGTERM and SIGHUP wait until a state is reached that is whole.
package struct OutputWriter<Files: FileSystem>: Sendable {
  private let root: String
  private let fileSystem: Files
  private let staging: String
  private let runNumber: Int

  /// Writes below a folder, which is made where it does not exist. `runNumber` tells runs apart
  /// that write to one folder at the same time, such as the process's number.
  package init(root: String, fileSystem: Files, runNumber: Int) {
    self.root = root
    self.fileSystem = fileSystem
    self.runNumber = runNumber
    staging = root + "/" + OutputPath.stagingPrefix + String(runNumber)
  }

  /// Carries out a plan that is not refused. What could not be done comes back as errors; then the
  /// folder is as it was.
  package func write(_ plan: OutputPlan) -> [Diagnostic] {
    guard !plan.isRefused else { return [] }
    let exchange = FolderExchange(root: root, fileSystem: fileSystem, runNumber: runNumber)
    guard !plan.isEmpty else {
      exchange.removeLeftovers()
      return []
    }
    return InterruptShield.during {
      do throws(FileSystemFault) {
        if try exchange.write(plan) { return [] }
      } catch {
        return [Diagnostic(.outputUnwritable, at: nil, error.path, error.reason)]
      }
      return writeInPlace(plan)
    }
  }

  /// Carries out the plan file by file.
  private func writeInPlace(_ plan: OutputPlan) -> [Diagnostic] {
    var journal = Journal()
    for name in plan.unfinished { fileSystem.removeTree(root + "/" + name) }
    do throws(FileSystemFault) {
      try makeFolders(to: root, journal: &journal)
      try fileSystem.makeDirectory(staging)
      journal.steps.append(.madeFolder(staging))
      try carryOut(plan, journal: &journal)
    } catch {
      return [Diagnostic(.outputUnwritable, at: nil, error.path, error.reason)]
        + takeBack(journal)
    }
    cleanUp(plan, journal)
    return []
  }

  // MARK: Forward

  private func carryOut(
    _ plan: OutputPlan, journal: inout Journal
  ) throws(FileSystemFault) {
    var changes = plan.changes.filter { !$0.isKept }
    if let manifest = plan.manifestChange, !manifest.isKept { changes.append(manifest) }
    let newFolders = try newFolders(changes)
    if !newFolders.isEmpty { try makeFolder(tree, journal: &journal) }
    var known: Set<String> = []
    var files: [(path: String, bytes: [UInt8])] = []
    for (number, change) in changes.enumerated() {
      switch change {
      case .create(let file), .change(let file, _, _):
        let folders = OutputPath.folders(of: file.path)
        let isNew = folders.first.map(newFolders.contains) ?? false
        for folder in folders where known.insert(folder).inserted {
          try makeFolder((isNew ? tree : root) + "/" + folder, journal: &journal)
        }
        let path = isNew ? tree + "/" + file.path : new(number)
        files.append((path, file.bytes))
      case .keep, .remove: break
      }
    }
    journal.steps += files.map { .madeFile($0.path) }
    try fileSystem.create(files)
    for folder in newFolders.sorted() {
      try fileSystem.rename(tree + "/" + folder, to: root + "/" + folder)
      journal.steps.append(.movedFolder(tree + "/" + folder, to: root + "/" + folder))
    }
    for (number, change) in changes.enumerated() {
      if case .create(let file) = change, let folder = OutputPath.folders(of: file.path).first,
        newFolders.contains(folder)
      {
        continue
      }
      try put(change, number, journal: &journal)
    }
  }

  /// The folders of the output folder that are not there yet: they are made in the staging folder,
  /// and moved as they are.
  private func newFolders(_ changes: [FileChange]) throws(FileSystemFault) -> Set<String> {
    var looked: Set<String> = []
    var result: Set<String> = []
    for change in changes {
      guard let folder = OutputPath.folders(of: change.path).first,
        looked.insert(folder).inserted
      else { continue }
      if try fileSystem.entry(at: root + "/" + folder) == nil { result.insert(folder) }
    }
    return result
  }

  private func put(
    _ change: FileChange, _ number: Int, journal: inout Journal
  ) throws(FileSystemFault) {
    let path = root + "/" + change.path
    switch change {
    case .keep: break
    case .create:
      try fileSystem.rename(new(number), to: path)
      journal.steps.append(.madeFile(path))
    case .change(let file, let oldPath, _):
      try keepOld(root + "/" + oldPath, number, mayLink: oldPath == file.path, journal: &journal)
      try fileSystem.rename(new(number), to: path)
      if oldPath != file.path { journal.steps.append(.madeFile(path)) }
    case .remove:
      try keepOld(path, number, mayLink: false, journal: &journal)
    }
  }

  /// Keeps the old file in the staging folder: as a second name where the file system has such,
  /// so that there is no moment at which nothing stands at its path.
  private func keepOld(
    _ path: String, _ number: Int, mayLink: Bool, journal: inout Journal
  ) throws(FileSystemFault) {
    let kept = old(number)
    if mayLink, (try? fileSystem.link(path, to: kept)) != nil {
      journal.steps.append(.keptOld(path, as: kept))
      return
    }
    try fileSystem.rename(path, to: kept)
    journal.steps.append(.keptOld(path, as: kept))
  }

  private func makeFolders(to path: String, journal: inout Journal) throws(FileSystemFault) {
    var missing: [String] = []
    var folder = path
    while try fileSystem.target(of: folder) == nil {
      missing.append(folder)
      guard let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")), slash > folder.startIndex
      else { break }
      folder = String(folder[..<slash])
    }
    for folder in missing.reversed() {
      try fileSystem.makeDirectory(folder)
      journal.steps.append(.madeFolder(folder))
    }
  }

  private func makeFolder(_ path: String, journal: inout Journal) throws(FileSystemFault) {
    guard try fileSystem.entry(at: path) == nil else { return }
    try fileSystem.makeDirectory(path)
    journal.steps.append(.madeFolder(path))
  }

  // MARK: Back

  private func takeBack(_ journal: Journal) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for step in journal.steps.reversed() {
      do throws(FileSystemFault) {
        switch step {
        case .keptOld(let path, let kept):
          try fileSystem.rename(kept, to: path)
          // Renaming one of two names of one file to the other does nothing at all.
          if try fileSystem.entry(at: kept) != nil { try fileSystem.removeFile(kept) }
        case .madeFile(let path):
          if try fileSystem.entry(at: path) != nil { try fileSystem.removeFile(path) }
        case .madeFolder(let path):
          try fileSystem.removeDirectory(path)
        case .movedFolder(let path, let place):
          try fileSystem.rename(place, to: path)
        }
      } catch {
        // A staging folder that still holds old files is kept, and named in the message.
        if case .keptOld(let path, _) = step {
          diagnostics.append(Diagnostic(.outputNotRestored, at: nil, path, error.reason, staging))
        }
      }
    }
    return diagnostics
  }

  // MARK: Afterwards

  /// Removes the old files, the staging folder and folders that have become empty. What cannot
  /// be removed here does no harm and is left.
  private func cleanUp(_ plan: OutputPlan, _ journal: Journal) {
    for case .keptOld(_, let kept) in journal.steps {
      try? fileSystem.removeFile(kept)
    }
    try? fileSystem.removeDirectory(tree)
    try? fileSystem.removeDirectory(staging)
    var folders: Set<String> = []
    for case .remove(let path, _) in plan.changes {
      folders.formUnion(OutputPath.folders(of: path))
    }
    // The longest first, so that a folder comes before the one it lies in.
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      try? fileSystem.removeDirectory(root + "/" + folder)
    }
  }

  private var tree: String { "\(staging)/tree" }
  private func new(_ number: Int) -> String { "\(staging)/new-\(number)" }
  private func old(_ number: Int) -> String { "\(staging)/old-\(number)" }
}

/// What has been done so far and can be taken back.
private struct Journal {
  enum Step {
    /// A folder that was not there.
    case madeFolder(String)
    /// A file that was not there; it may have been moved on since.
    case madeFile(String)
    /// A folder, with what is in it, that was made elsewhere.
    case movedFolder(String, to: String)
    /// The file of a path, kept under another name; taking this back also takes back whatever
    /// has been put at the path since.
    case keptOld(String, as: String)
  }

  var steps: [Step] = []
}
