import ConcordTesting
import Foundation
import Testing

@testable import concord

/// The links that a run leaves to what it read, which the plugins watch; configurations that go on
/// in spite of errors; and where configurations are looked for.
@Suite struct WatchedInputsTests {
  private static let document = """
    openapi: 3.1.0
    info: { title: Pets, version: '1' }
    paths: {}
    components: { schemas: { Pet: { $ref: 'parts/pet.yaml' } } }

    """

  private static func folder() throws -> TemporaryFolder {
    try TemporaryFolder([
      "Shared/api.yaml": document, "Shared/parts/pet.yaml": "type: object\n",
      "Shared/fixes.yaml": """
      overlay: 1.0.0
      info: { title: F, version: '1' }
      actions: [{ target: $.info, update: { description: Pets. } }]
      """,
      "Shared/Templates/header.mustache": "// Mine.\n",
      "App/concord.yaml": """
      document: ../Shared/api.yaml
      overlays: [../Shared/fixes.yaml]
      templates: ../Shared/Templates
      output: Pets
      """,
    ])
  }

  /// Where the links in a folder lead, below the temporary folder.
  private static func watched(_ folder: TemporaryFolder) throws -> [String] {
    let links = folder.path("Links")
    return try FileManager.default.contentsOfDirectory(atPath: links).map { name in
      let path = try FileManager.default.destinationOfSymbolicLink(atPath: links + "/" + name)
      #expect(path.hasPrefix("/"))
      let real = URL(filePath: path).resolvingSymlinksInPath().path
      return String(real.dropFirst(folder.url.resolvingSymlinksInPath().path.count + 1))
    }.sorted()
  }

  @Test func allThatWasReadIsLinked() throws {
    let folder = try Self.folder()
    let arguments = [folder.path("App/concord.yaml"), "--inputs", folder.path("Links"), "--quiet"]
    let read = [
      "App/concord.yaml", "Shared/Templates", "Shared/api.yaml", "Shared/fixes.yaml",
      "Shared/parts/pet.yaml",
    ]
    #expect(RecordingTerminal.run(["generate"] + arguments).errors == "")
    #expect(try Self.watched(folder) == read)
    // A check depends on what was committed, too.
    #expect(RecordingTerminal.run(["check"] + arguments).code == .fine)
    #expect(try Self.watched(folder) == (read + ["App/Pets"]).sorted())
  }

  @Test func whatIsNotReadAnyMoreIsNotLinked() throws {
    let folder = try Self.folder()
    try folder.write("kept", to: "Links/note.txt")
    let arguments = [
      "generate", folder.path("App/concord.yaml"), "--inputs", folder.path("Links"), "--quiet",
    ]
    #expect(RecordingTerminal.run(arguments).code == .fine)
    // Where an error ends the run, what the last one read is watched on.
    try folder.write(Self.document + "x: [\n", to: "Shared/api.yaml")
    #expect(RecordingTerminal.run(arguments).code == .fault)
    let links = try FileManager.default.contentsOfDirectory(atPath: folder.path("Links"))
    #expect(links.count == 6)
    try folder.write(
      Self.document.replacing("parts/pet.yaml", with: "parts/new.yaml"), to: "Shared/api.yaml")
    try folder.write("type: object\n", to: "Shared/parts/new.yaml")
    #expect(RecordingTerminal.run(arguments).code == .fine)
    #expect(folder.exists("Links/note.txt"))
    try FileManager.default.removeItem(atPath: folder.path("Links/note.txt"))
    let watched = try Self.watched(folder)
    #expect(watched.contains("Shared/parts/new.yaml"))
    #expect(!watched.contains("Shared/parts/pet.yaml"))
  }

  @Test func aNameWithALineBreakIsLinked() throws {
    let folder = try TemporaryFolder([
      "a\nb.yaml": Self.document, "parts/pet.yaml": "type: object\n",
    ])
    let run = RecordingTerminal.run([
      "generate", folder.path("a\nb.yaml"), "--output", folder.path("Pets"), "--inputs",
      folder.path("Links"), "--quiet",
    ])
    #expect(run.code == .fine, "\(run.errors)")
    #expect(try Self.watched(folder) == ["a\nb.yaml", "parts/pet.yaml"])
  }

