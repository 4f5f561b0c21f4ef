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

  private struct Provider: RouteProvider {
    var routes: [Route] = [Route { (_: Read) in .ok("four") }]
  }

  private func answer(_ method: HTTPMethod, _ path: String) async throws -> HTTPResponse {
    try await Router(Provider()).respond(to: HTTPRequest(method: method, path: path))
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

  @Test func routeHasTheOtherPathThatItIsGiven() async throws {
    let route = Route { (_: Read) in .ok("a") }
    let router = Router(Provider(routes: [route.at("/hooks/a%20b")]))
    func status(_ path: String) async throws -> Int {
      try await router.respond(to: HTTPRequest(method: .get, path: path)).status
    }
    #expect(try await status("/hooks/a%20b") == 200)
    #expect(try await status(route.path.text) == 404)
  }
}
