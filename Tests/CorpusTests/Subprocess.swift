import Foundation

/// A program that ran to its end.
struct Subprocess {
  let status: Int32
  let output: String
  let errors: String
  /// Wall-clock seconds.
  let seconds: Double

  /// Runs a program, found through `PATH`, and waits for it.
  static func run(_ words: [String], in scratch: URL) throws -> Subprocess {
    let id = UUID().uuidString
    let outputFile = scratch.appending(path: "\(id).out")
    let errorFile = scratch.appending(path: "\(id).err")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = scratch
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    process.waitUntilExit()
    let seconds = (clock.now - start) / .seconds(1)
    defer {
      for file in [outputFile, errorFile] { try? FileManager.default.removeItem(at: file) }
    }
    return Subprocess(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self),
      seconds: seconds)
  }
}
