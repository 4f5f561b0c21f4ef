import Foundation

/// What answers an operation.
public typealias Handler<O: APIOperation> = @Sendable (O) async throws -> O.Output

/// An operation's method and path with what answers it.
public struct Route: Sendable {
  /// The operation's id in the document.
  public let operationID: String
  /// The method.
  public let method: HTTPMethod
  /// The path below the server's URL.
  public private(set) var path: PathTemplate

  /// The media types that bodies of requests can have.
  let bodyNames: BodyNames
  /// Where a parameter of a name stands.
  let place: @Sendable (String) -> HTTPProblem.ParameterPlace?
  /// The media types of its successful responses.
  let responseTypes: [MediaRange]
  /// What requests have to bring; `nil` for what all of the API have to.
  let security: _Security?
  let respond: @Sendable (HTTPRequest, [String: String], Int) async throws -> HTTPResponse

  /// Joins an operation with its handler.
  public init<O: APIOperation>(_ handler: @escaping Handler<O>) {
    let definition = O._definition
    operationID = definition.id
    method = definition.method
    path = definition.path
    security = definition.security
    bodyNames = definition.input.bodyNames
    place = { definition.input.place(ofParameter: $0) }
    responseTypes = O.Output._responses.list.filter(\.isSuccess).flatMap { response in
      response.names.all.compactMap { MediaRange($0) }
    }
    respond = { request, pathValues, limit in
      let input: O
      do {
        input = try await O(request, pathValues: pathValues, upTo: limit)
      } catch {
        throw InvalidRequest(underlying: error)
      }
      return try await handler(input).response()
    }
  }
}

extension Route {
  /// The same operation at another path, as a receiver has it that registered an address of its own
  /// for a webhook.
  ///
  /// ```swift
  /// let routes = webhooks.routes.map { $0.operationID == "newPet" ? $0.at("/hooks/pets") : $0 }
  /// ```
  ///
  /// - Parameter path: The path below the server's URL. It has to have the variables that the
  ///   operation reads; requests that lack one are answered with 400. Of several routes with the same
  ///   method and path, a router calls the first.
  /// - Returns: The route.
  public func at(_ path: String) -> Route {
    var route = self
    route.path = PathTemplate(path)
    return route
  }
}

/// A request that does not fit its operation.
struct InvalidRequest: Error {
  let underlying: any Error
}

/// Thrown by an operation that a server does not implement: the answer is 501.
public struct UnimplementedOperation: Error, Hashable, Sendable {
  /// The operation's id in the document.
  public let operationID: String

  /// Names an operation that is not implemented.
  public init<O: APIOperation>(_ operation: O.Type) {
    operationID = O._definition.id
  }
}

/// Anything that answers operations: a generated server protocol's implementation, or a stub.
public protocol RouteProvider: Sendable {
  /// A route for each operation.
  var routes: [Route] { get }
}
