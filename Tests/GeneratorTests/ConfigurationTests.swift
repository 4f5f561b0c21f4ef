import ConcordDiagnostics
import ConcordDocuments
import ConcordKit
import Foundation
import Testing

@Suite struct ConfigurationTests {
  private static func read(
    _ text: String, path: String = "Specs/pets/concord.yaml",
    fileExists: (String) -> Bool = { _ in false }
  ) throws -> (Configuration?, [String]) {
    var files = SourceFiles()
    let file = files.add(path: path, bytes: Array(text.utf8))
    let root = try #require(DocumentParser.parse(file).root)
    let result = ConfigurationReader.read(root, path: path, fileExists: fileExists)
    let lines = result.diagnostics.map { diagnostic in
      let position = file.position(at: Int(diagnostic.range?.start ?? -1))
      return "\(position.line):\(position.column) \(diagnostic.kind.id): \(diagnostic.message)"
    }
    return (result.configurations.first, lines)
  }

  @Test func everyKey() throws {
    let (read, faults) = try Self.read(
      """
      document: api/openapi.yaml
      output: ../../Generated/Pets
      module: Pets
      access: internal
      generate: [models, server]
      templates: ./Templates
      enumerations: closed
      nullable: distinct
      validation: true
      properties: let
      unions: closed
      root: ..
      severity: { name-taken: off, drift-stale: error }
      formats: { date-time: Foundation.Date }
      failures:
        - { member: success, equals: false, messages: errors }
        - { member: code, unless: 0 }
      names:
        schemas: { pet_v2: Pet }
        operations: { list-pets: listPets }
        properties: { pet_v2.isDog: dog }
      pagination:
        a: { style: cursor, cursor: meta.next, parameter: after, more: [m.o], items: x }
        GET /b: { style: page, parameter: page, start: 0, total: t }
        c: { style: offset, parameter: skip, limit: l, total: t }
        d: { style: link, relation: following }
        e: link
        f: none
        '*': none
      """)
    #expect(faults == [])
    let configuration = try #require(read)
    #expect(configuration.document == "Specs/pets/api/openapi.yaml")
    #expect(configuration.output == "Generated/Pets")
    #expect(configuration.module == "Pets")
    #expect(configuration.access == .internal)
    #expect(configuration.parts == [.models, .server])
    #expect(configuration.templates == "Specs/pets/Templates")
    #expect(configuration.enumerations == .closed)
    #expect(configuration.nullable == .distinct)
    #expect(configuration.validation)
    let canonical = configuration.canonicalText(module: "Pets")
    var same = Configuration(document: "")
    same.pagination = [
      "a": .cursor(["meta", "next"], parameter: ["after"], more: ["m.o"], items: ["x"]),
      "GET /b": .page(parameter: ["page"], start: 0, total: ["t"]),
      "c": .offset(parameter: ["skip"], limit: ["l"], total: ["t"]),
      "d": .link(relation: "following"), "e": .link(), "f": .none,
    ]
    same.guessesPagination = false
    let lines = same.canonicalText(module: "Pets").split(separator: "\n").filter {
      $0.hasPrefix("pagination")
    }
    #expect(lines.count == 7)
    for line in lines { #expect(canonical.contains(line)) }
    #expect(configuration.properties == .let)
    #expect(configuration.unions == .closed)
    #expect(configuration.root == "Specs")
    #expect(configuration.severity == ["name-taken": .off, "drift-stale": .error])
    #expect(configuration.formats == ["date-time": "Foundation.Date"])
    #expect(
      configuration.failures == [
        .init(member: "success", .equals(.bool(false)), messages: "errors"),
        .init(member: "code", .unless(.number("0"))),
      ])
    #expect(configuration.names.schemas == ["pet_v2": "Pet"])
    #expect(configuration.names.operations == ["list-pets": "listPets"])
    #expect(configuration.names.properties == ["pet_v2.isDog": "dog"])
    #expect(configuration.ranges["names/schemas/pet_v2"] != nil)
  }

