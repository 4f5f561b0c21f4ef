/// What answers requests: a server's router, a stub.
public protocol HTTPHandler: Sendable {
  /// Answers a request, whose path is relative to the server's base.
  ///
  /// - Throws: What a server would log and answer with 500.
  func respond(to request: HTTPRequestMessage) async throws -> HTTPResponseMessage
}

/// Joins a client to a handler in the same process, without a socket: for tests and previews.
///
/// The request arrives as the client made it, and the response as the handler made it; errors of the
/// handler are thrown to the client. The server's address is not looked at.
public struct InMemoryTransport: ClientTransport {
  private let answer: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage

  /// Makes a transport that hands every request to a handler.
  public init(_ handler: any HTTPHandler) {
    answer = { try await handler.respond(to: $0) }
  }

  /// Makes a transport that hands every request to a closure.
  public init(respond: @escaping @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage)
  {
    answer = respond
  }

  /// Gives the handler's response; throws `CancellationError` when the task is cancelled already.
  public func send(_ request: HTTPRequestMessage, to server: ServerURL) async throws
    -> HTTPResponseMessage
  {
    try Task.checkCancellation()
    return try await answer(request)
  }
}
