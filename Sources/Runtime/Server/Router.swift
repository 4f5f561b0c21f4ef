import Foundation

/// Finds the operation of a request and lets it answer.
///
/// A path that no operation has is 404, a method that its path lacks 405, a request that does not
/// fit its operation 400 (413 for a body that is too large), an operation that nobody implements
/// 501, and any other error 500.
public struct Router: HTTPHandler {
  private let routes: [Route]
  private let bodyLimit: Int
  private let report: @Sendable (any Error, HTTPRequest) -> Void

  /// Makes a router of what answers.
  ///
  /// - Parameters:
  ///   - provider: What answers.
  ///   - others: What answers besides, for instance the other groups of operations.
  ///   - bodyLimit: The largest request body that is read, in bytes: 256 MiB unless something else
  ///     is said.
  ///   - report: Told of each error that a handler throws; the client sees only the status 500.
  public init(
    _ provider: any RouteProvider, _ others: any RouteProvider..., bodyLimit: Int = 256 << 20,
    report: @escaping @Sendable (any Error, HTTPRequest) -> Void = { _, _ in }
  ) {
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
        allowed.append(route.method.rawValue)
        continue
      }
      return await respond(to: request, by: route, pathValues)
    }
    return allowed.isEmpty
      ? HTTPResponse(status: 404)
      : HTTPResponse(status: 405, fields: ["Allow": allowed.joined(separator: ", ")])
  }

  private func respond(
    to request: HTTPRequest, by route: Route, _ pathValues: [String: String]
  ) async -> HTTPResponse {
    do {
      return try await route.respond(request, pathValues, bodyLimit)
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
