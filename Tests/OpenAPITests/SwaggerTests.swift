import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import Testing

/// Swagger 2.0 comes out in the form of 3.1.
@Suite struct SwaggerTests {
  private func read(_ rest: String) -> Reading {
    Reading("swagger: '2.0'\ninfo: {title: A, version: '1'}\n" + rest)
  }

  @Test func serversAreJoined() throws {
    let both = read("host: a.example\nbasePath: /v1/\nschemes: [https, http, ws]\npaths: {/a: {}}")
    #expect(both.summary == [])
    #expect(
      both.document?.document.servers.map(\.url) == ["https://a.example/v1", "http://a.example/v1"])
    #expect(read("basePath: v1\npaths: {/a: {}}").document?.document.servers.map(\.url) == ["/v1"])
    #expect(read("paths: {/a: {}}").document?.document.servers.isEmpty == true)
    #expect(
      read("host: b.example\npaths: {/a: {}}").document?.document.servers.map(\.url) == [
        "https://b.example"
      ])
  }

  @Test func bodiesHaveTheMediaTypesConsumed() throws {
    let reading = read(
      """
      consumes: [application/json, application/xml]
      produces: [text/plain]
      paths:
        /a:
          post:
            parameters: [{$ref: '#/parameters/B'}]
            responses:
              200: {description: d, schema: {$ref: '#/definitions/P'}, examples: {text/plain: x}}
              404: {$ref: '#/responses/R'}
          put:
            consumes: [text/csv]
            produces: []
            parameters: [{name: b, in: body, schema: {type: string}}]
            responses: {200: {description: d, schema: {type: file}}, 404: {$ref: '#/responses/R'}}
      definitions: {P: {type: object, discriminator: kind, properties: {a: {x-nullable: true, type: string}}}}
      parameters: {B: {name: b, in: body, required: true, schema: {$ref: '#/definitions/P'}}}
      responses: {R: {description: r, schema: {$ref: '#/definitions/P'}}}
      """)
    #expect(reading.summary == [])
    let document = try #require(reading.document?.document)
    let operations = try #require(document.paths.first?.operations)
    let body = try #require(operations.first?.requestBody)
    #expect(body.isRequired)
    #expect(body.content.map(\.name) == ["application/json", "application/xml"])
    #expect(body.content.last?.schema?.reference?.target == "api.yaml#/definitions/P")
    let responses = operations.map { $0.responses.map { $0.content.map(\.name) } }
    #expect(
      responses == [
        [["text/plain"], ["text/plain"]], [["application/octet-stream"], ["application/json"]],
      ])
    #expect(operations.first?.responses.first?.content.first?.examples.map(\.name) == [""])
    #expect(operations.first?.responses.last?.componentName == "R")
    #expect(operations.last?.requestBody?.content.map(\.name) == ["text/csv"])
    let schema = try #require(document.components.schemas.first?.schema)
    #expect(schema.composition?.discriminator?.propertyName == "kind")
    #expect(schema.object?.properties.first?.schema.types == [.string, .null])
  }

  @Test func formsAreObjects() throws {
    let reading = read(
      """
      paths:
        /a:
          parameters: [{name: p, in: formData, type: string}]
          post:
            consumes: [application/json, application/x-www-form-urlencoded]
            parameters:
            - {name: p, in: formData, type: integer, required: true, description: d}
            - {name: q, in: formData, type: array, items: {type: string}, collectionFormat: pipes}
            responses: {200: {description: d}}
          put:
            parameters: [{name: f, in: formData, type: file}]
            responses: {200: {description: d}}
      """)
    #expect(reading.summary == [])
    let operations = try #require(reading.document?.document.paths.first?.operations)
    let media = try #require(operations.first?.requestBody?.content)
    #expect(media.map(\.name) == ["application/x-www-form-urlencoded"])
    let object = try #require(media.first?.schema?.object)
    #expect(object.properties.map(\.name) == ["p", "q"])
    #expect(object.properties.first?.schema.types == [.integer])
    #expect(object.properties.first?.schema.annotations.description == "d")
    #expect(object.required == ["p"])
    #expect(media.first?.encoding.map(\.encoding.style) == [.pipeDelimited])
    let file = try #require(operations.last?.requestBody?.content.first)
    #expect(file.name == "multipart/form-data")
    #expect(file.schema?.object?.properties.map(\.name) == ["p", "f"])
    #expect(file.schema?.object?.properties.last?.schema.format == "binary")
  }

  @Test func parametersHaveStyles() throws {
    let reading = read(
      """
      paths:
        /a/{i}:
          get:
            parameters:
            - {name: i, in: path, required: true, type: array, items: {type: string}}
            - {name: a, in: query, type: array, items: {type: string, collectionFormat: csv}}
            - {name: b, in: query, type: array, items: {type: string}, collectionFormat: multi}
            - {name: c, in: query, type: array, items: {type: string}, collectionFormat: ssv}
            - {name: d, in: query, type: array, items: {type: string}, collectionFormat: tsv}
            - {name: e, in: query, type: integer, minimum: 1, exclusiveMinimum: true}
            - {name: f, in: query}
            responses: {200: {description: d, headers: {X-A: {type: integer}}}}
      """)
    #expect(reading.summary == ["11:84 style-unknown", "13:9 parameter-without-schema"])
    let operation = try #require(reading.operation)
    #expect(
      operation.parameters.map(\.style) == [
        .simple, .form, .form, .spaceDelimited, .form, .form, .form,
      ])
    #expect(
      operation.parameters.map(\.explode) == [false, false, true, false, false, false, false])
    #expect(operation.parameters[5].schema?.validation?.exclusiveMinimum?.text == "1")
    #expect(operation.responses.first?.headers.first?.schema?.types == [.integer])
  }

  @Test func securityAndFaultsAreRead() throws {
    let reading = read(
      """
      paths: {/a: {get: {}}}
      security: [{b: []}]
      securityDefinitions: {b: {type: basic}, k: {type: apiKey, name: K, in: query}}
      components: {}
      definitions: {A: {$ref: '#/definitions/B'}, C: {$ref: '#/responses/R'}}
      responses: {R: {description: d, content: {}}}
      """)
    #expect(
      reading.summary == [
        "3:14 responses-missing", "6:1 unknown-key", "7:25 reference-missing",
        "7:55 reference-wrong-kind", "8:33 unknown-key",
      ])
  }
}
