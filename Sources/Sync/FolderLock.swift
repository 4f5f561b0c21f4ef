#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Keeps runs apart that write to one output folder at the same time.
///
/// It locks the folder that the output folder lies in, not a file: so it leaves nothing behind, and
/// the system lets go of it when the process ends, however it ends.
package struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Waits for the lock of an output folder, for so many seconds at most.
  ///
  /// Where the system has no such locks, as on some network file systems, or the folder above does
  /// not exist or may not be read, there is none and the run goes on.
  ///
  /// - Returns: The lock; `nil` where another run holds it all the time.
  package static func wait(
    for folder: String, seconds: Int, makesFolders: Bool
  ) -> FolderLock? {
    if makesFolders { makeParents(of: folder) }
    let descriptor = open(parent(of: folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return FolderLock(descriptor: -1) }
    for _ in 0..<max(1, seconds * 50) {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return FolderLock(descriptor: descriptor) }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        close(descriptor)
        return FolderLock(descriptor: -1)
      }
      usleep(20_000)
    }
    close(descriptor)
    return nil
  }

  /// Makes the folders above, so that all runs lock the same one.
  private static func makeParents(of folder: String) {
    for (index, byte) in zip(folder.utf8.indices, folder.utf8)
    where byte == UInt8(ascii: "/") && index != folder.startIndex {
      mkdir(String(folder[..<index]), 0o777)
    }
  }

  /// The nearest folder above that exists.
  private static func parent(of folder: String) -> String {
    var path = folder
    var status = stat()
    repeat {
      while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    } while path != "/" && stat(path, &status) != 0
    return path
  }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
