import ConcordTesting
import Foundation
import Testing

/// What `lint` shows, what it leaves out, and how.
@Suite struct LintTests {
  private static let head = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: {}\n"

  /// A document with so many faults of one kind and one of another.
  private static func document(_ count: Int) -> String {
    var text = head + "components:\n  schemas:\n"
    for number in 0..<count { text += "    S\(number): { type: string, nullable: true }\n" }
    return text + "    T: { type: text }\n"
  }

  @Test func aLongListEndsWithASummary() throws {
    let folder = try TemporaryFolder([
      "long.yaml": Self.document(30), "short.yaml": Self.document(3),
    ])
    let long = try Self.run(["lint", folder.path("long.yaml")])
    let lines = long.output.split(separator: "\n")
    #expect(lines.suffix(3).first == "1 warning, 30 notes:")
    #expect(lines.suffix(2).first?.hasPrefix("   1 warning type-misspelled") == true)
    #expect(lines.last?.hasPrefix("  30 note    ") == true)
    #expect(lines.last?.hasSuffix("first at \(folder.path("long.yaml")):6:25") == true)
    #expect(try !Self.run(["lint", folder.path("short.yaml")]).output.contains("first at"))
    let json = try Self.run(["lint", folder.path("long.yaml"), "--format", "json"])
    #expect(!json.output.contains("first at"))
  }

  @Test func idsAreChosen() throws {
    let folder = try TemporaryFolder(["a.yaml": Self.document(3)])
    let only = try Self.run(["lint", folder.path("a.yaml"), "--only", "type-misspelled"])
    #expect(only.output.split(separator: "\n").count == 2)
    #expect(only.output.contains("[type-misspelled]"))
    let except = try Self.run(["lint", folder.path("a.yaml"), "--except=type-misspelled"])
    #expect(except.output.split(separator: "\n").count == 4)
    #expect(!except.output.contains("[type-misspelled]"))
    let unknown = try Self.run(["lint", folder.path("a.yaml"), "--only", "type-mispelled"])
    #expect(unknown.exitCode == 2)
    #expect(unknown.errors.contains("did you mean 'type-misspelled'?"))
  }

  @Test func theConfigurationSetsSeverities() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": Self.document(0) + "    A: { $ref: '#/components/schemas/B' }\n",
      "concord.yaml": "severity: { type-misspelled: error }\n",
    ])
    let raised = try Self.run(["lint", folder.path("concord.yaml")])
    #expect(raised.exitCode == 1)
    #expect(
      raised.output.split(separator: "\n").contains {
        $0.contains(": error: ") && $0.hasSuffix("[type-misspelled]")
      })
    #expect(raised.output.contains("[reference-missing]"))
    try folder.write("severity: { reference-missing: off }\n", to: "concord.yaml")
    let lowered = try Self.run(["lint", folder.path("concord.yaml")])
    #expect(lowered.exitCode == 1, "an error stays one")
    #expect(lowered.output.contains("[configuration-error-lowered]"))
    try folder.write(Self.document(0), to: "openapi.yaml")
    try folder.write("severity: { type-misspelled: off }\n", to: "concord.yaml")
    let silenced = try Self.run(["lint", folder.path("concord.yaml"), "--strict"])
    #expect(silenced.exitCode == 0)
    #expect(silenced.output == "")
    try folder.write("severity: { type-misspelled: fatal }\n", to: "concord.yaml")
    #expect(
      try Self.run(["lint", folder.path("concord.yaml")]).output.contains("'fatal' is not a value"))
  }

  @Test func coloursAreForThoseWhoWantThem() throws {
    let folder = try TemporaryFolder(["a.yaml": Self.document(0)])
    let plain = try Self.run(["lint", folder.path("a.yaml")])
    #expect(!plain.output.contains("\u{1B}"))
    let colored = try Self.run(["lint", folder.path("a.yaml"), "--color", "always"])
    #expect(colored.output.contains("\u{1B}[1;33mwarning\u{1B}[0m: "))
    let json = try Self.run([
      "lint", folder.path("a.yaml"), "--color", "always", "--format", "json",
    ])
    #expect(!json.output.contains("\u{1B}"))
  }

  @Test func namesThatTheDocumentDoesNotHave() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": """
      openapi: 3.1.0
      info: { title: Pets, version: '1' }
      paths:
        /a: { get: { operationId: listPets, responses: { '204': { description: Done } } } }
      components:
        schemas:
          Pet: { type: object, properties: { born: { type: string, format: date }, name: { type: string } } }
      """,
      "concord.yaml": """
      formats: { dat: String, date: String }
      names:
        schemas: { Pett: Animal, Pet: Beast }
        operations: { listPet: all, listPets: all }
        properties: { Pet.nam: title, Pet.name: title }
      """,
    ])
    let lines = try Self.run(["lint", folder.path("concord.yaml")]).output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.count { $0.hasSuffix("[configuration-name-unused]") } == 3)
    #expect(lines.count { $0.hasSuffix("[configuration-format-unused]") } == 1)
    let path = folder.path("concord.yaml")
    for (place, advice) in [
      ("1:12", "did you mean 'date'?"), ("3:14", "did you mean 'Pet'?"),
      ("4:17", "did you mean 'listPets'?"), ("5:17", "did you mean 'Pet.name'?"),
    ] {
      #expect(
        lines.contains { $0.hasPrefix("\(path):\(place): warning: ") && $0.contains(advice) },
        "\(place) \(lines)")
    }
  }

  // MARK: Finding documents

  @Test func aMissingPathAndANegativeNumberAreCalledSo() throws {
    let missing = try Self.run(["generate", "/nowhere/at/all"])
    #expect(missing.exitCode == 2)
    #expect(missing.errors.hasPrefix("error: there is no file or folder '/nowhere/at/all'"))
    let folder = try TemporaryFolder(["openapi.yaml": Self.head, "concord.yaml": "shards: -3\n"])
    let shards = try Self.run(["generate", folder.path("concord.yaml")])
    #expect(shards.errors.contains("'shards' must be a number from 1 to 1024, not -3"))
  }

  private static func run(_ arguments: [String]) throws -> ChildProcess {
    try ChildProcess(BuiltProducts.command.path, arguments)
  }
}
