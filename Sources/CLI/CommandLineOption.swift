/// An option of the command line: `--name` or `--name VALUE`.
struct CommandLineOption: Hashable, Sendable {
  /// The name, without its two hyphens.
  let name: String
  /// What its value is, in capitals; `nil` where it takes none.
  let value: String?
  /// The values it takes; empty where any text will do.
  let choices: [String]
  /// Whether it may be given several times. The values are then one text, with
  /// ``separator`` between them.
  let isRepeatable: Bool
  /// What it does, for the help.
  let help: String

  /// What stands between the values of a repeated option: no path and no argument can hold it.
  static let separator: Character = "\0"

  init(
    _ name: String, _ value: String? = nil, choices: [String] = [], isRepeatable: Bool = false,
    help: String
  ) {
    self.name = name
    self.value = choices.isEmpty ? value : choices.joined(separator: "|")
    self.choices = choices
    self.isRepeatable = isRepeatable
    self.help = help
  }
}
