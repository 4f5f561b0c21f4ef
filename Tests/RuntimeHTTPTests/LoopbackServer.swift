import ConcordRuntime
import Foundation

/// A server in a process of its own, on two ports of loopback, which are two origins. The paths
/// that it knows, and how it answers, are in its script.
final class LoopbackServer: Sendable {
  /// One for all tests, which do not change it.
  static let shared: LoopbackServer? = try? LoopbackServer()

  /// Whether what runs it is there.
  static let hasPython: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", ""]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// Its first origin.
  let first: ServerURL
  /// Its second origin.
  let second: ServerURL
  private let input: Pipe

  private init() throws {
    // The folder of the tests may be a link to where it stands.
    let script = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Consumers/Adapters/server.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path]
    // It ends when this process does, and its end of the pipe is closed.
    input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      guard let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty else {
        throw CocoaError(.fileReadUnknown)
      }
      line.append(byte)
    }
    let ports = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard ports.count == 2 else { throw CocoaError(.fileReadCorruptFile) }
    first = ServerURL("http://127.0.0.1:\(ports[0])")
    second = ServerURL("http://127.0.0.1:\(ports[1])")
  }
}
