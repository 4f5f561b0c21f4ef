import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import Testing

@Suite struct ReferenceTests {
  // MARK: Errors

  // The text stands on line 5.
  @Test(arguments: [
    ("A: {$ref: '#/components/schemas/Absent'}", ["5:11 reference-missing"]),
    ("Pet: {}, A: {$ref: '#/components/schemas/Pets'}", ["5:20 reference-misspelled"]),
    ("A: {$ref: '#/component/schemas/A'}", ["5:11 reference-misspelled"]),
    ("A: {$ref: '#/components/schemas/A'}", ["5:11 reference-to-itself"]),
    (
      "A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}",
      ["5:48 reference-cycle"]
    ),
    (
      "A: {properties: {p: {$ref: '#/components/schemas/A/properties/p'}}}",
      ["5:28 reference-to-itself"]
    ),
    ("A: {$ref: 3}", ["5:11 reference-not-string"]),
    ("A: {$ref: '#/a%zz'}", ["5:11 reference-malformed"]),
    ("A: {$ref: '#/a~2'}", ["5:11 reference-malformed"]),
    ("A: {$ref: '#Absent'}", ["5:11 anchor-missing"]),
    ("A: {$ref: 'https://example.com/a.yaml#/A'}", ["5:11 reference-to-url"]),
    ("A: {$ref: 'absent.yaml#/A'}", ["5:11 file-missing"]),
    ("A: {$ref: '#/components/schemas'}", ["5:11 reference-wrong-kind"]),
    ("A: {$ref: '#'}", ["5:11 reference-wrong-kind"]),
    ("A: {$ref: '#/info/title'}", ["5:11 reference-wrong-kind"]),
    ("A: 3", ["5:4 component-not-object"]),
    ("A: ~, B: []", ["5:4 component-not-object", "5:10 component-not-object"]),
    (
      "A: {discriminator: {propertyName: p, mapping: {a: Absent}}}",
      ["5:51 reference-missing"]
    ),
    (
      "A: {$ref: '#/x'}, B: {items: {$ref: '#/y'}}",
      ["5:11 reference-missing", "5:37 reference-missing"]
    ),
  ])
  func isAnError(_ schemas: String, _ expected: [String]) {
    let reading = Reading.schemas(schemas)
    #expect(reading.summary == expected)
    #expect(reading.document == nil)
  }

