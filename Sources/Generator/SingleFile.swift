internal import ConcordDiagnostics
internal import ConcordSync

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A file that a command writes outside an output folder: a bundle, a stamp, a first configuration.
enum SingleFile {
  /// Writes the file; an error says why it cannot be. `mayReplace` is asked about a regular file
  /// that stands there, by its content.
  static func write(
    _ text: String, to path: String, mayReplace: ([UInt8]) -> Bool
  ) -> Diagnostic? {
    do throws(FileWriter.Obstacle) {
      try FileWriter.write(
        Array(text.utf8), to: path, in: DiskFileSystem(), runNumber: Int(getpid()),
        mayReplace: mayReplace)
      return nil
    } catch {
      switch error {
      case .foreign: return Diagnostic(.fileForeign, at: nil, path)
      case .notRegular(let what): return Diagnostic(.filePlaceTaken, at: nil, path, what)
      case .fault(let fault):
        return Diagnostic(.outputUnwritable, at: nil, fault.path, fault.reason)
      }
    }
  }
}
