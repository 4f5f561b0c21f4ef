import ConcordDiagnostics
import ConcordDocuments
import ConcordOpenAPI
import Testing

/// Faults in paths and operations: each is reported once, at its place, and read as what it means.
@Suite struct OperationToleranceTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: [String]
    var version = "3.0.3"
    var testDescription: String { text }

    init(_ text: String, _ expected: String..., version: String = "3.0.3") {
      self.text = text
      self.expected = expected
      self.version = version
    }
  }

  private static let id = "{name: id, in: path, required: true, schema: {type: string}}"

  // Line 6 starts with four spaces and what stands here.
  static let faults: [Fault] = [
    Fault("get: {parameters: [\(id)], responses: {}}"),
    Fault("parameters: [\(id)]\n    get: {responses: {}}"),
    Fault("get: {responses: {}}", "5:3 path-parameter-missing"),
    Fault("get: {responses: {}}\n    put: {responses: {}}", "5:3 path-parameter-missing"),
    Fault("get: {parameters: [\(id)]}", "6:5 responses-missing"),
    Fault("get: {parameters: [\(id)]}", version: "3.1.0"),
    Fault("get: 3", "6:10 wrong-type"),
    Fault("parameters: {a: 1}", "6:17 list-expected", "6:17 parameter-unnamed"),
    Fault("parameters: [3]", "6:18 wrong-type"),
    Fault("parameters: [{in: query}]", "6:18 parameter-unnamed"),
    Fault("parameters: [{name: a}]", "6:18 parameter-location-missing"),
    Fault("parameters: [{name: a, in: body}]", "6:32 parameter-location-unknown"),
    Fault("parameters: [{name: a, in: query}]", "6:18 parameter-without-schema"),
    Fault(
      "parameters: [{name: a, in: query, type: integer}]", "6:39 parameter-type-outside-schema"),
    Fault("parameters: [{name: id, in: path, schema: {}}]", "6:18 path-parameter-optional"),
    Fault(
      "parameters: [{name: id, in: path, required: false, schema: {}}]",
      "6:49 path-parameter-optional"),
    Fault(
      "parameters: [{name: other, in: path, required: true, schema: {}}]",
      "6:18 path-parameter-unused"),
    Fault("parameters: [\(id), \(id)]", "6:80 parameter-duplicate"),
    Fault(
      "parameters: [{name: a, in: query, style: simple, schema: {}}]", "6:46 style-unknown"),
    Fault(
      "parameters: [{name: a, in: query, explode: 'false', schema: {}}]",
      "6:48 boolean-expected"),
    Fault("parameters: [{name: a, in: query, schema: {}, requred: true}]", "6:51 misspelled-key"),
    Fault("summary: [a]", "6:14 wrong-type"),
    Fault("whatever: {}", "6:5 unknown-key"),
    Fault(
      "get: {parameters: [\(id)], responses: {'200': 3}}", "6:106 response-not-object"),
    Fault(
      "get: {parameters: [\(id)], responses: {'200': {text/plain: {}}}}",
      "6:106 response-not-object"),
    Fault("get: {parameters: [\(id)], responses: {200: {}, 2xx: {}, 5XX: {}, default: {}}}"),
    Fault("get: {parameters: [\(id)], responses: {ok: {}}}", "6:99 status-unknown"),
    Fault("get: {parameters: [\(id)], responses: {'099': {}}}", "6:99 status-unknown"),
    Fault(
      "get: {parameters: [\(id)], responses: {'200': {content: {examples: {}}}}}",
      "6:117 media-type-invalid"),
    Fault(
      "get: {parameters: [\(id)], responses: {}, requestBody: {content: {required: true}}}",
      "6:126 media-type-invalid"),
    Fault(
      "get: {parameters: [\(id)], responses: {}, requestBody: {content: {a/b: {examples: [1]}}}}",
      "6:142 example-not-object"),
    Fault(
      "get: {parameters: [\(id)], responses: {}, requestBody: {content: {a/b: {examples: {a: 1}}}}}",
      "6:146 example-not-object"),
    Fault("get: {parameters: [\(id)], responses: {}, tags: a}", "6:108 list-expected"),
    Fault("get: {parameters: [\(id)], responses: {}, operationId: 3}", "6:115 text-expected"),
    Fault(
      "get: {parameters: [\(id)], responses: {}, security: [{a: []}]}",
      "6:114 security-scheme-missing"),
    Fault("servers: [{}]", "6:15 server-without-url"),
    Fault(
      "servers: [{url: '/{a}', variables: {a: {enum: [x]}}}]",
      "6:41 server-variable-without-default"),
  ]

  @Test(arguments: faults)
  func reportsOnce(_ fault: Fault) {
    let reading = Reading.path("    " + fault.text, version: fault.version)
    #expect(reading.summary == fault.expected)
    #expect(reading.document != nil)
  }

  private func operation(_ text: String) throws -> ConcordOpenAPI.Operation {
    try #require(Reading.path("    " + text).operation)
  }

  @Test func missingPathParameterIsAString() throws {
    let parameter = try #require(try operation("get: {}").parameters.first)
    #expect(parameter.name == "id")
    #expect(parameter.location == .path)
    #expect(parameter.isRequired)
    #expect(parameter.schema?.types == [.string])
  }

  @Test func parametersOfThePathAreReplaced() throws {
    let operation = try operation(
      """
      parameters:
          - {name: id, in: path, required: true, schema: {type: string}}
          - {name: a, in: query, schema: {type: string}}
          get:
            parameters:
            - {name: b, in: query, schema: {}}
            - {name: id, in: path, required: true, schema: {type: integer}}
            - {name: a, in: header, schema: {}}
      """)
    #expect(operation.parameters.map(\.name) == ["id", "a", "b", "a"])
    #expect(operation.parameters.first?.schema?.types == [.integer])
  }

  @Test func stylesHaveDefaults() throws {
    let operation = try operation(
      """
      get:
            parameters:
            - {name: id, in: path, required: true, schema: {}}
            - {name: q, in: query, schema: {}}
            - {name: h, in: header, schema: {}}
            - {name: c, in: cookie, schema: {}}
            - {name: d, in: query, style: deepObject, schema: {}}
            - {name: j, in: query, content: {application/json: {schema: {type: object}}}}
            - {name: t, in: query, type: array, items: {type: string}}
      """)
    #expect(
      operation.parameters.map(\.style) == [
        .simple, .form, .simple, .form, .deepObject, .form, .form,
      ])
    #expect(
      operation.parameters.map(\.explode) == [false, true, false, true, false, true, true])
    #expect(operation.parameters[5].contentType == "application/json")
    #expect(operation.parameters[5].schema?.types == [.object])
    #expect(operation.parameters[6].schema?.array?.items?.types == [.string])
  }

  @Test func statusesAreRead() throws {
    let operation = try operation("get: {responses: {200: {}, 2xx: {}, default: {}, ok: {}}}")
    #expect(operation.responses.map(\.status) == [.code(200), .range(2), .any])
  }

  @Test func pathItemsBesideAReferenceAreJoined() throws {
    let reading = Reading(
      """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      webhooks:
        w:
          $ref: '#/components/pathItems/P'
          description: mine
          put: {operationId: mine}
      components:
        pathItems: {P: {description: theirs, get: {operationId: theirs}, put: {}}}
      """)
    #expect(reading.summary == [])
    let item = try #require(reading.document?.document.webhooks.first)
    #expect(item.description == "mine")
    #expect(item.operations.map(\.operationID) == ["theirs", "mine"])
  }

  @Test func operationsBehindReferencesAreRead() throws {
    let reading = Reading(files: [
      "api.yaml": """
      openapi: 3.0.3
      info: {title: A, version: '1'}
      paths: {/a: {get: {$ref: 'get.yaml'}}}
      """,
      "get.yaml": "{operationId: a, responses: {'200': {description: d}}}",
    ])
    #expect(reading.summary == ["3:19 reference-unexpected"])
    #expect(reading.operation?.operationID == "a")
    #expect(reading.operation?.method == "GET")
  }
}
