internal import ConcordDiagnostics
internal import ConcordKit

/// What the process says when it ends.
enum ExitCode: Int32, Sendable {
  /// All is fine.
  case fine = 0
  /// There is drift, or an error in a document or a configuration.
  case fault = 1
  /// The command line is wrong.
  case usage = 2
}

/// The command-line tool.
struct Tool<Output: Terminal> {
  private(set) var terminal: Output

  /// Writes to a terminal.
  init(terminal: Output) {
    self.terminal = terminal
  }

  /// Does what the words after the tool's name say.
  mutating func run(_ words: [String]) -> ExitCode {
    do throws(Diagnostic) {
      switch try CommandLineParser.parse(words) {
      case .help: terminal.write(UsageText.tool)
      case .commandHelp(let command): terminal.write(UsageText.command(command))
      case .version: terminal.write("\(BuildRecord.text)\n")
      case .topic(let topic): terminal.write(topic.text)
      case .run(let invocation): return try Commands.run(invocation, on: &terminal)
      }
      return .fine
    } catch {
      let text = DiagnosticFormatter(.text).format([error], in: SourceFiles())
      terminal.writeError(text)
      let command = words.first.flatMap(Command.init(rawValue:))
      let help = command.map { "concord \($0.rawValue) --help" } ?? "concord --help"
      terminal.writeError("See '\(help)'.\n")
      return .usage
    }
  }
}
