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

  /// What a request has to say besides; `nil` for nothing.
  private(set) var condition: Condition?
  /// The media types that bodies of requests can have.
  let bodyNames: BodyNames
  /// Where a parameter of a name stands.
  let place: @Sendable (String) -> HTTPProblem.ParameterPlace?
  /// The media types of its successful responses.
  let responseTypes: [MediaRange]
  /// What requests have to bring; `nil` for what all of the API have to.
  let security: _Security?
  let respond:
    @Sendable (HTTPRequestMessage, [String: String], Router.RequestLimits) async throws
      -> HTTPResponseMessage

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
    respond = { request, pathValues, limits in
      let input: O
      do {
        input = try await O(request, pathValues: pathValues, upTo: limits.body)
        if limits.validates { try definition.input.validate(input) }
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
  ///   method and path, a router calls the first; ``at(_:when:is:)`` tells them apart.
  /// - Returns: The route.
  public func at(_ path: String) -> Route {
    var route = self
    route.path = PathTemplate(path)
    return route
  }

  /// The same operation at another path, for the requests that say something: a receiver who has
  /// one address for several webhooks or callbacks tells them apart by it.
  ///
  /// ```swift
  /// let routes = MyWebhooks().routes.map { route in
  ///   route.at("/hook", when: "$request.body#/type", is: names[route.operationID] ?? .null)
  /// }
  /// ```
  ///
  /// The body of a request is read whole before it is known which operation it is for, up to the
  /// router's limit.
  ///
  /// - Parameters:
  ///   - path: The path below the server's URL; see ``at(_:)``.
  ///   - expression: A part of the request.
  ///   - value: What it has to be. Where no route's is, and none at the path is without such a
  ///     condition, a router answers with 404.
  /// - Returns: The route.
  public func at(
    _ path: String, when expression: RuntimeExpression, is value: JSONValue
  ) -> Route {
    var route = at(path)
    route.condition = Condition(expression: expression, value: value)
    return route
  }

  /// What a request has to say for a route to take it.
  struct Condition: Sendable {
    let expression: RuntimeExpression
    let value: JSONValue
  }

  /// Whether a request, whose body is at hand, says what it has to.
  func accepts(_ request: HTTPRequestMessage) async throws -> Bool {
    guard let condition else { return true }
    let exchange = try await RuntimeExpression.Exchange(
      request: request, path: path, bodyLimit: .max)
    return (try? condition.expression.value(in: exchange)) == condition.value
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
