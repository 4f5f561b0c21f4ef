import ConcordTesting
import Foundation
import Testing

/// What generated code looks like, over all documents.
@Suite(.enabled(if: Corpus.isFull)) struct GeneratedCodeTests {
  /// Types with a number in their names because a sibling has the same words, by document.
  static let numbered: [String: [String]] = [
    // Of these, those that are in no other type are called so in the document.
    "real/openai.yaml": [
      "BetaConversationParam2", "BetaMessagePhase2", "BetaResponsesServerEvent.Object2",
      "BetaResponsesServerEvent.Object3", "BetaResponsesServerEvent.Object4",
      "BetaResponsesServerEvent.Object5", "BetaResponsesServerEvent.Object6",
      "ConversationParam2", "ImageRefParam2", "MessagePhase2",
    ],
    "real/github.json": [
      "Operations.GistsUpdate.Body.FilesValue.Object2",
      "Operations.GistsUpdate.Body.FilesValue.Object3",
      "Operations.IssuesAddLabels.Body.Object2", "Operations.IssuesSetLabels.Body.Object2",
    ],
    "real/figma.yaml": [
      "UpdateMediaRuntimeAction.UpdateMediaRuntime.MediaAction2",
      "UpdateMediaRuntimeAction.UpdateMediaRuntime2",
      "UpdateMediaRuntimeAction.UpdateMediaRuntime3",
    ],
    "real/slack-v2.json": [
      "Operations.UsersIdentity.Response.Object.Team2",
      "Operations.UsersIdentity.Response.Object.Team3",
      "Operations.UsersIdentity.Response.Object.Team4",
      "Operations.UsersIdentity.Response.Object.User2",
      "Operations.UsersIdentity.Response.Object.User3",
      "Operations.UsersIdentity.Response.Object.User4",
      "Operations.UsersIdentity.Response.Object2", "Operations.UsersIdentity.Response.Object3",
      "Operations.UsersIdentity.Response.Object4",
    ],
  ]

  /// Names have numbers only where two siblings would have one name; lines are longer than 100 columns
  /// only where a literal or a word is.
  @Test func namesAndLines() async throws {
    let bench = try Workbench()
    let found = await Workbench.pairwise(
      Corpus.documents.filter { DocumentTests.ledger[$0] == nil }
    ) { document in
      (try? Self.look(at: document, bench)) ?? (document, ["does not generate"], [])
    }
    var count = 0
    for (document, names, lines) in found {
      count += names.count
      #expect(names == Self.numbered[document] ?? [], "\(document): \(names)")
      #expect(lines.isEmpty, "\(document): \(lines.prefix(3))")
    }
    print("numbered names: \(count)")
  }

  private static func look(
    at document: String, _ bench: Workbench
  ) throws -> (document: String, names: [String], lines: [String]) {
    let place = try bench.place(for: document + "-code")
    defer { try? FileManager.default.removeItem(at: place) }
    let files = try generate(document, [], bench, in: place)
    var code = GeneratedText()
    for file in files { code.read(try String(contentsOf: file, encoding: .utf8)) }
    return (document, code.numberedNames, code.longLines)
  }

  private static func generate(
    _ document: String, _ words: [String], _ bench: Workbench, in place: URL
  ) throws -> [URL] {
    let folder = place.appending(path: "Code")
    let run = try bench.concord(
      [
        "generate", Corpus.path(document), "--output", folder.path, "--module", "Corpus",
        "--validation", "--quiet",
      ] + words, in: place)
    try #require(run.status == 0, "\(run.errors.prefix(1000))")
    return bench.swiftFiles(below: folder)
  }

  /// The formatter leaves generated code as it is.
  @Test(arguments: ["real/github.json", "real/openai.yaml", "real/box.json", "real/twilio.yaml"])
  func theFormatterChangesNothing(document: String) throws {
    let bench = try Workbench()
    let place = try bench.place(for: document + "-format")
    let files = try Self.generate(document, [], bench, in: place)
    let before = try files.map { try Data(contentsOf: $0) }
    let run = try Subprocess.run(
      [
        "swift", "format", "--in-place", "--recursive", "--parallel", "--configuration",
        Corpus.package.appending(path: ".swift-format").path, place.appending(path: "Code").path,
      ], in: place)
    #expect(run.status == 0, "\(run.errors.prefix(1000))")
    for (file, before) in zip(files, before) {
      #expect(try Data(contentsOf: file) == before, "\(file.lastPathComponent)")
    }
  }

  /// A schema, an operation or a property more changes no other name.
  @Test(arguments: [
    "real/petstore.yaml", "real/github.json", "real/openai.yaml", "real/box.json",
    "real/twilio.yaml", "real/spotify.yml", "real/figma.yaml", "real/slack-v2.json",
    "real/moby-v2.yaml", "digitalocean/DigitalOcean-public.v2.yaml",
  ])
  func whatIsAddedChangesNoOtherName(document: String) throws {
    let bench = try Workbench()
    let additions = [
      "$.paths":
        "{/unrelated: {get: {operationId: unrelatedCall, responses: {'200': {description: OK}}}}}",
      "$.*.schemas": "{Unrelated: {type: object, properties: {aa: {type: object}}}}",
      "$.definitions": "{Unrelated: {type: object, properties: {aa: {type: object}}}}",
      "$..properties": "{unrelatedMember: {type: string}}",
    ]
    let place = try bench.place(for: document + "-names")
    defer { try? FileManager.default.removeItem(at: place) }
    let before = try Self.names(document, [], bench, in: place)
    for (target, update) in additions {
      let overlay = place.appending(path: "overlay.yaml")
      try """
      overlay: 1.0.0
      info: {title: More, version: '1'}
      actions: [{target: \(target), update: \(update)}]
      """.write(to: overlay, atomically: true, encoding: .utf8)
      let after = try Self.names(document, ["--overlay", overlay.path], bench, in: place)
      #expect(
        before.subtracting(after).isEmpty, "\(target): \(before.subtracting(after).prefix(5))")
    }
  }

  private static func names(
    _ document: String, _ words: [String], _ bench: Workbench, in place: URL
  ) throws -> Set<String> {
    try? FileManager.default.removeItem(at: place.appending(path: "Code"))
    var code = GeneratedText()
    for file in try generate(document, words, bench, in: place) {
      code.read(try String(contentsOf: file, encoding: .utf8))
    }
    return code.names
  }
}

