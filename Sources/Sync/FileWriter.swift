package import ConcordDiagnostics

/// Writes one file: beside its place, flushed to the disk, and then moved there in one step. An
/// earlier file stands whole until the new one does, whatever happens in between.
package enum FileWriter {
  /// What stands at the path of a file that is to be written.
  package enum Obstacle: Error, Sendable, Hashable {
    /// A file that may not be replaced.
    case foreign
    /// A folder, a symbolic link, a pipe, a device or a socket, in words.
    case notRegular(Phrase)
    /// The file system refused.
    case fault(FileSystemFault)
  }

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - path: Its path. A symbolic link there is not followed.
  ///   - fileSystem: Where it is written.
  ///   - runNumber: Tells runs apart that write the same file at the same time.
  ///   - mayReplace: Whether a regular file of this content may be replaced.
  /// - Throws: What stands in the way; the earlier file is untouched then.
  package static func write(
    _ bytes: [UInt8], to path: String, in fileSystem: some FileSystem, runNumber: Int,
    mayReplace: ([UInt8]) -> Bool
  ) throws(Obstacle) {
    if let old = try existing(path, in: fileSystem) {
      if old == bytes { return }
      guard mayReplace(old) else { throw .foreign }
    }
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? ""
    let temporary = "\(folder).concord-file-\(runNumber)"
    do throws(FileSystemFault) {
      // A run of this number that was ended half way may have left one.
      if try fileSystem.entry(at: temporary) != nil { try fileSystem.removeFile(temporary) }
      try fileSystem.create(temporary, bytes)
      try fileSystem.flush(temporary)
      try fileSystem.rename(temporary, to: path)
    } catch {
      try? fileSystem.removeFile(temporary)
      throw .fault(FileSystemFault(path: path, reason: error.reason))
    }
  }

  /// The content of the regular file at a path; `nil` where nothing stands there.
  private static func existing(
    _ path: String, in fileSystem: some FileSystem
  ) throws(Obstacle) -> [UInt8]? {
    do throws(FileSystemFault) {
      guard let entry = try fileSystem.entry(at: path) else { return nil }
      if entry.kind == .file { return try fileSystem.read(path) }
      throw FileSystemFault(path: path, reason: entry.kind.name)
    } catch {
      let kind = (try? fileSystem.entry(at: path))?.kind
      guard let kind, kind != .file else { throw .fault(error) }
      throw .notRegular(kind.name)
    }
  }
}
