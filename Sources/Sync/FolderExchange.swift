/// Carries out a plan by making the whole folder anew beside the old one and exchanging the two in
/// one step: whenever the process ends, all of the old folder stands there or all of the new one.
///
/// What stays as it is gets a second name in the new folder (a hard link), so that neither contents
/// nor times change, files of others included. Contents are not flushed to the disk: generated
/// code can be generated again, and flushing thousands of files takes seconds.
struct FolderExchange<Files: FileSystem> {
  private let root: String
  private let fileSystem: Files
  private let staging: String
  private let stagingPrefix: String
  private let parent: String
  private let name: String

  /// Prepares to write to a folder, which is made where it does not exist. `runNumber` names the
  /// new folder while it is made.
  init(root: String, fileSystem: Files, runNumber: Int) {
    var path = root
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    self.root = path
    self.fileSystem = fileSystem
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? "./"
    name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    parent = folder
    stagingPrefix = "\(OutputPath.stagingPrefix)\(name)-"
    staging = "\(folder)\(stagingPrefix)\(runNumber)"
  }

  /// Carries out the plan.
  ///
  /// - Returns: Whether it could be done this way; where not, nothing has been changed.
  /// - Throws: What the file system refused; nothing has been changed then either.
  func write(_ plan: OutputPlan) throws(FileSystemFault) -> Bool {
    // These cannot change places with another folder.
    guard ![".", "..", ""].contains(name) else { return false }
    removeLeftovers()
    let entry = try fileSystem.entry(at: root)
    let isNew = entry == nil
    guard isNew || entry?.kind == .directory else { return false }
    guard (try? fileSystem.makeDirectory(staging)) != nil else { return false }
    do throws(FileSystemFault) {
      let linked = isNew ? Linked() : try link(around: plan)
      guard let linked else {
        fileSystem.removeTree(staging)
        return false
      }
      try create(plan)
      for folder in linked.folders {
        fileSystem.copyPermissions(of: root + folder, to: staging + folder)
      }
      guard !isNew else {
        try fileSystem.rename(staging, to: root)
        return true
      }
      guard try fileSystem.exchange(staging, with: root) else {
        fileSystem.removeTree(staging)
        return false
      }
      cleanUp(plan, linked: linked.files)
      return true
    } catch {
      fileSystem.removeTree(staging)
      throw error
    }
  }

  /// Removes what runs have left that were ended half way: with the folder's lock in hand, none of
  /// them is at work any more.
  func removeLeftovers() {
    for name in (try? fileSystem.names(in: parent)) ?? []
    where OutputPath.isStaging(name, prefix: stagingPrefix) {
      fileSystem.removeTree(parent + name)
    }
  }

  // MARK: The new folder

  /// What stands in both folders.
  private struct Linked {
    /// What tells each file from others, by path.
    var files: [String: FileEntry] = [:]
    /// The paths of the folders, each after a `/`; that of the whole is empty.
    var folders: [String] = []
  }

  /// Gives everything that stays a second name in the new folder; `nil` where the system does not let
  /// us.
  private func link(around plan: OutputPlan) throws(FileSystemFault) -> Linked? {
    let gone = Self.replacedPaths(plan).union(plan.unfinished)
    var linked = Linked(folders: [""])
    var folders = [""]
    while let folder = folders.popLast() {
      for name in try fileSystem.names(in: root + "/" + folder) {
        let path = folder + name
        guard !gone.contains(path), let entry = try fileSystem.entry(at: root + "/" + path) else {
          continue
        }
        if entry.kind == .directory {
          try fileSystem.makeDirectory(staging + "/" + path)
          linked.folders.append("/" + path)
          folders.append(path + "/")
        } else {
          guard (try? fileSystem.link(root + "/" + path, to: staging + "/" + path)) != nil else {
            return nil
          }
          linked.files[path] = entry
        }
      }
    }
    return linked
  }

  private func create(_ plan: OutputPlan) throws(FileSystemFault) {
    var files: [(path: String, bytes: [UInt8])] = []
    var known: Set<String> = []
    for change in Self.written(plan) {
      switch change {
      case .create(let file), .change(let file, _, _):
        for folder in OutputPath.folders(of: file.path) where known.insert(folder).inserted {
          let path = staging + "/" + folder
          if try fileSystem.entry(at: path) == nil { try fileSystem.makeDirectory(path) }
        }
        files.append((staging + "/" + file.path, file.bytes))
      case .keep, .remove: break
      }
    }
    try fileSystem.create(files)
    var folders: Set<String> = []
    for case .remove(let path, _) in plan.changes {
      folders.formUnion(OutputPath.folders(of: path))
    }
    // The longest first, so that a folder comes before the one it lies in; those that hold
    // something stay.
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      try? fileSystem.removeDirectory(staging + "/" + folder)
    }
  }

  private static func written(_ plan: OutputPlan) -> [FileChange] {
    (plan.changes + [plan.manifestChange].compactMap { $0 }).filter { !$0.isKept }
  }

  private static func replacedPaths(_ plan: OutputPlan) -> Set<String> {
    var paths: Set<String> = []
    for change in written(plan) {
      switch change {
      case .change(let file, let oldPath, _): paths.formUnion([file.path, oldPath])
      case .remove(let path, _): paths.insert(path)
      case .create, .keep: break
      }
    }
    return paths
  }

  // MARK: The old folder

  /// Removes the old folder, which stands in the staging folder's place by now. A file in it that
  /// somebody put there since it was looked at moves to the new one.
  private func cleanUp(_ plan: OutputPlan, linked: [String: FileEntry]) {
    let gone = Self.replacedPaths(plan)
    for name in plan.unfinished { fileSystem.removeTree(staging + "/" + name) }
    for path in files(below: staging) where !gone.contains(path) {
      let old = staging + "/" + path
      if let entry = try? fileSystem.entry(at: old), entry != linked[path] {
        try? fileSystem.rename(old, to: root + "/" + path)
      }
    }
    fileSystem.removeTree(staging)
  }

  private func files(below folder: String) -> [String] {
    var found: [String] = []
    var folders = [""]
    while let path = folders.popLast() {
      for name in (try? fileSystem.names(in: folder + "/" + path)) ?? [] {
        let kind = (try? fileSystem.entry(at: folder + "/" + path + name))?.kind
        if kind == .directory {
          folders.append(path + name + "/")
        } else {
          found.append(path + name)
        }
      }
    }
    return found
  }
}
