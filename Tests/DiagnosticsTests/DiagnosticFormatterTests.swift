import ConcordDiagnostics
import Foundation
import Testing

struct DiagnosticFormatterTests {
  private static let broken = DiagnosticKind("broken", .error, "'{0}' is broken; mend it")
  private static let odd = DiagnosticKind("odd", .warning, "this is odd")

  private func format(
    _ format: DiagnosticFormatter.Format, _ text: String, _ ranges: [(Int, Int)],
    excerpts: Bool = false, argument: String = "x", path: String = "a.yaml"
  ) -> String {
    let (file, files) = makeFile(text, path: path)
    let diagnostics = ranges.map { start, end in
      Diagnostic(Self.broken, at: SourceRange(file.id, start, end), argument)
    }
    return DiagnosticFormatter(format, excerpts: excerpts, toolVersion: "1.2.3")
      .format(diagnostics, in: files)
  }

  @Test func textIsALineEachInTheOrderOfTheFiles() {
    var files = SourceFiles()
    let first = files.add(path: "b.yaml", bytes: Array("x\ny".utf8))
    let second = files.add(path: "a.yaml", bytes: Array("z".utf8))
    let diagnostics = [
      Diagnostic(Self.odd, at: second.range), Diagnostic(Self.odd, at: SourceRange(first.id, 2, 3)),
      Diagnostic(Self.broken, at: SourceRange(first.id, 2, 3), "y"), Diagnostic(Self.odd, at: nil),
      Diagnostic(Self.odd, at: SourceRange(SourceID(index: 7), 0, 0)),
    ]
    let wanted = """
      warning: this is odd [odd]
      b.yaml:2:1: warning: this is odd [odd]
      b.yaml:2:1: error: 'y' is broken; mend it [broken]
      a.yaml:1:1: warning: this is odd [odd]
      warning: this is odd [odd]

      """
    #expect(DiagnosticFormatter(.text).format(diagnostics, in: files) == wanted)
    #expect(DiagnosticFormatter(.text).format([], in: files).isEmpty)
  }

  @Test func excerptsPointAtTheRange() {
    #expect(
      format(.text, "a: 1\n\tb\té: foo bar\n", [(8, 14)], excerpts: true) == """
        a.yaml:2:4: error: 'x' is broken; mend it [broken]
         2 | \tb\té: foo bar
           | \t \t^~~~~

        """)
    #expect(
      format(.text, "日本: x", [(8, 9)], excerpts: true).hasSuffix("1 | 日本: x\n   |       ^\n"))
  }

  @Test func hiddenCharactersAreShown() {
    let text = format(
      .text, "a\u{202E}b\u{7}c", [(5, 6)], excerpts: true, argument: "\u{1B}[31m\u{2066}\n")
    #expect(
      text == """
        a.yaml:1:4: error: '\\u{001B}[31m\\u{2066}\\u{000A}' is broken; mend it [broken]
         1 | a\\u{202E}b\\u{0007}c
           |           ^~~~~~~~

        """)
  }

  @Test(arguments: [0, 5, 50, 500_000, 999_950, 999_999, 1_000_000])
  func longLinesAreCut(_ offset: Int) {
    let line = String(repeating: "é", count: 500_000)
    let text = format(.text, line, [(offset, offset + 2)], excerpts: true)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].count <= Excerpt.window + 8)
    #expect(lines[2].contains("^"))
  }

  @Test func emptyPlacesHaveACaret() {
    #expect(format(.text, "", [(0, 0)], excerpts: true).hasSuffix(" 1 | \n   | ^\n"))
    #expect(format(.text, "ab\n", [(3, 3)], excerpts: true).hasSuffix(" 2 | \n   | ^\n"))
    #expect(format(.text, "ab\ncd", [(1, 5)], excerpts: true).hasSuffix(" 1 | ab\n   |  ^\n"))
  }

  @Test func workflowCommandsAreEscaped() {
    #expect(
      format(.github, "abc", [(1, 2)], argument: "50%\r\n::error::", path: "a,b:c%.yaml")
        == "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2::"
        + "'50%25%0D%0A::error::' is broken; mend it [broken]\n")
    let (_, files) = makeFile("")
    let note = Diagnostic(DiagnosticKind("n", .note, "so"), at: nil)
    #expect(DiagnosticFormatter(.github).format([note], in: files) == "::notice::so [n]\n")
  }

  @Test func jsonIsAnArrayOfObjects() throws {
    let text = format(.json, "é\nabc", [(4, 5), (0, 2)], argument: "\"\\\u{1}")
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let objects = try #require(value as? [[String: Any]])
    #expect(objects.count == 2)
    #expect(objects[1]["message"] as? String == "'\"\\\u{1}' is broken; mend it")
    #expect(objects[1]["id"] as? String == "broken")
    #expect(objects[1]["severity"] as? String == "error")
    #expect(objects[1]["path"] as? String == "a.yaml")
    #expect(objects[1]["line"] as? Int == 2)
    #expect(objects[1]["column"] as? Int == 2)
    #expect(objects[1]["endColumn"] as? Int == 3)
    #expect(objects[0]["endOffset"] as? Int == 2)
    #expect(format(.json, "", []) == "[]\n")
  }

  @Test func sarifIsALogOfResults() throws {
    let text = format(.sarif, "é\nabc", [(4, 5), (0, 2)], path: "a b/é.yaml")
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    #expect(driver["version"] as? String == "1.2.3")
    #expect((driver["rules"] as? [[String: Any]])?.map { $0["id"] as? String } == ["broken"])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleIndex"] as? Int } == [0, 0])
    #expect(results.map { $0["level"] as? String } == ["error", "error"])
    let locations = try #require(results[1]["locations"] as? [[String: [String: Any]]])
    let place = try #require(locations.first?["physicalLocation"])
    #expect((place["artifactLocation"] as? [String: String])?["uri"] == "a%20b/%C3%A9.yaml")
    let region = try #require(place["region"] as? [String: Int])
    #expect(region == ["startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 3])
    let empty = format(.sarif, "", [])
    #expect((try? JSONSerialization.jsonObject(with: Data(empty.utf8))) != nil)
  }
}
