internal import ConcordDiagnostics

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A stream that the tool writes to.
enum OutputStream: Sendable {
  /// The standard output.
  case output
  /// The standard error.
  case error
}

/// Where the tool writes to.
protocol Terminal {
  /// Whether the environment has nothing against colours.
  var allowsColors: Bool { get }
  /// Whether people read a stream, so that diagnostics come with the line they are about.
  func isInteractive(_ stream: OutputStream) -> Bool
  /// Ends the process, where it is the terminal's own.
  func end(_ code: ExitCode)
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
  /// `NO_COLOR` turns colours off where it is set and not empty (no-color.org), and so does a
  /// terminal that knows none.
  var allowsColors: Bool {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    return (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
  }

  func isInteractive(_ stream: OutputStream) -> Bool {
    isatty(stream == .output ? STDOUT_FILENO : STDERR_FILENO) == 1
  }

  /// At once: nothing is buffered, and what the run has made goes with the process.
  func end(_ code: ExitCode) { _exit(code.rawValue) }

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
