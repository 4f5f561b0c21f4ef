/// What carries a client's requests to a server: a session, another HTTP library, a test.
public protocol ClientTransport: Sendable {
  /// Sends a request.
  ///
  /// - Parameters:
  ///   - request: The request, its path relative to the server.
  ///   - server: The server.
  /// - Returns: The server's response, whatever its status.
  /// - Throws: When there is no response: no connection, a timeout, an address that is no URL,
  ///   `CancellationError` when the task was cancelled.
  func send(_ request: HTTPRequestMessage, to server: ServerURL) async throws -> HTTPResponseMessage
}

/// A step that every request of a client goes through on its way to the transport, and every
/// response on its way back: authentication, retries, logging.
public protocol ClientMiddleware: Sendable {
  /// Passes a request on, changed or not.
  ///
  /// - Parameters:
  ///   - request: The request as the steps before made it.
  ///   - operationID: The operation's name in the API's description.
  ///   - next: The steps after this one, the transport last. It may be called again (a retry) or not
  ///     at all (a cache).
  /// - Returns: The response, changed or not.
  /// - Throws: What `next` throws, or errors of its own.
  func intercept(
    _ request: HTTPRequestMessage, operationID: String,
    next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage
}
