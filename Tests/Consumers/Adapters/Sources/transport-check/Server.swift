internal import ConcordRuntime
internal import Foundation

/// The server in its own process, on two ports, which are two origins. It ends with this process.
struct Server {
  /// What it says of a request that reached it.
  struct Echo: Decodable {
    var method: String
    var target: String
    var fields: [[String]]
    var length: Int
    var first: String

    func has(_ name: String) -> Bool { fields.contains { $0[0].lowercased() == name } }
  }

  let first: ServerURL
  let second: ServerURL
  private let input = Pipe()

  init(script: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script]
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

  /// What it says of a request.
  func echo(_ response: HTTPResponseMessage) async throws -> Echo {
    try JSONDecoder().decode(Echo.self, from: await response.body.collect(upTo: 1 << 20))
  }
}
