import ConcordTesting
import Foundation
import Testing

/// The built command and the files around it: what is not its own stays as it is, and what is its
/// own is whole at any moment.
@Suite struct FileSafetyTests {
  // MARK: Files of others

  @Test(arguments: ["bundle", "check"]) func aFileOfOthersIsReplacedOnlyWithForce(
    command: String
  ) throws {
    let folder = try Self.folder()
    let target = folder.path("target")
    try folder.write("precious", to: "target")
    var arguments = [command, folder.path("openapi.yaml")]
    arguments +=
      command == "bundle"
      ? ["--output", target] : ["--output", folder.path("Pets"), "--stamp", target]
    let refused = try Self.run(arguments)
    #expect(refused.exitCode == 1)
    #expect(refused.errors.contains("[file-foreign]"))
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious")
    #expect(try Self.run(arguments + ["--force"]).exitCode == 0)
    #expect(try String(contentsOfFile: target, encoding: .utf8) != "precious")
    // What is there already is no reason to complain.
    #expect(try Self.run(arguments).exitCode == 0)
  }

  @Test func devicesAndLinksAreNeverReplaced() throws {
    let folder = try Self.folder()
    let link = folder.path("link")
    try folder.write("precious", to: "victim")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.path("victim"))
    for target in [link, folder.path("Pets"), "/dev/null"] {
      let run = try Self.run(["bundle", folder.path("openapi.yaml"), "--output", target, "--force"])
      #expect(run.exitCode == 1)
      #expect(run.errors.contains("[file-place-taken]"), "\(run.errors)")
    }
    #expect(try String(contentsOfFile: folder.path("victim"), encoding: .utf8) == "precious")
  }

  @Test func aFullDiskLeavesTheOldFile() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let folder = try Self.folder()
    try folder.write("precious", to: "old.json")
    // A limit of the file's size fails as a full disk does, half way.
    let command = "ulimit -f 0; exec '\(BuiltProducts.command.path)' bundle"
    let run = try ChildProcess(
      "/bin/sh",
      [
        "-c",
        "trap '' XFSZ; \(command) '\(folder.path("openapi.yaml"))' --output"
          + " '\(folder.path("old.json"))' --force 2>/dev/null",
      ])
    #expect(run.exitCode == 1)
    #expect(FolderContents.read(folder.url.path).keys.filter { $0.hasPrefix(".") } == [])
    #expect(try String(contentsOfFile: folder.path("old.json"), encoding: .utf8) == "precious")
  }

  @Test func foldersThatAreNotOursAreRefused() throws {
    let folder = try Self.folder(["Theirs/notes.txt": "precious", "Empty/.gitkeep": ""])
    func generate(_ output: String, _ more: [String] = []) throws -> ChildProcess {
      try Self.run(["generate", folder.path("openapi.yaml"), "--output", output] + more)
    }
    let root = try generate("/")
    #expect(root.exitCode == 1)
    #expect(root.errors.contains("[output-too-high]"))
    let refused = try generate(folder.path("Theirs"))
    #expect(refused.exitCode == 1)
    #expect(refused.errors.contains("[output-not-ours]"))
    #expect(FolderContents.read(folder.path("Theirs")).count == 1)
    #expect(try generate(folder.path("Theirs"), ["--force"]).exitCode == 0)
    #expect(FolderContents.read(folder.path("Theirs"))["notes.txt"] == Data("precious".utf8))
    #expect(try generate(folder.path("Empty")).exitCode == 0)
  }

  @Test(arguments: [
    "../victim.swift", "/tmp/victim.swift", ".git/config", "Models/../../victim.swift",
  ]) func aManifestThatWasTamperedWithNamesNoOtherPlace(path: String) throws {
    let folder = try Self.folder(["Pets/.git/config": "precious", "victim.swift": "precious"])
    let manifest = "Pets/.concord-manifest.json"
    let text = try String(contentsOfFile: folder.path(manifest), encoding: .utf8)
    let entry = "\"files\": [\n    { \"path\": \"\(path)\", \"sha256\": \"\(Self.digest)\" },"
    try folder.write(text.replacing("\"files\": [", with: entry), to: manifest)
    let run = try Self.run([
      "generate", folder.path("openapi.yaml"), "--output", folder.path("Pets"),
    ])
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("[manifest-damaged]"))
    #expect(FolderContents.read(folder.path("Pets"))[".git/config"] == Data("precious".utf8))
    #expect(FolderContents.read(folder.url.path)["victim.swift"] == Data("precious".utf8))
  }

  /// The digest is right, the path is one that we could write, and the file is not ours.
  @Test func aManifestThatWasTamperedWithRemovesNothing() throws {
    let folder = try Self.folder(["Pets/Mine.swift": "precious"])
    let manifest = "Pets/.concord-manifest.json"
    let text = try String(contentsOfFile: folder.path(manifest), encoding: .utf8)
    let entry = "\"files\": [\n    { \"path\": \"Mine.swift\", \"sha256\": \"\(Self.digest)\" },"
    try folder.write(text.replacing("\"files\": [", with: entry), to: manifest)
    let run = try Self.run([
      "generate", folder.path("openapi.yaml"), "--output", folder.path("Pets"),
    ])
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("[output-edited-kept]"))
    #expect(FolderContents.read(folder.path("Pets"))["Mine.swift"] == Data("precious".utf8))
  }

  // MARK: Interruptions and runs at once

  /// Ends the command at moments spread over its run: the old folder stands there, or the new one.
  @Test func aKilledRunLeavesTheOldFolderOrTheNewOne() throws {
    let folder = try Self.folder(["Pets/notes.txt": "theirs"])
    let arguments = ["generate", folder.path("openapi.yaml"), "--output", folder.path("Pets")]
    var states: [[String: Data]] = []
    for title in ["One", "Two"] {
      try folder.write(Self.document(title), to: "openapi.yaml")
      #expect(try Self.run(arguments).exitCode == 0)
      states.append(FolderContents.read(folder.path("Pets")))
    }
    try #require(states[0] != states[1])
    for turn in 0..<40 {
      try folder.write(Self.document(turn.isMultiple(of: 2) ? "One" : "Two"), to: "openapi.yaml")
      let process = Process()
      process.executableURL = BuiltProducts.command
      process.arguments = arguments
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(turn) * 2_500)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = FolderContents.read(folder.path("Pets"))
      #expect(states.contains(found), "turn \(turn)")
    }
    #expect(try Self.run(arguments).exitCode == 0)
    #expect(FolderContents.read(folder.path("Pets")) == states[1])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.sorted() == ["Pets", "openapi.yaml"])
  }

  @Test func manyRunsAtOnceEndWell() throws {
    let folder = try TemporaryFolder(["openapi.yaml": Self.document("Pets")])
    let output = folder.path("deep/down/Pets")
    let processes = try (0..<16).map { _ in
      let process = Process()
      process.executableURL = BuiltProducts.command
      process.arguments = ["generate", folder.path("openapi.yaml"), "--output", output]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let check = try Self.run(["check", folder.path("openapi.yaml"), "--output", output])
    #expect(check.exitCode == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("deep/down"))
    #expect(names == ["Pets"])
  }

  // MARK: Inputs

  @Test func aPipeIsRefusedWhereverItIsNamed() throws {
    let folder = try Self.folder(["Templates/x": ""])
    try #require(mkfifo(folder.path("pipe.yaml"), 0o600) == 0)
    try folder.write(
      Self.document("Pets") + "    A: { $ref: 'pipe.yaml' }\n", to: "reference.yaml")
    let document = folder.path("openapi.yaml")
    let pipe = folder.path("pipe.yaml")
    let out = ["--output", folder.path("Fresh")]
    for arguments in [
      ["lint", pipe], ["lint", folder.path("reference.yaml")],
      ["lint", document, "--overlay", pipe], ["generate", document, "--config", pipe] + out,
      ["lint", "/dev/zero"],
    ] {
      let run = try Self.run(arguments)
      #expect(run.exitCode == 1)
      #expect((run.output + run.errors).contains("[file-not-regular]"), "\(arguments)")
    }
  }

  @Test func templatesMayHavePartialsOfTheirOwn() throws {
    let folder = try Self.folder([
      "Templates/alias.mustache": "{{>notice}}",
      "Templates/notice.mustache": "// {{>text}}\n",
      "Templates/text.mustache": "ours", "Templates/lonely.mustache": "",
      "concord.yaml": "document: openapi.yaml\ntemplates: Templates\n",
    ])
    let run = try Self.run(["generate", folder.path("concord.yaml")])
    let unused = run.errors.split(separator: "\n").filter { $0.contains("[template-unused]") }
    #expect(unused.count == 1)
    #expect(unused.first?.contains("'lonely'") == true, "\(run.errors)")
  }

  @Test func aPipeAmongTheTemplatesIsRefused() throws {
    let folder = try Self.folder(["Templates/x": ""])
    try #require(mkfifo(folder.path("Templates/struct.mustache"), 0o600) == 0)
    try folder.write("document: openapi.yaml\ntemplates: Templates\n", to: "concord.yaml")
    let run = try Self.run(["generate", folder.path("concord.yaml")])
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("[folder-unreadable]"), "\(run.errors)")
  }

  @Test func aFolderKeepsItsPermissions() throws {
    let folder = try Self.folder()
    let output = folder.path("Pets")
    let document = folder.path("openapi.yaml")
    try #require(try Self.run(["generate", document, "--output", output]).exitCode == 0)
    for path in [output, output + "/Models"] { try #require(chmod(path, 0o700) == 0) }
    try folder.write(Self.document("Pets") + "    B: { type: object }\n", to: "openapi.yaml")
    try #require(try Self.run(["generate", document, "--output", output]).exitCode == 0)
    for path in [output, output + "/Models"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test func theStandardInputIsADocument() throws {
    let folder = try Self.folder()
    let tool = BuiltProducts.command.path
    let command =
      "'\(tool)' generate - --output '\(folder.path("Fresh"))' < '\(folder.path("openapi.yaml"))'"
    let run = try ChildProcess("/bin/sh", ["-c", command])
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(FolderContents.read(folder.path("Fresh"))["Models/Pet.swift"] != nil)
  }

  @Test func referencesLeadOutOfTheFolderWhereTheRootSaysSo() throws {
    let folder = try TemporaryFolder([
      "api/openapi.yaml": Self.document("Pets") + "    A: { $ref: '../shared/a.yaml' }\n",
      "shared/a.yaml": "type: string\n",
      "api/concord.yaml": "root: ..\n",
    ])
    let document = folder.path("api/openapi.yaml")
    let refused = try Self.run(["lint", document])
    #expect(refused.exitCode == 1)
    #expect(refused.output.contains("--root DIR"))
    #expect(try Self.run(["lint", document, "--root", folder.url.path]).exitCode == 0)
    #expect(try Self.run(["lint", folder.path("api/concord.yaml")]).exitCode == 0)
  }

  // MARK: Making

  /// The digest of `precious`.
  private static let digest = "157fc55121ab2c59852c35d78aca98d840047e5d9668c423e4d3b146e1577901"

  private static func document(_ title: String) -> String {
    var text = """
      openapi: 3.1.0
      info: { title: \(title), version: '1' }
      paths: {}
      components:
        schemas:
          Pet: { type: object, description: '\(title)', properties: { name: { type: string } } }

      """
    for number in 0..<60 {
      text +=
        "    S\(number): { type: object, description: '\(title)', properties: { a: { type: string } } }\n"
    }
    return text
  }

  /// A folder with a document, its code in `Pets`, and then further files.
  private static func folder(_ files: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["openapi.yaml": document("Pets")])
    let run = try run(["generate", folder.path("openapi.yaml"), "--output", folder.path("Pets")])
    try #require(run.exitCode == 0, "\(run.errors)")
    for (file, text) in files { try folder.write(text, to: file) }
    return folder
  }

  private static func run(_ arguments: [String]) throws -> ChildProcess {
    try ChildProcess(BuiltProducts.command.path, arguments)
  }
}
