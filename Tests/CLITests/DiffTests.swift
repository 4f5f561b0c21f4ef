import ConcordKit
import ConcordTesting
import Foundation
import Testing

@testable import concord

@Suite struct DiffTests {
  private static func document(_ limit: Int, _ extra: String = "") -> String {
    """
    openapi: 3.1.0
    info: { title: Pets, version: '1' }
    paths:
      /a:
        get:
          parameters:
            - name: limit
              in: query
              schema: { type: integer, maximum: \(limit)\(extra) }
          responses: { '200': { description: Fine } }

    """
  }

  private func run(
    _ old: String, _ new: String, _ options: [String] = []
  ) throws -> (code: ExitCode, output: String, errors: String) {
    let folder = try TemporaryFolder(["old.yaml": old, "new.yaml": new])
    let path = folder.url.path
    let result = RecordingTerminal.run(
      ["diff", "\(path)/old.yaml", "\(path)/new.yaml"] + options)
    return (
      result.code, result.output.replacing(path + "/", with: ""),
      result.errors.replacing(path + "/", with: "")
    )
  }

  @Test func text() throws {
    let (code, output, errors) = try run(Self.document(10), Self.document(9))
    #expect(code == .fault)
    #expect(errors == "")
    #expect(
      output == """
        new.yaml:9:36: error: 'maximum' of the query parameter 'limit' was lowered from 10 to 9 [schema-maximum-decreased]
          in requests of GET /a
          before: old.yaml:9:36
        changes: 1 breaking; the next version is a major one

        """)
  }

  @Test func nothing() throws {
    let (code, output, _) = try run(Self.document(10), Self.document(10))
    #expect(code == .fine)
    #expect(output == "no changes\n")
  }

  @Test(arguments: [
    ("wire", ExitCode.fault), ("any", .fault), ("none", .fine), ("behaviour", .fine),
    ("behaviour,wire", .fault),
  ])
  func whatFails(scales: String, code: ExitCode) throws {
    #expect(try run(Self.document(10), Self.document(9), ["--fail-on", scales]).code == code)
  }

  /// A scale that nothing is judged by would never fail.
  @Test func aScaleThatThereIsNot() throws {
    #expect(
      try run(Self.document(10), Self.document(9), ["--fail-on", "swift"]).code == .usage)
    let (code, _, errors) = try run(Self.document(10), Self.document(9), ["--fail-on", "wires"])
    #expect(code == .usage)
    #expect(
      errors.contains("'wires' is not a value of the option '--fail-on'; did you mean 'wire'?"))
  }

  @Test func whatIsMissing() throws {
    let (code, output, errors) = RecordingTerminal.run([
      "diff", "/nowhere/a.yaml", "/nowhere/b.yaml",
    ])
    #expect(code == .fault)
    #expect(output == "")
    #expect(errors.contains("a.yaml") && errors.contains("b.yaml"))
    #expect(RecordingTerminal.run(["diff", "one.yaml"]).code == .usage)
  }

  @Test func json() throws {
    let (_, output, _) = try run(Self.document(10), Self.document(11), ["--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let changes = try #require(object?["changes"] as? [[String: Any]])
    #expect(changes.count == 1)
    #expect(changes.first?["id"] as? String == "schema-maximum-increased")
    #expect(changes.first?["operations"] as? [String] == ["GET /a"])
    let new = changes.first?["new"] as? [String: Any]
    #expect(new?["pointer"] as? String == "/paths/~1a/get/parameters/0/schema/maximum")
    #expect((object?["summary"] as? [String: Any])?["version"] as? String == "minor")
  }

  @Test func markdownAndCommandsOfActions() throws {
    let (old, new) = (Self.document(10), Self.document(9, ", title: 'a|b'"))
    let markdown = try run(old, new, ["--format", "markdown"]).output
    #expect(markdown.hasPrefix("**Changes: 1 breaking, 1 of words alone; the next version is"))
    #expect(markdown.contains("\n### Breaking (1)\n"))
    let commands = try run(old, new, ["--format", "github"]).output
    #expect(commands.hasPrefix("::error file=new.yaml,line=9,col=36::'maximum' of"))
    #expect(commands.split(separator: "\n").count == 1)
  }

  @Test func manyOfOneRuleAreFolded() throws {
    func document(_ count: Int) -> String {
      let properties = (0..<count).map { "p\($0): { type: string }" }.joined(separator: ", ")
      return Self.document(10)
        + "components: { schemas: { A: { type: object, properties: { \(properties) } } } }\n"
    }
    let folded = try run(document(0), document(8)).output
    #expect(folded.contains("note: 3 more of these; --verbose shows all [property-added-optional]"))
    let all = try run(document(0), document(8), ["--verbose"]).output
    #expect(all.split(separator: "\n").filter { $0.contains("[property-added") }.count == 8)
  }

  @Test func aRevision() throws {
    let folder = try TemporaryFolder([
      "Specs/api.yaml": """
      openapi: 3.1.0
      info: { title: Pets, version: '1' }
      paths:
        /a:
          get:
            parameters: [{ $ref: 'parts.yaml#/limit' }]
            responses: { '200': { description: Fine } }

      """,
      "Specs/parts.yaml": "limit: { name: limit, in: query, schema: { maximum: 10 } }\n",
    ])
    func git(_ words: String...) throws {
      let options = ["-C", folder.url.path, "-c", "user.name=a", "-c", "user.email=a@b.c"]
      let result = try ChildProcess("git", options + words)
      try #require(result.exitCode == 0, "\(result.errors)")
    }
    try git("init", "--quiet")
    try git("add", ".")
    try git("commit", "--quiet", "--message", "First")
    try "limit: { name: limit, in: query, schema: { maximum: 9 } }\n".write(
      to: folder.url.appending(path: "Specs/parts.yaml"), atomically: true, encoding: .utf8)
    // git runs in the working directory, which tests share: so does a shell of their own.
    let command = "cd '\(folder.url.path)' && '\(BuiltProducts.command.path)' diff \"$@\""
    let result = try ChildProcess(
      "/bin/sh", ["-c", command, "sh", "HEAD:Specs/api.yaml", "Specs/api.yaml"])
    #expect(result.exitCode == 1)
    #expect(
      result.output == """
        Specs/parts.yaml:1:44: error: 'maximum' of the query parameter 'limit' was lowered from 10 to 9 [schema-maximum-decreased]
          in requests of GET /a
          before: HEAD:Specs/parts.yaml:1:44
        changes: 1 breaking; the next version is a major one

        """, "\(result.errors)")
  }

  @Test func fromSwift() throws {
    let folder = try TemporaryFolder(["a.yaml": Self.document(10), "b.yaml": Self.document(9)])
    let (old, new) = (folder.path("a.yaml"), folder.path("b.yaml"))
    let result = DescriptionComparison(from: old, to: new).run()
    #expect(result.version == .major)
    #expect(result.messages.isEmpty)
    let change = try #require(result.changes.first)
    #expect(result.changes.count == 1)
    #expect(change.severity == .error)
    #expect((change.oldClient, change.newClient) == (.breaking, .compatible))
    #expect((change.isInRequests, change.isInResponses) == (true, false))
    #expect(change.operations == ["GET /a"])
    #expect((change.oldText, change.newText) == ("10", "9"))
    #expect(change.new?.pointer == "/paths/~1a/get/parameters/0/schema/maximum")
    let missing = DescriptionComparison(from: old, to: folder.path("c.yaml")).run()
    #expect(missing.changes.isEmpty)
    #expect(missing.messages.map(\.id) == ["file-missing"])
  }
}
