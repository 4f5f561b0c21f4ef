/// Ends a request that takes too long, whatever the transport does about
/// ``HTTPRequestMessage/timeout``.
///
/// The time covers all steps after this one: as the first of a client's middlewares it is the limit
/// of all attempts of a ``RetryMiddleware`` together. It ends when the response is there, whose
/// body may still be on its way.
///
/// When the time is over the steps after this one are cancelled. The error is thrown once they have
/// returned: those that do not heed cancellation are waited for.
public struct DeadlineMiddleware: ClientMiddleware {
  /// No response came in time.
  public struct Exceeded: Error, Hashable, Sendable, CustomStringConvertible {
    /// The time that there was.
    public let limit: Duration

    /// Makes the error for a limit.
    public init(limit: Duration) { self.limit = limit }

    /// The limit in words.
    public var description: String { "no response came within \(limit)" }
  }

  private let limit: Duration?
  private let sleep: @Sendable (Duration) async throws -> Void

  /// Makes a step with a limit.
  ///
  /// - Parameters:
  ///   - limit: The time that there is; ``HTTPRequestMessage/timeout`` where it is `nil`, and no limit
  ///     where that is as well.
  ///   - sleep: Waits that long; the task's clock unless another is given.
  public init(
    _ limit: Duration? = nil,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.limit = limit
    self.sleep = sleep
  }

  /// Passes the request on.
  ///
  /// - Throws: ``Exceeded``, or what the steps after this one throw.
  public func intercept(
    _ request: HTTPRequestMessage, operationID: String,
    next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    guard let limit = limit ?? request.timeout else { return try await next(request) }
    return try await withoutActuallyEscaping(next) { next in
      try await withThrowingTaskGroup(of: HTTPResponseMessage.self) { group in
        group.addTask { try await next(request) }
        group.addTask { [sleep] in
          try await sleep(limit)
          throw Exceeded(limit: limit)
        }
        defer { group.cancelAll() }
        guard let response = try await group.next() else { throw CancellationError() }
        return response
      }
    }
  }
}
