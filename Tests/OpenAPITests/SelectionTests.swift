import ConcordDiagnostics
import ConcordOpenAPI
import ConcordSchemaGraph
import Testing

/// Choosing a part of a description.
@Suite struct SelectionTests {
  private static let text = """
    openapi: 3.1.0
    info: {title: A, version: '1'}
    paths:
      /pets:
        get: {operationId: listPets, tags: [pets], responses: {'200': {$ref: '#/components/responses/Pets'}}}
        post:
          operationId: addPet
          tags: [pets, admin]
          parameters: [{name: kind, in: query, schema: {$ref: '#/components/schemas/Kind'}}]
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
          responses: {'201': {description: ok, headers: {X-Tag: {schema: {$ref: '#/components/schemas/Label'}}}}}
      /pets/{id}:
        delete: {deprecated: true, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Gone'}}}}}}
      /shops/{id}/pets:
        get: {operationId: shopPets, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Shop'}}}}}}
    components:
      responses:
        Pets: {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
      schemas:
        Pet: {type: object, discriminator: {propertyName: kind}, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {$ref: '#/components/schemas/Lives'}}}]}
        Lives: {type: integer}
        Owner: {type: object, additionalProperties: {anyOf: [{$ref: '#/components/schemas/Pet'}, {type: 'null'}]}}
        Kind: {type: string}
        Label: {type: string}
        Gone: {type: object, properties: {kind: {$ref: '#/components/schemas/Kind'}}}
        Shop: {type: object, properties: {pets: {type: array, prefixItems: [{$ref: '#/components/schemas/Pet'}]}}}
        Old: {type: object, deprecated: true}
        Lone: {type: object, properties: {kind: {$ref: '#/components/schemas/Kind'}}}
    """

  private static func select(
    include: [Selector.Criterion]? = nil, exclude: [Selector.Criterion] = []
  ) throws -> (operations: [String], schemas: String, diagnostics: [String]) {
    let document = try #require(Reading(text).document)
    let selection = Selection(
      include: include?.map { Selector($0) }, exclude: exclude.map { Selector($0) })
    let (result, diagnostics) = selection.apply(to: document)
    let operations = result.document.paths.flatMap { item in
      item.operations.map { $0.operationID ?? "\($0.method) \(item.path)" }
    }
    for named in result.document.components.schemas {
      #expect(result.schemas[named.schema.location] != nil)
    }
    return (
      operations, result.document.components.schemas.map(\.name).joined(separator: " "),
      diagnostics.map { "\($0.kind.id): \($0.message)" }
    )
  }

  @Test(
    arguments: [
      ([.operation("listPets")], ["listPets"], "Pet Cat Lives Owner"),
      ([.operation("addPet")], ["addPet"], "Pet Cat Lives Owner Kind Label"),
      ([.operation("DELETE /pets/{id}")], ["DELETE /pets/{id}"], "Kind Gone"),
      ([.deprecated], ["DELETE /pets/{id}"], "Kind Gone Old"),
      ([.tag("admin")], ["addPet"], "Pet Cat Lives Owner Kind Label"),
      ([.path("/pets")], ["listPets", "addPet"], "Pet Cat Lives Owner Kind Label"),
      ([.path("/pets/*")], ["DELETE /pets/{id}"], "Kind Gone"),
      (
        [.path("/pets/**")], ["listPets", "addPet", "DELETE /pets/{id}"],
        "Pet Cat Lives Owner Kind Label Gone"
      ),
      (
        [.path("/**/pets")], ["listPets", "addPet", "shopPets"],
        "Pet Cat Lives Owner Kind Label Shop"
      ),
      ([.path("/sh*s/{id}/p*")], ["shopPets"], "Pet Cat Lives Owner Shop"),
      ([.schema("Owner")], [], "Pet Cat Lives Owner"), ([.schema("Lone")], [], "Kind Lone"),
      ([], [], ""),
    ] as [([Selector.Criterion], [String], String)])
  func included(criteria: [Selector.Criterion], operations: [String], schemas: String) throws {
    let result = try Self.select(include: criteria)
    #expect(result.operations == operations)
    #expect(result.schemas == schemas)
    #expect(result.diagnostics == [])
  }

