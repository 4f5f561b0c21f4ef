package import ConcordDiagnostics

/// What stood at the paths that a run is interested in, before it changed anything.
package struct FolderSnapshot: Sendable {
  /// What stands at one path.
  package enum Item: Sendable, Hashable {
    /// A regular file.
    case file([UInt8], identity: [UInt64])
    /// Something that must not be replaced or walked through, in words, and where below the
    /// folder; `.` where it stands in the place of the folder itself.
    case obstacle(Phrase, at: String)
  }

  /// What stands at each path; nothing stands at one that is not in here.
  package private(set) var items: [String: Item] = [:]

  /// What runs left in the folder that were ended while they wrote to it file by file.
  package private(set) var unfinished: [String] = []

  /// Makes a snapshot of known items.
  package init(items: [String: Item] = [:], unfinished: [String] = []) {
    self.items = items
    self.unfinished = unfinished
  }

  /// Looks at paths below a folder, which need not exist. Only these paths and the folders above
  /// them are looked at. Symbolic links are not followed, except where the folder itself is one.
  package init(
    of paths: some Sequence<String>, below root: String, in fileSystem: some FileSystem
  ) throws(FileSystemFault) {
    guard let base = try fileSystem.target(of: root) else { return }
    let hasFolder = base.kind == .directory
    if hasFolder {
      unfinished = try fileSystem.names(in: root).filter { OutputPath.isStaging($0) }.sorted()
    }
    var folders: [String: FileEntry?] = [:]
    for path in paths {
      guard hasFolder else {
        items[path] = .obstacle(base.kind.name, at: ".")
        continue
      }
      if let found = try Self.look(at: path, below: root, in: fileSystem, known: &folders) {
        items[path] = found
      }
    }
  }

  private static func look(
    at path: String, below root: String, in fileSystem: some FileSystem,
    known: inout [String: FileEntry?]
  ) throws(FileSystemFault) -> Item? {
    for folder in OutputPath.folders(of: path) {
      let entry: FileEntry?
      if let looked = known[folder] {
        entry = looked
      } else {
        entry = try fileSystem.entry(at: root + "/" + folder)
        known[folder] = .some(entry)
      }
      guard let entry else { return nil }
      guard entry.kind == .directory else { return .obstacle(entry.kind.name, at: folder) }
    }
    let full = root + "/" + path
    guard let entry = try fileSystem.entry(at: full) else { return nil }
    guard entry.kind == .file else { return .obstacle(entry.kind.name, at: path) }
    return .file(try fileSystem.read(full), identity: entry.identity)
  }
}
