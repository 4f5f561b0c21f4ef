import ConcordRuntime
import Testing

/// How long a request may take.
@Suite(.timeLimit(.minutes(1))) struct DeadlineMiddlewareTests {
  private let request = HTTPRequestMessage(method: .get, path: "/")

  @Test func whatTakesTooLongIsCancelled() async {
    let middleware = DeadlineMiddleware(.seconds(5), sleep: { _ in })
    await #expect(throws: DeadlineMiddleware.Exceeded(limit: .seconds(5))) {
      try await middleware.intercept(request, operationID: "read") { _ in
        try await Task.sleep(for: .seconds(3600))
        return HTTPResponseMessage(status: 200)
      }
    }
  }

  @Test func whatIsInTimeIsGivenBack() async throws {
    let middleware = DeadlineMiddleware(
      .seconds(5), sleep: { _ in try await Task.sleep(for: .seconds(3600)) })
    let response = try await middleware.intercept(request, operationID: "read") { _ in
      HTTPResponseMessage(status: 204)
    }
    #expect(response.status == 204)
  }

  @Test func theRequestsOwnTimeoutIsTheLimit() async throws {
    let middleware = DeadlineMiddleware(sleep: { _ in })
    var request = request
    #expect(
      try await middleware.intercept(request, operationID: "read") { _ in
        HTTPResponseMessage(status: 200)
      }.status == 200)
    request.timeout = .seconds(2)
    await #expect(throws: DeadlineMiddleware.Exceeded(limit: .seconds(2))) {
      try await middleware.intercept(request, operationID: "read") { _ in
        try await Task.sleep(for: .seconds(3600))
        return HTTPResponseMessage(status: 200)
      }
    }
  }

  @Test func errorsComeThrough() async {
    struct Broken: Error {}
    let middleware = DeadlineMiddleware(
      .seconds(5), sleep: { _ in try await Task.sleep(for: .seconds(3600)) })
    await #expect(throws: Broken.self) {
      try await middleware.intercept(request, operationID: "read") { _ in throw Broken() }
    }
  }
}
