import ConcordRuntime
import Foundation
import Testing

/// What a router answers by itself.
@Suite struct RouterTests {
  private struct Read: APIOperation {
    static let _definition = _OperationDefinition(Self.self, id: "read", .get, "/text")

    enum Output: OperationOutput {
      typealias Success = String
      case ok(String)
      case undocumented(UndocumentedResponse)

      static let _responses = _Responses<Self>([
        _Response(200, Self.ok, _TextBody.self, "text/plain")
      ])

      var _payload: _ResponsePayload {
        switch self {
        case .ok(let text): _ResponsePayload(0, text)
        case .undocumented(let response): _ResponsePayload(-1, response)
        }
      }
    }
  }

  private struct Named: Model, Validated {
    var name: String

    static let _fields = _FieldTable(Self.self, _FieldTypes<String>.self, keys: "name")
    static let _constraints = _Constraints(properties: ["name": [.minLength(2)]])
  }

  private struct Write: APIOperation {
    typealias Output = Read.Output

    var body: Named

    static let _definition = _OperationDefinition(
      Self.self, id: "write", .put, "/text", _MessageParts<_JSONBody<Named>>.self,
      names: "application/json")
  }

  @Test(arguments: [(true, "a", 400), (true, "ab", 200), (false, "a", 200)])
  func requestsAreValidatedWhereThatIsWanted(
    _ validates: Bool, _ name: String, _ status: Int
  ) async throws {
    let route = Route { (input: Write) in .ok(input.body.name) }
    let router = Router(Provider(routes: [route]), validatesRequests: validates)
    let response = try await router.respond(to: Write(body: Named(name: name)).request())
    #expect(response.status == status)
    let text = try await response.body.text(upTo: 999)
    #expect(text.contains("/name") == (status == 400), "\(text)")
  }

  private struct Provider: RouteProvider {
    var routes: [Route] = [Route { (_: Read) in .ok("four") }]
  }

  private func answer(_ method: HTTPMethod, _ path: String) async throws -> HTTPResponseMessage {
    try await Router(Provider()).respond(to: HTTPRequestMessage(method: method, path: path))
  }

  @Test func headIsGetWithoutABody() async throws {
    let response = try await answer(.head, "/text")
    #expect(response.status == 200)
    #expect(response.fields["Content-Type"] == "text/plain")
    #expect(response.fields["Content-Length"] == "4")
    #expect(try await response.body.collect(upTo: 9).isEmpty)
    let other = try await answer(.head, "/other")
    #expect(other.status == 404)
    #expect(try await other.body.collect(upTo: 9).isEmpty)
  }

  @Test func optionsAndOtherMethodsSayWhatIsAllowed() async throws {
    for (method, status) in [(HTTPMethod.options, 204), (.post, 405)] {
      let response = try await answer(method, "/text")
      #expect(response.status == status)
      #expect(response.fields["Allow"] == "GET, HEAD, OPTIONS")
    }
    #expect(try await answer(.options, "/other").status == 404)
  }

  @Test(arguments: [
    ("/api/v1", "/api/v1/text", 200), ("/api/v1/", "/api/v1/text", 200),
    ("/api/v1", "/text", 404), ("/api/v1", "/api/v10/text", 404), ("", "/text", 200),
  ])
  func basePath(_ base: String, _ path: String, _ status: Int) async throws {
    let router = Router(Provider(), basePath: base)
    let response = try await router.respond(to: HTTPRequestMessage(method: .get, path: path))
    #expect(response.status == status)
  }

  @Test func handlersSeeTheRequest() async throws {
    let route = Route { (_: Read) in .ok(HTTPRequestMessage.current?.fields["Accept"] ?? "none") }
    let response = try await Router(Provider(routes: [route])).respond(
      to: HTTPRequestMessage(method: .get, path: "/text", fields: ["Accept": "text/*"]))
    #expect(try await response.body.text(upTo: 99) == "text/*")
    #expect(HTTPRequestMessage.current == nil)
  }

  @Test func routeHasTheOtherPathThatItIsGiven() async throws {
    let route = Route { (_: Read) in .ok("a") }
    let router = Router(Provider(routes: [route.at("/hooks/a%20b")]))
    func status(_ path: String) async throws -> Int {
      try await router.respond(to: HTTPRequestMessage(method: .get, path: path)).status
    }
    #expect(try await status("/hooks/a%20b") == 200)
    #expect(try await status(route.path.text) == 404)
  }

  @Test func routesOfOnePathAreToldApartByWhatARequestSays() async throws {
    func route(_ text: String, _ kind: JSONValue) -> Route {
      Route { (_: Read) in .ok(text) }.at("/hook", when: "$request.body#/type", is: kind)
    }
    var routes = [route("first", "a"), route("second", 2)]
    func answer(_ body: HTTPBody?, limit: Int = 99) async throws -> (Int, String) {
      let request = HTTPRequestMessage(method: .get, path: "/hook", body: body)
      let response = try await Router(Provider(routes: routes), bodyLimit: limit)
        .respond(to: request)
      return (response.status, try await response.body.text(upTo: 999))
    }
    #expect(try await answer(#"{"type": "a"}"#) == (200, "first"))
    let stream = AsyncStream<Data> { stream in
      for byte in #"{"type": 2}"#.utf8 { stream.yield(Data([byte])) }
      stream.finish()
    }
    #expect(try await answer(HTTPBody(stream)) == (200, "second"))
    #expect(try await answer(#"{"type": "2"}"#).0 == 404)
    #expect(try await answer("no JSON").0 == 404)
    #expect(try await answer(nil).0 == 404)
    #expect(try await answer(#"{"type": "a"}"#, limit: 4).0 == 413)
    // What has no condition is for all the others.
    routes.insert(Route { (_: Read) in .ok("other") }.at("/hook"), at: 0)
    #expect(try await answer(#"{"type": "b"}"#) == (200, "other"))
    #expect(try await answer(#"{"type": "a"}"#) == (200, "first"))
  }
}
