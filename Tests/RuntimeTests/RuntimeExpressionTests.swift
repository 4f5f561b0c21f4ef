import ConcordRuntime
import Foundation
import Testing

/// Runtime expressions against a request and its response (OpenAPI 3.1, section 4.8.18.2 has most of
/// these).
@Suite struct RuntimeExpressionTests {
  typealias Fault = RuntimeExpression.EvaluationError

  private static let body = """
    {
      "failedUrl": "https://clientdomain.com/failed",
      "successUrls": [
        "https://clientdomain.com/fast",
        "https://clientdomain.com/medium",
        "https://clientdomain.com/slow"
      ],
      "id": 12, "on": true, "none": null, "a/b": {"m~n": "deep"}, "text": "a b&c/d?"
    }
    """

  private func exchange(
    body: String = body, type: String = "application/json", response: HTTPResponseMessage? = nil
  ) async throws -> RuntimeExpression.Exchange {
    let request = HTTPRequestMessage(
      method: .post, path: "/subscribe/my%20event",
      query: "queryUrl=https://clientdomain.com/stillrunning&x=a%26b",
      fields: ["Content-Type": type], body: HTTPBody(body))
    return try await RuntimeExpression.Exchange(
      request: request, path: "/subscribe/{eventType}", at: "https://example.org",
      response: response)
  }

