internal import ConcordKit

/// The help, made from what the parser knows.
enum UsageText {
  /// The help of the tool.
  static var tool: String {
    var text = "Generate Swift from OpenAPI documents, and keep the two in concord.\n\n"
    text += "USAGE: concord COMMAND …\n\nCOMMANDS:\n"
    text += table(Command.allCases.map { ($0.rawValue, $0.summary) })
    text += "\nOPTIONS:\n"
    text += table([("--help", "Show this help"), ("--version", "Show the version")])
    text +=
      "\n'concord COMMAND --help' says more about a command, 'concord help configuration' lists the\n"
    text += "keys of concord.yaml, and 'concord help reference' says what templates are given.\n"
    text += "Exit codes: 0 fine, 1 drift or errors in a document, 2 a command line that is wrong.\n"
    return text
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
