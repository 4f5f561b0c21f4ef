import ConcordDocuments
import ConcordOpenAPI
import Testing

/// What OpenAPI 3.2 added.
@Suite struct Version32Tests {
  @Test func isRead() throws {
    let reading = Reading(
      """
      openapi: 3.2.0
      $self: https://example.com/api
      info: {title: A, version: '1'}
      servers: [{url: /, name: main}]
      tags: [{name: a, summary: s, parent: b, kind: nav}]
      paths:
        /a:
          parameters:
          - name: q
            in: querystring
            content: {application/json: {schema: {type: object}}}
          - {name: c, in: cookie, style: cookie, schema: {type: string}}
          query: {responses: {'200': {summary: only, content: {
            application/jsonl: {itemSchema: {$ref: '#/components/schemas/P'}},
            application/x-ndjson: {$ref: '#/components/mediaTypes/M'}}}}}
          additionalOperations:
            Copy: {operationId: copy}
            QUERY: {}
      components:
        schemas:
          P: {discriminator: {propertyName: k, defaultMapping: Q}}
          Q: {type: object}
        mediaTypes:
          M: {itemSchema: {type: string}, examples: {e: {dataValue: 1}, f: {serializedValue: x}}}
      """)
    #expect(reading.summary == ["18:7 method-duplicate"])
    let document = try #require(reading.document?.document)
    #expect(document.version == .v3_2)
    #expect(document.servers.first?.name == "main")
    let operations = try #require(document.paths.first?.operations)
    #expect(operations.map(\.method) == ["QUERY", "Copy"])
    let parameters = try #require(operations.first?.parameters)
    #expect(parameters.map(\.location) == [.querystring, .cookie])
    #expect(parameters.first?.contentType == "application/json")
    #expect(parameters.last?.style == .cookie)
    let response = try #require(operations.first?.responses.first)
    #expect(response.description == "only")
    #expect(response.content.first?.itemSchema?.reference != nil)
    #expect(response.content.last?.name == "application/x-ndjson")
    #expect(response.content.last?.itemSchema?.types == [.string])
    #expect(response.content.last?.examples.map { $0.value?.number?.int } == [1, nil])
    let discriminator = reading.schema("P")?.composition?.discriminator
    #expect(discriminator?.defaultTarget == "api.yaml#/components/schemas/Q")
  }

  @Test func faultsBehindSharedReferencesAreReportedOnce() {
    let reading = Reading(
      """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths:
        /a: {$ref: '#/components/pathItems/P'}
        /b: {$ref: '#/components/pathItems/P'}
      components: {pathItems: {P: {get: {odd: 1}}}}
      """)
    #expect(reading.summary == ["6:36 unknown-key"])
  }
}
