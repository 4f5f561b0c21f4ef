import ConcordDiagnostics
import ConcordTesting
import Foundation
import Testing

/// Which operation an exchange is of, and how findings are counted.
@Suite struct VerifierTests {
  private static func verify(
    _ document: String, _ exchanges: [String], base: String? = nil, coverage: Bool = false
  ) throws -> VerifiedCase {
    let folder = try TemporaryFolder([
      "openapi.yaml": "openapi: 3.2.0\ninfo: { title: T, version: '1' }\n" + document,
      "r.jsonl": exchanges.joined(separator: "\n"),
    ])
    return try VerifiedCase(
      folder.path("openapi.yaml"), [folder.path("r.jsonl")], base: base, coverage: coverage)
  }

  private static func get(
    _ url: String, _ response: String = #""status": 204"#, time: String? = nil
  ) -> String {
    let time = time.map { #""time": "\#($0)", "# } ?? ""
    return #"{\#(time)"request": {"method": "GET", "url": "\#(url)"}, "response": {\#(response)}}"#
  }

  private static let nothing = "responses: { '204': { description: Nothing } }"

  @Test(arguments: [
    ("/pets/mine", "mine"), ("/pets/7", "pet"), ("/pets/a%2Fb", "pet"),
    ("/pets/7.json", "file"), ("/pets/x-1..y-2", "range"), ("/pets/", "none"),
    ("/pets/7/8", "none"), ("/", "root"), ("?a=b", "root"), ("/%70ets/mine", "mine"),
  ])
  func concretePathsWin(path: String, operation: String) throws {
    let paths = [
      "/pets/{id}": "pet", "/pets/mine": "mine", "/pets/{id}.json": "file",
      "/pets/x-{a}..y-{b}": "range", "/": "root",
    ]
    let document =
      "paths:\n"
      + paths.map { path, name in
        let names = path.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
        let parameters = names.map {
          "{ name: \($0), in: path, required: true, schema: { type: string } }"
        }
        return
          "  \(path): { get: { operationId: \(name), parameters: [\(parameters.joined(separator: ", "))], "
          + "\(Self.nothing) } }\n"
      }.joined()
    let result = try Self.verify(document, [Self.get(path)], coverage: true)
    let unseen = result.lines.filter { $0.contains("[recorded-operation-unseen]") }
    let template = paths.first { $0.value == operation }?.key
    #expect(unseen.count == (template == nil ? 5 : 4))
    if let template { #expect(!unseen.contains { $0.contains("'GET \(template)'") }) }
    #expect(result.ids.contains("recorded-path-undocumented") == (template == nil))
  }

  @Test(arguments: [
    ("https://api.example.com/v1/a", true), ("https://API.example.com:443/v1/a", true),
    ("https://user:s3cr3t@api.example.com/v1/a", true), ("https://api.example.com/v2/a", false),
    ("https://eu.example.org/x/a", true), ("https://us.example.org:8443/x/a", false),
    ("http://elsewhere.example.com/v1/a", false), ("/v1/a", true), ("/x/a?b#c", true),
    ("/a", true), ("https://path.example.com/a", true),
    ("https://uploads.example.com/c", true), ("https://uploads.example.com/c/a", true),
  ])
  func serversSayWhatIsOfTheAPI(url: String, isOwn: Bool) throws {
    let document = """
      servers:
        - { url: 'https://api.example.com/v1/' }
        - { url: 'https://{region}.example.org/x', variables: { region: { default: eu } } }
      paths:
        /a: { get: { operationId: a, responses: { '204': { description: Done } } } }
        /b:
          servers: [{ url: 'https://path.example.com' }]
          get: { operationId: b, responses: { '204': { description: Done } } }
        /c:
          servers:
            - { url: '{origin}', variables: { origin: { default: 'https://uploads.example.com' } } }
          get: { operationId: c, responses: { '204': { description: Done } } }
      """
    let result = try Self.verify(document, [Self.get(url)])
    #expect(result.summary.hasPrefix(isOwn ? "1 exchange," : "0 exchanges,"), "\(result.lines)")
    #expect(!result.lines.joined().contains("s3cr3t"))
  }

  @Test func aFindingIsCountedOnce() throws {
    let document = "paths: { /a: { get: { \(Self.nothing) } } }"
    let result = try Self.verify(
      document,
      [
        Self.get("/a", #""status": 200"#, time: "2026-03-02T00:00:00Z"),
        Self.get("/a", #""status": 200"#, time: "2026-03-01T00:00:00Z"),
        Self.get("/a", #""status": 200"#, time: "2026-03-03T00:00:00Z"),
        Self.get("/a", #""status": 202"#),
      ])
    #expect(result.diagnostics.count == 2)
    #expect(
      result.lines.contains {
        $0.contains(
          "answered with 200, which the document does not have; seen 3 times, first at r.jsonl:2:1 "
            + "(2026-03-01T00:00:00Z), last at r.jsonl:3:1 (2026-03-03T00:00:00Z)")
      }, "\(result.lines)")
    #expect(
      result.lines.contains { $0.contains("202") && $0.contains("seen once, at r.jsonl:4:1") })
  }

  @Test func whatWasRefusedIsNoFaultOfTheRequest() throws {
    let document = """
      paths:
        /a:
          get:
            parameters: [{ name: n, in: query, required: true, schema: { type: integer } }]
            responses: { '204': { description: Done }, 4XX: { description: Refused } }
      """
    #expect(try Self.verify(document, [Self.get("/a?n=x", #""status": 422"#)]).diagnostics == [])
    #expect(
      try Self.verify(document, [Self.get("/a?n=x"), Self.get("/a")]).ids
        == ["recorded-type-differs", "recorded-parameter-missing"])
  }

  @Test func whatWasNotRecordedIsNotMissed() throws {
    let document = """
      paths:
        /a:
          get:
            parameters:
              - { name: X-A, in: header, required: true, schema: { type: string } }
              - { name: c, in: cookie, required: true, schema: { type: string } }
            responses:
              '200':
                description: A
                headers: { X-B: { required: true, schema: { type: string } } }
                content: { application/json: { schema: { type: string } } }
      """
    #expect(try Self.verify(document, [Self.get("/a", #""status": 200"#)]).diagnostics == [])
    let recorded =
      #"{"request": {"method": "GET", "url": "/a", "headers": {"Cookie": "d=1", "Host": "h"}}, "#
      + #""response": {"status": 200, "headers": {"Date": "x"}, "body": null}}"#
    let found = try Self.verify(document, [recorded])
    #expect(
      found.ids
        == ["recorded-parameter-missing", "recorded-header-missing", "recorded-body-missing"])
    #expect(found.diagnostics.count == 4)
  }

  @Test func pathsOfOthersAreShownWithoutData() throws {
    let document =
      "paths: { '/users/{id}': { get: { parameters: [{ name: id, in: path, "
      + "required: true, schema: { type: string } }], \(Self.nothing) } } }"
    let result = try Self.verify(
      document,
      [
        Self.get("/users/s3cr3t/keys/s3cr3t-s3cr3t-01234"), Self.get("/v2/health"),
        Self.get("/users/other/keys/abcdefabcdef01234"),
      ])
    #expect(result.diagnostics.count == 2)
    #expect(result.lines.contains { $0.contains("'GET /users/{id}/keys/{…}' was called") })
    #expect(result.lines.contains { $0.contains("'GET /v2/health' was called") })
    #expect(!result.lines.joined().contains("s3cr3t"))
  }

  @Test func bodiesMatchTheClosestMediaType() throws {
    let document = """
      paths:
        /a:
          get:
            responses:
              '200':
                description: A
                content:
                  '*/*': { schema: { type: string } }
                  application/*: { schema: { type: integer } }
                  application/vnd.a+json: { schema: { type: boolean } }
      """
    func lines(_ type: String, _ body: String) throws -> [String] {
      try Self.verify(
        document,
        [
          Self.get(
            "/a", #""status": 200, "headers": {"content-type": "\#(type)"}, "body": \#(body)"#)
        ]
      ).lines
    }
    #expect(try lines("application/vnd.A+json; q=1", "true") == [])
    #expect(try lines("application/json", "3") == [])
    #expect(try lines("text/json", "\"\\\"a\\\"\"") == [])
    #expect(try lines("application/json", "true").count == 1)
    #expect(try lines("application/vnd.a+json", "3").count == 1)
  }

  @Test func itemsOfStreamsAreChecked() throws {
    let document = """
      paths:
        /a:
          get:
            responses:
              '200':
                description: A
                content:
                  application/jsonl: { itemSchema: { type: integer } }
                  application/x-ndjson: { schema: { type: array, items: { type: integer } } }
                  text/event-stream: { itemSchema: { type: object } }
      """
    func lines(_ type: String, _ body: String) throws -> [String] {
      let result = try Self.verify(
        document,
        [
          Self.get(
            "/a", #""status": 200, "headers": {"content-type": "\#(type)"}, "body": "\#(body)""#)
        ])
      return result.diagnostics.map { "\($0.kind.id)" }
    }
    #expect(try lines("application/jsonl", #"1\n2\n\n"#) == [])
    #expect(
      try lines("application/jsonl", #"1\ntrue\n{"#) == [
        "recorded-body-malformed", "recorded-type-differs",
      ])
    #expect(try lines("application/x-ndjson", #"1\n2"#) == [])
    #expect(try lines("application/x-ndjson", #"1\ntrue"#) == ["recorded-type-differs"])
    #expect(try lines("text/event-stream", #"data: 1\n\n"#) == ["recorded-body-unchecked"])
  }

  @Test func namesThatSuggestSecretsHideTheirValues() throws {
    let document = """
      paths:
        /a:
          get:
            responses:
              '200':
                description: A
                content:
                  application/json:
                    schema:
                      properties:
                        mode: { enum: [x] }
                        sessionToken: { enum: [x] }
                        secret: { properties: { mode: { enum: [x] } } }
                        code: { enum: [x], format: password }
      """
    let body =
      #"{"mode": "hunter", "sessionToken": "hunter", "secret": {"mode": "hunter"}, "code": "hunter"}"#
    let result = try Self.verify(
      document,
      [
        Self.get(
          "/a",
          #""status": 200, "headers": {"content-type": "application/json"}, "body": \#(body)"#)
      ])
    #expect(result.diagnostics.count == 4)
    #expect(result.lines.filter { $0.contains("hunter") }.count == 1)
    #expect(result.overlay?.components(separatedBy: "hunter").count == 2)
  }
}
