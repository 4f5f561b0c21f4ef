/// Why a file cannot be read.
package enum FileFault: Error, Hashable, Sendable {
  /// There is nothing at the path.
  case missing
  /// The path names a directory.
  case isDirectory
  /// The path names a pipe, a device or a socket, which could block or never end.
  case notRegular
  /// The file has more bytes than asked for; the number it has, as far as that is known.
  case tooLarge(Int)
  /// The system refuses, for this reason.
  case unreadable(String)
}

/// Where files come from: the disk, or in tests a dictionary.
package protocol FileReading: Sendable {
  /// The absolute path without symbolic links, `.` and `..`; `nil` where there is nothing.
  func realPath(_ path: String) -> String?

  /// The bytes of a file, which may be at most `limit`.
  func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8]

  /// The bytes of the process's standard input, which may be at most `limit`.
  func readStandardInput(limit: Int) throws(FileFault) -> [UInt8]
}

extension FileReading {
  /// Files that exist only in memory have no standard input.
  package func readStandardInput(limit: Int) throws(FileFault) -> [UInt8] { throw .missing }
}
