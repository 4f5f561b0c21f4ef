#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The bytes of a file or of the standard input, read piece by piece.
final class ByteStream {
  /// Why there are no bytes.
  enum Fault: Error {
    case missing
    case isDirectory
    case notRegular
    case tooLarge
    case unreadable(String)
  }

  private static let chunk = 1 << 20

  private let descriptor: Int32
  private let isOwned: Bool
  private let size: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// Opens a file; `-` is the standard input.
  ///
  /// - Parameter path: The path.
  /// - Throws: Why it cannot be opened.
  init(_ path: String) throws(Fault) {
    guard path != "-" else {
      (descriptor, isOwned, size) = (STDIN_FILENO, false, 0)
      return
    }
    // A NUL would end the path for the system, which would then read another file.
    guard !path.utf8.contains(0) else { throw .missing }
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw Self.fault(errno) }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      close(opened)
      throw .missing
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      close(opened)
      throw kind == S_IFDIR ? .isDirectory : .notRegular
    }
    (descriptor, isOwned, size) = (opened, true, Int(status.st_size))
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// The first bytes, which stay unread.
  func peek(_ count: Int) throws(Fault) -> [UInt8] {
    while buffer.count - position < count, try fill() {}
    return Array(buffer[position...].prefix(count))
  }

  /// All bytes that are left.
  func readAll(limit: Int) throws(Fault) -> [UInt8] {
    guard size <= limit else { throw .tooLarge }
    var bytes = Array(buffer[position...])
    buffer = []
    position = 0
    bytes.reserveCapacity(max(size, bytes.count))
    while try fill() {
      bytes.append(contentsOf: buffer)
      buffer = []
      guard bytes.count <= limit else { throw .tooLarge }
    }
    return bytes
  }

  /// The next line, without its line feed; `nil` at the end.
  func readLine(limit: Int) throws(Fault) -> [UInt8]? {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[position..<end])
        position = end + 1
        return line
      }
      if position > 0 {
        buffer.removeFirst(position)
        position = 0
      }
      searched = buffer.count
      guard buffer.count <= limit else { throw .tooLarge }
      guard try fill() else {
        let line = buffer
        buffer = []
        return line.isEmpty ? nil : line
      }
    }
  }

  /// Reads more; whether there was any.
  private func fill() throws(Fault) -> Bool {
    guard !isAtEnd else { return false }
    var code: Int32 = 0
    let part = [UInt8](unsafeUninitializedCapacity: Self.chunk) { space, count in
      var found = -1
      repeat {
        found = read(descriptor, space.baseAddress, space.count)
        code = found < 0 ? errno : 0
      } while code == EINTR
      count = max(0, found)
    }
    if code != 0 { throw Self.fault(code) }
    isAtEnd = part.isEmpty
    if buffer.isEmpty { buffer = part } else { buffer.append(contentsOf: part) }
    return !part.isEmpty
  }

  private static func fault(_ code: Int32) -> Fault {
    switch code {
    case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: .missing
    case EISDIR: .isDirectory
    case ENXIO: .notRegular
    default: .unreadable(String(cString: strerror(code)))
    }
  }
}
