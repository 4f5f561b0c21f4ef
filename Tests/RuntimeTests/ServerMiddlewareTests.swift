import ConcordRuntime
import Foundation
import Testing

/// What stands before the operations of a router.
@Suite(.timeLimit(.minutes(1))) struct ServerMiddlewareTests {
  private typealias Provider = RouterProblemTests.Provider

  private struct Mark: ServerMiddleware {
    let name: String

    func intercept(
      _ request: HTTPRequestMessage, operationID: String?,
      next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
    ) async throws -> HTTPResponseMessage {
      var response = try await next(request)
      response.fields.append("\(name) \(operationID ?? "none")", for: "Marks")
      return response
    }
  }

  private struct Step: ServerMiddleware {
    let answer:
      @Sendable (
        HTTPRequestMessage, @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
      ) async throws
        -> HTTPResponseMessage

    func intercept(
      _ request: HTTPRequestMessage, operationID: String?,
      next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
    ) async throws -> HTTPResponseMessage {
      try await answer(request, next)
    }
  }

  private func answer(
    _ method: HTTPMethod, _ path: String, _ middlewares: any ServerMiddleware...
  ) async throws -> HTTPResponseMessage {
    try await Router(Provider(), middlewares: middlewares).respond(
      to: HTTPRequestMessage(method: method, path: path))
  }

  @Test(arguments: [
    ("GET", "/pets", "listPets", 200), ("HEAD", "/pets", "listPets", 200),
    ("PUT", "/pets/1", "putPet", 400), ("POST", "/pets", "none", 405),
    ("OPTIONS", "/pets", "none", 204), ("GET", "/none", "none", 404), ("GET", "/%FF", "none", 400),
  ]) func theySeeAllAnswersInTheirOrder(
    method: String, path: String, id: String, status: Int
  ) async throws {
    let response = try await answer(
      HTTPMethod(rawValue: method), path, Mark(name: "outer"), Mark(name: "inner"))
    #expect(response.status == status)
    #expect(response.fields.values(for: "Marks") == ["inner \(id)", "outer \(id)"])
  }

  @Test func theyMayAnswerThemselves() async throws {
    let response = try await answer(
      .get, "/pets", Mark(name: "outer"), Step { _, _ in HTTPResponseMessage(status: 304) })
    #expect(response.status == 304)
    #expect(response.fields["Marks"] == "outer listPets")
  }

  @Test func theirProblemsAreAnswers() async throws {
    let problem = HTTPProblem(status: 401, fields: ["WWW-Authenticate": "Basic"])
    let response = try await answer(.get, "/pets", Step { _, _ in throw problem })
    #expect(response.status == 401)
    #expect(response.fields["WWW-Authenticate"] == "Basic")
    #expect(response.fields["Content-Type"] == "application/problem+json")
    let head = try await answer(.head, "/pets", Step { _, _ in throw problem })
    #expect(head.status == 401)
    #expect(head.body.length == 0)
  }

  @Test func theirOtherErrorsAre500() async throws {
    struct Broken: Error {}
    let (errors, continuation) = AsyncStream<any Error>.makeStream()
    let router = Router(
      Provider(), middlewares: [Step { _, _ in throw Broken() }],
      report: { error, _ in continuation.yield(error) })
    #expect(
      try await router.respond(to: HTTPRequestMessage(method: .get, path: "/pets")).status == 500)
    continuation.finish()
    #expect(await errors.reduce(0) { $1 is Broken ? $0 + 1 : $0 + 100 } == 1)
    await #expect(throws: CancellationError.self) {
      try await answer(.get, "/pets", Step { _, _ in throw CancellationError() })
    }
  }

  @Test func aRequestThatTheyChangeIsFoundAnew() async throws {
    let rewrite = Step { request, next in
      var request = request
      request.path = String(request.path.dropFirst(3))
      return try await next(request)
    }
    #expect(try await answer(.get, "/v1/pets", rewrite).status == 200)
    let response = try await answer(.get, "/v1/pets", Mark(name: "outer"), rewrite)
    #expect(response.fields["Marks"] == "outer none")
  }

  @Test func tracesAndLogsStandInARouter() async throws {
    let (entries, continuation) = AsyncStream<LoggingMiddleware.Entry>.makeStream()
    var provider = Provider()
    provider.get = { _ in .ok(TraceContext.current?.traceID ?? "") }
    let router = Router(
      provider,
      middlewares: [LoggingMiddleware(sink: { continuation.yield($0) }), TracingMiddleware()])
    let trace = "0af7651916cd43dd8448eb211c80319c"
    let response = try await router.respond(
      to: HTTPRequestMessage(
        method: .get, path: "/pets", fields: ["traceparent": "00-\(trace)-b7ad6b7169203331-01"]))
    #expect(try await response.body.text(upTo: 99) == trace)
    continuation.finish()
    let list = await entries.reduce(into: []) { $0.append($1) }
    #expect(list.map(\.operationID) == ["listPets"])
    #expect(list.map(\.status) == [200])
    #expect(list.map(\.responseSize) == [32])
  }
}