  @Test func theStandardInputIsRefused() throws {
    let folder = try Self.folder()
    let line = """
      cd '\(folder.path("Shared"))' && '\(BuiltProducts.command.path)' generate - --output Pets \
      --inputs Links --quiet <api.yaml
      """
    let run = try ChildProcess("sh", ["-c", line])
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("[input-unwatchable]"), "\(run.errors)")
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    let folder = try Self.folder()
    let run = RecordingTerminal.run([
      "generate", folder.path("App/concord.yaml"), "--inputs", folder.path("No/Links"), "--quiet",
    ])
    #expect(run.code == .fault)
    #expect(run.errors.contains("No/Links"))
    #expect(run.errors.contains("[inputs-unwritable]"))
  }

  // MARK: The key keep-going

  private static let broken = """
    openapi: 3.1.0
    info: { title: Pets, version: '1' }
    paths: {}
    components:
      schemas:
        Pet: { type: object, properties: { name: { type: string } } }
        Owner: { type: object, properties: { pet: { $ref: '#/components/schemas/Absent' } } }

    """

  @Test func aConfigurationGoesOnInSpiteOfErrors() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": Self.broken, "concord.yaml": "output: Pets\nkeep-going: true\n",
    ])
    let arguments = [folder.path("concord.yaml"), "--quiet"]
    let run = RecordingTerminal.run(["generate"] + arguments)
    #expect(run.code == .fine)
    #expect(run.errors.contains(": warning: "), "\(run.errors)")
    #expect(run.errors.contains("[reference-missing]"))
    #expect(folder.exists("Pets/Models/Pet.swift"))
    #expect(RecordingTerminal.run(["check"] + arguments).code == .fine)
    // Drift stays an error, and a strict run has no mercy.
    try folder.write("// mine\n", to: "Pets/Models/Pet.swift")
    let drifted = RecordingTerminal.run(["check"] + arguments)
    #expect(drifted.code == .fault)
    #expect(drifted.errors.contains("error: "))
    #expect(RecordingTerminal.run(["generate", "--strict"] + arguments).code == .fault)
    // What cannot be read at all gives nothing to go on with.
    try folder.write("openapi: [\n", to: "openapi.yaml")
    #expect(RecordingTerminal.run(["generate"] + arguments).code == .fault)
  }

  // MARK: Where configurations live

  @Test func configurationsOfTargetsAreFound() throws {
    let plain = Self.broken.replacing("Absent", with: "Pet")
    let folder = try TemporaryFolder([
      "Package.swift": "",
      "Specs/a/openapi.yaml": plain, "Specs/a/concord.yaml": "output: ../../Generated/A\n",
      "Sources/B/openapi.yaml": plain, "Sources/B/concord.yml": "output: Generated\n",
      // The plugin that generates at each build uses this one.
      "Sources/C/openapi.yaml": plain, "Sources/C/concord.yaml": "document: openapi.yaml\n",
    ])
    func run(_ command: String, in place: String = ".") throws -> ChildProcess {
      let line = "cd '\(folder.path(place))' && '\(BuiltProducts.command.path)' \(command) --quiet"
      return try ChildProcess("sh", ["-c", line])
    }
    #expect(try run("generate").errors == "")
    #expect(folder.exists("Generated/A/Models/Pet.swift"))
    #expect(folder.exists("Sources/B/Generated/Models/Pet.swift"))
    #expect(!folder.exists("Generated/C"))
    #expect(try run("check").exitCode == 0)
    try FileManager.default.removeItem(atPath: folder.path("Sources/B/Generated/Models/Pet.swift"))
    #expect(try run("check").exitCode == 1)
    let nowhere = try run("check", in: "Generated")
    #expect(nowhere.exitCode == 2)
    #expect(nowhere.errors.contains("'Specs' and 'Sources'"))
  }
}
