import ConcordRuntime
import Foundation
import Synchronization

/// The service as a process of its own.
final class ServiceProcess: Sendable {
  /// How the service ended.
  struct End {
    var status: Int32
    var begun = 0
    var finished = 0
    var projects: [Int: String] = [:]
  }

  /// The service did not answer in time.
  struct NotReady: Error {}

  /// Its address.
  let server: ServerURL
  private let port: Int
  private let process: Process
  private let output: Pipe
  private let isEnding = Mutex(false)

  /// Starts the service.
  ///
  /// - Parameter path: The program.
  /// - Throws: An error of Foundation's, where it does not start.
  init(_ path: String) throws {
    port = Int.random(in: 20_000..<40_000)
    server = ServerURL(stringLiteral: "http://127.0.0.1:\(port)/api/v2")
    output = Pipe()
    process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["\(port)", "1", "token", "organization"]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Waits until it answers.
  ///
  /// - Throws: ``NotReady`` after ten seconds.
  func waitUntilReady() async throws {
    let request = HTTPRequestMessage(method: .get, path: "/")
    for _ in 0..<100 {
      if (try? await URLSessionTransport().send(request, to: server)) != nil { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw NotReady()
  }

  /// Asks it to end, once.
  func terminate() {
    let isFirst = isEnding.withLock { isEnding in
      defer { isEnding = true }
      return !isEnding
    }
    if isFirst { process.terminate() }
  }

  /// Waits until it has ended.
  ///
  /// - Returns: How it ended, and what it had.
  /// - Throws: An error of Foundation's, where its output cannot be read.
  func end() throws -> End {
    terminate()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    var end = End(status: process.terminationStatus)
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      switch words.first {
      case "project" where words.count == 3: end.projects[Int(words[1]) ?? 0] = words[2]
      case "calls" where words.count == 3:
        (end.begun, end.finished) = (Int(words[1]) ?? 0, Int(words[2]) ?? 0)
      default: continue
      }
    }
    return end
  }
}