/// The names and the long lines of generated code.
private struct GeneratedText {
  /// All types, with those that they are declared in.
  private(set) var names: Set<String> = []
  /// Lines of more than 100 columns that could be shorter.
  private(set) var longLines: [String] = []

  /// Types whose names are those of siblings with a number behind.
  var numberedNames: [String] {
    names.filter { name in
      let digits = name.reversed().prefix { $0.isNumber }.count
      guard digits > 0, let number = Int(name.suffix(digits)), number > 1 else { return false }
      return names.contains(String(name.dropLast(digits)))
    }.sorted()
  }

  mutating func read(_ text: String) {
    var scope = ""
    var isLiteral = false
    var isCode = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ")
      if line.hasPrefix("extension "), let name = words.dropFirst().first {
        scope = name.last == ":" ? String(name.dropLast()) : String(name)
      } else if line.first.map({ !" })".contains($0) }) == true {
        scope = ""
      }
      if let index = words.firstIndex(where: { $0 == "struct" || $0 == "enum" || $0 == "typealias" }
      ),
        !line.contains("//"), index + 1 < words.count
      {
        let name = words[index + 1].prefix { $0 != ":" }
        if line.prefix(while: { $0 == " " }).count <= 2 {
          names.insert(scope.isEmpty ? String(name) : "\(scope).\(name)")
        }
      }
      let isComment = words.first?.hasPrefix("//") == true
      if isComment, words.dropFirst().first?.hasPrefix("```") == true { isCode.toggle() }
      if !isComment { isCode = false }
      if line.contains("\"\"\"") { isLiteral.toggle() }
      guard line.unicodeScalars.count > 100, !isLiteral, !isCode else { continue }
      let isExcused =
        words.contains { $0.count > 60 }
        || (isComment ? line.contains("///     ") : line.contains("\""))
      if !isExcused { longLines.append(String(line)) }
    }
  }
}
