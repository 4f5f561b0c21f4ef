import ConcordDiagnostics
import Testing

@testable import concord

@Suite struct CommandLineParserTests {
  @Test(arguments: [
    (["--help"], Request.help), (["-h"], .help), (["help"], .help), (["--version"], .version),
    (["help", "check"], .commandHelp(.check)), (["generate", "--help"], .commandHelp(.generate)),
    (["generate", "x", "-h", "--nonsense"], .commandHelp(.generate)),
    (["generate"], .run(.generate, options: [:], arguments: [])),
    (
      ["generate", "a.yaml", "--output", "b", "--strict"],
      .run(.generate, options: ["output": "b", "strict": ""], arguments: ["a.yaml"])
    ),
    (
      ["check", "--output=a=b", "--format=json", "c"],
      .run(.check, options: ["output": "a=b", "format": "json"], arguments: ["c"])
    ),
    (["check", "--output=--x"], .run(.check, options: ["output": "--x"], arguments: [])),
    (["lint", "--", "--a"], .run(.lint, options: [:], arguments: ["--a"])),
    (
      ["check", "--overlay", "a", "--overlay=b"],
      .run(.check, options: ["overlay": "a\0b"], arguments: [])
    ),
    (["lint", "-"], .run(.lint, options: [:], arguments: ["-"])),
  ])
  func requests(words: [String], expected: Request) throws {
    #expect(try CommandLineParser.parse(words) == expected)
  }

  @Test(arguments: [
    ([], "command-missing", "'generate', 'check'"),
    (["generat"], "command-unknown", "did you mean 'generate'?"),
    (["frobnicate"], "command-unknown", "there are 'generate'"),
    (["help", "x"], "command-unknown", "there are"),
    (["generate", "--ouput", "x"], "option-unknown", "did you mean '--output'?"),
    (["lint", "--force", "x"], "option-unknown", "'concord lint' has no option '--force'"),
    (["generate", "-o"], "option-unknown", "there are"),
    (["generate", "--output"], "option-without-value", "--output DIR"),
    (["generate", "--output", "--strict"], "option-without-value", "--output DIR"),
    (["generate", "--output="], "option-without-value", "--output DIR"),
    (["generate", "--strict=yes"], "option-with-value", "'=yes'"),
    (["generate", "--strict", "--strict"], "option-twice", "--strict"),
    (["check", "--format", "jsn"], "option-value-unknown", "did you mean 'json'?"),
    (["check", "--access", "open"], "option-value-unknown", "there are 'public'"),
    (["check", "a", "b"], "argument-unexpected", "'b' is one argument too many"),
    (["lint"], "argument-missing", "'concord lint' needs DOCUMENT"),
  ])
  func faults(words: [String], id: String, excerpt: String) {
    let error = #expect(throws: Diagnostic.self) { try CommandLineParser.parse(words) }
    #expect(error?.kind.id == id)
    #expect(error?.message.contains(excerpt) == true, "\(error?.message ?? "")")
  }

  @Test(arguments: Command.allCases) func helpNamesEveryOption(command: Command) {
    let text = UsageText.command(command)
    for option in command.options { #expect(text.contains("--\(option.name)")) }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(UsageText.tool.contains("  \(command.rawValue) "))
  }
}
