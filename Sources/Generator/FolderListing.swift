package import ConcordSync

/// The files below a folder.
package enum FolderListing {
  /// How many folders deep is looked, so that a loop of mounts comes to an end.
  package static let depthLimit = 32

  /// The paths of all regular files below a folder, relative to it and sorted by their bytes.
  /// Hidden files and folders are left out, and symbolic links to folders not followed.
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
      case .file: found.append(prefix + name)
      case .symbolicLink:
        if try disk.target(of: path)?.kind == .file { found.append(prefix + name) }
      case .other: break
      }
    }
  }
}
