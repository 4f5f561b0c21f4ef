package import ConcordSync

/// The files below a folder.
package enum FolderListing {
  /// How many folders deep is looked, so that a loop of mounts comes to an end.
  package static let depthLimit = 32

  /// The paths of all files below a folder, relative to it and sorted by their bytes. Hidden files
  /// and folders are left out, and symbolic links to folders not followed. Pipes and devices are
  /// among them: whoever reads one says that it cannot be read.
  package static func files(below folder: String) throws(FileSystemFault) -> [String] {
    var found: [String] = []
    try collect(folder, prefix: "", depth: 0, into: &found)
    return found.sorted(by: OutputPath.precedes)
  }

  private static func collect(
    _ folder: String, prefix: String, depth: Int, into found: inout [String]
  ) throws(FileSystemFault) {
    guard depth < depthLimit else { return }
    let disk = DiskFileSystem()
    for name in try disk.names(in: folder) where name.utf8.first != UInt8(ascii: ".") {
      let path = folder + "/" + name
      guard let entry = try disk.entry(at: path) else { continue }
      switch entry.kind {
      case .directory:
        try collect(path, prefix: prefix + name + "/", depth: depth + 1, into: &found)
      case .file, .other: found.append(prefix + name)
      case .symbolicLink:
        let kind = try disk.target(of: path)?.kind
        if kind == .file || kind == .other { found.append(prefix + name) }
      }
    }
  }
}
