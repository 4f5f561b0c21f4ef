import ConcordDiagnostics
import ConcordTesting
import Foundation
import Testing

@testable import concord

@Suite struct ToolTests {
  private static let document = """
    openapi: 3.1.0
    info: { title: Pets, version: '1' }
    paths:
      /a: { get: { operationId: a, responses: { '200': { description: Fine } } } }

    """

  @Test func usage() {
    let (code, output, errors) = RecordingTerminal.run(["generate", "--nonsense"])
    #expect(code == .usage)
    #expect(output == "")
    #expect(errors.hasPrefix("error: 'concord generate' has no option '--nonsense'"))
    #expect(errors.hasSuffix("See 'concord generate --help'.\n"))
  }

  @Test func aDocumentNeedsAnOutputFolder() throws {
    let folder = try TemporaryFolder(["openapi.yaml": Self.document, "concord.yaml": ""])
    let (code, _, errors) = RecordingTerminal.run(["generate", folder.url.path + "/openapi.yaml"])
    #expect(code == .usage)
    #expect(errors.contains("--output DIR, or the configuration '\(folder.url.path)/concord.yaml'"))
  }

  @Test func aFolderWithoutConfigurations() throws {
    let folder = try TemporaryFolder(["openapi.yaml": Self.document])
    let (code, _, errors) = RecordingTerminal.run(["check", folder.url.path])
    #expect(code == .fault)
    #expect(errors.contains("[file-is-directory]"))
  }

