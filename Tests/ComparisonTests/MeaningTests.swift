import ConcordComparison
import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import ConcordTesting
import Foundation
import Testing

/// What spells one meaning in another way is no change.
@Suite struct MeaningTests {
  private static let corpus = [
    "petstore.yaml", "figma.yaml", "moby-v2.yaml", "alertmanager-v2.yaml", "nomad.yaml",
    "spotify.yml",
  ]

  private func everything() throws -> (root: Node, file: SourceFile) {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Everything.yaml")
    return try tree(Array(Data(contentsOf: url)))
  }

  private func tree(_ bytes: [UInt8]) throws -> (root: Node, file: SourceFile) {
    var files = SourceFiles()
    let file = files.add(path: "api.yaml", bytes: bytes)
    return (try #require(DocumentParser.parse(file).root), file)
  }

  private func expectNothing(_ old: Node, _ new: Node, _ file: SourceFile, _ what: String) throws {
    let before = try #require(Described(old, of: file))
    let after = try #require(Described(new, of: file))
    let changes = Comparison.changes(from: before.description, to: after.description)
    #expect(changes.isEmpty, "\(what): \(changes.map { "\($0.rule.id) \($0.message)" })")
  }

  @Test func orderMakesNoDifference() throws {
    let (root, file) = try everything()
    try expectNothing(root, Self.reversed(root), file, "reversed")
  }

  @Test func theDocumentInJSON() throws {
    let (root, file) = try everything()
    let other = try tree(Array(JSONWriter(.pretty).text(root).utf8)).root
    try expectNothing(root, other, file, "in JSON")
  }

  @Test func theNewestForm() throws {
    let (root, file) = try everything()
    try expectNothing(root, TreeUpgrade.upgraded(root).document, file, "upgraded")
  }

  @Test(arguments: corpus)
  func publishedDocuments(name: String) throws {
    guard let bytes = Corpus.bytes("real/\(name)") else { return }
    let (root, file) = try tree(bytes)
    try expectNothing(root, root, file, "itself")
    try expectNothing(root, Self.reversed(root), file, "reversed")
    let upgraded = TreeUpgrade.upgraded(root)
    try expectNothing(root, upgraded.document, file, "upgraded")
    try expectNothing(upgraded.document, root, file, "the older form")
  }

  /// Keys in the opposite order. Those of a discriminator's mapping and of examples are data.
  private static func reversed(_ node: Node) -> Node {
    switch node.value {
    case .object(let members):
      let others = members.reversed().map { member in
        Member(key: member.key, keyRange: member.keyRange, value: reversed(member.value))
      }
      return Node(.object(others), at: node.range)
    case .array(let elements): return Node(.array(elements.map(reversed)), at: node.range)
    default: return node
    }
  }

  @Test func severalFiles() throws {
    let whole = """
      openapi: 3.1.0
      info: { title: T, version: '1' }
      paths:
        /a:
          get:
            parameters: [{ name: q, in: query, schema: { type: string } }]
            responses:
              '200':
                description: Fine
                content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      components:
        schemas:
          Pet: { type: object, properties: { id: { type: integer }, next: { $ref: '#/components/schemas/Pet' } } }

      """
    let root = """
      openapi: 3.1.0
      info: { title: T, version: '1' }
      paths:
        /a: { $ref: 'a.yaml' }

      """
    let item = """
      get:
        parameters: [{ $ref: 'parts.yaml#/q' }]
        responses: { '200': { $ref: 'parts.yaml#/fine' } }

      """
    let parts = """
      q: { name: q, in: query, schema: { type: string } }
      fine:
        description: Fine
        content: { application/json: { schema: { $ref: 'pet.yaml' } } }

      """
    let pet = "type: object\nproperties: { id: { type: integer }, next: { $ref: 'pet.yaml' } }\n"
    let one = try #require(Described(whole))
    let many = try #require(
      Described(root, files: ["a.yaml": item, "parts.yaml": parts, "pet.yaml": pet]))
    for (old, new) in [(one, many), (many, one)] {
      let changes = Comparison.changes(from: old.description, to: new.description)
      #expect(changes.isEmpty, "\(changes.map(\.message))")
    }
  }

  /// Schemas that say one thing in several ways.
  @Test(arguments: [
    (
      "{ type: object, properties: { a: { type: string } } }",
      "{ allOf: [{ type: object }, { properties: { a: { type: string } } }] }"
    ),
    ("{ $ref: '#/components/schemas/A' }", "{ allOf: [{ $ref: '#/components/schemas/A' }] }"),
    ("{ $ref: '#/components/schemas/A' }", "{ type: string, maxLength: 3 }"),
    ("{ type: [string, 'null'] }", "{ anyOf: [{ type: string }, { type: 'null' }] }"),
    ("{ type: [string, 'null'] }", "{ type: ['null', string] }"),
    ("{ const: a }", "{ enum: [a] }"),
    ("{ type: string, enum: [a, b] }", "{ enum: [b, a] }"),
    ("{ type: integer, minimum: 1 }", "{ type: integer, minimum: 1.0 }"),
    ("{ type: array, minItems: 0 }", "{ type: array, uniqueItems: false }"),
    ("{ type: object, additionalProperties: true }", "{ type: object }"),
    ("{ type: object, required: [a, b] }", "{ type: object, required: [b, a] }"),
    (
      "{ oneOf: [{ type: string }, { $ref: '#/components/schemas/A' }] }",
      "{ oneOf: [{ $ref: '#/components/schemas/A' }, { type: string }] }"
    ),
  ])
  func schemas(one: String, other: String) {
    let components = "A: { type: string, maxLength: 3 }"
    for make in [SchemaDocument.request, SchemaDocument.response] {
      for (old, new) in [(one, other), (other, one)] {
        let changes = Comparison.changes(make(old, components), make(new, components))
        #expect(changes.isEmpty, "\(old) → \(new): \(changes.map(\.message))")
      }
    }
  }

  @Test func aPathParameterIsCalledSomethingElse() {
    func document(_ name: String) -> String {
      """
      openapi: 3.0.3
      info: { title: T, version: '1' }
      paths:
        /a/{\(name)}/b:
          get:
            parameters: [{ name: \(name), in: path, required: true, schema: { type: string } }]
            responses: { '200': { description: Fine } }

      """
    }
    let changes = Comparison.changes(document("id"), document("petId"))
    #expect(changes.map(\.rule.id) == ["path-parameter-renamed"])
    #expect(changes.allSatisfy { $0.verdicts.oldClient <= .compatible })
  }
}
