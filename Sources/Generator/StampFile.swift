package import ConcordDiagnostics
internal import ConcordSync

/// The file by which a build system knows that a check has passed.
package enum StampFile {
  /// What it says: it is Swift, because a build system compiles what a plugin makes.
  private static let text = "// The generated code is what its description gives.\n"

  /// Writes the file, over an earlier one if need be; an error says why it cannot be.
  package static func write(_ path: String) -> Diagnostic? {
    let disk = DiskFileSystem()
    do throws(FileSystemFault) {
      if try disk.entry(at: path) != nil { try disk.removeFile(path) }
      try disk.create(path, Array(text.utf8))
      return nil
    } catch {
      return Diagnostic(.outputUnwritable, at: nil, error.path, error.reason)
    }
  }
}
