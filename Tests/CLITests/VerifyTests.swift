import ConcordTesting
import Foundation
import Testing

/// `concord verify`: its exit codes, its formats, and what it writes.
@Suite struct VerifyTests {
  private static let document = """
    openapi: 3.1.0
    info: { title: Pets, version: '1' }
    servers: [{ url: 'https://pets.example.com/v1' }]
    paths:
      /pets:
        get:
          operationId: listPets
          responses:
            '200':
              description: Pets
              content:
                application/json:
                  schema: { type: object, properties: { name: { type: string } } }
      /other: { get: { operationId: other, responses: { '204': { description: Nothing } } } }

    """

  private static func exchange(_ body: String, url: String = "https://pets.example.com/v1/pets")
    -> String
  {
    #"{"time": "2026-03-01T10:00:00Z", "request": {"method": "GET", "url": "\#(url)", "#
      + #""headers": {"Authorization": "Bearer s3cr3t"}}, "response": {"status": 200, "#
      + #""headers": {"Content-Type": "application/json"}, "body": \#(body)}}"# + "\n"
  }

  private static func folder() throws -> TemporaryFolder {
    try TemporaryFolder([
      "openapi.yaml": document,
      "honest.jsonl": exchange(#"{"name": "Rex"}"#),
      "lies.jsonl": exchange(#"{"name": 3}"#) + exchange(#"{"name": 4}"#),
      "more.jsonl": exchange(#"{"name": "Rex", "colour": "s3cr3t"}"#),
    ])
  }

  @Test func nothingFoundIsFine() throws {
    let folder = try Self.folder()
    let run = try Self.run([folder.path("openapi.yaml"), folder.path("honest.jsonl")])
    #expect(run.exitCode == 0)
    #expect(run.output == "1 exchange, 1 of 2 operations\n")
    #expect(run.errors == "")
    let quiet = try Self.run([
      folder.path("openapi.yaml"), folder.path("honest.jsonl"), "--quiet",
    ])
    #expect(quiet.output == "")
  }

  @Test func errorsAndWarningsAreFindings() throws {
    let folder = try Self.folder()
    let path = folder.path("openapi.yaml")
    let lies = try Self.run([path, folder.path("lies.jsonl")])
    #expect(lies.exitCode == 1)
    #expect(
      lies.output.hasPrefix(
        "2 exchanges, 1 of 2 operations\n\(path):13:59: error: the response 200 of 'GET /pets' has "
          + "an integer at '/name', where the document has a string; seen 2 times, first at "))
    #expect(lies.output.contains("lies.jsonl:1:1 (2026-03-01T10:00:00Z), last at "))
    let more = try Self.run([path, folder.path("honest.jsonl"), folder.path("more.jsonl")])
    #expect(more.exitCode == 1)
    #expect(
      more.output.contains(": warning: the response 200 of 'GET /pets' has a member 'colour'"))
    #expect(more.output.contains("more.jsonl:1:1"))
    #expect(!more.output.contains("honest.jsonl"))
  }

  @Test func machinesGetTheirFormats() throws {
    let folder = try Self.folder()
    let arguments = [folder.path("openapi.yaml"), folder.path("lies.jsonl"), "--format"]
    let json = try Self.run(arguments + ["json"])
    let list = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(list?.count == 1)
    #expect(list?[0]["id"] as? String == "recorded-type-differs")
    #expect(list?[0]["line"] as? Int == 13)
    let sarif = try Self.run(arguments + ["sarif"])
    #expect(try JSONSerialization.jsonObject(with: Data(sarif.output.utf8)) is [String: Any])
    #expect(sarif.output.contains("recorded-type-differs"))
    let github = try Self.run(arguments + ["github"])
    #expect(github.output.hasPrefix("::error file="))
    for run in [json, sarif, github] {
      #expect(run.exitCode == 1)
      #expect(!run.output.contains("s3cr3t") && !run.errors.contains("s3cr3t"))
    }
  }

  @Test func theConfigurationSetsSeverities() throws {
    let folder = try Self.folder()
    try folder.write(
      "document: openapi.yaml\nseverity: { recorded-type-differs: note }\n", to: "concord.yaml")
    let lowered = try Self.run([folder.path("concord.yaml"), folder.path("lies.jsonl")])
    #expect(lowered.exitCode == 0)
    #expect(lowered.output.contains(": note: the response 200"))
    try folder.write(
      "document: openapi.yaml\nseverity: { recorded-member-undocumented: off }\n",
      to: "concord.yaml")
    let silenced = try Self.run([folder.path("concord.yaml"), folder.path("more.jsonl")])
    #expect(silenced.exitCode == 0)
    #expect(silenced.output == "1 exchange, 1 of 2 operations\n")
    let only = try Self.run([
      folder.path("openapi.yaml"), folder.path("lies.jsonl"), "--except", "recorded-type-differs",
    ])
    #expect(only.exitCode == 0)
  }

  @Test func coverageNamesWhatWasNotCalled() throws {
    let folder = try Self.folder()
    let arguments = [folder.path("openapi.yaml"), folder.path("honest.jsonl")]
    let run = try Self.run(arguments + ["--coverage"])
    #expect(run.exitCode == 0)
    #expect(run.output.contains("14:33: note: 'GET /other' is not in the recordings"))
  }

  @Test func theBaseSaysWhereTheAPIIs() throws {
    let folder = try Self.folder()
    try folder.write(
      Self.exchange(#"{"name": 3}"#, url: "http://localhost:8080/test/pets"), to: "local.jsonl")
    let arguments = [folder.path("openapi.yaml"), folder.path("local.jsonl")]
    let others = try Self.run(arguments)
    #expect(others.exitCode == 1)
    #expect(others.output.contains("but to 'localhost:8080'; name the address with --base"))
    for base in ["/test", "http://localhost:8080/test/", "http://LOCALHOST:8080/test"] {
      let run = try Self.run(arguments + ["--base", base])
      #expect(run.output.contains("[recorded-type-differs]"), "\(base)")
    }
    let wrong = try Self.run(arguments + ["--base", "test"])
    #expect(wrong.exitCode == 2)
    #expect(wrong.errors.contains("it is a path such as '/v1', or an address"))
  }

  @Test func aSuggestionMakesTheDocumentTrue() throws {
    let folder = try Self.folder()
    let arguments = [
      folder.path("openapi.yaml"), folder.path("lies.jsonl"), folder.path("more.jsonl"),
    ]
    let fixes = folder.path("fixes.json")
    let run = try Self.run(arguments + ["--suggest", fixes])
    #expect(run.exitCode == 1)
    #expect(run.output.hasPrefix("created \(fixes)\n"))
    #expect(try !String(contentsOfFile: fixes, encoding: .utf8).contains("s3cr3t"))
    let fixed = try Self.run(arguments + ["--overlay", fixes])
    #expect(fixed.exitCode == 0)
    #expect(fixed.output == "3 exchanges, 1 of 2 operations\n")
    let again = try Self.run(Array(arguments.prefix(2)) + ["--suggest", fixes])
    #expect(again.output.contains("[file-foreign]"))
    let recording = try Self.run(arguments + ["--suggest", folder.path("lies.jsonl"), "--force"])
    #expect(recording.output.contains("is one of the files that are read"))
  }

  @Test func faultsOfRecordingsHaveTheirPlaces() throws {
    let folder = try Self.folder()
    try folder.write("{\"request\": s3cr3t}\n\n{\"request\": {}}\n", to: "broken.jsonl")
    try folder.write("{\"log\": {\"version\": \"1.2\"}}", to: "empty.har")
    try folder.write(
      "{\"log\": {\"entries\": [\n  {\"request\": {\"method\": \"GET\"}, \"response\": {}},\n s3cr3t",
      to: "cut.har")
    let document = folder.path("openapi.yaml")
    let broken = try Self.run([document, folder.path("broken.jsonl")])
    #expect(broken.exitCode == 1)
    #expect(broken.output.contains("broken.jsonl:1:1: error: this is not JSON in UTF-8"))
    #expect(broken.output.contains("broken.jsonl:3:1: warning: this exchange has no 'response'"))
    #expect(!broken.output.contains("s3cr3t"))
    let empty = try Self.run([document, folder.path("empty.har")])
    #expect(empty.output.contains("has no list 'log.entries'"))
    let cut = try Self.run([document, folder.path("cut.har")])
    #expect(cut.output.contains("cut.har:2:3: warning: this exchange has no 'request/url'"))
    #expect(cut.output.contains("cut.har:3:"))
    #expect(!cut.output.contains("s3cr3t"))
    let missing = try Self.run([document, folder.path("missing.har")])
    #expect(missing.exitCode == 1)
    #expect(missing.output.contains("[file-missing]"))
    let folderAsFile = try Self.run([document, folder.path])
    #expect(folderAsFile.output.contains("[file-is-directory]"))
  }

  @Test func aDocumentWithErrorsIsNotVerified() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": Self.document + "components: { schemas: { A: { $ref: '#/nowhere' } } }\n",
      "a.jsonl": Self.exchange("{}"),
    ])
    let run = try Self.run([folder.path("openapi.yaml"), folder.path("a.jsonl")])
    #expect(run.exitCode == 1)
    #expect(run.output.contains("[reference-missing]"))
    #expect(!run.output.contains("exchange,"))
  }

  @Test func usageIsChecked() throws {
    let folder = try Self.folder()
    let missing = try Self.run([folder.path("openapi.yaml")])
    #expect(missing.exitCode == 2)
    #expect(missing.errors.contains("'concord verify' needs DOCUMENT RECORDING…"))
    let help = try Self.run(["--help"])
    #expect(help.exitCode == 0)
    #expect(help.output.contains("USAGE: concord verify DOCUMENT RECORDING… [OPTIONS]"))
    for option in ["--base", "--coverage", "--suggest"] { #expect(help.output.contains(option)) }
  }

  private static func run(_ arguments: [String]) throws -> ChildProcess {
    try ChildProcess(BuiltProducts.command.path, ["verify"] + arguments)
  }
}
