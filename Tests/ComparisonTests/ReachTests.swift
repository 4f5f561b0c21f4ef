import ConcordComparison
import ConcordDiagnostics
import ConcordDocuments
import ConcordSchemaGraph
import Testing

@Suite struct ReachTests {
  private func document(_ schemas: String, _ paths: String = Self.paths) -> String {
    """
    openapi: 3.1.0
    info: { title: T, version: '1' }
    paths:
    \(paths)
    components:
      schemas:
    \(schemas)

    """
  }

  private static let paths = """
      /a:
        get: { responses: { '200': { description: A, content: { application/json: { schema: { $ref: '#/components/schemas/List' } } } } } }
        post:
          requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
          responses: { '204': { description: Done } }
      /b:
        get: { responses: { '200': { description: B, content: { application/json: { schema: { $ref: '#/components/schemas/Other' } } } } } }
    """

  @Test func aChangeIsSaidOnceWithAllThatItReaches() throws {
    func schemas(_ length: Int) -> String {
      """
          List: { type: array, items: { $ref: '#/components/schemas/Pet' } }
          Pet:
            type: object
            properties: { name: { type: string, maxLength: \(length) }, friend: { $ref: '#/components/schemas/Pet' } }
          Other: { type: object }
      """
    }
    let changes = Comparison.changes(document(schemas(3)), document(schemas(4)))
    let change = try #require(changes.first)
    #expect(changes.count == 1)
    #expect(change.rule.id == "schema-max-length-increased")
    #expect(change.message == "'maxLength' of 'Pet.name' was raised from 3 to 4")
    #expect(change.operations.map(\.words) == ["GET /a", "POST /a"])
    #expect(change.directions == [.request, .response])
    #expect(change.verdicts.oldClient == .breaking)
    #expect(
      change.new?.pointer.description == "/components/schemas/Pet/properties/name/maxLength")
    #expect(change.old?.pointer == change.new?.pointer)
    #expect((change.oldText, change.newText) == ("3", "4"))
  }

  /// A keyword of a base is said at the base, whatever extends it.
  @Test func aNetOfParts() {
    func schemas(_ extra: String) -> String {
      """
          List: { type: array, items: { $ref: '#/components/schemas/Pet' } }
          Base: { type: object, properties: { id: { type: string }\(extra) } }
          Pet: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { name: { type: string } } }] }
          Other: { allOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Pet' }] }
      """
    }
    let changes = Comparison.changes(
      document(schemas("")), document(schemas(", kind: { type: string }")))
    #expect(changes.map(\.rule.id) == ["property-added-optional"])
    #expect(changes.first?.operations.count == 3)
  }

  @Test func aSchemaThatNoOperationUsesBreaksNobody() {
    func schemas(_ type: String) -> String {
      """
          List: { type: array }
          Pet: { type: object }
          Other: { type: object }
          Unused: { type: object, properties: { a: { type: \(type) } } }
      """
    }
    let changes = Comparison.changes(document(schemas("string")), document(schemas("integer")))
    #expect(changes.map(\.rule.id) == ["schema-type-changed"])
    #expect(changes.allSatisfy { $0.severity == .note && $0.operations.isEmpty })
  }

  /// Rings of references and nets of parts, in both descriptions, end at once.
  @Test(.timeLimit(.minutes(1))) func ringsAndNets() {
    func schemas(_ maximum: Int) -> String {
      var text = """
            List: { type: array, items: { $ref: '#/components/schemas/N0' } }
            Pet: { type: object }
            Other: { $ref: '#/components/schemas/N0' }
        """
      let count = 300
      for number in 0..<count {
        let next = (1...4).map { step in
          "p\(step): { $ref: '#/components/schemas/N\((number * 7 + step) % count)' }"
        }.joined(separator: ", ")
        text +=
          "\n    N\(number): { type: object, properties: { \(next), v: { maximum: \(maximum) } } }"
      }
      for number in 0..<40 {
        let parts = (0..<number).map { "{ $ref: '#/components/schemas/M\($0)' }" }
        text +=
          "\n    M\(number): { allOf: [\((parts + ["{ properties: { m\(number): { maximum: \(maximum) } } }"]).joined(separator: ", "))] }"
      }
      return text
    }
    let changes = Comparison.changes(document(schemas(1)), document(schemas(2)))
    #expect(changes.count == 340)
    #expect(changes.filter { $0.operations.count == 2 }.count == 300)
  }

  @Test func whatUnstableOperationsDoBreaksNobody() {
    func paths(_ level: String, _ type: String) -> String {
      """
        /a:
          get:
            x-stability-level: \(level)
            parameters: [{ name: q, in: query, schema: { type: \(type) } }]
            responses: { '200': { description: A } }
      """
    }
    let schemas = "    A: { type: string }"
    for (level, severity) in [("alpha", Severity.note), ("stable", .error)] {
      let changes = Comparison.changes(
        document(schemas, paths(level, "string")), document(schemas, paths(level, "integer")))
      #expect(changes.map(\.severity) == [severity])
    }
  }
}
