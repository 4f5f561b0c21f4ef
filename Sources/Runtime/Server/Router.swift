import Foundation

/// Finds the operation of a request and lets it answer.
///
/// A path that no operation has is 404, a method that its path lacks 405 with `Allow`, an `Accept`
/// that takes none of the documented media types 406, a body of another media type than the
/// documented one 415, a request that does not fit its operation 400 (413 for a body that is too
/// large), an operation that nobody implements 501, and any other error 500. Each of these answers
/// is an ``HTTPProblem``. A path or a query with a `%` that encodes no UTF-8 is 400 as well, and so
/// is a value that breaks what the description asks of it (``ValidationError``). `HEAD` is answered
/// as `GET` without the body, and `OPTIONS` with 204 and `Allow`, where the description has no
/// operations for them. A body is not looked at where the operation has none.
///
/// A handler that throws an ``HTTPProblem`` answers with it; `CancellationError` is thrown on.
public struct Router: HTTPHandler {
  private let routes: [Route]
  private let basePath: String
  private let limits: RequestLimits
  private let authentication: ServerAuthentication?
  private let middlewares: [any ServerMiddleware]
  private let problem: @Sendable (HTTPProblem, HTTPRequestMessage) -> HTTPResponseMessage
  private let report: @Sendable (any Error, HTTPRequestMessage) -> Void
  /// Whether errors that are no answers are thrown on.
  private var throwsErrors = false

  /// Makes a router of what answers.
  ///
  /// - Parameters:
  ///   - provider: What answers.
  ///   - others: What answers besides, for instance the other groups of operations.
  ///   - basePath: What stands before the paths of all operations, such as `/v1`, as in the address of
  ///     the server. A request whose path does not begin with it is answered with 404.
  ///   - authentication: What asks who calls; nobody is asked where it is `nil`.
  ///   - bodyLimit: The largest request body that is read, in bytes: 256 MiB unless something else
  ///     is said.
  ///   - validatesRequests: Whether models of requests are checked before a handler gets them, where
  ///     the configuration says `validation: true`; a request with violations is answered with 400.
  ///   - middlewares: What stands before the operations, the outermost first.
  ///   - problem: Makes the response of a problem; `application/problem+json` unless another is
  ///     given. The problem's header fields that it lacks are added to it.
  ///   - report: Told of each error that a handler or a middleware throws and that is no answer;
  ///     the client sees only the status 500.
  public init(
    _ provider: any RouteProvider, _ others: any RouteProvider..., basePath: String = "",
    authentication: ServerAuthentication? = nil, bodyLimit: Int = 256 << 20,
    validatesRequests: Bool = false,
    middlewares: [any ServerMiddleware] = [],
    problem: @escaping @Sendable (HTTPProblem, HTTPRequestMessage) -> HTTPResponseMessage = {
      problem, _ in
      problem.response()
    },
    report: @escaping @Sendable (any Error, HTTPRequestMessage) -> Void = { _, _ in }
  ) {
    self.basePath = basePath.hasSuffix("/") ? String(basePath.dropLast()) : basePath
    self.authentication = authentication
    limits = RequestLimits(body: bodyLimit, validates: validatesRequests)
    self.middlewares = middlewares
    self.problem = problem
    self.report = report
    // Routes for some requests stand before those for all.
    routes = ([provider] + others).flatMap(\.routes).sorted { left, right in
      let (first, second) = (left.path.specificity, right.path.specificity)
      return first == second
        ? left.condition != nil && right.condition == nil : first > second
    }
  }

  /// A router that throws on what handlers throw, as tests want it.
  init(throwing provider: any RouteProvider) {
    self.init(provider)
    throwsErrors = true
  }

