import ConcordTesting
import Foundation
import Testing

/// The built command on documents as they come: it never ends by a signal, says where a fault
/// stands, and leaves the output folder alone where there is an error.
@Suite struct EndToEndTests {
  // MARK: Errors

  @Test(arguments: Faulty.all) func anErrorIsLocatedAndNothingIsTouched(_ faulty: Faulty) throws {
    let setting = try Setting()
    let before = FolderContents.read(setting.output)
    try setting.folder.write(faulty.bytes, to: faulty.file)
    let run = try setting.run("generate", setting.folder.path(faulty.file))
    #expect(run.exitCode == 1)
    let errors = run.errors.split(separator: "\n").filter { $0.contains(": error: ") }
    let first = try #require(errors.first, "\(run.errors)")
    #expect(first.hasPrefix(setting.folder.path(faulty.file)))
    let rest = first.dropFirst(setting.folder.path(faulty.file).count)
    #expect(rest.starts(with: /:[1-9][0-9]*:[1-9][0-9]*: error: \S/))
    #expect(first.hasSuffix("[\(faulty.id)]"))
    #expect(FolderContents.read(setting.output) == before)
  }

  @Test func aFolderIsNoDocument() throws {
    let setting = try Setting()
    let before = FolderContents.read(setting.output)
    try setting.folder.write("", to: "folder.yaml/x")
    let run = try setting.run("generate", setting.folder.path("folder.yaml"))
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("folder.yaml:1:1: error: "))
    #expect(run.errors.contains("[file-is-directory]"))
    #expect(FolderContents.read(setting.output) == before)
  }

  @Test func keepGoingWritesWhatNoErrorTouches() throws {
    let folder = try TemporaryFolder([
      "broken.yaml": """
      openapi: 3.1.0
      info: { title: Pets, version: '1' }
      paths:
        /pets:
          get:
            responses:
              '200': { $ref: '#/components/responses/Absent' }
              '404': { description: None. }
        /pets/{id}: { $ref: 'absent.yaml' }
      components:
        schemas:
          Pet:
            type: object
            required: [name, owner]
            properties:
              name: { type: string }
              owner: { $ref: '#/components/schemas/Absent' }
              home: { $ref: 'https://example.com/home.json' }
              cycle: { $ref: '#/components/schemas/Cycle' }
          Cycle: { $ref: '#/components/schemas/Cycle' }
          Inside: { allOf: [ { $ref: '#/components/schemas/Inside' } ], type: object }
      """
    ])
    let arguments = [
      "generate", folder.path("broken.yaml"), "--output", folder.path("Pets"), "--quiet",
    ]
    let refused = try ChildProcess(BuiltProducts.command.path, arguments)
    #expect(refused.exitCode == 1)
    #expect(FolderContents.read(folder.path("Pets")) == [:])
    let run = try ChildProcess(BuiltProducts.command.path, arguments + ["--keep-going"])
    #expect(run.exitCode == 1)
    let errors = run.errors.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(errors.count >= 5, "\(run.errors)")
    let written = FolderContents.read(folder.path("Pets"))
    let pet = String(decoding: try #require(written["Models/Pet.swift"]), as: UTF8.self)
    #expect(pet.contains("public var name: String\n"))
    #expect(pet.contains("public var owner: JSONValue\n"))
    #expect(try TypeChecker.complaints(about: folder.path("Pets"), module: "Pets") == "")
  }

  // MARK: Warnings

  @Test(arguments: Faulty.tolerated) func aWarningSaysWhatWasDone(_ faulty: Faulty) throws {
    let setting = try Setting()
    try setting.folder.write(faulty.bytes, to: faulty.file)
    let output = setting.folder.path("Fresh")
    let run = try ChildProcess(
      BuiltProducts.command.path,
      ["generate", setting.folder.path(faulty.file), "--output", output, "--quiet"])
    #expect(run.exitCode == 0)
    let place = setting.folder.path(faulty.file)
    let warnings = run.errors.split(separator: "\n").filter { $0.contains(": warning: ") }
    let first = try #require(warnings.first, "\(run.errors)")
    #expect(first.hasPrefix(place + ":"))
    #expect(first.dropFirst(place.count).starts(with: /:[1-9][0-9]*:[1-9][0-9]*: warning: \S/))
    #expect(first.hasSuffix("[\(faulty.id)]"))
    #expect(try TypeChecker.complaints(about: output, module: "Fresh") == "")
  }

  @Test(arguments: Faulty.harmless) func noHarmIsDone(_ faulty: Faulty) throws {
    let setting = try Setting()
    try setting.folder.write(faulty.bytes, to: faulty.file)
    let output = setting.folder.path("Fresh")
    let run = try ChildProcess(
      BuiltProducts.command.path,
      ["generate", setting.folder.path(faulty.file), "--output", output, "--quiet"])
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    #expect(try TypeChecker.complaints(about: output, module: "Fresh") == "")
  }

  // MARK: Check

  @Test func checkAgreesWithWhatWasGenerated() throws {
    let setting = try Setting()
    let run = try setting.run("check")
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
  }

  @Test func modelsCanBeValidatedWhereThatIsAskedFor() throws {
    let setting = try Setting()
    let output = setting.folder.path("Checked")
    let document = setting.folder.path("openapi.yaml")
    let run = try ChildProcess(
      BuiltProducts.command.path, ["generate", document, "--output", output, "--validation"])
    #expect(run.exitCode == 0)
    let texts = FolderContents.read(output).values.map { String(decoding: $0, as: UTF8.self) }
    #expect(texts.contains { $0.contains(": Validated {") })
    let plain = FolderContents.read(setting.output).values
      .map { String(decoding: $0, as: UTF8.self) }
    #expect(!plain.contains { $0.contains("Validated") })
  }

  @Test func aChangedDescriptionIsAFewLinesOfDifference() throws {
    let setting = try Setting()
    let before = FolderContents.read(setting.output)
    try setting.folder.write(
      Setting.document.replacing("What it is called.", with: "How it is called."),
      to: "openapi.yaml")
    let run = try setting.run("check")
    #expect(run.exitCode == 1)
    let lines = (run.output + run.errors).split(separator: "\n")
    let changes = lines.filter {
      $0.hasPrefix("+") && !$0.hasPrefix("+++") || $0.hasPrefix("-") && !$0.hasPrefix("---")
    }
    #expect(changes == ["-  /// What it is called.", "+  /// How it is called."])
    #expect(lines.count < 20)
    #expect(FolderContents.read(setting.output) == before)
  }

  @Test func aDeletedFileIsNamed() throws {
    let setting = try Setting()
    try FileManager.default.removeItem(atPath: setting.output + "/Models/Pet.swift")
    let run = try setting.run("check")
    #expect(run.exitCode == 1)
    #expect((run.output + run.errors).contains("Models/Pet.swift"))
  }

  @Test func aHandEditedFileIsNamed() throws {
    let setting = try Setting()
    let file = setting.output + "/Models/Pet.swift"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try (text + "// mine\n").write(toFile: file, atomically: true, encoding: .utf8)
    let run = try setting.run("check")
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("Models/Pet.swift"))
    #expect(run.errors.contains("[drift-hand-edited]"))
  }

  // MARK: Usage

  @Test(arguments: [
    ["generate", "--nonsense"], ["nonsense"], ["generate", "a", "--output"], ["lint"],
    ["generate", "/nowhere/at/all"], ["check", "openapi.yaml", "--format", "poetry"],
  ]) func wrongUse(arguments: [String]) throws {
    let run = try ChildProcess(BuiltProducts.command.path, arguments)
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("error: "))
  }
}