  @Test func whatIsWantedAndHowItIsLaidOut() throws {
    let (read, faults) = try Self.read(
      """
      document: a
      files: sharded
      shards: 8
      overlays: [fixes.yaml, ../more.yaml]
      include: { operations: [a, b], paths: [/c/**], tags: [d], schemas: [e], deprecated: true }
      exclude: { deprecated: false }
      """)
    #expect(faults == [])
    let configuration = try #require(read)
    #expect(configuration.layout == .sharded)
    #expect(configuration.shards == 8)
    #expect(configuration.overlays == ["Specs/pets/fixes.yaml", "Specs/more.yaml"])
    #expect(configuration.include?.operations == ["a", "b"])
    #expect(configuration.include?.paths == ["/c/**"])
    #expect(configuration.include?.tags == ["d"])
    #expect(configuration.include?.schemas == ["e"])
    #expect(configuration.include?.deprecated == true)
    #expect(configuration.exclude == .init())
    #expect(configuration.ranges["include/operations/1"] != nil)
    #expect(configuration.ranges["overlays/0"] != nil)
    #expect(try Self.read("document: a\nshards: 3").0?.layout == .sharded)
  }

  @Test func documentsInheritWhatStandsAroundThem() throws {
    let text = """
      access: internal
      names: { schemas: { a: A, b: B } }
      documents:
        - { document: one.yaml, output: One, names: { schemas: { b: C } } }
        - { document: two.yaml, access: public }
      """
    var files = SourceFiles()
    let file = files.add(path: "Specs/concord.yaml", bytes: Array(text.utf8))
    let root = try #require(DocumentParser.parse(file).root)
    let (read, diagnostics) = ConfigurationReader.read(
      root, path: "Specs/concord.yaml", fileExists: { _ in false })
    #expect(diagnostics == [])
    #expect(read.map(\.document) == ["Specs/one.yaml", "Specs/two.yaml"])
    #expect(read.map(\.output) == ["Specs/One", nil])
    #expect(read.map(\.access) == [.internal, .public])
    #expect(read.map(\.names.schemas) == [["a": "A", "b": "C"], ["a": "A", "b": "B"]])
  }

  @Test(arguments: [
    (0, 4), (400_000, 4), (400_001, 8), (3_700_000, 64), (.max, 64),
  ])
  func shardsGrowWithTheDocument(bytes: Int, count: Int) {
    #expect(Configuration.Layout.shardCount(forBytes: bytes) == count)
  }

  @Test func theDocumentBesideTheConfiguration() throws {
    let (configuration, faults) = try Self.read("module: Pets") {
      $0 == "Specs/pets/swagger.json" || $0 == "Specs/pets/openapi.json"
    }
    #expect(faults == [])
    #expect(configuration?.document == "Specs/pets/openapi.json")
    let (none, missing) = try Self.read("module: Pets")
    #expect(none == nil)
    #expect(missing.map { $0.prefix(29) } == ["1:1 configuration-no-document"])
  }

