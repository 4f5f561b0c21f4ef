/// An option of the command line: `--name` or `--name VALUE`.
struct CommandLineOption: Hashable, Sendable {
  /// The name, without its two hyphens.
  let name: String
  /// What its value is, in capitals; `nil` where it takes none.
  let value: String?
  /// The values it takes; empty where any text will do.
  let choices: [String]
  /// What it does, for the help.
  let help: String

  init(_ name: String, _ value: String? = nil, choices: [String] = [], help: String) {
    self.name = name
    self.value = choices.isEmpty ? value : choices.joined(separator: "|")
    self.choices = choices
    self.help = help
  }
}