/// A folder with a document and its generated code.
private struct Setting {
  static let document = """
    openapi: 3.1.0
    info: { title: Pets, version: '1' }
    paths:
      /pets:
        get:
          operationId: listPets
          responses:
            '200':
              description: All of them.
              content:
                application/json:
                  schema: { type: array, items: { $ref: '#/components/schemas/Pet' } }
    components:
      schemas:
        Pet:
          type: object
          required: [name]
          properties:
            name: { type: string, description: What it is called. }

    """

  let folder: TemporaryFolder
  var output: String { folder.path("Pets") }

  init() throws {
    folder = try TemporaryFolder(["openapi.yaml": Self.document])
    let run = try run("generate")
    try #require(run.exitCode == 0, "\(run.errors)")
    try FileManager.default.removeItem(atPath: folder.path("openapi.yaml"))
    try folder.write(Self.document, to: "openapi.yaml")
  }

  func run(_ command: String, _ document: String? = nil) throws -> ChildProcess {
    try ChildProcess(
      BuiltProducts.command.path,
      [command, document ?? folder.path("openapi.yaml"), "--output", output])
  }
}

/// A document with a fault.
struct Faulty: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: String
  let bytes: [UInt8]
  /// The id of the first diagnostic.
  let id: String

  init(
    _ description: String, _ text: String, id: String, file: String = "openapi.yaml"
  ) {
    self.init(description, bytes: Array(text.utf8), id: id, file: file)
  }

  init(
    _ description: String, bytes: [UInt8], id: String, file: String = "openapi.yaml"
  ) {
    testDescription = description
    self.file = file
    self.bytes = bytes
    self.id = id
  }

  private static let head = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\n"

  private static func schemas(_ text: String) -> String {
    head + "paths: {}\ncomponents:\n  schemas:\n" + text
  }

  /// A list that holds the last one ten times.
  private static func alias(_ level: Int) -> String {
    let elements = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
    return "x-\(level): &a\(level) [\(elements)]\n"
  }

  static let all: [Faulty] = [
    Faulty("broken YAML", head + "paths: { /a: [\n", id: "yaml-expected-value"),
    Faulty(
      "broken JSON", "{\"openapi\": \"3.1.0\",, }", id: "json-expected-key", file: "openapi.json"),
    Faulty("a tab", head + "paths:\n\t/a: {}\n", id: "yaml-tab"),
    Faulty("two same keys", head + "paths: {}\npaths: {}\n", id: "duplicate-key"),
    Faulty(
      "two same keys in JSON",
      "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"a\", \"title\": \"b\", \"version\": \"1\"}}",
      id: "duplicate-key", file: "openapi.json"),
    Faulty(
      "a reference to nowhere", schemas("    A: { $ref: '#/components/schemas/B' }\n"),
      id: "reference-missing"),
    Faulty(
      "a reference to itself", schemas("    A: { $ref: '#/components/schemas/A' }\n"),
      id: "reference-to-itself"),
    Faulty(
      "a cycle of references",
      schemas(
        "    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n"),
      id: "reference-cycle"),
    Faulty("an empty file", "", id: "document-empty"),
    Faulty("an empty JSON file", "", id: "document-empty", file: "openapi.json"),
    Faulty(
      "text that is not UTF-8", bytes: Array(head.utf8) + [0x61, 0xFF, 0xFE], id: "not-utf-8"),
    Faulty(
      "deep YAML", head + "paths: " + String(repeating: "[", count: 100_000), id: "nesting-too-deep"
    ),
    Faulty(
      "deep block YAML",
      head + "paths:\n" + (1...2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      id: "nesting-too-deep"),
    Faulty(
      "deep JSON",
      "{\"openapi\": \"3.1.0\", \"paths\": " + String(repeating: "[", count: 100_000),
      id: "nesting-too-deep", file: "openapi.json"),
    Faulty(
      "deep JSON in a file of YAML",
      "{\"openapi\": \"3.1.0\", \"paths\": " + String(repeating: "{\"a\":", count: 100_000),
      id: "nesting-too-deep"),
    Faulty(
      "an alias bomb",
      head + "x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + (1...12).map { Self.alias($0) }.joined() + "paths: {}\n", id: "yaml-alias-bomb"),
    Faulty("a list", "- a\n- b\n", id: "document-not-object"),
    Faulty("a text", "hello\n", id: "document-not-object"),
    Faulty("another version", "openapi: 4.0.0\n", id: "version-unknown"),
  ]

  static let tolerated: [Faulty] = [
    Faulty(
      "a wrong type", schemas("    A: { type: object, properties: { a: { type: text } } }\n"),
      id: "type-misspelled"),
    Faulty(
      "an undeclared path parameter",
      head + "paths:\n  /a/{id}:\n    get: { responses: { '204': { description: Done } } }\n",
      id: "path-parameter-missing"),
    Faulty(
      "two operations of one id",
      head
        + "paths:\n  /a:\n    get: { operationId: a, responses: { '204': { description: Done } } }\n"
        + "    put: { operationId: a, responses: { '204': { description: Done } } }\n",
      id: "duplicate-operation-id"),
  ]

  private static let nasty =
    #"a\" \\(evil()) \"\"\" */ /* ` \r\n // x\u200D\"\u200D \u202E \u2028 \u0000 \u0301\"\u0301 end"#

  static let harmless: [Faulty] = [
    Faulty(
      "a line of a megabyte",
      schemas(
        "    A: { type: object, description: '\(String(repeating: "word ", count: 200_000))' }\n"),
      id: ""),
    Faulty(
      "a word of a megabyte",
      schemas(
        "    A: { type: string, enum: ['\(String(repeating: "x", count: 1_000_000))', b] }\n"),
      id: ""),
    Faulty(
      "text that looks like code",
      """
      openapi: 3.1.0
      info: { title: "\(nasty)", version: "\(nasty)", description: "\(nasty)" }
      servers: [{ url: "https://example.com/\(nasty)", description: "\(nasty)" }]
      paths:
        "/\(nasty)":
          get:
            operationId: "\(nasty)"
            description: "\(nasty)"
            tags: ["\(nasty)"]
            parameters:
              - { name: "\(nasty)", in: query, description: "\(nasty)", schema: { type: string } }
            responses:
              '200': { description: "\(nasty)", content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
      components:
        schemas:
          A:
            description: "\(nasty)"
            type: object
            properties: { "\(nasty)": { type: string, description: "\(nasty)", default: "\(nasty)" } }
          "\(nasty)": { type: string, enum: ["\(nasty)", b] }

      """, id: ""),
  ]
}
