import Foundation

/// Finds the operation of a request and lets it answer.
///
/// A path that no operation has is 404, a method that its path lacks 405 with `Allow`, an `Accept` that
/// takes none of the documented media types 406, a body of another media type than the documented one
/// 415, a request that does not fit its operation 400 (413 for a body that is too large), an operation
/// that nobody implements 501, and any other error 500. `HEAD` is answered as `GET` without the body, and
/// `OPTIONS` with 204 and `Allow`, where the description has no operations for them.
public struct Router: HTTPHandler {
  private let routes: [Route]
  private let bodyLimit: Int
  private let authentication: ServerAuthentication?
  private let report: @Sendable (any Error, HTTPRequest) -> Void

  /// Makes a router of what answers.
  ///
  /// - Parameters:
  ///   - provider: What answers.
  ///   - others: What answers besides, for instance the other groups of operations.
  ///   - authentication: What asks who calls; nobody is asked where it is `nil`.
  ///   - bodyLimit: The largest request body that is read, in bytes: 256 MiB unless something else
  ///     is said.
  ///   - report: Told of each error that a handler throws; the client sees only the status 500.
  public init(
    _ provider: any RouteProvider, _ others: any RouteProvider...,
    authentication: ServerAuthentication? = nil, bodyLimit: Int = 256 << 20,
    report: @escaping @Sendable (any Error, HTTPRequest) -> Void = { _, _ in }
  ) {
    self.authentication = authentication
    self.bodyLimit = bodyLimit
    self.report = report
    routes = ([provider] + others).flatMap(\.routes).sorted {
      $0.path.specificity > $1.path.specificity
    }
  }

  /// Answers a request.
  public func respond(to request: HTTPRequest) async throws -> HTTPResponse {
    var allowed: [String] = []
    for route in routes {
      guard let pathValues = route.path.matchEncoded(request.path) else { continue }
      guard route.method == request.method else {
        let method = route.method.rawValue
        if !allowed.contains(method) { allowed.append(method) }
        continue
      }
      return await respond(to: request, by: route, pathValues)
    }
    if allowed.isEmpty { return HTTPResponse(status: 404) }
    if request.method == .head, allowed.contains("GET") {
      return try await respondWithoutBody(to: request)
    }
    if allowed.contains("GET"), !allowed.contains("HEAD") { allowed.append("HEAD") }
    if !allowed.contains("OPTIONS") { allowed.append("OPTIONS") }
    return HTTPResponse(
      status: request.method == .options ? 204 : 405,
      fields: ["Allow": allowed.joined(separator: ", ")])
  }

  /// Answers as to `GET`, without the body (RFC 9110, section 9.3.2).
  private func respondWithoutBody(to request: HTTPRequest) async throws -> HTTPResponse {
    var get = request
    get.method = .get
    var response = try await respond(to: get)
    if let length = response.body.length { response.fields["Content-Length"] = "\(length)" }
    response.body = .empty
    return response
  }

  /// The answer to a request whose media types do not fit a route; `nil` where they do.
  private func refusal(of request: HTTPRequest, by route: Route) -> HTTPResponse? {
    let expected = route.bodyNames.all
    if !expected.isEmpty, let body = request.body, body.length != 0,
      let found = request.fields["Content-Type"], MediaRange(found) != nil,
      route.bodyNames.form(for: found) == nil, !expected.contains("application/octet-stream")
    {
      return HTTPResponse(status: 415, fields: ["Accept": expected.joined(separator: ", ")])
    }
    let ranges = MediaRange.list(request.fields["Accept"] ?? "")
    let types = route.responseTypes
    let isAccepted = types.isEmpty || types.contains { MediaRange.list(ranges, accepts: $0) }
    return isAccepted ? nil : HTTPResponse(status: 406)
  }

  private func respond(
    to request: HTTPRequest, by route: Route, _ pathValues: [String: String]
  ) async -> HTTPResponse {
    do {
      guard let authentication else { return try await answer(request, by: route, pathValues) }
      let credentials = try await authentication.authenticate(request, route.security)
      return try await RequestCredentials.$current.withValue(credentials) {
        try await answer(request, by: route, pathValues)
      }
    } catch AccessDenied.unauthenticated {
      var fields = HTTPFields()
      for challenge in authentication?.challenges(route.security) ?? [] {
        fields.append(challenge, for: "WWW-Authenticate")
      }
      return HTTPResponse(status: 401, fields: fields)
    } catch AccessDenied.forbidden {
      return HTTPResponse(status: 403)
    } catch is UnimplementedOperation {
      return text(501, "\(route.operationID) is not implemented")
    } catch let error as InvalidRequest {
      if error.underlying is HTTPBody.TooLarge { return HTTPResponse(status: 413) }
      return text(400, Self.explain(error.underlying))
    } catch {
      report(error, request)
      return HTTPResponse(status: 500)
    }
  }

  private func answer(
    _ request: HTTPRequest, by route: Route, _ pathValues: [String: String]
  ) async throws -> HTTPResponse {
    if let refusal = refusal(of: request, by: route) { return refusal }
    return try await route.respond(request, pathValues, bodyLimit)
  }

  private func text(_ status: Int, _ text: String) -> HTTPResponse {
    HTTPResponse(
      status: status, fields: ["Content-Type": "text/plain; charset=utf-8"], body: HTTPBody(text))
  }

  private static func explain(_ error: any Error) -> String {
    switch error {
    case let error as MessageError: error.description
    case DecodingError.keyNotFound(let key, let context):
      "\((context.codingPath + [key]).map(\.stringValue).joined(separator: ".")) is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      "\(context.codingPath.map(\.stringValue).joined(separator: ".")): \(context.debugDescription)"
    default: "the request does not fit the operation"
    }
  }
}
