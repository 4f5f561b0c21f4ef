internal import ConcordDiagnostics
internal import ConcordDocuments
internal import Dispatch

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// This machine's file system, called directly.
package struct DiskFileSystem: FileSystem {
  /// Works relative to the process's working directory.
  package init() {}

  package func entry(at path: String) throws(FileSystemFault) -> FileEntry? {
    try status(path, lstat)
  }

  package func target(of path: String) throws(FileSystemFault) -> FileEntry? {
    try status(path, stat)
  }

  package func read(_ path: String) throws(FileSystemFault) -> [UInt8] {
    do {
      return try DiskFiles().read(path, limit: Int.max)
    } catch {
      let reason: DiagnosticArgument =
        switch error {
        case .missing: .phrase(.noSuchFile)
        case .isDirectory: .phrase(.isFolder)
        case .notRegular: .phrase(.isSpecialFile)
        case .tooLarge: .phrase(.isTooLarge)
        case .unreadable(let reason): .text(reason)
        }
      throw FileSystemFault(path: path, reason: reason)
    }
  }

  package func create(_ path: String, _ bytes: [UInt8]) throws(FileSystemFault) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw fault(path) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        let problem = fault(path)
        close(descriptor)
        throw problem
      }
      offset += count
    }
    // Some network file systems report a full disk only here.
    guard close(descriptor) == 0 else { throw fault(path) }
  }

  /// Makes new files, on two cores where there are many: more would wait for the folder.
  package func create(_ files: [(path: String, bytes: [UInt8])]) throws(FileSystemFault) {
    let parts = files.count < 64 ? 1 : 2
    let faults = Faults()
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      for file in files[files.count * part / parts..<files.count * (part + 1) / parts] {
        do throws(FileSystemFault) {
          try create(file.path, file.bytes)
        } catch {
          faults.add(error)
          return
        }
      }
    }
    if let fault = faults.list.first { throw fault }
  }

  /// What cores that work at once were refused; the queue guards the list.
  private final class Faults: @unchecked Sendable {
    private let queue = DispatchQueue(label: "concord.faults")
    private(set) var list: [FileSystemFault] = []

    func add(_ fault: FileSystemFault) {
      queue.sync { list.append(fault) }
    }
  }

  package func flush(_ path: String) throws(FileSystemFault) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw fault(path) }
  }

  package func names(in path: String) throws(FileSystemFault) -> [String] {
    guard let stream = opendir(path) else { throw fault(path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // The name's declared length is not its real one, which the terminating zero tells.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  package func makeDirectory(_ path: String) throws(FileSystemFault) {
    guard mkdir(path, 0o777) == 0 else { throw fault(path) }
  }

  package func copyPermissions(of path: String, to other: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    // A change of the owner can take permissions away, so it comes first.
    _ = chown(other, status.st_uid, status.st_gid)
    _ = chmod(other, status.st_mode & 0o7777)
  }

  package func rename(_ path: String, to destination: String) throws(FileSystemFault) {
    guard renameFile(path, destination) == 0 else { throw fault(destination) }
  }

  package func exchange(
    _ path: String, with other: String
  ) throws(FileSystemFault) -> Bool {
    #if canImport(Darwin)
      if renamex_np(path, other, UInt32(RENAME_SWAP)) == 0 { return true }
    #else
      // Swift's module of glibc leaves the function out, and musl has it only since 1.2.6.
      typealias Rename =
        @convention(c) (
          Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
        ) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      let exchange: UInt32 = 2
      let rename = unsafeBitCast(symbol, to: Rename.self)
      if rename(AT_FDCWD, path, AT_FDCWD, other, exchange) == 0 { return true }
    #endif
    // Among the reasons: a file system without it, a mount point, the working directory's `..`.
    if [ENOSYS, EINVAL, ENOTSUP, EBUSY, EXDEV].contains(errno) { return false }
    throw fault(other)
  }

  package func link(_ path: String, to destination: String) throws(FileSystemFault) {
    guard linkFile(path, destination) == 0 else { throw fault(destination) }
  }

  /// Makes a symbolic link that leads to a destination, which need not exist.
  ///
  /// - Parameters:
  ///   - path: The path of the link; nothing may stand there.
  ///   - destination: Where it leads.
  /// - Throws: What the system refuses.
  package func makeSymbolicLink(
    _ path: String, to destination: String
  ) throws(FileSystemFault) {
    guard symlink(destination, path) == 0 else { throw fault(path) }
  }

  package func removeFile(_ path: String) throws(FileSystemFault) {
    guard unlink(path) == 0 else { throw fault(path) }
  }

  package func removeDirectory(_ path: String) throws(FileSystemFault) {
    guard rmdir(path) == 0 else { throw fault(path) }
  }

  private func status(
    _ path: String, _ call: (UnsafePointer<CChar>, UnsafeMutablePointer<stat>) -> Int32
  ) throws(FileSystemFault) -> FileEntry? {
    var status = stat()
    guard call(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw fault(path)
    }
    let kind: FileEntry.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      default: .other
      }
    let identity = [
      UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino),
    ]
    return FileEntry(kind: kind, identity: identity)
  }

  private func fault(_ path: String) -> FileSystemFault {
    FileSystemFault(path: path, reason: String(cString: strerror(errno)))
  }
}

// The system's functions, where a method of the same name hides them.
private func renameFile(_ path: String, _ destination: String) -> Int32 {
  rename(path, destination)
}

private func linkFile(_ path: String, _ destination: String) -> Int32 {
  // Unlike `link`, it never follows a symbolic link.
  linkat(AT_FDCWD, path, AT_FDCWD, destination, 0)
}
