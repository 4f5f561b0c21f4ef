internal import ConcordDiagnostics
internal import ConcordDocuments
internal import ConcordSync

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

// What a run asks before it looks into an output folder.
extension Generator {
  /// Why a run may not write into an output folder; `nil` where it may: where the folder is empty,
  /// does not exist or holds a manifest of ours, or where the files of others are replaced.
  static func refusal(toWriteInto output: String, force: Bool) -> Diagnostic? {
    if force { return nil }
    let disk = DiskFiles()
    let real = disk.realPath(output)
    let home = getenv("HOME").flatMap { disk.realPath(String(cString: $0)) }
    if let real, real == "/" || real == home {
      return Diagnostic(.outputTooHigh, at: nil, output)
    }
    guard let names = try? DiskFileSystem().names(in: output) else { return nil }
    let foreign = names.filter { name in
      // What a file browser leaves, what keeps an empty folder in a repository, what a run left.
      ![".DS_Store", ".gitkeep"].contains(name) && !OutputPath.isStaging(name)
    }
    if foreign.isEmpty || names.contains(OutputPath.manifest) { return nil }
    return Diagnostic(.outputNotOurs, at: nil, output)
  }

  /// The lock of an output folder. It throws where another run does not let go of it.
  func lock(_ output: String, makesFolders: Bool) throws(Diagnostic) -> FolderLock {
    let seconds = 60
    if let lock = FolderLock.wait(for: output, seconds: seconds, makesFolders: makesFolders) {
      return lock
    }
    throw Diagnostic(.outputLocked, at: nil, output, seconds)
  }
}
