internal import ConcordDocuments
internal import ConcordSync

/// Where output goes.
enum OutputFolder {
  /// The folder that a configuration means.
  static func path(of configuration: Configuration, module: String) -> String {
    if let output = configuration.output { return FilePath.normalized(output) }
    let start = configuration.folder ?? FilePath.folder(of: configuration.document)
    let folder = packageFolder(from: start) ?? start
    return FilePath.normalized(FilePath.join(folder, "Generated/\(module)"))
  }

  /// A path below an output folder as the user knows it.
  static func path(_ path: String, below folder: String) -> String {
    FilePath.normalized(FilePath.join(folder, path))
  }

  /// The nearest folder at or above one that holds a `Package.swift`.
  private static func packageFolder(from start: String) -> String? {
    let disk = DiskFileSystem()
    guard let real = DiskFiles().realPath(start) else { return nil }
    var depth = real.utf8.count { $0 == UInt8(ascii: "/") }
    var folder = FilePath.normalized(start)
    while depth >= 0 {
      let manifest = FilePath.join(folder, "Package.swift")
      if let found = try? disk.target(of: manifest), found.kind == .file { return folder }
      // Symbolic links aside, the folder above is the path without its last part.
      folder =
        folder == "." || folder.hasSuffix("..")
        ? FilePath.join(folder, "..") : FilePath.folder(of: folder)
      depth -= 1
    }
    return nil
  }
}
