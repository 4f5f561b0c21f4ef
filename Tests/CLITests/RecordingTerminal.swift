@testable import concord

/// A terminal that remembers what was written.
struct RecordingTerminal: Terminal {
  var allowsColors = true
  /// The stream that people read.
  var interactive: OutputStream?
  private(set) var output = ""
  private(set) var errors = ""

  init(allowsColors: Bool = true, interactive: OutputStream? = nil) {
    self.allowsColors = allowsColors
    self.interactive = interactive
  }

  func isInteractive(_ stream: OutputStream) -> Bool { stream == interactive }
  func end(_ code: ExitCode) {}
  mutating func write(_ bytes: [UInt8]) { output += String(decoding: bytes, as: UTF8.self) }
  mutating func writeError(_ bytes: [UInt8]) { errors += String(decoding: bytes, as: UTF8.self) }

  /// Runs the tool in this process, on such a terminal.
  static func run(
    _ words: [String], on terminal: RecordingTerminal = RecordingTerminal()
  ) -> (code: ExitCode, output: String, errors: String) {
    var tool = Tool(terminal: terminal)
    let code = tool.run(words)
    return (code, tool.terminal.output, tool.terminal.errors)
  }
}
