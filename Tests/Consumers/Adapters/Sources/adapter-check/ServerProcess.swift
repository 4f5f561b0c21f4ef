internal import CheckReport
internal import ConcordAsyncHTTPClient
internal import ConcordRuntime
internal import Depot
internal import Foundation

/// A server in a process of its own, which is this program again. It ends with this process.
struct ServerProcess {
  let library: Library
  /// The port of the loopback interface.
  let port: Int
  private let process = Process()
  private let input = Pipe()

  init(_ library: Library) throws {
    self.library = library
    process.executableURL = Bundle.main.executableURL
    process.arguments = ["serve", library.rawValue]
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      guard let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty else {
        throw CocoaError(.fileReadUnknown)
      }
      line.append(byte)
    }
    guard let port = Int(String(decoding: line.dropLast(), as: UTF8.self)) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    self.port = port
    // What it prints later must not fill the pipe.
    output.fileHandleForReading.readabilityHandler = {
      FileHandle.standardError.write($0.availableData)
    }
  }

  var memory: ResidentMemory { ResidentMemory(of: process.processIdentifier) }

  /// A client of the depot.
  ///
  /// - Parameters:
  ///   - transport: What sends its requests.
  ///   - middlewares: What they go through.
  /// - Returns: The client.
  func client(
    _ transport: any ClientTransport = AsyncHTTPClientTransport(timeout: .seconds(300)),
    middlewares: [any ClientMiddleware] = []
  ) -> Client {
    Client(
      server: ServerURL("http://127.0.0.1:\(port)/v1"), transport: transport,
      middlewares: middlewares)
  }

  /// Asks it to end, as a system does that starts and stops services.
  func terminate() { kill(process.processIdentifier, SIGTERM) }

  /// How it ended; `nil` where it does not within 10 seconds.
  func exitStatus() async throws -> Int32? {
    for _ in 0..<100 where process.isRunning { try await Task.sleep(for: .milliseconds(100)) }
    return process.isRunning ? nil : process.terminationStatus
  }
}
