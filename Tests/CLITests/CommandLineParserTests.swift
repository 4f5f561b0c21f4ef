import ConcordDiagnostics
import ConcordKit
import Testing

@testable import concord

@Suite struct CommandLineParserTests {
  @Test(arguments: [
    (["--help"], Request.help), (["-h"], .help), (["help"], .help), (["--version"], .version),
    (["help", "check"], .commandHelp(.check)), (["generate", "--help"], .commandHelp(.generate)),
    (["generate", "x", "-h", "--nonsense"], .commandHelp(.generate)),
    (["help", "configuration"], .topic(.configuration)),
    (["generate"], invocation(.generate)),
    (
      ["generate", "a.yaml", "--output", "b", "--strict"],
      invocation(.generate, "a.yaml") {
        $0.input.output = "b"
        $0.reporting.isStrict = true
      }
    ),
    (
      ["check", "--output=a=b", "--format=json", "c"],
      invocation(.check, "c") {
        $0.input.output = "a=b"
        $0.reporting.format = .json
      }
    ),
    (["check", "--output=--x"], invocation(.check) { $0.input.output = "--x" }),
    (["lint", "--", "--a"], invocation(.lint, "--a")),
    (
      ["check", "--overlay", "a", "--overlay=b"],
      invocation(.check) { $0.input.overlays = ["a", "b"] }
    ),
    (["lint", "-"], invocation(.lint, "-")),
    (
      ["generate", "--shards", "4", "--access", "package", "--root=..", "--keep-going"],
      invocation(.generate) {
        $0.input.shards = 4
        $0.input.access = .package
        $0.input.root = ".."
        $0.writing.keepsGoing = true
      }
    ),
    (
      ["lint", "a", "--only", "name-taken,drift-stale", "--except=type-misspelled"],
      invocation(.lint, "a") {
        $0.reporting.only = ["name-taken", "drift-stale"]
        $0.reporting.except = ["type-misspelled"]
      }
    ),
  ])
  func requests(words: [String], expected: Request) throws {
    #expect(try CommandLineParser.parse(words) == expected)
  }

  private static func invocation(
    _ command: Command, _ argument: String? = nil, _ change: (inout Invocation) -> Void = { _ in }
  ) -> Request {
    var invocation = Invocation(command)
    invocation.argument = argument
    change(&invocation)
    return .run(invocation)
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
    (["generate", "--shards", "-3"], "option-value-unknown", "'-3' is not a value of the option"),
    (["check", "--shards=2000"], "option-value-unknown", "it is a number from 1 to 1024"),
    (["lint", "a", "--only", "name-takn"], "option-value-unknown", "did you mean 'name-taken'?"),
    (["check", "a", "--only", "name-taken"], "option-unknown", "has no option '--only'"),
    (["lint", "a", "--color", "maybe"], "option-value-unknown", "there are 'always'"),
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