  /// Answers a request.
  ///
  /// - Throws: `CancellationError`, where it stopped the answer.
  public func respond(to request: HTTPRequestMessage) async throws -> HTTPResponseMessage {
    var request = request
    if !basePath.isEmpty {
      guard request.path.hasPrefix(basePath + "/") || request.path == basePath else {
        let problem = HTTPProblem(status: 404, detail: "no operation has this path")
        return try answer(problem, to: request)
      }
      request.path = String(request.path.dropFirst(basePath.count))
      if request.path.isEmpty { request.path = "/" }
    }
    let target: Target
    do {
      target = try await self.target(of: &request)
    } catch {
      if error is CancellationError { throw error }
      return try answer(HTTPProblem(rejecting: error, place: { _ in nil }), to: request)
    }
    let (method, path) = (request.method, request.path)
    var next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage = {
      [self] changed in
      if changed.method == method, changed.path == path {
        return try await respond(to: changed, by: target)
      }
      var changed = changed
      let other = try await self.target(of: &changed)
      return try await respond(to: changed, by: other)
    }
    for middleware in middlewares.reversed() {
      let inner = next
      next = { request in
        try await middleware.intercept(request, operationID: target.operationID, next: inner)
      }
    }
    do {
      return try await next(request)
    } catch {
      return try answer(error, to: request)
    }
  }

  /// What is asked of a request before a handler gets it.
  struct RequestLimits: Sendable {
    /// The largest body that is read, in bytes.
    let body: Int
    /// Whether models are checked.
    let validates: Bool
  }

  // MARK: Where a request goes

  private enum Target: Sendable {
    case route(Route, pathValues: [String: String])
    /// The path has operations, but none of the method.
    case methods(allowed: [String])
    /// The path has operations of the method, each for requests that say something else.
    case conditions
    case none

    var operationID: String? {
      if case .route(let route, _) = self { route.operationID } else { nil }
    }
  }

  /// Where a request goes. Where routes ask what its body says, it is read.
  private func target(of request: inout HTTPRequestMessage) async throws -> Target {
    var allowed: [String] = []
    var get: Target?
    var hasConditions = false
    for route in routes {
      guard let pathValues = route.path.matchEncoded(request.path) else { continue }
      let target = Target.route(route, pathValues: pathValues)
      if route.method == request.method {
        if route.condition == nil { return target }
        if !hasConditions { request.body = try await collected(request.body) }
        hasConditions = true
        if try await route.accepts(request) { return target }
      }
      if route.method == .get, get == nil { get = target }
      let method = route.method.rawValue
      if !allowed.contains(method) { allowed.append(method) }
    }
    if hasConditions { return .conditions }
    if allowed.isEmpty { return .none }
    if request.method == .head, let get { return get }
    if allowed.contains("GET"), !allowed.contains("HEAD") { allowed.append("HEAD") }
    if !allowed.contains("OPTIONS") { allowed.append("OPTIONS") }
    return .methods(allowed: allowed)
  }

  /// A body whose bytes are at hand.
  private func collected(_ body: HTTPBody?) async throws -> HTTPBody? {
    guard let body else { return nil }
    return HTTPBody(try await body.collect(upTo: limits.body), contentType: body.contentType)
  }

  private func respond(to request: HTTPRequestMessage, by target: Target) async throws
    -> HTTPResponseMessage
  {
    switch target {
    case .route(let route, let pathValues):
      let response: HTTPResponseMessage
      do {
        response = try await authenticated(request, for: route) {
          if let refusal = refusal(of: request, by: route) { throw refusal }
          return try await route.respond(request, pathValues, limits)
        }
      } catch let error as InvalidRequest {
        if error.underlying is CancellationError { throw error.underlying }
        return try answer(
          HTTPProblem(rejecting: error.underlying, place: route.place), to: request)
      } catch {
        return try answer(error, to: request)
      }
      let isGetForHead = request.method == .head && route.method == .get
      return isGetForHead ? withoutBody(response) : response
    case .methods(let allowed):
      let fields: HTTPFieldList = ["Allow": allowed.joined(separator: ", ")]
      if request.method == .options { return HTTPResponseMessage(status: 204, fields: fields) }
      let problem = HTTPProblem(
        status: 405, detail: "the path has no operation of the method \(request.method)",
        fields: fields)
      return try answer(problem, to: request)
    case .conditions:
      let problem = HTTPProblem(
        status: 404, detail: "no operation of this path is for such a request")
      return try answer(problem, to: request)
    case .none:
      let isMalformed = PercentEncoding.decode(request.path) == nil
      let problem =
        isMalformed
        ? HTTPProblem(status: 400, detail: "the path is not percent-encoded UTF-8")
        : HTTPProblem(status: 404, detail: "no operation has this path")
      return try answer(problem, to: request)
    }
  }

