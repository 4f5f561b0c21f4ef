import ConcordOpenAPI
import ConcordSchemaGraph
import Testing

/// Callbacks and links, as they are read.
@Suite struct CallbackTests {
  private static func names(_ document: ResolvedDocument?) -> [String] {
    (document?.document.operations ?? []).map { placed in
      switch placed.role {
      case .path: "path \(placed.item.path)"
      case .webhook: "webhook \(placed.item.path)"
      case .callback(let name): "\(name) \(placed.operation.method) \(placed.item.path)"
      }
    }
  }

  private static let shared = """
    openapi: 3.1.0
    info: {title: A, version: '1'}
    paths:
      /a:
        post:
          callbacks:
            x-own: 1
            first: {'{$request.query.a}': {post: {}, put: {}}, x-own: {}}
            second: {$ref: '#/components/callbacks/Ring'}
      /b: {post: {callbacks: {other: {$ref: '#/components/callbacks/Ring'}}}}
    webhooks: {w: {post: {callbacks: {third: {'{$url}': {$ref: '#/components/pathItems/P'}}}}}}
    components:
      callbacks:
        Ring: {'{$url}/ring': {post: {operationId: ring, callbacks: {again: {$ref: '#/components/callbacks/Back'}}}}}
        Back: {'{$url}/back': {post: {operationId: back, callbacks: {ring: {$ref: '#/components/callbacks/Ring'}}}}}
      pathItems: {P: {post: {operationId: p, callbacks: {self: {'{$method}': {$ref: '#/components/pathItems/P'}}}}}}
    """

  @Test func eachIsThereOnceAfterWhatLeadsToIt() {
    let reading = Reading(Self.shared)
    #expect(reading.summary == [])
    #expect(
      Self.names(reading.document) == [
        "path /a", "path /b", "webhook w", "first POST {$request.query.a}",
        "first PUT {$request.query.a}", "second POST {$url}/ring", "third POST {$url}",
        "again POST {$url}/back", "self POST {$method}",
      ])
  }

  @Test func selectionTakesThemWithTheirOperations() throws {
    let document = try #require(Reading(Self.shared).document)
    let (result, _) = Selection(include: [Selector(.path("/b"))]).apply(to: document)
    #expect(
      Self.names(result) == ["path /b", "other POST {$url}/ring", "again POST {$url}/back"])
  }

  @Test func schemasOfCallbacksCountAsUsed() throws {
    let document = try #require(
      Reading(
        """
        openapi: 3.1.0
        info: {title: A, version: '1'}
        paths:
          /a: {post: {callbacks: {c: {'{$url}': {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}}}
          /b: {post: {callbacks: {c: {'{$url}': {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}}}}}
        components: {schemas: {A: {type: string}, B: {type: string}}}
        """
      ).document)
    let (result, _) = Selection(include: [Selector(.path("/a"))]).apply(to: document)
    #expect(result.document.components.schemas.map(\.name) == ["A"])
  }

  @Test func faultsAreSaid() {
    let reading = Reading(
      """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths:
        /a:
          post:
            callbacks:
              a: {'{$url}': {pots: {}}}
              b: {$ref: '#/components/callbacks/C'}
              c: 1
            responses:
              '200': {description: d, links: {l: {operationId: a, operationRef: '#/b', parameter: {}}, m: {$ref: '#/components/links/M'}}}
      """)
    #expect(
      reading.summary == [
        "7:24 misspelled-key", "8:19 reference-missing", "9:12 wrong-type",
        "11:45 keys-exclusive", "11:82 misspelled-key", "11:108 reference-missing",
      ])
  }

  /// Two references to the next callback in each: each is read once all the same.
  @Test(.timeLimit(.minutes(1))) func costIsLinear() {
    let count = 60
    let items = (0..<count).map { number in
      let next = "{'{$url}': {$ref: '#/components/pathItems/P\(number + 1)'}}"
      return "    P\(number): {post: {callbacks: {a: \(next), b: \(next)}}}"
    }
    let reading = Reading(
      """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths: {/a: {$ref: '#/components/pathItems/P0'}}
      components:
        pathItems:
      \(items.joined(separator: "\n"))
          P\(count): {post: {}}
      """)
    #expect(Self.names(reading.document).count == 1 + 2 * count)
  }
}
