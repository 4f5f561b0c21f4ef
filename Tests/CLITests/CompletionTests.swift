import ConcordTesting
import Foundation
import Testing

@testable import concord

/// The scripts that complete what is typed, in the shells that are installed.
@Suite struct CompletionTests {
  /// What is typed, and what it may become.
  private static let cases: [(words: [String], completions: [String])] = [
    (["ge"], ["generate"]),
    (["generate", "--keep"], ["--keep-going"]),
    (["check", "--format", ""], ["text", "json", "github", "sarif"]),
    (["lint", "x.yaml", "--color", "al"], ["always"]),
    (["help", "conf"], ["configuration"]),
    (["templates", "stru"], ["struct"]),
    (["completions", "f"], ["fish"]),
  ]

  @Test(arguments: Shell.allCases) func namesEverythingThatTheHelpNames(shell: Shell) {
    let (code, script, _) = RecordingTerminal.run(["completions", shell.rawValue])
    #expect(code == .fine)
    for command in Command.allCases {
      #expect(script.contains(command.rawValue))
      for option in command.options { #expect(script.contains(option.name)) }
    }
    for topic in HelpTopic.allCases { #expect(script.contains(topic.rawValue)) }
  }

  @Test func anotherShell() {
    let (code, output, errors) = RecordingTerminal.run(["completions", "bsh"])
    #expect(code == .usage)
    #expect(output == "")
    #expect(errors.contains("'bsh'; did you mean 'bash'? [shell-unknown]"), "\(errors)")
  }

  @Test(.enabled(if: Self.isInstalled("bash"))) func bash() throws {
    let cases =
      Self.cases + [
        // Bash cuts words at the equals sign.
        (["check", "--format", "=", "j"], ["json"]),
        (["check", "--format", "="], ["text", "json", "github", "sarif"]),
        // Names of files are left to bash.
        (["generate", "--config", ""], []), (["lint", "open"], []),
      ]
    for (words, completions) in cases {
      let quoted = (["concord"] + words).map { "'\($0)'" }.joined(separator: " ")
      let run = try Self.run(
        .bash,
        """
        COMP_WORDS=(\(quoted)) COMP_CWORD=\(words.count)
        _concord
        printf '%s\\n' "${COMPREPLY[@]}"
        """)
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.errors == "")
      #expect(Self.lines(run.output) == completions, "\(words)")
    }
  }

  @Test(.enabled(if: Self.isInstalled("fish"))) func fish() throws {
    for (words, completions) in Self.cases {
      let line = (["concord"] + words).joined(separator: " ")
      let run = try Self.run(.fish, "complete -C '\(line)'")
      #expect(run.errors == "")
      let found = Self.lines(run.output).compactMap { $0.split(separator: "\t").first }
      #expect(found.map(String.init).sorted() == completions.sorted(), "\(words)")
    }
  }

  /// zsh completes only on a terminal.
  @Test(.enabled(if: Self.isInstalled("zsh"))) func zsh() throws {
    for (words, completions) in Self.cases where completions.count == 1 {
      let line = (["concord"] + words).joined(separator: " ")
      let expected = (["concord"] + words.dropLast() + completions).joined(separator: " ")
      let run = try Self.run(
        .zsh,
        """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "autoload -Uz compinit; compinit -u -d $1.dump; source $1"
        zpty -w shell "show() { print -r -- \\"\\$BUFFER\\" >$1.new; mv $1.new $1.line }"
        zpty -w shell "zle -N show; bindkey '^T' show; bindkey '^I' complete-word; : >$1.ready"
        wait_for() {
          for i in {1..600}; do
            while zpty -r -t shell part; do :; done
            [[ -e $1 ]] && return
            sleep 0.1
          done
          exit 1
        }
        wait_for $1.ready
        zpty -w -n shell '\(line)'$'\\t\\x14'
        wait_for $1.line
        cat $1.line
        """)
      #expect(run.exitCode == 0, "\(line): \(run.errors)")
      #expect(run.output.trimmingCharacters(in: .whitespacesAndNewlines) == expected)
    }
  }

  // MARK: Making

  private static func isInstalled(_ program: String) -> Bool {
    (try? ChildProcess("sh", ["-c", "command -v \(program)"]))?.exitCode == 0
  }

  /// Runs lines in a shell that has read its completions. zsh reads them in the shell that it
  /// starts, from the file that is its first argument.
  private static func run(_ shell: Shell, _ text: String) throws -> ChildProcess {
    let folder = try TemporaryFolder(["completions": shell.completions])
    let script = shell == .zsh ? text : "source '\(folder.path("completions"))'\n\(text)"
    try folder.write(script, to: "script")
    let options = ["bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]]
    return try ChildProcess(
      shell.rawValue,
      (options[shell.rawValue] ?? []) + [folder.path("script"), folder.path("completions")])
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }
}
