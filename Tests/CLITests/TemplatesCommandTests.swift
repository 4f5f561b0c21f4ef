import ConcordTesting
import Foundation
import Testing

@testable import concord

@Suite struct TemplatesCommandTests {
  @Test func theNamesAreListed() {
    let (code, output, _) = RecordingTerminal.run(["templates"])
    #expect(code == .fine)
    let names = output.split(separator: "\n").map(String.init)
    #expect(names == names.sorted())
    #expect(names.contains("struct") && names.contains("file"))
  }

  @Test func aTemplateIsShown() throws {
    let (code, output, _) = RecordingTerminal.run(["templates", "parameter"])
    #expect(code == .fine)
    #expect(output.contains("{{"))
    let unknown = RecordingTerminal.run(["templates", "strukt"])
    #expect(unknown.code == .usage)
    #expect(unknown.errors.contains("there is no template 'strukt'; did you mean 'struct'?"))
  }

  /// What is exported is what the tool uses: with it, the output is the same.
  @Test func exportedTemplatesReplaceOurs() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": """
      openapi: 3.1.0
      info: {title: Pets, version: "1"}
      paths: {}
      components: {schemas: {Pet: {type: object, properties: {name: {type: string}}}}}
      """
    ])
    let templates = folder.path("Templates")
    let (code, output, _) = RecordingTerminal.run(["templates", "--export", templates])
    #expect(code == .fine)
    #expect(output.contains("created \(templates)/struct.mustache"))
    for (name, options) in [("Ours", []), ("Exported", ["--templates", templates])] {
      let run = RecordingTerminal.run(
        [
          "generate", folder.path("openapi.yaml"), "--module", "Pets", "--output",
          folder.path(name),
        ]
          + options)
      #expect(run.code == .fine, "\(run.errors)")
    }
    let ours = FolderContents.read(folder.path("Ours"))
    var exported = FolderContents.read(folder.path("Exported"))
    // The manifest digests the user's templates too.
    exported[".concord-manifest.json"] = ours[".concord-manifest.json"]
    #expect(ours == exported)
  }

  @Test func aFolderWithFilesIsRefusedWithoutForce() throws {
    #expect(
      RecordingTerminal.run(["templates", "--export", "/"]).errors.contains("[output-too-high]"))
    let folder = try TemporaryFolder(["T/struct.mustache": "mine"])
    let templates = folder.path("T")
    let refused = RecordingTerminal.run(["templates", "--export", templates])
    #expect(refused.code == .fault)
    #expect(refused.errors.contains("[output-not-ours]"))
    #expect(refused.output == "")
    #expect(FolderContents.read(templates).keys.sorted() == ["struct.mustache"])
    let path = URL(filePath: templates + "/struct.mustache")
    #expect(try String(contentsOf: path, encoding: .utf8) == "mine")
    #expect(RecordingTerminal.run(["templates", "--export", templates, "--force"]).code == .fine)
    #expect(try String(contentsOf: path, encoding: .utf8) != "mine")
    #expect(RecordingTerminal.run(["templates", "struct", "--export", templates]).code == .usage)
  }
}
