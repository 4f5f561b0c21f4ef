import ConcordLowering
import Testing

@Suite struct LoweringTests {
  /// A document with some schemas, in YAML below `schemas:`.
  private func schemas(
    _ text: String, options: LoweringOptions = LoweringOptions()
  ) -> Described {
    let body = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    \($0)" }.joined(separator: "\n")
    return Described(
      """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths: {}
      components:
        schemas:
      \(body)
      """, options: options)
  }

  @Test func aNameStaysWhenAnotherSchemaComes() {
    let one = schemas(
      """
      pet_owner: {type: object, properties: {a: {type: string}}}
      PetOwner: {type: object, properties: {b: {type: string}}}
      """)
    #expect(one.declaration("struct PetOwner") == ["struct PetOwner", "  b: String optional"])
    #expect(one.diagnostics.count { $0.hasPrefix("name-taken") } == 1)
    let two = schemas(
      """
      Other: {type: object, properties: {c: {type: string}}}
      pet_owner: {type: object, properties: {a: {type: string}}}
      PetOwner: {type: object, properties: {b: {type: string}}}
      """)
    for line in one.lines { #expect(two.lines.contains(line)) }
  }

  @Test func whatOnlyLimitsTellApartIsChecked() {
    let described = schemas(
      """
      Size: {oneOf: [{type: integer, maximum: 10}, {type: number, exclusiveMinimum: 10}]}
      Key: {oneOf: [{type: string, pattern: '^a'}, {type: string, enum: [x, y]}, {type: integer}]}
      Plain: {oneOf: [{type: string, maxLength: 3}, {type: integer, minimum: 1}]}
      """)
    #expect(described.checks == ["Size.integer: 1", "Size.number: 1"])
    #expect(!described.diagnostics.contains { $0.hasPrefix("union-by-order") })
  }

  @Test func namesOfTypesDifferByMoreThanCase() {
    let described = schemas(
      """
      SHA: {type: object, properties: {a: {type: string}}}
      Sha: {type: object, properties: {b: {type: string}}}
      Url: {type: object, properties: {c: {type: string}}}
      """)
    #expect(described.lines.contains("struct SHA"))
    #expect(described.lines.contains("struct ShaModel"))
    #expect(described.lines.contains("struct Url"))
  }

  @Test func typesOfSwiftAndFoundationKeepTheirNames() {
    let described = schemas(
      """
      Error: {type: object, properties: {message: {type: string}}}
      Data: {type: string}
      Client: {type: object, properties: {id: {type: string}}}
      """)
    #expect(described.lines.contains("struct ErrorModel"))
    #expect(described.lines.contains("alias DataModel = String"))
    #expect(described.lines.contains("struct ClientModel"))
  }

  @Test func partsAreFlattened() {
    let described = schemas(
      """
      Base: {type: object, required: [id], properties: {id: {type: integer}, kind: {type: string}}}
      Whole:
        allOf:
          - $ref: '#/components/schemas/Base'
          - type: object
            required: [name]
            properties: {name: {type: string}, kind: {enum: [a, b]}}
      Same: {allOf: [{$ref: '#/components/schemas/Base'}], description: The same.}
      """)
    #expect(
      described.declaration("struct Whole") == [
        "struct Whole", "  id: Int required", "  kind: Whole.Kind optional",
        "  name: String required",
      ])
    #expect(described.lines.contains("alias Same = Base"))
  }

  @Test func whatHoldsItselfIsBoxed() {
    let described = schemas(
      """
      Folder: {type: object, properties: {parent: {$ref: '#/components/schemas/Folder'}, all: {type: array, items: {$ref: '#/components/schemas/Folder'}}}}
      A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
      B: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}
      Tree: {oneOf: [{type: string}, {$ref: '#/components/schemas/Branch'}]}
      Branch: {type: object, required: [left], properties: {left: {$ref: '#/components/schemas/Tree'}}}
      Lists: {type: array, items: {$ref: '#/components/schemas/Lists'}}
      """)
    #expect(
      described.declaration("struct Folder") == [
        "struct Folder", "  @Indirect parent: Folder optional", "  all: [Folder] optional",
      ])
    let boxed = described.lines.filter { $0.contains("@Indirect") || $0.hasPrefix("indirect") }
    #expect(boxed.count == 3)
    #expect(described.lines.contains("union Lists"))
    #expect(described.lines.contains { $0.hasPrefix("  list([Lists])") })
  }

  @Test func nullIsAnOptional() {
    var options = LoweringOptions()
    options.distinguishesNull = true
    let text = """
      S:
        type: object
        required: [a, b]
        properties:
          a: {type: string}
          b: {type: [string, 'null']}
          c: {type: [string, 'null']}
          d: {anyOf: [{$ref: '#/components/schemas/T'}, {type: 'null'}]}
          e: {type: array, items: {type: [integer, 'null']}}
      T: {type: object, properties: {x: {type: string}}}
      """
    #expect(
      schemas(text).declaration("struct S").dropFirst() == [
        "  a: String required", "  b: String nullable", "  c: String optional", "  d: T optional",
        "  e: [Int?] optional",
      ])
    #expect(
      schemas(text, options: options).declaration("struct S").contains(
        "  c: String optionalNullable"))
  }

  @Test func valuesThatMayGrow() {
    let described = schemas(
      """
      Car: {anyOf: [{type: string}, {type: string, enum: [a-1, b]}]}
      Order: {type: string, enum: [asc, ASC, '', null, asc]}
      Level: {type: integer, enum: [1, -1]}
      Mixed: {enum: [1, one]}
      Described:
        oneOf: [{const: x, description: First.}, {const: y, description: Second.}]
      """)
    #expect(
      described.declaration("enum Car") == [
        "enum Car: String", "  a1 = string(\"a-1\")", "  b = string(\"b\")",
      ])
    #expect(
      described.declaration("enum Order") == [
        "enum Order: String", "  asc = string(\"asc\")", "  uppercaseASC = string(\"ASC\")",
        "  empty = string(\"\")",
      ])
    #expect(described.declaration("enum Level").count == 3)
    #expect(described.declaration("enum Mixed").first == "enum Mixed: JSONValue")
    #expect(described.declaration("enum Described").count == 3)
  }
}
