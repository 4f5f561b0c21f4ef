package import ConcordDiagnostics
internal import ConcordDocuments

/// The file that a bundled document is written to.
package enum BundleFile {
  /// Writes the file; an error says why it cannot be. A file that stands there is replaced only with
  /// `force`, because nothing tells a bundle from another document; and none of the files that
  /// were read is written over.
  package static func write(
    _ text: String, to path: String, files: SourceFiles, force: Bool
  ) -> Diagnostic? {
    if let real = DiskFiles().realPath(path),
      files.files.contains(where: { DiskFiles().realPath($0.path) == real })
    {
      return Diagnostic(.bundleOverInput, at: nil, path)
    }
    return SingleFile.write(text, to: path) { _ in force }
  }
}
