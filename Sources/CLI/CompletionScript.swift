internal import ConcordKit

/// A shell that completes what is typed.
enum Shell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish

  /// The script that tells it about the tool, made from what the parser knows.
  var completions: String {
    switch self {
    case .bash: CompletionScript.bash
    case .zsh: CompletionScript.zsh
    case .fish: CompletionScript.fish
    }
  }
}

/// The scripts by which shells complete the words of the tool.
enum CompletionScript {
  /// What may follow `help`.
  private static var helpPages: [(name: String, summary: String)] {
    Command.allCases.map { ($0.rawValue, $0.summary) }
      + HelpTopic.allCases.map { ($0.rawValue, $0.summary) }
  }

  /// What may come first.
  private static var firstWords: [(name: String, summary: String)] {
    Command.allCases.map { ($0.rawValue, $0.summary) } + [("help", "Show a page of the help")]
  }

  // MARK: bash

  static var bash: String {
    var text = """
      # Completions of concord for bash, written by 'concord completions bash'.
      _concord() {
        local IFS=$'\\n' word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=
        # Bash takes the '=' of '--format=json' for a word of its own.
        if [[ $word == "=" ]]; then
          word=
        elif [[ $previous == "=" ]]; then
          previous=${COMP_WORDS[COMP_CWORD-2]}
        fi
        case ${COMP_CWORD}:${COMP_WORDS[1]} in
          1:*) words=$'\(lines(firstWords.map(\.name) + ["--help", "--version"]))' ;;
          *:help) words=$'\(lines(helpPages.map(\.name)))' ;;

      """
    for command in Command.allCases {
      text += "    *:\(command.rawValue))\n      case $previous in\n"
      for option in command.options where !option.choices.isEmpty {
        text += "        --\(option.name)) words=$'\(lines(option.choices))' ;;\n"
      }
      let free = command.options.filter { $0.value != nil && $0.choices.isEmpty }
      if !free.isEmpty {
        text += "        \(free.map { "--\($0.name)" }.joined(separator: " | "))) ;;\n"
      }
      let options = lines(command.options.map { "--\($0.name)" })
      text += """
                *) words=$'\(lines(command.argumentChoices))'
                  [[ $word != -* ]] || words=$'\(options)' ;;
              esac ;;

        """
    }
    // An empty reply leaves it to bash, which completes names of files.
    return text + """
        esac
        COMPREPLY=($(compgen -W "$words" -- "$word"))
      }
      complete -o bashdefault -o default -F _concord concord

      """
  }

  private static func lines(_ words: [String]) -> String { words.joined(separator: "\\n") }

  // MARK: zsh

  static var zsh: String {
    var text = """
      #compdef concord
      # Completions of concord for zsh, written by 'concord completions zsh'.
      _concord() {
        local -a pages
        if (( CURRENT == 2 )); then
          pages=(\(described(firstWords)))
          _describe command pages
          _arguments '--help[Show the help]' '--version[Show the version]'
          return
        fi
        shift words
        (( CURRENT-- ))
        case $words[1] in
          help)
            pages=(\(described(helpPages)))
            _describe page pages ;;

      """
    for command in Command.allCases {
      let options = command.options.map { "'\(specification($0))'" }
      let choices = command.argumentChoices.joined(separator: " ")
      let action = choices.isEmpty ? "_files" : "(\(choices))"
      let argument = "'\(command.argumentCount.upperBound == 1 ? "1" : "*"):argument:\(action)'"
      text += "    \(command.rawValue))\n      _arguments -s \\\n        "
      text += (options + [argument]).joined(separator: " \\\n        ") + " ;;\n"
    }
    return text + """
        esac
      }
      if [[ $funcstack[1] == _concord ]]; then _concord "$@"; else compdef _concord concord; fi

      """
  }

  private static func described(_ pages: [(name: String, summary: String)]) -> String {
    pages.map { "'\($0.name):\(quoted($0.summary))'" }.joined(separator: " ")
  }

  private static func specification(_ option: CommandLineOption) -> String {
    let help = quoted(option.help).map { "[]:".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    var text = option.isRepeatable ? "*" : ""
    text += "--\(option.name)\(option.value == nil ? "" : "=")[\(help)]"
    guard let value = option.value else { return text }
    let action =
      switch (option.choices.isEmpty, value) {
      case (false, _): "(\(option.choices.joined(separator: " ")))"
      case (true, "FILE"): "_files"
      case (true, "DIR"): "_files -/"
      default: " "
      }
    return text + ":\(option.choices.isEmpty ? value : option.name):\(action)"
  }

  /// Text within single quotes of bash and zsh.
  private static func quoted(_ text: String) -> String {
    text.map { $0 == "'" ? "'\\''" : "\($0)" }.joined()
  }

  // MARK: fish

  static var fish: String {
    var text = """
      # Completions of concord for fish, written by 'concord completions fish'.
      complete -c concord -f

      """
    let first = "complete -c concord -n __fish_use_subcommand"
    for word in firstWords { text += "\(first) -a \(word.name) -d \(fishQuoted(word.summary))\n" }
    text += "\(first) -l help -d 'Show the help'\n\(first) -l version -d 'Show the version'\n"
    for page in helpPages {
      text += "complete -c concord -n '__fish_seen_subcommand_from help'"
      text += " -a \(page.name) -d \(fishQuoted(page.summary))\n"
    }
    for command in Command.allCases {
      // A word after 'help' is a page, not a command.
      let seen = "__fish_seen_subcommand_from \(command.rawValue)"
      let start = "complete -c concord -n '\(seen); and not __fish_seen_subcommand_from help'"
      let choices = command.argumentChoices.joined(separator: " ")
      text += choices.isEmpty ? "\(start) -F\n" : "\(start) -a \(fishQuoted(choices))\n"
      for option in command.options {
        text += "\(start) -l \(option.name)"
        if !option.choices.isEmpty {
          text += " -x -a \(fishQuoted(option.choices.joined(separator: " ")))"
        } else if let value = option.value {
          switch value {
          case "FILE": text += " -r -F"
          case "DIR": text += " -x -a '(__fish_complete_directories)'"
          default: text += " -x"
          }
        }
        text += " -d \(fishQuoted(option.help))\n"
      }
    }
    return text
  }

  private static func fishQuoted(_ text: String) -> String {
    "'" + text.map { "'\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "'"
  }
}
