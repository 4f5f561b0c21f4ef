import ConcordTesting
import Foundation
import Testing

@testable import concord

/// What the tool reports, and how.
@Suite struct ReportTests {
  private static let document = """
    openapi: 3.1.0
    info: { title: Pets, version: '1' }
    paths:
      /a: { get: { operationId: a, responses: { '200': { description: Fine } } } }

    """

  // MARK: What is reported

  /// Twenty schemas that say something in an old way, and one warning.
  private static var manyNotes: String {
    var document = Self.document + "components:\n  schemas:\n"
    for number in 1...20 { document += "    S\(number): { type: string, nullable: true }\n" }
    return document + "    Odd: { type: object, properties: { a: { type: text } } }\n"
  }

  @Test func manyDiagnosticsOfLintHaveASummary() throws {
    let folder = try TemporaryFolder(["openapi.yaml": Self.manyNotes, "few.yaml": Self.document])
    let path = folder.url.path + "/openapi.yaml"
    let (code, output, _) = RecordingTerminal.run(["lint", path])
    #expect(code == .fine)
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    let summary = try #require(lines.firstIndex(of: "1 warning, 20 notes:"))
    #expect(summary == 22)
    #expect(
      lines[summary + 1].wholeMatch(of: #/ +1 warning type-misspelled +first at .*:27:\d+/#)
        != nil,
      "\(output)")
    #expect(lines[summary + 2].contains("  20 note    "))
    #expect(lines[summary + 2].contains("first at \(path):7:"))
    #expect(RecordingTerminal.run(["lint", folder.url.path + "/few.yaml"]).output == "")
  }

  @Test func lintOfSomeIDs() throws {
    let folder = try TemporaryFolder(["openapi.yaml": Self.manyNotes])
    let path = folder.url.path + "/openapi.yaml"
    let only = RecordingTerminal.run(["lint", path, "--only", "type-misspelled"]).output
    #expect(only.split(separator: "\n").count == 2)
    #expect(only.contains("[type-misspelled]\n20 more left out by --only and --except\n"))
    let except = RecordingTerminal.run(["lint", path, "--except", "type-misspelled", "--strict"])
    #expect(except.code == .fine)
    #expect(!except.output.contains("type-misspelled"))
    #expect(RecordingTerminal.run(["lint", path, "--strict"]).code == .fault)
  }