  @Test(arguments: [
    ("/a/*", "/a/", true), ("/a/*", "/a", false), ("/a/*", "/a/b/c", false), ("/*", "/a", true),
    ("*", "", true), ("**", "/a/b", true), ("/**", "/", true), ("/a*c", "/abbc", true),
    ("/a*c", "/a/c", false), ("/a*b*c", "/axbxbxc", true), ("/a*b*c", "/axcxb", false),
    ("/**/x/**/y", "/a/x/b/x/c/y", true), ("/**/x/**/y", "/x/y", true),
    ("/**/x/**/y", "/a/y/x", false), ("/**/**", "/a", true), ("/a**b", "/axb", true),
    ("/a/**/b*", "/a/b", true), ("/a/**/b*", "/a/cb", false), ("/a/**/b*", "/a//bc", true),
    ("/\u{e9}*", "/\u{e9}t\u{e9}", true),
  ])
  func pathPatterns(pattern: String, path: String, isMatch: Bool) {
    var work = 0
    // Others beside it make no difference.
    let patterns = PathPatterns(["/a/*/c", pattern, "/**/q", "/a*d"])
    #expect(patterns.matches(path, work: &work).contains(1) == isMatch)
  }

  @Test func manyPatternsCostAsMuchAsFew() {
    let count = 5_000
    let shapes: [(Int) -> String] = [
      { "/v1/items\($0)/{id}" }, { "/v1/*items\($0)/*" }, { "/**/items\($0)/{id}" },
    ]
    for shape in shapes {
      let patterns = PathPatterns((0..<count).map(shape))
      var (work, bytes) = (0, 0)
      for number in 0..<count {
        let path = "/v1/items\(number)/{id}"
        bytes += path.utf8.count
        #expect(patterns.matches(path, work: &work) == [number])
      }
      #expect(work < 12 * bytes)
    }
  }

  @Test func manySelectorsThatNameNothing() throws {
    let result = try Self.select(exclude: (0..<5_000).map { .path("/pet\($0)") })
    #expect(result.diagnostics.count == 5_000)
    #expect(result.diagnostics.first?.hasSuffix("did you mean '/pets'?") == true)
    #expect(result.diagnostics.last?.hasSuffix("correct it or leave it out") == true)
  }

  @Test func withoutSelectorsNothingChanges() throws {
    let result = try Self.select()
    #expect(result.operations.count == 4)
    #expect(result.schemas == "Pet Cat Lives Owner Kind Label Gone Shop Old Lone")
  }

  @Test func whatOnlyExcludedOperationsNeedGoesWithThem() throws {
    let shops = try Self.select(exclude: [.operation("shopPets")])
    #expect(shops.operations == ["listPets", "addPet", "DELETE /pets/{id}"])
    #expect(shops.schemas == "Pet Cat Lives Owner Kind Label Gone Old Lone")
    let deprecated = try Self.select(exclude: [.deprecated])
    #expect(deprecated.operations == ["listPets", "addPet", "shopPets"])
    #expect(deprecated.schemas == "Pet Cat Lives Owner Kind Label Shop Lone")
    let all = try Self.select(exclude: [.path("/**")])
    #expect(all.schemas == "Kind Old Lone")
  }

  @Test func excludedSchemasThatAreNeededStay() throws {
    let result = try Self.select(
      include: [.tag("pets")], exclude: [.schema("Owner"), .tag("admin")])
    #expect(result.operations == ["listPets"])
    #expect(result.schemas == "Pet Cat Lives Owner")
    #expect(result.diagnostics.map { $0.prefix(32) } == ["selection-still-needed: 'Owner' "])
    #expect(try Self.select(exclude: [.schema("Lone")]).diagnostics == [])
  }

  @Test(
    arguments: [
      (.operation("listPet"), "no operation 'listPet'; did you mean 'listPets'?"),
      (.path("/pet"), "no path '/pet'; did you mean '/pets'?"),
      (.path("/x/**"), "no path '/x/**'; correct it or leave it out"),
      (.tag("pet"), "no operation with the tag 'pet'; did you mean 'pets'?"),
      (.schema("pet"), "no schema 'pet'; did you mean 'Pet'?"),
    ] as [(Selector.Criterion, String)])
  func selectorsThatMatchNothing(criterion: Selector.Criterion, message: String) throws {
    let result = try Self.select(exclude: [criterion])
    #expect(result.diagnostics == ["selection-matches-nothing: the document has \(message)"])
    #expect(result.operations.count == 4)
  }
}