  /// Answers a request once it is known who calls.
  private func authenticated(
    _ request: HTTPRequestMessage, for route: Route,
    _ answer: () async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    guard let authentication else {
      return try await HTTPRequestMessage.$current.withValue(request) { try await answer() }
    }
    do {
      let credentials = try await authentication.authenticate(request, route.security)
      return try await RequestCredentials.$current.withValue(credentials) {
        try await HTTPRequestMessage.$current.withValue(request) { try await answer() }
      }
    } catch AccessDenied.unauthenticated {
      var fields = HTTPFieldList()
      for challenge in authentication.challenges(route.security) {
        fields.append(challenge, for: "WWW-Authenticate")
      }
      throw HTTPProblem(status: 401, fields: fields)
    } catch AccessDenied.forbidden {
      throw HTTPProblem(status: 403)
    }
  }

  /// What to say to a request whose media types or encoding do not fit a route; `nil` where they
  /// do.
  private func refusal(of request: HTTPRequestMessage, by route: Route) -> HTTPProblem? {
    if let name = malformedName(in: request.query ?? "") {
      return HTTPProblem(
        status: 400, detail: "the query is not percent-encoded UTF-8",
        errors: [.init(parameter: name, in: .query, detail: "is not percent-encoded UTF-8")])
    }
    let expected = route.bodyNames.all
    if !expected.isEmpty, let body = request.body, body.length != 0,
      let found = request.fields["Content-Type"], MediaRange(found) != nil,
      route.bodyNames.form(for: found) == nil, !expected.contains("application/octet-stream")
    {
      let list = expected.joined(separator: ", ")
      return HTTPProblem(
        status: 415, detail: "the operation takes a body of \(list)", fields: ["Accept": list])
    }
    let ranges = MediaRange.list(request.fields["Accept"] ?? "")
    let types = route.responseTypes
    if types.isEmpty || types.contains(where: { MediaRange.list(ranges, accepts: $0) }) {
      return nil
    }
    let list = types.map { "\($0.type)/\($0.subtype)" }.joined(separator: ", ")
    return HTTPProblem(status: 406, detail: "the operation answers with \(list)")
  }

  /// The name of the first pair of a query that is not percent-encoded UTF-8.
  private func malformedName(in query: String) -> String? {
    if PercentEncoding.decode(query) != nil { return nil }
    return query.split(separator: "&").first { PercentEncoding.decode($0) == nil }.map { pair in
      let name = pair.prefix { $0 != "=" }
      return PercentEncoding.decode(name, plusIsSpace: true) ?? String(name)
    }
  }

  // MARK: Problems

  /// The response that an error leads to.
  private func answer(_ error: any Error, to request: HTTPRequestMessage) throws
    -> HTTPResponseMessage
  {
    let problem: HTTPProblem
    switch error {
    case is CancellationError: throw error
    case let error as HTTPProblem: problem = error
    case let error as UnimplementedOperation:
      problem = HTTPProblem(status: 501, detail: "\(error.operationID) is not implemented")
    default:
      if throwsErrors { throw error }
      report(error, request)
      problem = HTTPProblem(status: 500)
    }
    var response = self.problem(problem, request)
    response.fields = response.fields.adding(problem.fields)
    return request.method == .head ? withoutBody(response) : response
  }

  /// A response as to `HEAD` (RFC 9110, section 9.3.2).
  private func withoutBody(_ response: HTTPResponseMessage) -> HTTPResponseMessage {
    var response = response
    if let length = response.body.length { response.fields["Content-Length"] = "\(length)" }
    response.body = .empty
    return response
  }
}