  @Test func coloursOnATerminal() throws {
    let folder = try TemporaryFolder(["openapi.yaml": Self.manyNotes])
    let words = ["lint", folder.url.path + "/openapi.yaml", "--only", "type-misspelled"]
    let yellow = "\u{1B}[1;33mwarning\u{1B}[0m: "
    let shown = RecordingTerminal(interactive: .output)
    #expect(RecordingTerminal.run(words, on: shown).output.contains(yellow))
    #expect(!RecordingTerminal.run(words).output.contains("\u{1B}"))
    #expect(RecordingTerminal.run(words + ["--color", "always"]).output.contains(yellow))
    #expect(
      !RecordingTerminal.run(words + ["--color", "never"], on: shown).output.contains("\u{1B}"))
    let plain = RecordingTerminal(allowsColors: false, interactive: .output)
    #expect(!RecordingTerminal.run(words, on: plain).output.contains("\u{1B}"))
    #expect(
      RecordingTerminal.run(words + ["--color", "always"], on: plain).output.contains(yellow))
    // The diagnostics of lint go to the output: that people read the errors says nothing.
    let other = RecordingTerminal(interactive: .error)
    #expect(!RecordingTerminal.run(words, on: other).output.contains("\u{1B}"))
  }

  @Test func severityByID() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": Self.manyNotes,
      "off.yaml": "document: openapi.yaml\nseverity: { type-misspelled: off }\n",
      "note.yaml": "document: openapi.yaml\nseverity: { type-misspelled: note }\n",
      "error.yaml": "document: openapi.yaml\nseverity: { type-misspelled: error }\n",
      "unknown.yaml": "document: openapi.yaml\nseverity: { type-mispelled: off }\n",
      "lowered.yaml": "document: openapi.yaml\nseverity: { reference-missing: off }\n",
    ])
    func lint(_ file: String) -> (code: ExitCode, output: String) {
      let run = RecordingTerminal.run(["lint", folder.url.path + "/" + file, "--strict"])
      return (run.code, run.output)
    }
    #expect(lint("openapi.yaml").code == .fault)
    #expect(!lint("off.yaml").output.contains("[type-misspelled]"))
    #expect(lint("off.yaml").code == .fine)
    #expect(lint("note.yaml").output.contains(": note: "))
    #expect(lint("note.yaml").code == .fine)
    #expect(RecordingTerminal.run(["lint", folder.url.path + "/error.yaml"]).code == .fault)
    #expect(
      lint("unknown.yaml").output.contains("unknown.yaml:2:13: error: there is no diagnostic"))
    #expect(lint("unknown.yaml").output.contains("did you mean 'type-misspelled'?"))
    #expect(
      lint("lowered.yaml").output.contains("lowered.yaml:2:32: error: 'reference-missing' is"))
  }

  @Test func misspeltNamesAndFormats() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": Self.document + """
        components:
          schemas:
            Pet:
              type: object
              properties: { isDog: { type: boolean }, born: { type: string, format: date-time } }
            Hidden: { type: object, properties: { a: { type: string } } }

        """,
      "concord.yaml": """
      document: openapi.yaml
      exclude: { schemas: [Hidden] }
      formats: { datetime: String, date-time: String }
      names:
        schemas: { pets: Animal, Pet: Animal, Hidden: Secret }
        operations: { b: c, a: d }
        properties: { Pet.isDogg: dog, Pet.isDog: dog, Hidden.a: b }
      """,
    ])
    let (code, output, _) = RecordingTerminal.run(["lint", folder.url.path + "/concord.yaml"])
    #expect(code == .fine)
    let lines = output.split(separator: "\n")
    #expect(lines.count == 4, "\(output)")
    let expected = [
      "3:12: warning: no schema of the document has the format 'datetime', so this type is not used;"
        + " did you mean 'date-time'? [configuration-format-unused]",
      "5:14: warning: the document has no schema 'pets', so this name is not used; did you mean 'Pet'?"
        + " [configuration-name-unused]",
      "6:17: warning: the document has no operation 'b', so this name is not used; there are 'a'"
        + " [configuration-name-unused]",
      "7:17: warning: the document has no property 'Pet.isDogg', so this name is not used; did you"
        + " mean 'Pet.isDog'? [configuration-name-unused]",
    ]
    for (line, end) in zip(lines, expected) { #expect(line.hasSuffix(end), "\(line)") }
  }

  // MARK: What is missing

  @Test func aMissingInputIsCalledSo() throws {
    let (code, _, errors) = RecordingTerminal.run(["generate", "/nowhere/at/all"])
    #expect(code == .usage)
    #expect(errors.hasPrefix("error: there is no file or folder '/nowhere/at/all'; check the path"))
    let folder = try TemporaryFolder([
      "openapi.yaml": Self.document, "concord.yaml": "templates: Nowhere\nmodule: Pets\n",
    ])
    let templates = RecordingTerminal.run(["generate", folder.url.path]).errors
    #expect(
      templates.contains(
        "concord.yaml:1:12: error: there is no folder '\(folder.url.path)/Nowhere'"))
    #expect(templates.contains("[folder-missing]"))
  }

  @Test func referencesBelowARoot() throws {
    let folder = try TemporaryFolder([
      "api/openapi.yaml": Self.document
        + "components: { schemas: { A: { $ref: ../shared/a.yaml } } }\n",
      "shared/a.yaml": "type: string\n",
      "api/concord.yaml": "root: ..\n",
    ])
    let document = folder.url.path + "/api/openapi.yaml"
    let refused = RecordingTerminal.run(["lint", document])
    #expect(refused.code == .fault)
    #expect(refused.output.contains("[file-outside-root]"))
    #expect(RecordingTerminal.run(["lint", document, "--root", folder.url.path]).output == "")
    #expect(RecordingTerminal.run(["bundle", document, "--root", folder.url.path]).code == .fine)
    #expect(RecordingTerminal.run(["lint", folder.url.path + "/api/concord.yaml"]).output == "")
  }
}
