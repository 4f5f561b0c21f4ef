import Foundation

/// What a process did.
package struct ChildProcess {
  /// Its exit code; `nil` where a signal ended it.
  package let exitCode: Int32?
  /// What it wrote to its standard output.
  package let output: String
  /// What it wrote to its standard error.
  package let errors: String

  /// Runs an executable to its end.
  ///
  /// - Parameters:
  ///   - executable: Its path; where it is only a name, it is looked for in `PATH`.
  ///   - arguments: What it is given.
  /// - Throws: What starting it throws.
  package init(_ executable: String, _ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    // Files, because a full pipe would block the process.
    let (output, errors) = (folder.url.appending(path: "out"), folder.url.appending(path: "err"))
    try Data().write(to: output)
    try Data().write(to: errors)
    let process = Process()
    let isPath = executable.contains("/")
    process.executableURL = URL(filePath: isPath ? executable : "/usr/bin/env")
    process.arguments = isPath ? arguments : [executable] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    exitCode = process.terminationReason == .exit ? process.terminationStatus : nil
    self.output = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    self.errors = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
  }
}
