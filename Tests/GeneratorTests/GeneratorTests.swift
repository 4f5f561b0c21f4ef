import ConcordDiagnostics
import ConcordDocuments
import ConcordKit
import ConcordOpenAPI
import ConcordSwiftIR
import ConcordSync
import Foundation
import Testing

@Suite struct GeneratorTests {
  @Test func generateThenCheckThenGenerate() throws {
    let folder = try Folder(["openapi.yaml": Self.document("One")])
    let generator = folder.generator()
    let first = generator.generate()
    #expect(first.messages == [])
    #expect(first.output == folder.path + "/Pets")
    #expect(first.created == ["Pets.swift", "Pets/Version.swift"])
    #expect(generator.check().succeeded)
    let second = generator.generate()
    #expect(second.kept == first.created)
    #expect(second.created + second.changed + second.removed == [])
  }

  @Test func aChangedDescriptionIsAFewLinesOfDifference() throws {
    let folder = try Folder(["openapi.yaml": Self.document("One")])
    _ = folder.generator().generate()
    try folder.write(Self.document("Two"), to: "openapi.yaml")
    let result = folder.generator().check()
    #expect(!result.succeeded)
    #expect(result.drifted.map(\.kind) == [.stale])
    let path = "\(folder.path)/Pets/Pets.swift".dropFirst()
    #expect(
      result.drifted.map(\.diff) == [
        "--- a/\(path)\n+++ b/\(path)\n@@ -1 +1 @@\n-// One\n+// Two\n"
      ])
    let message = try #require(result.messages.first)
    #expect(message.id == "drift-stale")
    #expect((message.line, message.column) == (1, 4))
    #expect(folder.text("Pets/Pets.swift") == "// One\n")
  }

  @Test func aChangeThatChangesNoOutputIsNoDrift() throws {
    let folder = try Folder(["openapi.yaml": Self.document("One")])
    _ = folder.generator().generate()
    let manifest = folder.text("Pets/.concord-manifest.json")
    try folder.write(Self.document("One") + "# a comment\n", to: "openapi.yaml")
    #expect(folder.generator().check().succeeded)
    let result = folder.generator().generate()
    #expect(result.kept.count == 2)
    #expect(folder.text("Pets/.concord-manifest.json") != manifest)
  }

  @Test func handEditedFilesAreNoticed() throws {
    let folder = try Folder(["openapi.yaml": Self.document("One")])
    _ = folder.generator().generate()
    try folder.write("// mine\n", to: "Pets/Pets.swift")
    #expect(folder.generator().check().drifted.map(\.kind) == [.handEdited])
    var options = Generator.Options()
    options.isStrict = true
    let strict = folder.generator(options).generate()
    #expect(strict.messages.map(\.id) == ["output-hand-edited"])
    #expect(!strict.succeeded)
    #expect(folder.text("Pets/Pets.swift") == "// mine\n")
    let result = folder.generator().generate()
    #expect(result.messages.map(\.severity) == [.warning])
    #expect(folder.text("Pets/Pets.swift") == "// One\n")
  }

  @Test func filesOfOthersAreLeftAlone() throws {
    let folder = try Folder([
      "openapi.yaml": Self.document("One"), "Pets/Pets.swift": "// theirs\n",
    ])
    let result = folder.generator().generate()
    #expect(result.messages.map(\.id) == ["output-not-ours"])
    #expect(!folder.exists("Pets/Pets/Version.swift"))
    #expect(folder.text("Pets/Pets.swift") == "// theirs\n")
    var options = Generator.Options()
    options.replacesForeignFiles = true
    #expect(folder.generator(options).generate().succeeded)
    #expect(folder.text("Pets/Pets.swift") == "// One\n")
  }

  @Test func aDamagedManifest() throws {
    let folder = try Folder(["openapi.yaml": Self.document("One")])
    _ = folder.generator().generate()
    try folder.write("<<<<<<< HEAD\n", to: "Pets/.concord-manifest.json")
    let result = folder.generator().generate()
    #expect(result.messages.map(\.id) == ["manifest-damaged"])
    #expect(result.messages.first?.path == folder.path + "/Pets/.concord-manifest.json")
    try folder.write("// old\n", to: "Pets/Pets.swift")
    #expect(folder.generator().generate().messages.map(\.id) == ["manifest-damaged"])
    #expect(folder.generator().check().messages.map(\.id) == ["manifest-damaged"])
    var options = Generator.Options()
    options.replacesForeignFiles = true
    #expect(folder.generator(options).generate().succeeded)
    #expect(folder.generator().check().succeeded)
  }

  @Test func nothingIsWrittenWhereThereIsAnError() throws {
    let folder = try Folder(["openapi.yaml": Self.document("faulty")])
    let result = folder.generator().generate()
    #expect(result.messages.map(\.severity) == [.error])
    #expect(!folder.exists("Pets"))
    var options = Generator.Options()
    options.keepsGoing = true
    let kept = folder.generator(options).generate()
    #expect(!kept.succeeded)
    #expect(kept.created.count == 2)
  }

  @Test func theOutputIsTheSameWhereverTheRunIsStarted() throws {
    let one = try Folder(["openapi.yaml": Self.document("One")])
    let other = try Folder(["openapi.yaml": Self.document("One")])
    _ = one.generator().generate()
    _ = other.generator().generate()
    let manifest = one.text("Pets/.concord-manifest.json")
    #expect(manifest == other.text("Pets/.concord-manifest.json"))
    #expect(!manifest.contains(one.path))
    #expect(manifest.contains("\"openapi.yaml\""))
  }

  @Test func withoutAnOutputFolderItIsInThePackage() throws {
    let folder = try Folder([
      "Package.swift": "", "Specs/pets/openapi.yaml": Self.document("One"),
    ])
    let configuration = Configuration(document: folder.path + "/Specs/pets/openapi.yaml")
    let result = Generator(configuration, options: .init(), pipeline: .test).generate()
    #expect(result.output == folder.path + "/Generated/One")
  }

  @Test func templatesCountAsInput() throws {
    let folder = try Folder([
      "openapi.yaml": Self.document("One"), "Templates/a.mustache": "1", "Templates/.x": "",
    ])
    var configuration = folder.configuration
    configuration.templates = folder.path + "/Templates"
    let generator = Generator(configuration, options: .init(), pipeline: .test)
    #expect(generator.generate().created.contains("a.swift"))
    let manifest = folder.text("Pets/.concord-manifest.json")
    try folder.write("2", to: "Templates/a.mustache")
    #expect(generator.check().drifted.map(\.kind) == [.stale])
    #expect(generator.generate().changed == ["a.swift"])
    #expect(folder.text("Pets/.concord-manifest.json") != manifest)
    configuration.templates = folder.path + "/Nowhere"
    let missing = Generator(configuration, options: .init(), pipeline: .test).generate()
    #expect(missing.messages.map(\.id) == ["folder-missing"])
  }

  @Test func shards() throws {
    let folder = try Folder(["openapi.yaml": Self.document("One")])
    var options = Generator.Options()
    options.shardCount = 3
    var configuration = folder.configuration
    configuration.module = "Pets"
    let result = Generator(configuration, options: options, pipeline: .standard).generate()
    #expect(result.created == ["Generated0.swift", "Generated1.swift", "Generated2.swift"])
    let text = result.created.map { folder.text("Pets/\($0)") }.joined()
    #expect(text.contains("struct Client") && text.contains("protocol Server"))
  }

  private static func document(_ title: String) -> String {
    """
    openapi: 3.1.0
    info:
      title: \(title)
      version: '1'
    paths:
      /a: { get: { operationId: a, responses: { '200': { description: Fine } } } }

    """
  }
}