  @Test func lintOfAMissingDocument() {
    let (code, output, errors) = RecordingTerminal.run(["lint", "/nowhere/openapi.yaml"])
    #expect(code == .fault)
    #expect(
      output == "error: there is no file '/nowhere/openapi.yaml'; check the path"
        + " [file-missing]\n")
    #expect(errors == "")
  }

  @Test func aMachineGetsItsEmptyList() throws {
    let folder = try TemporaryFolder(["openapi.yaml": Self.document])
    let (code, output, _) = RecordingTerminal.run([
      "lint", folder.url.path + "/openapi.yaml", "--format", "json",
    ])
    #expect(code == .fine)
    #expect(output == "[]\n")
  }

  /// Three notes of a kind tell what there is; lint and machines get them all.
  @Test func manyNotesOfAKindAreCounted() throws {
    var document = Self.document + "components:\n  schemas:\n"
    for number in 1...5 { document += "    S\(number): { type: string, nullable: true }\n" }
    let folder = try TemporaryFolder(["openapi.yaml": document])
    let path = folder.url.path + "/openapi.yaml"
    let arguments = [path, "--output", folder.url.path + "/Out", "--quiet"]
    for command in ["generate", "check"] {
      let (code, output, errors) = RecordingTerminal.run([command] + arguments)
      #expect(code == .fine)
      #expect(output == "")
      let lines = errors.split(separator: "\n")
      #expect(lines.count == 4)
      #expect(lines.first?.hasPrefix(path + ":7:") == true)
      let rest = "note: 2 more notes of these kinds; 'concord lint FILE' prints them all"
      #expect(errors.hasSuffix(rest + " [notes-left-out]\n"))
    }
    #expect(RecordingTerminal.run(["lint", path]).output.split(separator: "\n").count == 5)
    for more in [["--verbose"], ["--format", "github"]] {
      let (_, _, errors) = RecordingTerminal.run(["generate"] + arguments + more)
      #expect(errors.split(separator: "\n").count == 5)
    }
  }

  @Test func anErrorThatTouchesLittleNamesTheWayOn() throws {
    let document =
      Self.document + "components: {schemas: {A: {$ref: '#/components/schemas/B'}}}\n"
    let folder = try TemporaryFolder(["openapi.yaml": document, "broken.yaml": "openapi: [\n"])
    let way =
      "note: nothing is written because of these errors; --keep-going writes what they do not touch"
      + " [could-keep-going]\n"
    let output = ["--output", folder.url.path + "/Out", "--quiet"]
    let refused = RecordingTerminal.run(["generate", folder.url.path + "/openapi.yaml"] + output)
    #expect(refused.code == .fault)
    #expect(refused.errors.hasSuffix(way))
    let kept = RecordingTerminal.run(
      ["generate", folder.url.path + "/openapi.yaml", "--keep-going"] + output)
    #expect(kept.code == .fault)
    #expect(!kept.errors.contains("could-keep-going"))
    // Of a document that cannot be read there is nothing to write.
    let broken = RecordingTerminal.run(["generate", folder.url.path + "/broken.yaml"] + output)
    #expect(broken.code == .fault)
    #expect(!broken.errors.contains("could-keep-going"))
  }

  @Test func aFaultyConfigurationIsLocated() throws {
    let folder = try TemporaryFolder([
      "a/concord.yaml": "documnt: x\n", "b/concord.yaml": "module: 1\n",
    ])
    let (code, _, errors) = RecordingTerminal.run(["generate", folder.url.path])
    #expect(code == .fault)
    #expect(errors.contains("a/concord.yaml:1:1: error: 'documnt'"))
    #expect(errors.contains("b/concord.yaml:1:9: error: 'module' must be"))
  }

  @Test func aConfigurationUnderAnyName() throws {
    let folder = try TemporaryFolder(["pets.yaml": "document: 1\n"])
    let (code, _, errors) = RecordingTerminal.run(["generate", folder.url.path + "/pets.yaml"])
    #expect(code == .fault)
    #expect(errors.contains("pets.yaml:1:11: error: 'document' must be a text"))
  }

  @Test func overlaysOfTheCommandLine() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": Self.document + "components: { schemas: { A: { type: string } } }\n",
      "one.yaml": """
      overlay: 1.0.0
      info: {title: T, version: "1"}
      actions:
        - target: $.components.schemas
          update: { B: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } } }
      """,
      "two.yaml": """
      overlay: 1.0.0
      info: {title: T, version: "1"}
      actions:
        - target: $.components.schemas.B.properties
          update: { c: { $ref: '#/components/schemas/C' } }
      """,
    ])
    let document = folder.url.path + "/openapi.yaml"
    let fine = RecordingTerminal.run(["lint", document, "--overlay", folder.url.path + "/one.yaml"])
    #expect(fine.0 == .fine)
    #expect(fine.1 == "")
    let (code, output, _) = RecordingTerminal.run([
      "lint", document, "--overlay", folder.url.path + "/one.yaml", "--overlay",
      folder.url.path + "/two.yaml",
    ])
    #expect(code == .fault)
    #expect(output.contains("/two.yaml:5:26: error: '#/components/schemas/C' refers to nothing"))
  }

  @Test func bundles() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": Self.document + "components: { schemas: { A: { $ref: b.yaml } } }\n",
      "b.yaml": "type: string\n",
    ])
    let document = folder.url.path + "/openapi.yaml"
    let (code, output, errors) = RecordingTerminal.run(["bundle", document])
    #expect(code == .fine)
    #expect(errors == "")
    #expect(
      output.hasSuffix("      \"b\": {\n        \"type\": \"string\"\n      }\n    }\n  }\n}\n"))
    let (upgraded, newest, _) = RecordingTerminal.run(["bundle", document, "--upgrade"])
    #expect(upgraded == .fine)
    #expect(newest.hasPrefix("{\n  \"openapi\": \"3.2.0\""))
    let one = folder.url.path + "/one.json"
    #expect(RecordingTerminal.run(["bundle", document, "--output", one]).0 == .fine)
    #expect(RecordingTerminal.run(["lint", one]).1 == "")
    let (over, _, message) = RecordingTerminal.run([
      "bundle", document, "--output", folder.url.path + "/b.yaml",
    ])
    #expect(over == .fault)
    #expect(message.contains("[bundle-over-input]"))
  }

  @Test func severalDocumentsInOneConfiguration() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": Self.document,
      "concord.yaml": """
      generate: [models, client]
      files: single
      documents:
        - { document: openapi.yaml, output: One }
        - { document: openapi.yaml, output: Two, exclude: { operations: [a] } }
        - { document: openapi.yaml, output: One }
      """,
    ])
    let (code, _, errors) = RecordingTerminal.run(["generate", folder.url.path])
    #expect(code == .fault)
    #expect(errors.contains("/concord.yaml:6:39: error:"), "\(errors)")
    #expect(errors.contains("[output-shared]"))
    #expect(
      try String(contentsOfFile: folder.path("One/Generated.swift"), encoding: .utf8).contains(
        "struct A:"))
    #expect(
      try !String(contentsOfFile: folder.path("Two/Generated.swift"), encoding: .utf8).contains(
        "struct A:"))
  }

  @Test func initWritesAConfigurationThatIsRead() throws {
    let folder = try TemporaryFolder(["openapi.yaml": Self.document])
    let path = folder.url.path + "/concord.yaml"
    let (code, output, _) = RecordingTerminal.run(["init", folder.url.path + "/openapi.yaml"])
    #expect(code == .fine)
    #expect(output == "created \(path)\n")
    let (lint, _, errors) = RecordingTerminal.run(["lint", path])
    #expect(lint == .fine)
    #expect(errors == "")
    #expect(RecordingTerminal.run(["init", folder.url.path + "/openapi.yaml"]).code == .usage)
  }

  @Test func generateSaysWhatItDidAndCheckAgrees() throws {
    let folder = try TemporaryFolder(["openapi.yaml": Self.document])
    let arguments = [folder.url.path + "/openapi.yaml", "--output", folder.url.path + "/Pets"]
    let (code, output, _) = RecordingTerminal.run(["generate", "--timings"] + arguments)
    #expect(code == .fine)
    #expect(output.contains("\(folder.url.path)/openapi.yaml → \(folder.url.path)/Pets\n"))
    #expect(output.contains(" 0 kept in "))
    #expect(output.contains(" MB at most\n"))
    #expect(RecordingTerminal.run(["generate", "--quiet"] + arguments).output == "")
    let stamp = folder.url.path + "/UpToDate.swift"
    let check = RecordingTerminal.run(["check", "--stamp", stamp] + arguments)
    #expect(check.code == .fine)
    #expect(check.output.hasSuffix(" up to date\n"))
    #expect(FileManager.default.fileExists(atPath: stamp))
  }

  /// Each run would remove the other's files.
  @Test func twoConfigurationsMustNotShareAFolder() throws {
    let folder = try TemporaryFolder([
      "Package.swift": "", "a/openapi.yaml": Self.document, "b/openapi.yaml": Self.document,
      "a/concord.yaml": "module: Pets", "b/concord.yaml": "output: ../Generated/Pets",
    ])
    let (code, _, errors) = RecordingTerminal.run(["generate", folder.url.path])
    #expect(code == .fault)
    #expect(errors.contains("[output-shared]"))
  }
}
