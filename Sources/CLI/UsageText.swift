internal import ConcordKit

/// The help, made from what the parser knows.
enum UsageText {
  /// What the tool is for.
  static let purpose = "Generate Swift from OpenAPI documents, and keep the two in concord"

  /// What the process says when it ends.
  static let exitCodes: [(code: Int32, meaning: String)] = [
    (ExitCode.fine.rawValue, "fine"),
    (ExitCode.fault.rawValue, "drift or errors in a document"),
    (ExitCode.usage.rawValue, "a command line that is wrong"),
  ]

  /// The help of the tool.
  static var tool: String {
    var text = "\(purpose).\n\n"
    text += "USAGE: concord COMMAND …\n\nCOMMANDS:\n"
    text += table(Command.allCases.map { ($0.rawValue, $0.summary) })
    text += "\nOPTIONS:\n"
    text += table([("--help", "Show this help"), ("--version", "Show the version")])
    text += "\n'concord COMMAND --help' says more about a command. Other pages:\n"
    text += table(HelpTopic.allCases.map { ("concord help \($0.rawValue)", $0.summary) })
    let codes = exitCodes.map { "\($0.code) \($0.meaning)" }.joined(separator: ", ")
    return text + "\nExit codes: \(codes).\n"
  }

  /// The help of the configuration.
  static var configuration: String {
    "The keys of concord.yaml. Paths are relative to its folder.\n\n\(ConfigurationKey.helpText)"
  }

  /// The help of a command.
  static func command(_ command: Command) -> String {
    var text = "\(command.summary).\n\n\(usage(command))\n"
    text += command.discussion + "\n\nOPTIONS:\n"
    text += table(
      command.options.map { option in
        (["--\(option.name)", option.value].compactMap { $0 }.joined(separator: " "), option.help)
      })
    return text
  }

  /// The one line that says how a command is called.
  static func usage(_ command: Command) -> String {
    "USAGE: concord \(command.rawValue) \(command.arguments) [OPTIONS]\n"
  }

  private static func table(_ rows: [(String, String)]) -> String {
    let width = min(28, rows.map(\.0.count).max() ?? 0)
    return rows.map { name, help in
      let gap = String(repeating: " ", count: max(0, width - name.count) + 2)
      let start = name.count > width ? "\n" + String(repeating: " ", count: width + 4) : gap
      return "  \(name)\(start)\(help)\n"
    }.joined()
  }
}
