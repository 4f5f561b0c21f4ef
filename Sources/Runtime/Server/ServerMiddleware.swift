/// A step that every request to a ``Router`` goes through before it is answered, and every response
/// on its way back: authentication, logging, limits.
public protocol ServerMiddleware: Sendable {
  /// Passes a request on, changed or not, or answers it.
  ///
  /// What handlers throw has become a response when it comes by here.
  ///
  /// - Parameters:
  ///   - request: The request as the steps before made it. Its body is not read yet.
  ///   - operationID: The operation's id in the document; `nil` where no operation is for the
  ///     request's path and method. It is that of the request as it came to the router.
  ///   - next: The steps after this one, the operation last.
  /// - Returns: The response, changed or not.
  /// - Throws: ``HTTPProblem``, which is the answer; `CancellationError`; any other error is
  ///   answered with 500.
  func intercept(
    _ request: HTTPRequestMessage, operationID: String?,
    next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage
}