  @Test func longestPrefixIsNamed() {
    let reading = Reading.schemas(
      "Tool: {properties: {size: {}}}, A: {$ref: '#/components/schemas/Tool/properties/a~1b/c'}")
    #expect(
      reading.diagnostics.map(\.message) == [
        "'#/components/schemas/Tool/properties/a~1b/c' refers to nothing:"
          + " '#/components/schemas/Tool/properties' is there, but has no 'a/b'; correct the"
          + " reference, or add what it names"
      ])
  }

  @Test func everyErrorIsReportedInOneRun() {
    let reading = Reading.path(
      """
          get:
            parameters: [{$ref: '#/components/parameters/P'}]
            requestBody: {$ref: '#/components/schemas/A'}
            responses: {'200': {$ref: '#/components/responses/R'}}
          put: {$ref: 3}
        3: {$ref: '#/paths/3'}
      """)
    #expect(
      reading.summary == [
        "5:3 path-parameter-missing", "7:27 reference-missing", "8:27 reference-wrong-kind",
        "9:33 reference-missing", "10:17 reference-not-string", "11:3 path-without-slash",
        "11:13 reference-to-itself",
      ])
    #expect(reading.document == nil)
  }

  @Test func ringsOfOtherComponentsAreErrors() {
    let reading = Reading(
      """
      openapi: 3.0.3
      info: {title: A, version: '1'}
      paths: {}
      components:
        parameters:
          P: {$ref: '#/components/parameters/Q'}
          Q: {$ref: '#/components/parameters/P'}
        responses:
          R: {$ref: '#/components/responses/R'}
        headers: []
      """)
    #expect(
      reading.summary == [
        "6:15 reference-cycle", "7:15 reference-cycle", "9:15 reference-to-itself",
        "10:12 component-not-object",
      ])
  }

  // MARK: Resolution

  @Test func schemasAreKnownByLocation() throws {
    let reading = Reading.schemas(
      """
      A: {type: object, properties: {p: {$ref: '#/components/schemas/B'}}},
      B: {type: string},
      'C/~%é': {type: integer},
      D: {items: {$ref: '#/components/schemas/C~1~0%25%C3%A9'}},
      E: {items: {$ref: '#/components/schemas/D/items/$ref'}},
      F: {items: {$ref: '#/components/schemas/A/properties/p'}}
      """)
    // A text is no schema.
    #expect(reading.summary == ["9:19 reference-wrong-kind"])
    let good = Reading.schemas(
      """
      A: {type: object, properties: {p: {$ref: '#/components/schemas/B'}}},
      B: {type: string},
      'C/~%é': {type: integer},
      D: {items: {$ref: '#/components/schemas/C~1~0%25%C3%A9'}},
      F: {items: {$ref: '#/components/schemas/A/properties/p'}}
      """)
    let document = try #require(good.document)
    let p = try #require(good.schema("A")?.object?.properties.first?.schema)
    #expect(p.reference?.target == "api.yaml#/components/schemas/B")
    #expect(p.location == "api.yaml#/components/schemas/A/properties/p")
    #expect(document.schema(of: try #require(p.reference))?.types == [.string])
    let item = try #require(good.schema("D")?.array?.items?.reference)
    #expect(document.schema(of: item)?.types == [.integer])
    #expect(item.target == good.schema("C/~%é")?.location)
    let inner = try #require(good.schema("F")?.array?.items?.reference)
    #expect(inner.target == p.location)
    #expect(document.schema(of: inner)?.reference?.target == "api.yaml#/components/schemas/B")
    #expect(document.schemas.count == 6)
  }

  @Test func siblingsCountSince31Only() throws {
    let text = "A: {$ref: '#/components/schemas/B', description: d, minimum: 1, odd: 2}, B: {}"
    let new = Reading.schemas(text)
    #expect(new.summary == ["5:65 unknown-key"])
    #expect(new.schema("A")?.validation?.minimum?.text == "1")
    let old = Reading.schemas(text, version: "3.0.3")
    #expect(old.summary == [])
    #expect(old.schema("A")?.annotations.description == "d")
    #expect(old.schema("A")?.validation == nil)
  }

  @Test func anchorsAndIDsAreFound() throws {
    let reading = Reading.schemas(
      """
      A: {items: {$ref: '#here'}},
      B: {properties: {p: {$anchor: here, type: integer}}},
      C: {items: {$ref: 'https://example.com/d#/properties/q'}},
      D: {$id: 'https://example.com/d', properties: {q: {type: boolean}}}
      """)
    #expect(reading.summary == [])
    let document = try #require(reading.document)
    let anchor = try #require(reading.schema("A")?.array?.items?.reference)
    #expect(document.schema(of: anchor)?.types == [.integer])
    let id = try #require(reading.schema("C")?.array?.items?.reference)
    #expect(document.schema(of: id)?.types == [.boolean])
  }

  @Test func otherFilesAreRead() throws {
    let reading = Reading(files: [
      "api.yaml": """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths:
        /a: {$ref: 'paths.yaml#/a'}
      components:
        schemas: {A: {$ref: 'models.yaml'}, B: {type: object}}
      """,
      "paths.yaml": """
      a:
        get:
          responses:
            '200':
              content:
                application/json: {schema: {$ref: 'api.yaml#/components/schemas/B'}}
            '404': {$ref: '#/missing'}
      missing: {description: none, odd: 1}
      """,
      "models.yaml": "{type: array, items: {$ref: '#/$defs/x'}, $defs: {x: {type: string}}}",
    ])
    #expect(reading.summary == ["paths.yaml:8:30 unknown-key"])
    let document = try #require(reading.document)
    #expect(document.sources.count == 3)
    let reference = try #require(reading.schema("A")?.reference)
    #expect(reference.target == "models.yaml#")
    let items = try #require(document.schema(of: reference)?.array?.items?.reference)
    #expect(items.target == "models.yaml#/$defs/x")
    #expect(document.schema(of: items)?.types == [.string])
    let responses = try #require(reading.operation?.responses)
    #expect(responses.map(\.description) == [nil, "none"])
    #expect(
      responses.first?.content.first?.schema?.reference?.target
        == "api.yaml#/components/schemas/B")
  }

  @Test func pointersLeadThroughReferences() throws {
    let reading = Reading.schemas(
      """
      A: {properties: {p: {$ref: '#/components/schemas/B'}}},
      B: {properties: {q: {$ref: '#/components/schemas/C'}}},
      C: {items: {type: string}},
      D: {$ref: '#/components/schemas/A/properties/p/properties/q/items'}
      """)
    #expect(reading.summary == ["8:11 reference-through-reference"])
    #expect(reading.schema("D")?.reference?.target == "api.yaml#/components/schemas/C/items")
    // What is missing behind a reference is missing, and a cycle of them ends.
    #expect(
      Reading.schemas(
        "A: {$ref: '#/components/schemas/B/x'}, B: {$ref: '#/components/schemas/C'}, C: {}"
      )
      .summary == ["5:11 reference-missing"])
    #expect(
      Reading.schemas(
        "A: {$ref: '#/components/schemas/B/x'}, B: {$ref: '#/components/schemas/A/y'}"
      )
      .summary == ["5:11 reference-missing", "5:50 reference-missing"])
  }

  @Test func sectionsMayBeReferences() throws {
    let reading = Reading(files: [
      "api.yaml": """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths: {$ref: paths.yaml}
      components:
        schemas: {$ref: 'parts.yaml#/schemas', Own: {$ref: '#/components/schemas/Pet'}}
        responses: {$ref: 'parts.yaml#/responses'}
      """,
      "paths.yaml": """
      /a:
        get:
          responses: {'404': {$ref: 'api.yaml#/components/responses/Missing'}}
      """,
      "parts.yaml": """
      schemas: {Pet: {type: object}, Own: {type: string}}
      responses: {Missing: {description: none}}
      """,
    ])
    #expect(
      reading.summary == [
        "3:15 section-reference", "5:19 section-reference", "6:21 section-reference",
      ])
    let document = try #require(reading.document)
    #expect(document.document.components.schemas.map(\.name) == ["Own", "Pet"])
    let own = try #require(reading.schema("Own")?.reference)
    #expect(own.target == "parts.yaml#/schemas/Pet")
    #expect(document.schema(of: own) === reading.schema("Pet"))
    #expect(reading.operation?.responses.map(\.componentName) == ["Missing"])
  }

  @Test func componentsMayBeAReference() throws {
    let reading = Reading(files: [
      "api.yaml": """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      components: {$ref: parts.yaml, schemas: {Own: {type: string}}}
      paths:
        /a: {get: {responses: {'404': {$ref: '#/components/responses/Missing'}}}}
      """,
      "parts.yaml": "responses: {Missing: {description: none}}\nschemas: {Lost: {}}",
    ])
    #expect(reading.summary == ["3:20 section-reference"])
    #expect(reading.operation?.responses.map(\.componentName) == ["Missing"])
    #expect(reading.schema("Own")?.location == "api.yaml#/components/schemas/Own")
  }

  @Test(arguments: [
    ("{$ref: '#/components/schemas'}", ["5:11 section-reference-unreadable"]),
    ("{$ref: '#/info/title'}", ["5:11 section-reference-unreadable"]),
    ("{$ref: '#/absent'}", ["5:11 reference-missing"]),
  ])
  func aSectionThatIsNoneIsAnError(_ section: String, _ expected: [String]) {
    let reading = Reading(
      "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {/a: {}}\n"
        + "components: {schemas:\n   \(section)}")
    #expect(reading.summary == expected)
  }

  @Test func aRequestBodyIsReadAsAResponse() throws {
    let reading = Reading(
      """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      components: {requestBodies: {B: {content: {application/json: {schema: {type: string}}}}}}
      paths:
        /a: {get: {responses: {'200': {$ref: '#/components/requestBodies/B'}}}}
      """)
    #expect(reading.summary == ["5:40 reference-other-kind"])
    let response = try #require(reading.operation?.responses.first)
    #expect(response.content.first?.schema?.types == [.string])
  }

  @Test func discriminatorsNameLocations() throws {
    let reading = Reading.schemas(
      """
      A: {discriminator: {propertyName: kind, mapping: {
        d: Dog, e: '#/components/schemas/Dog', f: 'Odd.yaml'}}, oneOf: []},
      Dog: {}, Odd.yaml: {}
      """)
    #expect(reading.summary == [])
    let discriminator = try #require(reading.schema("A")?.composition?.discriminator)
    #expect(discriminator.propertyName == "kind")
    #expect(discriminator.mapping.map(\.value) == ["d", "e", "f"])
    #expect(
      discriminator.mapping.map(\.target) == [
        "api.yaml#/components/schemas/Dog", "api.yaml#/components/schemas/Dog",
        "api.yaml#/components/schemas/Odd.yaml",
      ])
  }

  @Test func otherReferencesArePutInPlace() throws {
    let reading = Reading(
      """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths:
        /a:
          parameters: [{$ref: '#/components/parameters/P', description: mine}]
          get:
            requestBody: {$ref: '#/components/requestBodies/First'}
            responses:
              4xx: {$ref: '#/components/responses/R'}
      components:
        parameters: {P: {name: p, in: query, schema: {type: integer}}}
        requestBodies:
          First: {$ref: '#/components/requestBodies/Second'}
          Second: {required: true, content: {text/plain: {}}}
        responses:
          R:
            headers: {X-A: {$ref: '#/components/headers/H'}}
            content:
              application/json:
                examples: {e: {$ref: '#/components/examples/E'}}
        headers: {H: {schema: {type: string}}}
        examples: {E: {value: 7}}
      """)
    #expect(reading.summary == [])
    let operation = try #require(reading.operation)
    #expect(operation.parameters.map(\.name) == ["p"])
    #expect(operation.parameters.first?.description == "mine")
    #expect(operation.requestBody?.componentName == "First")
    #expect(operation.requestBody?.isRequired == true)
    let response = try #require(operation.responses.first)
    #expect(response.status == .range(4))
    #expect(response.componentName == "R")
    #expect(response.headers.map(\.name) == ["X-A"])
    #expect(response.headers.first?.schema?.types == [.string])
    #expect(response.content.first?.examples.first?.value?.number?.int == 7)
    let components = try #require(reading.document?.document.components)
    #expect(components.responses.map(\.name) == ["R"])
  }
}
