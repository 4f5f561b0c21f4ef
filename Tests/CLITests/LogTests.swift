import ConcordTesting
import Foundation
import Testing

/// What of a document reaches a log, and what the command asks of its users.
@Suite struct LogTests {
  /// A control character of the document could move a terminal's cursor, and a line feed start a
  /// command of its own in the log of a workflow.
  @Test(arguments: ["text", "json", "github", "sarif"])
  func noControlCharacterReachesALog(format: String) throws {
    let text = #"a\u0007\u001B[31m\u007F\u0085\u009B\u2028\u202E%\n::error::b, c"#
    let folder = try TemporaryFolder([
      "openapi.yaml": """
      openapi: 3.1.0
      info: { title: Pets, version: '1' }
      paths: {}
      components: { schemas: { A: { $ref: "#/components/schemas/\(text)" } } }
      """
    ])
    let run = try ChildProcess(
      BuiltProducts.command.path, ["lint", folder.path("openapi.yaml"), "--format", format])
    #expect(run.exitCode == 1)
    #expect(run.output.contains("reference-malformed"))
    let hidden = run.output.unicodeScalars.filter { scalar in
      scalar != "\n"
        && (scalar.value < 0x20 || [.control, .format].contains(scalar.properties.generalCategory)
          || [0x2028, 0x2029].contains(scalar.value))
    }
    #expect(hidden.map(\.value) == [])
    if format == "github" {
      #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("::error file=") })
      #expect(run.output.contains("\\u{202E}%25%0A::error::b, c"))
    }
  }

  @Test func propertiesOfAWorkflowCommandAreEscaped() throws {
    let folder = try TemporaryFolder(["a,b%.yaml": "openapi: 3.1.0\npaths: [\n"])
    let run = try ChildProcess(
      BuiltProducts.command.path, ["lint", folder.path("a,b%.yaml"), "--format", "github"])
    #expect(run.output.contains("/a%2Cb%25.yaml,line="))
  }

  // MARK: Configuration

  @Test func initListsSeveralDocuments() throws {
    let folder = try TemporaryFolder([
      "openapi.yaml": "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\n", "swagger.json": "{}",
    ])
    let tool = BuiltProducts.command.path
    func run(_ words: String) throws -> ChildProcess {
      try ChildProcess("sh", ["-c", "cd '\(folder.url.path)' && '\(tool)' \(words)"])
    }
    let refused = try run("init")
    #expect(refused.exitCode == 2)
    #expect(
      refused.errors.hasPrefix(
        "error: there are several documents here: 'openapi.yaml', 'swagger.json'; name one of them,"
          + " as in 'concord init openapi.yaml' [init-several-documents]\n"))
    #expect(FolderContents.read(folder.url.path).keys.sorted() == ["openapi.yaml", "swagger.json"])
    #expect(try run("init openapi.yaml").exitCode == 0)
    #expect(try run("lint concord.yaml").errors == "")
    let missing = try run("generate")
    #expect(missing.exitCode == 2)
    #expect(missing.errors.contains("below 'Specs' and 'Sources', and there are no such folders"))
  }
}