extension Pipeline {
  /// Writes the title into one file and the version into another; a title `faulty` is an error.
  fileprivate static var test: Pipeline {
    var pipeline = Pipeline.standard
    pipeline.lower = { document, _, _ in
      let info = document.document.info
      let module = SwiftModule(
        title: info.title, version: info.version, documentation: Documentation())
      let isFaulty = info.title == "faulty"
      return (module, isFaulty ? [Diagnostic(.fileMissing, at: info.range, "x")] : [])
    }
    pipeline.render = { module, _, templates in
      let files = [
        OutputFile(path: "Pets/Version.swift", bytes: Array("// \(module.version)\n".utf8)),
        OutputFile(path: "Pets.swift", bytes: Array("// \(module.title)\n".utf8)),
      ]
      let more = templates.map { template in
        OutputFile(
          path: template.name.replacing(".mustache", with: ".swift"), bytes: template.source.bytes)
      }
      return (files + more, [])
    }
    return pipeline
  }
}

/// A folder that goes away with its last user.
private final class Folder {
  let path: String

  init(_ contents: [String: String]) throws {
    let name = "concord-tests-\(UUID().uuidString)"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    for (file, text) in contents { try write(text, to: file) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var configuration: Configuration {
    var configuration = Configuration(document: path + "/openapi.yaml")
    configuration.output = path + "/Pets"
    return configuration
  }

  func generator(_ options: Generator.Options = .init()) -> Generator {
    Generator(configuration, options: options, pipeline: .test)
  }

  func write(_ text: String, to file: String) throws {
    let url = URL(fileURLWithPath: path + "/" + file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ file: String) -> String {
    FileManager.default.contents(atPath: path + "/" + file)
      .map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  func exists(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + file)
  }
}
