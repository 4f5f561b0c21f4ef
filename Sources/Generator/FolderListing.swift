package import ConcordSync

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

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
    for name in try names(in: folder) {
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

  private static func names(in folder: String) throws(FileSystemFault) -> [String] {
    guard let stream = opendir(folder) else {
      throw FileSystemFault(path: folder, reason: String(cString: strerror(errno)))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // The name's declared length is not its real one, which the terminating zero tells.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name.utf8.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names
  }
}
