import ConcordSync

/// The disk, whose n-th change fails.
final class FaultyFileSystem: FileSystem, @unchecked Sendable {
  private let disk = DiskFileSystem()
  private let failing: Int?
  private let exchanges: Bool
  private var changes = 0
  private(set) var hasFailed = false

  init(failingAt change: Int?, exchanges: Bool = true) {
    failing = change
    self.exchanges = exchanges
  }

  private func change(_ path: String) throws(FileSystemFault) {
    defer { changes += 1 }
    if changes == failing {
      hasFailed = true
      throw FileSystemFault(path: path, reason: "as asked")
    }
  }

  func entry(at path: String) throws(FileSystemFault) -> FileEntry? { try disk.entry(at: path) }
  func target(of path: String) throws(FileSystemFault) -> FileEntry? { try disk.target(of: path) }
  func read(_ path: String) throws(FileSystemFault) -> [UInt8] { try disk.read(path) }

  func create(_ path: String, _ bytes: [UInt8]) throws(FileSystemFault) {
    do {
      try change(path)
    } catch {
      // A disk that fills up leaves half a file.
      try disk.create(path, Array(bytes.prefix(bytes.count / 2)))
      throw error
    }
    try disk.create(path, bytes)
  }

  func flush(_ path: String) throws(FileSystemFault) {
    try change(path)
    try disk.flush(path)
  }

  func names(in path: String) throws(FileSystemFault) -> [String] { try disk.names(in: path) }

  func makeDirectory(_ path: String) throws(FileSystemFault) {
    try change(path)
    try disk.makeDirectory(path)
  }

  func copyPermissions(of path: String, to other: String) {
    disk.copyPermissions(of: path, to: other)
  }

  func rename(_ path: String, to destination: String) throws(FileSystemFault) {
    try change(destination)
    try disk.rename(path, to: destination)
  }

  func exchange(_ path: String, with other: String) throws(FileSystemFault) -> Bool {
    try change(other)
    return exchanges ? try disk.exchange(path, with: other) : false
  }

  func link(_ path: String, to destination: String) throws(FileSystemFault) {
    try change(destination)
    try disk.link(path, to: destination)
  }

  func removeFile(_ path: String) throws(FileSystemFault) {
    try change(path)
    try disk.removeFile(path)
  }

  func removeDirectory(_ path: String) throws(FileSystemFault) {
    try change(path)
    try disk.removeDirectory(path)
  }
}
