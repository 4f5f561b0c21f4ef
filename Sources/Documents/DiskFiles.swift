#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The files of this machine. It calls the system directly: loading Foundation for it would cost
/// more time than reading most documents.
package struct DiskFiles: FileReading {
  /// Reads files relative to the process's working directory.
  package init() {}

  package func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  package func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
    // A NUL would end the path for the system, which would then read another file.
    guard !path.utf8.contains(0) else { throw .missing }
    // Opening a pipe that nobody writes to would block, before its kind can be known.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.fault(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.fault(errno) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .isDirectory }
    let size = Int(status.st_size)
    guard kind == S_IFREG else { throw .notRegular }
    if size > limit { throw .tooLarge(size) }
    return try Self.readAll(descriptor, expected: size, limit: limit)
  }

  package func readStandardInput(limit: Int) throws(FileFault) -> [UInt8] {
    try Self.readAll(STDIN_FILENO, expected: 0, limit: limit)
  }

  /// Reads to the end; pipes do not say how much that is, and files may grow meanwhile.
  private static func readAll(
    _ descriptor: Int32, expected: Int, limit: Int
  ) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than expected: a call that gets no more than that has found the end.
    var chunk = expected > 0 ? expected + 1 : 1 << 16
    while true {
      var failure: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, initialized in
        var count = -1
        repeat {
          count = Self.read(descriptor, into: buffer)
          failure = count < 0 ? errno : 0
        } while failure == EINTR
        initialized = max(0, count)
      }
      if failure != 0 { throw fault(failure) }
      if bytes.isEmpty { bytes = part } else { bytes.append(contentsOf: part) }
      if part.isEmpty || expected > 0 && bytes.count == expected { return bytes }
      if bytes.count > limit { throw .tooLarge(bytes.count) }
      chunk = 1 << 16
    }
  }

  private static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func fault(_ code: Int32) -> FileFault {
    switch code {
    case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: .missing
    case EISDIR: .isDirectory
    // What opening a socket, or a device without its driver, ends with.
    case ENXIO: .notRegular
    default: .unreadable(String(cString: strerror(code)))
    }
  }
}