  @Test(arguments: [
    (
      "$url",
      "https://example.org/subscribe/my%20event?queryUrl=https://clientdomain.com/stillrunning&x=a%26b"
    ),
    ("$method", "POST"),
    ("$request.path.eventType", "my event"),
    ("$request.query.queryUrl", "https://clientdomain.com/stillrunning"),
    ("$request.query.x", "a&b"),
    ("$request.header.content-type", "application/json"),
    ("$request.body#/failedUrl", "https://clientdomain.com/failed"),
    ("$request.body#/successUrls/1", "https://clientdomain.com/medium"),
    ("$request.body#/a~1b/m~0n", "deep"),
    ("$response.header.Location", "https://example.org/subscription/1"),
    ("$response.body#/id", "r1"),
    ("text without expressions", "text without expressions"),
    ("{$method} of {$request.body#/id} is {$request.body#/on}", "POST of 12 is true"),
    ("{$method", "{$method"),
  ])
  func valueIsAString(_ text: String, _ expected: String) async throws {
    let response = HTTPResponseMessage(
      status: 201, fields: ["Location": "https://example.org/subscription/1"],
      body: #"{"id": "r1"}"#)
    let exchange = try await exchange(response: response)
    #expect(try RuntimeExpression(text).value(in: exchange) == .string(expected))
  }

  @Test func valueKeepsItsType() async throws {
    let exchange = try await exchange(response: HTTPResponseMessage(status: 404))
    func value(_ text: String) throws -> JSONValue {
      try RuntimeExpression(text).value(in: exchange)
    }
    #expect(try value("$statusCode") == 404)
    #expect(try value("$request.body#/id") == 12)
    #expect(try value("$request.body#/none") == .null)
    #expect(try value("$request.body#/a~1b") == ["m~n": "deep"])
    #expect(try value("$request.body")["id"] == 12)
  }

  @Test(arguments: [
    ("$response.header.Location", Fault.missing(expression: "$response.header.Location")),
    ("$response.body", .missing(expression: "$response.body")),
    ("$response.query.queryUrl", .missing(expression: "$response.query.queryUrl")),
    ("$statusCode", .missing(expression: "$statusCode")),
    ("$request.query.other", .missing(expression: "$request.query.other")),
    ("$request.body#/successUrls/3", .missing(expression: "$request.body#/successUrls/3")),
    ("$request.body#/successUrls/01", .missing(expression: "$request.body#/successUrls/01")),
    ("$request.body#/id/x", .missing(expression: "$request.body#/id/x")),
    ("{$request.body#/none}", .missing(expression: "$request.body#/none")),
    ("{$request.body#/successUrls}", .notText(expression: "$request.body#/successUrls")),
    ("$request.body#id", .malformed(expression: "$request.body#id")),
    ("$request.cookie.a", .malformed(expression: "$request.cookie.a")),
    ("$request.header.", .malformed(expression: "$request.header.")),
    ("$other", .malformed(expression: "$other")),
    ("https://{host}/", .malformed(expression: "host")),
  ])
  func faultIsThrown(_ text: String, _ expected: Fault) async throws {
    let exchange = try await exchange()
    #expect(throws: expected) { try RuntimeExpression(text).value(in: exchange) }
  }

  @Test func bodyIsReadByItsMediaType() async throws {
    let form = try await exchange(
      body: "url=https%3A%2F%2Fa.example&url=b", type: "application/x-www-form-urlencoded")
    #expect(
      try RuntimeExpression("$request.body#/url").value(in: form) == "https://a.example")
    let text = try await exchange(body: "plain", type: "text/plain")
    #expect(try RuntimeExpression("$request.body").value(in: text) == "plain")
    let empty = try await exchange(body: "")
    #expect(throws: Fault.missing(expression: "$request.body")) {
      try RuntimeExpression("$request.body").value(in: empty)
    }
  }

  @Test func bodyHasALimit() async throws {
    let request = HTTPRequestMessage(method: .post, path: "/", body: "12345")
    await #expect(throws: HTTPBody.TooLarge(limit: 4)) {
      try await RuntimeExpression.Exchange(request: request, bodyLimit: 4)
    }
  }

  @Test(arguments: [
    ("{$request.query.queryUrl}", "https://clientdomain.com/stillrunning"),
    ("$request.body#/failedUrl", "https://clientdomain.com/failed"),
    ("{$request.body#/failedUrl}/data?v=1", "https://clientdomain.com/failed/data?v=1"),
    // What stands within an address is a part of it and changes nothing else.
    (
      "https://example.com/{$request.body#/text}?id={$request.body#/id}",
      "https://example.com/a%20b%26c%2Fd%3F?id=12"
    ),
  ])
  func serverIsTheWholeAddress(_ text: String, _ expected: String) async throws {
    let server = try RuntimeExpression(text).server(in: try await exchange())
    let request = HTTPRequestMessage(method: .post, path: "/data")
    #expect(try server.url(for: request).absoluteString == expected)
  }

  @Test func serverIsAnAddressOfHTTP() async throws {
    let exchange = try await exchange(body: #"{"url": "file:///etc/passwd"}"#)
    #expect(throws: ServerURL.Invalid("file:///etc/passwd")) {
      try RuntimeExpression("$request.body#/url").server(in: exchange)
    }
  }

  private struct Upload: APIOperation {
    var url: String
    var body: HTTPBody

    static let _definition = _OperationDefinition(
      Self.self, id: "upload", .post, "/files",
      _MessageParts<_Query<String>, _StreamBody>.self, names: "url application/octet-stream")

    enum Output: OperationOutput {
      typealias Success = Void
      case ok
      case undocumented(UndocumentedResponse)

      static let _responses = _Responses<Self>([_Response(200, Self.ok)])

      var _payload: _ResponsePayload {
        switch self {
        case .ok: _ResponsePayload(0)
        case .undocumented(let response): _ResponsePayload(-1, response)
        }
      }
    }
  }

  @Test func bodyThatIsNotNamedIsLeftAlone() async throws {
    let stream = AsyncStream<Data> { stream in
      stream.yield(Data("abc".utf8))
      stream.finish()
    }
    let upload = Upload(url: "https://a.example/b", body: HTTPBody(stream))
    let server = try await RuntimeExpression("{$request.query.url}/c").server(for: upload)
    #expect(server == ServerURL(exactly: "https://a.example/b/c"))
    #expect(try await upload.body.text(upTo: 9) == "abc")
  }
}