  @Test(arguments: [
    ("[]", "1:1 configuration-not-an-object"),
    (
      "document: a\nouput: x",
      "2:1 configuration-unknown-key: 'ouput' is not a key of a configuration;"
        + " did you mean 'output'?"
    ),
    (
      "document: a\nDocument: b",
      "2:1 configuration-unknown-key: 'Document' is not a key of a"
        + " configuration; did you mean 'document'?"
    ),
    (
      "document: a\nzzz: x",
      "2:1 configuration-unknown-key: 'zzz' is not a key of a configuration;"
        + " there are 'document', 'output',"
    ),
    ("document: 1", "1:11 configuration-wrong-type: 'document' must be a text, not a number"),
    ("document: ''", "1:11 configuration-wrong-type: 'document' must be a text, not an empty one"),
    (
      "document: a\naccess: pubic",
      "2:9 configuration-unknown-value: 'pubic' is not a value of"
        + " 'access'; did you mean 'public'?"
    ),
    ("document: a\ngenerate: models", "2:11 configuration-wrong-type"),
    (
      "document: a\ngenerate: [models, clint]",
      "2:20 configuration-unknown-value: 'clint' is not a"
        + " value of 'generate'; did you mean 'client'?"
    ),
    ("document: a\nmodule: my-api", "2:9 configuration-not-an-identifier"),
    ("document: a\nmodule: 2Pets", "2:9 configuration-not-an-identifier"),
    ("document: a\nformats: {a: 'Int; import X'}", "2:14 configuration-not-a-type-name"),
    ("document: a\nformats: {a: Foundation.}", "2:14 configuration-not-a-type-name"),
    (
      "document: a\nnames: {schema: {}}",
      "2:9 configuration-unknown-key: 'schema' is not a key of a"
        + " configuration; did you mean 'schemas'?"
    ),
    ("document: a\nnames: {schemas: {a: 'b c'}}", "2:22 configuration-not-an-identifier"),
    ("document: a\nnames: {properties: {isDog: dog}}", "2:22 configuration-property-name"),
    ("document: a\nvalidation: on", "2:13 configuration-wrong-type"),
    ("document: a\nfiles: shard", "2:8 configuration-unknown-value"),
    (
      "document: a\nshards: 0",
      "2:9 configuration-out-of-range: 'shards' must be a number from 1 to 1024, not 0"
    ),
    (
      "document: a\nshards: -3",
      "2:9 configuration-out-of-range: 'shards' must be a number from 1 to 1024, not -3"
    ),
    ("document: a\nshards: 1.5", "2:9 configuration-out-of-range"),
    ("document: a\nshards: many", "2:9 configuration-wrong-type"),
    ("document: a\nproperties: lets", "2:13 configuration-unknown-value"),
    ("document: a\nunions: shut", "2:9 configuration-unknown-value"),
    ("document: a\nseverity: {nam-taken: off}", "2:12 configuration-unknown-diagnostic"),
    ("document: a\nseverity: {name-taken: of}", "2:24 configuration-unknown-value"),
    ("document: a\nseverity: {file-missing: note}", "2:26 configuration-error-lowered"),
    ("document: a\nfiles: single\nshards: 2", "3:9 configuration-shards-unused"),
    ("document: a\npagination: all", "2:13 configuration-wrong-type: 'pagination' must be 'none',"),
    (
      "document: a\npagination: {a: pages}", "2:17 configuration-wrong-type: 'a' must be 'none', 'l"
    ),
    ("document: a\npagination: {'*': link}", "2:19 configuration-wrong-type: '*' must be 'none',"),
    ("document: a\npagination: {a: {items: x}}", "2:14 pagination-key-missing: the entry 'a'"),
    (
      "document: a\npagination: {a: {style: curser}}",
      "2:25 configuration-unknown-value: 'curser' is not a value of 'style'; did you mean 'cursor'?"
    ),
    (
      "document: a\npagination: {a: {style: link, totl: x}}",
      "2:31 pagination-unknown-key: 'totl' is not a key of this style of pagination; there are"
    ),
    (
      "document: a\npagination: {a: {style: cursor, cursor: b}}",
      "2:17 pagination-key-missing: the entry 'a' lacks the key 'parameter'"
    ),
    ("document: a\npagination: {a: {style: page, parameter: 1}}", "2:42 configuration-wrong-type"),
    ("document: a\npagination: {a: {style: page, parameter: b.}}", "2:42 configuration-wrong-t"),
    (
      "document: a\npagination: {a: {style: page, parameter: b, start: -1}}",
      "2:52 configuration-wrong-type: 'start' must be a whole number, 0 or more, not a number"
    ),
    ("document: a\npagination: {a: {style: link, relation: []}}", "2:41 configuration-wrong-type"),
    ("document: a\noverlays: b.yaml", "2:11 configuration-wrong-type"),
    ("document: a\ninclude: [b]", "2:10 configuration-wrong-type"),
    ("document: a\ninclude: {tag: [b]}", "2:11 configuration-unknown-key"),
    ("document: a\ninclude: {tags: [1]}", "2:18 configuration-wrong-type"),
    ("document: a\nexclude: {deprecated: yes}", "2:23 configuration-wrong-type"),
    ("document: a\nfailures: {member: a}", "2:11 configuration-wrong-type"),
    ("document: a\nfailures: [a]", "2:12 configuration-wrong-type"),
    ("document: a\nfailures: [{member: a}]", "2:12 configuration-failure-incomplete"),
    ("document: a\nfailures: [{equals: a}]", "2:12 configuration-failure-incomplete"),
    (
      "document: a\nfailures: [{member: a, equals: 1, unless: 2}]",
      "2:12 configuration-failure-incomplete"
    ),
    (
      "document: a\nfailures: [{member: a, equals: []}]",
      "2:32 configuration-wrong-type: 'equals' must be null, a boolean, a number or a string,"
    ),
    (
      "document: a\nfailures: [{member: a, equals: 1, message: b}]",
      "2:35 configuration-unknown-key: 'message' is not a key of a configuration;"
        + " did you mean 'messages'?"
    ),
    ("documents: a.yaml", "1:12 configuration-wrong-type"),
    ("documents: []", "1:12 configuration-wrong-type"),
    ("documents: [a.yaml]", "1:13 configuration-wrong-type"),
    ("documents: [{output: a}]", "1:13 configuration-document-missing"),
    ("documents: [{document: a, documents: []}]", "1:27 configuration-unknown-key"),
    ("output: a\ndocuments: [{document: a}]", "1:1 configuration-key-of-one-document"),
  ])
  func faultsAreLocated(text: String, expected: String) throws {
    let (configuration, faults) = try Self.read(text)
    #expect(configuration == nil)
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix(expected) == true, "\(faults)")
  }

  /// Each key of the table is read, and stands in the README and in a starter file as it is.
  @Test func theTableOfKeysIsTheREADMEs() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(ConfigurationKey.markdownTable))
    for key in ConfigurationKey.all {
      let (_, faults) = try Self.read("\(key.name): { a: { b: c } }\n")
      #expect(faults.contains { $0.contains("1:") }, "\(key.name) takes anything")
      #expect(ConfigurationKey.helpText.contains("  \(key.name): "))
    }
  }

  /// What `concord init` writes as comments can be taken in as it stands.
  @Test func theExamplesOfTheStarterFileAreRead() throws {
    for line in StarterConfiguration.text("openapi.yaml", module: "API").split(separator: "\n")
    where line.hasPrefix("# ") && line.contains(": ") && !line.hasPrefix("# documents") {
      let key = line.dropFirst(2)
      let rest = key.hasPrefix("document:") ? "" : "document: openapi.yaml\n"
      let (configuration, faults) = try Self.read(rest + key)
      #expect(faults == [], "\(line)")
      #expect(configuration != nil)
    }
  }

  @Test func allFaultsAreReported() throws {
    let (_, faults) = try Self.read("document: 1\nacces: a\nnullable: x\nformats: []")
    #expect(faults.count == 4)
  }

  @Test(arguments: [
    ("QuantConnect REST API", "QuantConnectRESTAPI"),
    ("swagger petstore - v2", "SwaggerPetstoreV2"),
    ("3D models", "DModels"), ("../../etc", "Etc"), ("日本", nil), ("", nil),
  ])
  func modulesFromTitles(title: String, name: String?) {
    #expect(SwiftName.module(fromTitle: title) == name)
  }

  @Test func theCanonicalTextHoldsNoPathAndEveryChoice() {
    var one = Configuration(document: "a")
    var other = Configuration(document: "b")
    other.output = "elsewhere"
    #expect(one.canonicalText(module: "M") == other.canonicalText(module: "M"))
    one.names.schemas = ["a": "b"]
    other.names.operations = ["a": "b"]
    #expect(one.canonicalText(module: "M") != other.canonicalText(module: "M"))
    var texts: Set<String> = [Configuration(document: "a").canonicalText(module: "M")]
    func isNew(_ change: (inout Configuration) -> Void) -> Bool {
      var configuration = Configuration(document: "a")
      change(&configuration)
      return texts.insert(configuration.canonicalText(module: "M")).inserted
    }
    #expect(isNew { $0.layout = .single })
    #expect(isNew { $0.unions = .closed })
    #expect(isNew { $0.properties = .let })
    #expect(isNew { $0.layout = .sharded })
    #expect(isNew { ($0.layout, $0.shards) = (.sharded, 4) })
    #expect(isNew { $0.include = .init() })
    #expect(
      isNew {
        $0.include = .init(); $0.include?.tags = ["a"]
      })
    #expect(isNew { $0.exclude.tags = ["a"] })
    #expect(isNew { $0.exclude.paths = ["a"] })
    #expect(isNew { $0.exclude.deprecated = true })
    #expect(isNew { $0.failures = [.init(member: "a", .equals(.bool(false)))] })
    #expect(isNew { $0.failures = [.init(member: "a", .unless(.bool(false)))] })
    #expect(isNew { $0.failures = [.init(member: "a", .equals(.string("false")))] })
    #expect(isNew { $0.failures = [.init(member: "a", .equals(.bool(false)), messages: "b")] })
  }
}
