import ConcordKit
import ConcordTesting
import Foundation
import Testing

@testable import concord

/// The manual page, the version and the other pages of the help.
@Suite struct ManualPageTests {
  private static let hasMandoc =
    (try? ChildProcess("sh", ["-c", "command -v mandoc"]))?.exitCode == 0

  @Test func namesEverythingThatTheHelpNames() {
    let (code, page, _) = RecordingTerminal.run(["help", "man"])
    #expect(code == .fine)
    #expect(page.hasPrefix(".TH CONCORD 1 "))
    #expect(page.utf8.allSatisfy { $0 < 0x80 })
    for command in Command.allCases {
      #expect(page.contains("\n.SS \(command.rawValue)\n\(command.summary).\n"))
      for option in command.options {
        let name = "--\(option.name)".replacing("-", with: "\\-")
        #expect(page.contains("\n.TP\n\\fB\(name)\\fR"))
      }
    }
    #expect(page.contains("\n.B NO_COLOR\n"))
    #expect(page.contains("\n.B 2\na command line that is wrong.\n"))
    #expect(page.contains("ID,\\[u2026]"))
  }

  @Test(.enabled(if: hasMandoc)) func isWhatManReads() throws {
    let folder = try TemporaryFolder(["concord.1": ManualPage.text])
    let run = try ChildProcess("mandoc", ["-T", "lint", "-W", "warning", folder.path("concord.1")])
    // A date would make the page another one each day.
    let complaints = run.output.split(separator: "\n").filter { !$0.contains("missing date") }
    #expect(complaints.isEmpty, "\(complaints)")
    let html = try ChildProcess("mandoc", ["-T", "html", folder.path("concord.1")])
    #expect(html.output.contains("--keep-going"))
  }

  @Test(arguments: HelpTopic.allCases) func eachPageIsInTheHelp(topic: HelpTopic) {
    #expect(UsageText.tool.contains("  concord help \(topic.rawValue) "))
    let (code, output, _) = RecordingTerminal.run(["help", topic.rawValue])
    #expect(code == .fine)
    #expect(output.count > 1_000)
  }

  @Test func version() {
    let (code, output, _) = RecordingTerminal.run(["--version"])
    #expect(code == .fine)
    #expect(output.hasPrefix(Generator.version))
    let rest = output.dropFirst(Generator.version.count)
    #expect(rest == "\n" || rest.wholeMatch(of: /\ \([0-9a-f]+(, edited)?\)\n/) != nil)
  }

  @Test func noColorOfTheEnvironment() throws {
    let folder = try TemporaryFolder(["openapi.yaml": "openapi: 3.1.0\n"])
    // `script` gives the command a terminal.
    guard (try? ChildProcess("sh", ["-c", "script -qec true /dev/null"]))?.exitCode == 0 else {
      return
    }
    func output(_ environment: String, _ options: String = "") throws -> String {
      let tool = BuiltProducts.command.path
      let line = "\(environment) '\(tool)' lint '\(folder.path("openapi.yaml"))' \(options)"
      return try ChildProcess("script", ["-qec", line, "/dev/null"]).output
    }
    #expect(try output("TERM=xterm NO_COLOR=").contains("\u{1B}[1;3"))
    #expect(try !output("TERM=xterm NO_COLOR=1").contains("\u{1B}[1;3"))
    #expect(try !output("TERM=dumb").contains("\u{1B}[1;3"))
    #expect(try output("TERM=xterm NO_COLOR=1", "--color always").contains("\u{1B}[1;3"))
  }
}
