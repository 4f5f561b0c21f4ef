import ConcordRuntime
import Foundation
import Testing

/// What a router says to requests that it does not answer.
@Suite(.timeLimit(.minutes(1))) struct RouterProblemTests {
  private struct Broken: Error {}

  struct Pet: Model, Hashable {
    var name: String
    var tags: [Int]?
    static var _fields: _FieldTable {
      _FieldTable(Self.self, _FieldTypes<String, [Int]?>.self, keys: "na/me ta~gs")
    }
  }

  struct Put: APIOperation {
    var id: Int
    var limit: Int?
    var key: Int?
    var basket: Int?
    var body: Pet

    static let _definition = _OperationDefinition(
      Self.self, id: "putPet", .put, "/pets/{id}",
      _MessageParts<
        _Path<Int>, _Query<Int?>, _Header<Int?>, _Cookie<Int?>, _JSONBody<Pet>
      >.self, names: "id limit X-Key basket application/json")

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

  /// Has no body.
  struct Get: APIOperation {
    typealias Output = Put.Output
    static let _definition = _OperationDefinition(Self.self, id: "listPets", .get, "/pets")
  }

  struct Post: APIOperation {
    typealias Output = Put.Output
    var body: Pet
    static let _definition = _OperationDefinition(
      Self.self, id: "postPet", .post, "/form", _MessageParts<_FormBody<Pet>>.self,
      names: "application/x-www-form-urlencoded")
  }

  struct Provider: RouteProvider {
    var put: Handler<Put> = { .ok($0.body.name) }
    var get: Handler<Get> = { _ in .ok("all") }
    var routes: [Route] { [Route(put), Route(get), Route { (_: Post) in .ok("") }] }
  }

  private func put(
    _ path: String = "/pets/1", query: String? = nil, fields: HTTPFieldList = [:],
    body: HTTPBody = #"{"na/me":"Rex"}"#
  ) -> HTTPRequestMessage {
    HTTPRequestMessage(method: .put, path: path, query: query, fields: fields, body: body)
  }

  private func problem(_ response: HTTPResponseMessage) async throws -> HTTPProblem {
    #expect(response.fields["Content-Type"] == "application/problem+json")
    let data = try await response.body.collect(upTo: 1 << 16)
    let problem = try JSONDecoder().decode(HTTPProblem.self, from: data)
    #expect(problem.status == response.status)
    return problem
  }

  @Test(
    arguments: [
      (#"{}"#, "/na~1me"), (#"{"na/me":1}"#, "/na~1me"), (#"[]"#, ""), (#"{"#, ""), (#""#, ""),
      (#"{"na/me":"a","ta~gs":[1,"b"]}"#, "/ta~0gs/1"),
    ])
  func theFaultOfABodyHasItsPlace(body: String, pointer: String) async throws {
    let response = try await Router(Provider()).respond(to: put(body: HTTPBody(body)))
    let problem = try await problem(response)
    #expect(problem.status == 400)
    #expect(problem.errors.map(\.pointer) == [pointer])
    #expect(problem.errors.first?.detail.isEmpty == false)
  }

  @Test(arguments: [("na%2Fme=a&ta~gs=1&ta~gs=x", "/ta~0gs/1"), ("ta~gs=1", "/na~1me")])
  func theFaultOfAFormHasItsPlace(body: String, pointer: String) async throws {
    let response = try await Router(Provider()).respond(
      to: HTTPRequestMessage(method: .post, path: "/form", body: HTTPBody(body)))
    #expect(try await problem(response).errors.map(\.pointer) == [pointer])
  }

  @Test func theFaultOfAParameterHasItsName() async throws {
    let requests = [
      (put("/pets/x"), "id", HTTPProblem.ParameterPlace.path),
      (put(query: "limit=x"), "limit", .query), (put(query: "limit=%zz"), "limit", .query),
      (put(query: "a=1&limit=%FF"), "limit", .query),
      (put(fields: ["X-Key": "hush"]), "X-Key", .header),
      (put(fields: ["Cookie": "basket=hush"]), "basket", .cookie),
    ]
    for (request, name, place) in requests {
      let response = try await Router(Provider()).respond(to: request)
      let problem = try await problem(response)
      #expect(problem.status == 400)
      #expect(problem.errors.count == 1)
      #expect(problem.errors.first?.parameter == name)
      #expect(problem.errors.first?.place == place)
      #expect(!String(reflecting: problem).contains("hush"))
    }
  }

  @Test func theRoutersOwnAnswersAreProblems() async throws {
    let router = Router(Provider(), bodyLimit: 20)
    let requests = [
      (HTTPRequestMessage(method: .get, path: "/none"), 404),
      (HTTPRequestMessage(method: .get, path: "/pets/%FF"), 400),
      (HTTPRequestMessage(method: .get, path: "/%zz"), 400),
      (HTTPRequestMessage(method: .post, path: "/pets"), 405),
      (HTTPRequestMessage(method: .get, path: "/pets", fields: ["Accept": "image/png"]), 406),
      (put(body: #"{"na/me":"A name that is long"}"#), 413),
      (put(fields: ["Content-Type": "text/html"]), 415),
    ]
    for (request, status) in requests {
      let response = try await router.respond(to: request)
      #expect(response.status == status)
      #expect(try await problem(response).detail != nil)
      if status == 405 { #expect(response.fields["Allow"] == "GET, HEAD, OPTIONS") }
      if status == 415 { #expect(response.fields["Accept"] == "application/json") }
    }
  }

  @Test func anErrorOfAHandlerIsNotShown() async throws {
    struct Secret: Error, CustomStringConvertible { let description = "hush" }
    let (errors, continuation) = AsyncStream<any Error>.makeStream()
    let router = Router(
      Provider(put: { _ in throw Secret() }), report: { error, _ in continuation.yield(error) })
    let response = try await router.respond(to: put())
    #expect(
      try await response.body.text(upTo: 999)
        == #"{"status":500,"title":"Internal Server Error","type":"about:blank"}"#)
    continuation.finish()
    #expect(await errors.reduce(0) { $1 is Secret ? $0 + 1 : $0 + 100 } == 1)
  }

  @Test func whatIsNotImplementedIsNamed() async throws {
    let router = Router(Provider(put: { _ in throw UnimplementedOperation(Put.self) }))
    let problem = try await problem(try await router.respond(to: put()))
    #expect(problem.status == 501)
    #expect(problem.detail == "putPet is not implemented")
  }

  @Test func aProblemOfAHandlerIsTheAnswer() async throws {
    let thrown = HTTPProblem(status: 409, detail: "taken", fields: ["Retry-After": "5"])
    let router = Router(
      Provider(put: { _ in throw thrown }),
      report: { error, _ in
        Issue.record(error)
      })
    let response = try await router.respond(to: put())
    #expect(response.fields["Retry-After"] == "5")
    #expect(try await problem(response).detail == "taken")
  }

  @Test func cancellationIsThrownOn() async throws {
    let router = Router(
      Provider(put: { _ in throw CancellationError() }),
      report: { error, _ in
        Issue.record(error)
      })
    await #expect(throws: CancellationError.self) { try await router.respond(to: put()) }
    let stream = AsyncThrowingStream<Data, any Error> { $0.finish(throwing: CancellationError()) }
    await #expect(throws: CancellationError.self) {
      try await Router(Provider()).respond(to: put(body: HTTPBody(stream)))
    }
  }

  @Test func valuesThatBreakTheirConstraintsAre400() async throws {
    let request = put()
    let router = Router(Reading())
    let problem = try await problem(try await router.respond(to: request))
    #expect(problem.status == 400)
    #expect(problem.errors.map(\.pointer) == ["/value"])
    #expect(problem.errors.first?.detail.contains("at least 3") == true)
  }

  private struct Client: APIClient {
    var configuration: ClientConfiguration
  }

  @Test func aClientFindsTheProblem() async throws {
    let provider = Provider(get: { _ in throw HTTPProblem(status: 409, detail: "taken") })
    for isProblem in [true, false] {
      let router = Router(
        provider,
        problem: { problem, _ in
          var response = problem.response()
          if !isProblem { response.fields["Content-Type"] = "application/json" }
          return response
        })
      let client = Client(
        configuration: ClientConfiguration(
          server: "https://api.example", transport: InMemoryTransport(router)))
      do {
        _ = try await client.value(of: Get())
        Issue.record("the call returned")
      } catch {
        #expect(error.problem?.detail == (isProblem ? "taken" : nil))
      }
    }
  }

  @Test func theResponseOfAProblemCanBeAnother() async throws {
    let router = Router(
      Provider(),
      problem: { problem, request in
        HTTPResponseMessage(
          status: problem.status ?? 500, fields: ["Content-Type": "text/plain"],
          body: HTTPBody("\(request.path): \(problem.title ?? "")"))
      })
    let response = try await router.respond(to: HTTPRequestMessage(method: .post, path: "/pets"))
    #expect(response.status == 405)
    #expect(response.fields["Content-Type"] == "text/plain")
    #expect(response.fields["Allow"] == "GET, HEAD, OPTIONS")
    #expect(try await response.body.text(upTo: 99) == "/pets: Method Not Allowed")
  }

  @Test func aBodyThatTheOperationDoesNotHaveIsIgnored() async throws {
    let stream = AsyncThrowingStream<Data, any Error> { $0.finish(throwing: Broken()) }
    for body in [HTTPBody(String(repeating: "x", count: 99)), HTTPBody(stream)] {
      let response = try await Router(Provider(), bodyLimit: 9).respond(
        to: HTTPRequestMessage(
          method: .get, path: "/pets", fields: ["Content-Type": "image/png"], body: body))
      #expect(response.status == 200)
    }
  }

  /// Reads a body that checks itself.
  private struct Reading: RouteProvider {
    enum CheckedBody: _MessagePart {
      static func write(_ value: Int, name: String, to message: inout _MessageWriter) throws {}
      static func read(name: String, from message: _MessageReader) throws -> Int {
        try CheckedConstraints.$list.withValue([.minimum(3)]) {
          try Checked<Int>(value: 2).validate()
        }
        return 2
      }
    }

    struct Send: APIOperation {
      typealias Output = Put.Output
      var body: Int
      static let _definition = _OperationDefinition(
        Self.self, id: "send", .put, "/pets/1", _MessageParts<CheckedBody>.self,
        names: "application/json")
    }

    var routes: [Route] { [Route { (_: Send) in .ok("") }] }
  }
}
