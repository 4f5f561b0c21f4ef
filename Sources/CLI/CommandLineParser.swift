internal import ConcordDiagnostics

/// What a command line asks for.
enum Request: Equatable, Sendable {
  /// The help of the tool.
  case help
  /// The help of a command.
  case commandHelp(Command)
  /// The version.
  case version
  /// Another page of the help.
  case topic(HelpTopic)
  /// A command with its options and argument.
  case run(Invocation)
}

/// Reads a command line. Errors are data: their wording stands in the catalogue.
enum CommandLineParser {
  /// Reads the words after the tool's name.
  static func parse(_ words: [String]) throws(Diagnostic) -> Request {
    guard let first = words.first else {
      throw Diagnostic(.commandMissing, at: nil, Command.allCases.map(\.rawValue))
    }
    switch first {
    case "--help", "-h": return .help
    case "--version": return .version
    case "help":
      guard words.count > 1 else { return .help }
      if let topic = HelpTopic(rawValue: words[1]) { return .topic(topic) }
      return .commandHelp(try command(words[1]))
    default: return try parse(command(first), Array(words.dropFirst()))
    }
  }

  private static func command(_ name: String) throws(Diagnostic) -> Command {
    if let command = Command(rawValue: name) { return command }
    throw Diagnostic(
      .commandUnknown, at: nil, name,
      NearestName.advice(name, among: Command.allCases.map(\.rawValue)))
  }

  private static func parse(
    _ command: Command, _ words: [String]
  ) throws(Diagnostic) -> Request {
    var invocation = Invocation(command)
    var given: Set<String> = []
    var arguments: [String] = []
    var onlyArguments = false
    var position = 0
    while position < words.count {
      let word = words[position]
      position += 1
      if onlyArguments || word == "-" || !word.hasPrefix("-") {
        arguments.append(word)
      } else if word == "--" {
        onlyArguments = true
      } else if word == "-h" || word == "--help" {
        return .commandHelp(command)
      } else {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let option = try option(String(parts[0]), of: command)
        var value = parts.count > 1 ? String(parts[1]) : nil
        // A value that looks like an option is a forgotten one; `--name=--value` can say otherwise.
        if option.value != nil, value == nil, position < words.count,
          !words[position].hasPrefix("--")
        {
          value = words[position]
          position += 1
        }
        guard given.insert(option.name).inserted || option.isRepeatable else {
          throw Diagnostic(.optionTwice, at: nil, "--\(option.name)")
        }
        try option.set(check(value, of: option), &invocation)
      }
    }
    try check(arguments, of: command)
    invocation.argument = arguments.first
    if arguments.count > 1 { invocation.otherArgument = arguments[1] }
    invocation.recordings = Array(arguments.dropFirst())
    return .run(invocation)
  }

  private static func option(
    _ word: String, of command: Command
  ) throws(Diagnostic) -> CommandLineOption {
    let names = command.options.map { "--\($0.name)" }
    if let position = names.firstIndex(of: word) { return command.options[position] }
    throw Diagnostic(
      .optionUnknown, at: nil, word, "concord \(command.rawValue)",
      NearestName.advice(word, among: names))
  }

  private static func check(
    _ value: String?, of option: CommandLineOption
  ) throws(Diagnostic) -> String {
    let name = "--\(option.name)"
    guard let placeholder = option.value else {
      if let value { throw Diagnostic(.optionWithValue, at: nil, name, value) }
      return ""
    }
    guard let value, !value.isEmpty else {
      throw Diagnostic(.optionWithoutValue, at: nil, name, placeholder)
    }
    guard option.choices.isEmpty || option.choices.contains(value) else {
      let advice = NearestName.advice(value, among: option.choices)
      throw Diagnostic(.optionValueUnknown, at: nil, value, name, advice)
    }
    return value
  }

  private static func check(_ arguments: [String], of command: Command) throws(Diagnostic) {
    let name = "concord \(command.rawValue)"
    if arguments.count > command.argumentCount.upperBound {
      let extra = arguments[command.argumentCount.upperBound]
      throw Diagnostic(.argumentUnexpected, at: nil, extra, name, command.arguments)
    }
    if arguments.count < command.argumentCount.lowerBound {
      throw Diagnostic(.argumentMissing, at: nil, name, command.arguments)
    }
  }
}
