/// Carries the context of a distributed trace from request to request (W3C Trace Context, Level 1).
///
/// In a client each request gets `traceparent`, and `tracestate` where there is one: those of a new
/// request in the trace of ``TraceContext/current``, or of a new trace. A request that has
/// `traceparent` already keeps it. After a ``RetryMiddleware`` each attempt is a request of its
/// own.
///
/// In a ``Router`` the request's context becomes ``TraceContext/current`` while it is answered, so
/// that a client's calls belong to the same trace. A request without one begins a trace.
public struct TracingMiddleware: Sendable {
  private let samplesNewTraces: Bool
  private let random: @Sendable () -> UInt64

  /// Makes a step.
  ///
  /// - Parameters:
  ///   - samplesNewTraces: Whether the traces that begin here are to be recorded.
  ///   - random: Gives the numbers of which ids are made.
  public init(
    samplesNewTraces: Bool = true,
    random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
  ) {
    self.samplesNewTraces = samplesNewTraces
    self.random = random
  }
}

extension TracingMiddleware: ClientMiddleware, ServerMiddleware {
  /// Passes the request on with its context, which is ``TraceContext/current`` meanwhile.
  ///
  /// - Throws: What the steps after this one throw.
  public func intercept(
    _ request: HTTPRequestMessage, operationID: String,
    next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    if request.fields.contains("traceparent") { return try await next(request) }
    let context =
      TraceContext.current?.child(random: random)
      ?? TraceContext(sampled: samplesNewTraces, random: random)
    var request = request
    request.fields["traceparent"] = context.traceparent
    // It belongs to the other field, and says nothing without it.
    request.fields["tracestate"] = context.state
    return try await TraceContext.$current.withValue(context) { [request] in
      try await next(request)
    }
  }

  /// Passes the request on with its context as ``TraceContext/current``.
  ///
  /// - Throws: What the steps after this one throw.
  public func intercept(
    _ request: HTTPRequestMessage, operationID: String?,
    next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    let context =
      TraceContext(request.fields) ?? TraceContext(sampled: samplesNewTraces, random: random)
    return try await TraceContext.$current.withValue(context) { try await next(request) }
  }
}
