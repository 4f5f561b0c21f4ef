internal import ConcordDiagnostics

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Where the tool writes to.
protocol Terminal {
  /// Whether people read the diagnostics, so that they come with the line they are about.
  var showsExcerpts: Bool { get }
  /// Whether colours are wanted where nobody says.
  var showsColors: Bool { get }
  /// Writes to the standard output.
  mutating func write(_ bytes: [UInt8])
  /// Writes to the standard error.
  mutating func writeError(_ bytes: [UInt8])
}

extension Terminal {
  mutating func write(_ text: String) { write(Array(text.utf8)) }
  mutating func writeError(_ text: String) { writeError(Array(text.utf8)) }
}

/// The process's own output.
struct ProcessTerminal: Terminal {
  let showsExcerpts: Bool
  let showsColors: Bool

  /// Looks at the standard error.
  init() {
    showsExcerpts = isatty(STDERR_FILENO) == 1
    // A variable that is set and not empty forbids colours (no-color.org).
    let forbids = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    showsColors = showsExcerpts && isatty(STDOUT_FILENO) == 1 && !forbids && !isDumb
  }

  func write(_ bytes: [UInt8]) { Self.write(bytes, to: STDOUT_FILENO) }
  func writeError(_ bytes: [UInt8]) { Self.write(bytes, to: STDERR_FILENO) }

  /// A reader that has gone away is no fault of ours, so that failures end the writing silently.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
        let count = writeSome(descriptor, start, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}

/// The system's function, which the methods of that name hide.
private func writeSome(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}
