import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import Testing

/// Objects of older versions become ones of OpenAPI 3.2.
@Suite struct UpgradeTests {
  /// The upgraded document as JSON, with its diagnostics.
  private static func upgraded(_ text: String) throws -> (text: String, summary: [String]) {
    var loader = DocumentLoader(reader: WrittenFiles(texts: ["api.yaml": text]))
    let loaded = loader.loadRoot("api.yaml")
    let root = try #require(loaded.root)
    let (document, diagnostics) = TreeUpgrade.upgraded(root)
    let summary = diagnostics.map { diagnostic -> String in
      guard let range = diagnostic.range else { return "- \(diagnostic.kind.id)" }
      let position = loader.files[range.source].position(at: Int(range.start))
      return "\(position.line):\(position.column) \(diagnostic.kind.id)"
    }
    return (JSONWriter().text(document), summary)
  }

  /// A YAML text as JSON.
  private static func json(_ text: String) throws -> String {
    var loader = DocumentLoader(reader: WrittenFiles(texts: ["api.yaml": text]))
    return JSONWriter().text(try #require(loader.loadRoot("api.yaml").root))
  }

  private static let info = "info: {title: A, version: '1'}\n"

  @Test(arguments: [
    ("3.0.3", "{type: string, nullable: true}", "{type: [string, 'null']}"),
    ("3.0.3", "{type: string, nullable: false}", "{type: string}"),
    (
      "3.0.3", "{type: string, enum: [a], nullable: true}",
      "{type: [string, 'null'], enum: [a, null]}"
    ),
    ("3.0.3", "{enum: [a, null], nullable: true}", "{enum: [a, null]}"),
    ("3.0.3", "{nullable: true, description: d}", "{description: d}"),
    (
      "3.0.3", "{$ref: '#/components/schemas/B', nullable: true, description: d}",
      "{description: d, anyOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]}"
    ),
    (
      "3.0.3", "{allOf: [{nullable: true, type: object}], nullable: true, x-a: 1}",
      "{x-a: 1, anyOf: [{allOf: [{type: [object, 'null']}]}, {type: 'null'}]}"
    ),
    ("3.0.3", "{$ref: '#/components/schemas/B', type: object}", "{$ref: '#/components/schemas/B'}"),
    ("3.0.3", "{minimum: 1, exclusiveMinimum: true}", "{exclusiveMinimum: 1}"),
    ("3.0.3", "{maximum: 1, exclusiveMaximum: false}", "{maximum: 1}"),
    (
      "3.0.3",
      "{properties: {nullable: {nullable: true, items: {nullable: true, type: integer}, type: array}}}",
      "{properties: {nullable: {items: {type: [integer, 'null']}, type: [array, 'null']}}}"
    ),
    (
      "3.0.3", "{default: {nullable: true}, example: {nullable: true}}",
      "{default: {nullable: true}, example: {nullable: true}}"
    ),
    (
      "3.1.0", "{$ref: '#/components/schemas/B', title: t, exclusiveMinimum: 1}",
      "{$ref: '#/components/schemas/B', title: t, exclusiveMinimum: 1}"
    ),
  ])
  func schemas(_ version: String, _ older: String, _ newer: String) throws {
    func document(_ version: String, _ schema: String) -> String {
      "openapi: \(version)\n\(Self.info)paths: {}\n"
        + "components: {schemas: {A: \(schema), B: {type: object}}}"
    }
    let result = try Self.upgraded(document(version, older))
    #expect(result.summary == [])
    #expect(try result.text == Self.json(document("3.2.0", newer)))
    let again = try Self.upgraded(document("3.2.0", newer))
    #expect(again.text == result.text)
    #expect(again.summary == [])
  }

  @Test(arguments: [
    ("3.1.0", "{type: string, nullable: true}", "4:42 keyword-of-other-version"),
    ("3.1.0", "{discriminator: kind}", "4:43 keyword-of-other-version"),
    ("3.1.0", "{minimum: 1, exclusiveMinimum: true}", "4:58 keyword-of-other-version"),
    ("3.0.0", "{exclusiveMinimum: 2}", "4:46 keyword-of-other-version"),
    ("3.0.0", "{type: [string]}", "4:34 keyword-of-other-version"),
    ("3.0.0", "{exclusiveMaximum: true}", "4:28 exclusive-without-limit"),
    ("3.0.0", "{type: string, nullable: 1}", "4:52 wrong-type"),
  ])
  func faultsOfSchemasAreAtTheirKeys(_ version: String, _ schema: String, _ fault: String) throws {
    let text =
      "openapi: \(version)\n\(Self.info)paths: {/a: {}}\n"
      + "components: {schemas: {A: \(schema)}}"
    #expect(try Self.upgraded(text).summary == [fault])
    #expect(Reading(text).summary == [fault])
  }

  @Test func referencesIntoWhatMovedAreRewritten() throws {
    let result = try Self.upgraded(
      """
      openapi: 3.0.0
      info: {title: A, version: '1'}
      paths: {}
      components:
        schemas:
          A: {nullable: true, allOf: [{type: object, properties: {b: {type: string}}}]}
          B: {$ref: '#/components/schemas/A/allOf/0/properties/b'}
          C: {$ref: '#/components/schemas/A'}
      """)
    #expect(result.summary == [])
    #expect(
      result.text.contains(##""B":{"$ref":"#/components/schemas/A/anyOf/0/allOf/0/properties/b"}"##)
    )
    #expect(result.text.contains(##""C":{"$ref":"#/components/schemas/A"}"##))
  }

  @Test func locationsStayThoseOfTheDocument() throws {
    let reading = Reading(
      """
      swagger: '2.0'
      info: {title: A, version: '1'}
      paths:
        /a:
          parameters: [{name: f, in: formData, type: string}, {name: q, in: query, type: string}]
          post:
            parameters: [{$ref: '#/parameters/B'}, {name: r, in: query, type: string}]
            responses: {200: {description: d, schema: {type: object}}}
          put: {responses: {200: {description: d}}}
      parameters: {B: {name: b, in: body, schema: {type: object}}}
      """)
    #expect(reading.summary == [])
    let operations = try #require(reading.document?.document.paths.first?.operations)
    let post = try #require(operations.first)
    #expect(post.requestBody?.componentName == "B")
    #expect(
      post.requestBody?.content.first?.schema?.location == "api.yaml#/parameters/B/schema")
    #expect(
      post.responses.first?.content.first?.schema?.location
        == "api.yaml#/paths/~1a/post/responses/200/schema")
    #expect(
      post.parameters.map(\.schema?.location) == [
        "api.yaml#/paths/~1a/parameters/1/schema", "api.yaml#/paths/~1a/post/parameters/1/schema",
      ])
    let form = try #require(operations.last?.requestBody?.content.first?.schema)
    #expect(form.location == "api.yaml#/paths/~1a/put/formData")
    #expect(
      form.object?.properties.first?.schema.location == "api.yaml#/paths/~1a/parameters/0")
  }

  @Test(arguments: [
    (
      """
      swagger: '2.0'
      host: a.example
      basePath: /v1
      consumes: [text/csv]
      paths:
        /a:
          post:
            parameters: [{$ref: '#/parameters/B'}, {name: q, in: query, type: array, items: {type: string}, collectionFormat: multi}]
            responses: {200: {$ref: '#/responses/R'}}
          put:
            consumes: [text/plain]
            parameters: [{$ref: '#/parameters/B'}]
            produces: [text/xml]
            responses: {200: {$ref: '#/responses/R'}}
      definitions: {P: {discriminator: k, properties: {k: {x-nullable: true, type: string}}}}
      parameters: {B: {name: b, in: body, schema: {$ref: '#/definitions/P'}}}
      responses: {R: {description: r, schema: {type: file}, headers: {X: {type: integer}}}}
      securityDefinitions: {b: {type: basic}, o: {type: oauth2, flow: application, tokenUrl: /t, scopes: {s: t}}}
      """,
      """
      openapi: 3.2.0
      paths:
        /a:
          post:
            parameters: [{name: q, in: query, schema: {type: array, items: {type: string}}}]
            responses: {'200': {$ref: '#/components/responses/R'}}
            requestBody: {$ref: '#/components/requestBodies/B'}
          put:
            responses: {'200': {description: r, headers: {X: {schema: {type: integer}}}, content: {text/xml: {schema: {type: string, format: binary}}}}}
            requestBody: {content: {text/plain: {schema: {$ref: '#/components/schemas/P'}}}}
      servers: [{url: 'https://a.example/v1'}]
      components:
        schemas: {P: {discriminator: {propertyName: k}, properties: {k: {x-nullable: true, type: [string, 'null']}}}}
        responses: {R: {description: r, headers: {X: {schema: {type: integer}}}, content: {application/octet-stream: {schema: {type: string, format: binary}}}}}
        securitySchemes: {b: {type: http, scheme: basic}, o: {type: oauth2, flows: {clientCredentials: {tokenUrl: /t, scopes: {s: t}}}}}
        requestBodies: {B: {content: {text/csv: {schema: {$ref: '#/components/schemas/P'}}}}}
      """
    ),
    (
      """
      swagger: '2.0'
      paths:
        /a:
          post:
            parameters:
            - {name: p, in: formData, type: integer, required: true}
            - {name: q, in: formData, type: array, items: {type: string}, collectionFormat: pipes}
            responses: {200: {description: d, schema: {$ref: '#/definitions/P'}, examples: {application/json: 1}}}
      definitions: {P: {type: integer}}
      """,
      """
      openapi: 3.2.0
      paths:
        /a:
          post:
            responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/P'}, example: 1}}}}
            requestBody:
              content:
                application/x-www-form-urlencoded:
                  schema: {type: object, properties: {p: {type: integer}, q: {type: array, items: {type: string}}}, required: [p]}
                  encoding: {q: {style: pipeDelimited}}
              required: true
      components: {schemas: {P: {type: integer}}}
      """
    ),
  ])
  func swagger(_ older: String, _ newer: String) throws {
    let result = try Self.upgraded(older)
    #expect(result.summary == [])
    #expect(try result.text == Self.json(newer))
  }

  @Test func faultsOfSwaggerAreAtTheKeysOfTheAuthor() throws {
    let result = try Self.upgraded(
      """
      swagger: '2.0'
      paths:
        /a:
          get:
            requestBody: {}
            parameters: [{name: d, in: query, type: array, collectionFormat: odd}]
      definitions: []
      """)
    #expect(
      result.summary.sorted() == [
        "4:5 responses-missing", "5:7 unknown-key", "6:72 style-unknown",
        "7:14 component-not-object",
      ])
  }

  @Test func aMissingExampleIsAWarning() {
    let text = """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths:
        /a:
          get:
            responses:
              200:
                description: d
                content:
                  application/json:
                    schema: {type: string}
                    examples: {a: {$ref: '#/components/examples/A'}, b: {$ref: missing.yaml}, c: {value: x}}
      """
    let reading = Reading(text)
    #expect(reading.summary == ["12:36 example-missing", "12:74 example-missing"])
    #expect(reading.errors == [])
    let media = reading.operation?.responses.first?.content.first
    #expect(media?.examples.map(\.name) == ["c"])
    var loader = DocumentLoader(reader: WrittenFiles(texts: ["api.yaml": text]))
    let loaded = loader.loadRoot("api.yaml")
    let bundled = Bundler.bundle(loaded, loader: &loader)
    #expect(bundled.document != nil)
    #expect(bundled.diagnostics.map(\.kind.id) == ["example-missing", "example-missing"])
  }
}
