package import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordSync

/// What a build system has to watch so that a run is repeated when its result may change: all that
/// the run read. Of a folder, such as that of templates, it is all that is in it.
///
/// It is left in a folder as symbolic links. A link tells a build system that knows only names when
/// a file is gone, and holds any path, whatever characters are in it.
package struct WatchedInputs: Sendable {
  /// The path that is watched, by where it leads.
  private var paths: [String: String] = [:]
  private var readsStandardInput = false

  /// Watches nothing.
  package init() {}

  /// Adds paths as they were read, relative to the working directory or absolute. What does not
  /// exist is left out.
  package mutating func add(_ read: [String]) {
    let disk = DiskFiles()
    let working = disk.realPath(".") ?? "/"
    for path in read {
      if path == DocumentLoader.standardInput { readsStandardInput = true }
      guard let real = disk.realPath(path), paths[real] == nil else { continue }
      // A path with `..` behind a symbolic link is another one to those who shorten it.
      let named = FilePath.normalized(FilePath.join(working, path))
      let isSame = disk.realPath(named).map { ExactText.equal($0, real) } ?? false
      paths[real] = isSame ? named : real
    }
  }

  /// Writes a link for each path into a folder, which is made where it does not exist, and removes
  /// the links to all else. Other things in the folder stay.
  ///
  /// - Parameters:
  ///   - folder: The folder; the one around it has to exist.
  ///   - isComplete: Whether the run read all that it needs: where an error ended it, the links of
  ///     the last run stay too.
  /// - Returns: Why a build system could not watch what was read; `nil` where it can.
  package func write(into folder: String, isComplete: Bool) -> Diagnostic? {
    if readsStandardInput { return Diagnostic(.inputUnwatchable, at: nil) }
    let disk = DiskFileSystem()
    do throws(FileSystemFault) {
      if try disk.target(of: folder) == nil { try disk.makeDirectory(folder) }
      let wanted = Dictionary(
        paths.values.map { (String(Digest(of: Array($0.utf8)).hexadecimal.prefix(16)), $0) },
        uniquingKeysWith: { first, _ in first })
      let present = Set(try disk.names(in: folder))
      for name in present.sorted() where isComplete && wanted[name] == nil {
        let path = FilePath.join(folder, name)
        if try disk.entry(at: path)?.kind == .symbolicLink { try disk.removeFile(path) }
      }
      for (name, path) in wanted.sorted(by: { $0.key < $1.key }) where !present.contains(name) {
        try disk.makeSymbolicLink(FilePath.join(folder, name), to: path)
      }
      return nil
    } catch {
      return Diagnostic(.inputsUnwritable, at: nil, error.path, error.reason)
    }
  }
}
