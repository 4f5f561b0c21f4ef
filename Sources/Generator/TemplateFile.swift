package import ConcordDiagnostics
internal import ConcordSync

/// A template of the user's own.
package struct TemplateFile: Sendable {
  /// Its path below the folder of templates, with `/` between its parts.
  package let name: String
  /// Its content, registered under the path that the user knows.
  package let source: SourceFile

  /// The templates below a folder, which are added to `files`.
  ///
  /// - Parameters:
  ///   - folder: The folder; `nil` for none.
  ///   - range: Where the configuration names it.
  ///   - files: The files that were read.
  /// - Returns: The templates, or the reason why the folder cannot be read.
  static func read(
    below folder: String?, at range: SourceRange?, files: inout SourceFiles
  ) -> (templates: [TemplateFile], fault: Diagnostic?) {
    guard let folder else { return ([], nil) }
    let fileSystem = DiskFileSystem()
    do throws(FileSystemFault) {
      guard try fileSystem.target(of: folder) != nil else {
        return ([], Diagnostic(.folderMissing, at: range, folder))
      }
      var templates: [TemplateFile] = []
      for name in try FolderListing.files(below: folder) where name.hasSuffix(".mustache") {
        let path = OutputFolder.path(name, below: folder)
        let source = files.add(path: path, bytes: try fileSystem.read(path))
        templates.append(TemplateFile(name: name, source: source))
      }
      return (templates, nil)
    } catch {
      return ([], Diagnostic(.folderUnreadable, at: range, error.path, error.reason))
    }
  }
}
