package import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordSync

/// The file that a bundled document is written to.
package enum BundleFile {
  /// Writes the file, over an earlier one if need be; an error says why it cannot be. None of the
  /// files that were read is written over.
  package static func write(
    _ text: String, to path: String, files: SourceFiles
  ) -> Diagnostic? {
    let disk = DiskFileSystem()
    if let real = DiskFiles().realPath(path),
      files.files.contains(where: { DiskFiles().realPath($0.path) == real })
    {
      return Diagnostic(.bundleOverInput, at: nil, path)
    }
    do throws(FileSystemFault) {
      if try disk.entry(at: path) != nil { try disk.removeFile(path) }
      try disk.create(path, Array(text.utf8))
      return nil
    } catch {
      return Diagnostic(.outputUnwritable, at: nil, error.path, error.reason)
    }
  }
}
