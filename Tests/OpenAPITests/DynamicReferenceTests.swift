import ConcordOpenAPI
import Testing

/// Identifiers and references that count from where they stand (JSON Schema 2020-12, section 8.2).
@Suite struct DynamicReferenceTests {
  private func types(_ reading: Reading, _ schema: Schema?) -> [SchemaType]? {
    schema?.reference.flatMap { reading.document?.schema(of: $0) }?.types
  }

  @Test func aDynamicReferenceToTheOnlyAnchor() {
    let reading = Reading.schemas(
      """
      Tree: {$dynamicAnchor: node, type: object, properties: {
        children: {type: array, items: {$dynamicRef: '#node'}}}},
      A: {$dynamicRef: '#plain'}, B: {$anchor: plain, type: string},
      C: {$dynamicRef: '#/components/schemas/B'}
      """)
    #expect(reading.summary == [])
    let items = reading.schema("Tree")?.object?.properties.first?.schema.array?.items
    #expect(items?.reference?.target == reading.schema("Tree")?.location)
    #expect(types(reading, reading.schema("A")) == [.string])
    #expect(types(reading, reading.schema("C")) == [.string])
    #expect(reading.schema("Tree")?.unsupported.isEmpty == true)
  }

  @Test func ofSeveralThatOfTheSameResource() {
    let reading = Reading.schemas(
      """
      Tree: {$id: 'https://e.org/tree', $dynamicAnchor: node, type: object, properties: {c: {$dynamicRef: '#node'}}},
      Strict: {$id: 'https://e.org/strict', $dynamicAnchor: node, type: array, items: {$dynamicRef: '#node'}},
      Out: {$dynamicRef: '#node'}
      """)
    #expect(
      reading.summary == [
        "5:101 dynamic-reference-ambiguous", "6:95 dynamic-reference-ambiguous",
        "7:20 dynamic-reference-ambiguous",
      ])
    let property = reading.schema("Tree")?.object?.properties.first?.schema
    #expect(types(reading, property) == [.object])
    #expect(types(reading, reading.schema("Strict")?.array?.items) == [.array])
    #expect(types(reading, reading.schema("Out")) == [.object])
  }

  @Test func aPlainAnchorComesBeforeADynamicOneElsewhere() {
    let reading = Reading.schemas(
      """
      List: {$id: 'https://e.org/list', type: array, items: {$dynamicRef: '#item'},
        $defs: {plain: {$anchor: item, type: string}}},
      Out: {$id: 'https://e.org/out', $dynamicAnchor: item, type: integer},
      """)
    #expect(reading.summary == [])
    #expect(types(reading, reading.schema("List")?.array?.items) == [.string])
  }

  @Test func aDynamicReferenceIntoAnotherResource() {
    let reading = Reading.schemas(
      """
      List: {$id: 'https://e.org/list', type: array, items: {$dynamicRef: 'other#item'}},
      Other: {$id: 'https://e.org/other', $dynamicAnchor: item, type: integer},
      Third: {$id: 'https://e.org/third', $dynamicAnchor: item, type: string},
      """)
    #expect(reading.summary == ["5:69 dynamic-reference-ambiguous"])
    #expect(types(reading, reading.schema("List")?.array?.items) == [.integer])
  }

  @Test func anAnchorOfAnotherFile() {
    let reading = Reading(files: [
      "api.yaml": """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths: {}
      components:
        schemas:
          A: {$ref: 'tree.yaml'}
          B: {$dynamicRef: '#node'}
      """,
      "tree.yaml": "{$dynamicAnchor: node, type: boolean}",
    ])
    #expect(reading.summary == [])
    #expect(types(reading, reading.schema("B")) == [.boolean])
  }

  @Test func noAnchorIsAnError() {
    let reading = Reading.schemas("A: {items: {$dynamicRef: '#node'}}")
    #expect(reading.summary == ["5:26 anchor-missing"])
    #expect(reading.document == nil)
  }

  @Test func aRecursiveReference() {
    let reading = Reading.schemas(
      """
      A: {$recursiveAnchor: true, type: object, properties: {a: {$recursiveRef: '#'}}},
      B: {$id: 'https://e.org/b', type: array, items: {$recursiveRef: '#'}}
      """)
    #expect(reading.summary == [])
    #expect(types(reading, reading.schema("A")?.object?.properties.first?.schema) == [.object])
    #expect(types(reading, reading.schema("B")?.array?.items) == [.array])
    #expect(
      Reading.schemas("A: {items: {$recursiveRef: '#'}}").summary == ["5:28 reference-wrong-kind"])
  }

  @Test func referencesCountFromTheIDAroundThem() {
    let reading = Reading.schemas(
      """
      A:
        {$id: 'https://e.org/schemas/a', properties: {
          p: {$ref: 'b'}, q: {$ref: '../other/c#/properties/d'}, r: {$ref: '#/$defs/x'},
          s: {$ref: '#here'}, t: {$ref: '/schemas/b#deep'}, u: {$ref: 'https://e.org/schemas/b'}},
        $defs: {x: {type: integer}, y: {$anchor: here, type: number}}},
      B: {$id: 'https://e.org/schemas/b', type: string, $defs: {z: {$anchor: deep, type: 'null'}}},
      C: {$id: 'https://e.org/other/c', properties: {d: {type: boolean}}},
      D: {properties: {x: {$anchor: here, type: array}}}
      """)
    #expect(reading.summary == [])
    let properties = reading.schema("A")?.object?.properties ?? []
    let expected: [[SchemaType]] = [
      [.string], [.boolean], [.integer], [.number], [.null], [.string],
    ]
    #expect(properties.map { types(reading, $0.schema) ?? [] } == expected)
  }

  @Test func aRelativeIDNamesASchemaOfTheFile() {
    let reading = Reading.schemas(
      "A: {items: {$ref: 'pet#/properties/p'}}, B: {$id: pet, properties: {p: {type: integer}}}")
    #expect(reading.summary == [])
    #expect(types(reading, reading.schema("A")?.array?.items) == [.integer])
  }

  @Test func whatIsOnlyOutsideOfTheIDIsReadFromThere() {
    let reading = Reading.schemas(
      "A: {$id: 'https://e.org/a', items: {$ref: '#/components/schemas/B'}}, B: {type: string}")
    #expect(reading.summary == ["5:43 reference-outside-id"])
    #expect(types(reading, reading.schema("A")?.array?.items) == [.string])
    let nowhere = Reading.schemas("A: {$id: 'https://e.org/a', items: {$ref: '#/x'}}")
    #expect(nowhere.summary == ["5:43 reference-missing"])
  }

  @Test func nothingIsReadFromTheNetwork() {
    let reading = Reading.schemas("A: {$id: 'https://e.org/a', items: {$ref: 'absent.yaml'}}")
    #expect(reading.summary == ["5:43 file-missing"])
    let other = Reading.schemas("A: {items: {$ref: 'https://e.org/absent'}}")
    #expect(other.summary == ["5:19 reference-to-url"])
  }

  @Test func whatIsNoSchemaHasNoName() {
    let reading = Reading.schemas(
      """
      A: {items: {$ref: '#here'}},
      B: {example: {$anchor: here}, properties: {default: {$anchor: here, type: string}}}
      """)
    #expect(reading.summary == [])
    #expect(types(reading, reading.schema("A")?.array?.items) == [.string])
  }

  @Test func aReferenceForAMapOfProperties() {
    let reading = Reading.schemas(
      """
      A: {properties: {$ref: '#/components/schemas/B/properties', own: {type: integer}}},
      B: {properties: {x: {type: string}, $ref: {type: boolean}}},
      C: {properties: {$ref: '#/components/schemas/C/properties'}},
      D: {properties: {$ref: '#/info/title'}}
      """)
    #expect(
      reading.summary == [
        "5:24 map-reference", "7:24 map-reference", "7:24 map-reference-unreadable",
        "8:24 map-reference-unreadable",
      ])
    let fine = Reading.schemas(
      """
      A: {properties: {$ref: '#/components/schemas/B/properties', own: {type: integer}}},
      B: {properties: {x: {type: string}, $ref: {type: boolean}}}
      """)
    let properties = fine.schema("A")?.object?.properties ?? []
    #expect(properties.map(\.name) == ["x", "$ref", "own"])
    #expect(properties.map(\.schema.types) == [[.string], [.boolean], [.integer]])
  }
}
