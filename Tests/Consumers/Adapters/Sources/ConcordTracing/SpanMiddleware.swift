public import ConcordRuntime
public import Instrumentation
internal import Tracing

/// Makes a span of each request, in a client and in a ``Router``, with the tracer of the process
/// (swift-distributed-tracing).
///
/// ```swift
/// let client = Client(middlewares: [RetryMiddleware(), SpanMiddleware()])  // A span for each attempt.
/// let router = Router(Files(), middlewares: [SpanMiddleware()])
/// ```
///
/// The tracer and the other instruments of the process put their context into a client's requests
/// and take it from a server's. Where none of them speaks W3C's Trace Context,
/// ``TraceContextInstrument`` does.
public struct SpanMiddleware: ClientMiddleware, ServerMiddleware {
  /// Makes a step.
  public init() {}

  /// Passes a request on in a span of the kind `client`, whose context it carries.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - operationID: The operation's id, which is the span's name.
  ///   - next: The steps after this one.
  /// - Returns: The response.
  /// - Throws: What the steps after this one throw.
  public func intercept(
    _ request: HTTPRequestMessage, operationID: String,
    next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    try await withSpan(operationID, ofKind: .client) { span in
      var request = request
      InstrumentationSystem.instrument.inject(span.context, into: &request, using: Fields())
      let response = try await next(request)
      span.describe(request, response, isError: response.status >= 400)
      return response
    }
  }

  /// Answers a request in a span of the kind `server`, whose parent is the client's.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - operationID: The operation's id, which is the span's name; the method where there is none.
  ///   - next: The steps after this one.
  /// - Returns: The response.
  /// - Throws: What the steps after this one throw.
  public func intercept(
    _ request: HTTPRequestMessage, operationID: String?,
    next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    var context = ServiceContext.current ?? .topLevel
    InstrumentationSystem.instrument.extract(request, into: &context, using: Fields())
    let name = operationID ?? request.method.rawValue
    return try await withSpan(name, context: context, ofKind: .server) { span in
      let response = try await next(request)
      span.describe(request, response, isError: response.status >= 500)
      return response
    }
  }
}

/// Hands the context of a trace on as `traceparent` and `tracestate` (W3C Trace Context, Level 1),
/// for tracers that do not.
///
/// ```swift
/// InstrumentationSystem.bootstrap(MultiplexInstrument([tracer, TraceContextInstrument()]))
/// ```
public struct TraceContextInstrument: Instrument {
  /// Makes an instrument.
  public init() {}

  /// Takes the context from a message that has one.
  ///
  /// - Parameters:
  ///   - carrier: The message.
  ///   - context: What it is put into.
  ///   - extractor: What reads the message.
  public func extract<Carrier, Extract: Extractor>(
    _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
  ) where Extract.Carrier == Carrier {
    context.traceContext = extractor.extract(key: "traceparent", from: carrier).flatMap { parent in
      TraceContext(
        traceparent: parent, tracestate: extractor.extract(key: "tracestate", from: carrier))
    }
  }

  /// Puts a context of its own into a message: of the same trace, or of a new one.
  ///
  /// - Parameters:
  ///   - context: The context of what sends the message.
  ///   - carrier: The message.
  ///   - injector: What writes the message.
  public func inject<Carrier, Inject: Injector>(
    _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
  ) where Inject.Carrier == Carrier {
    let child = (context.traceContext ?? .current)?.child() ?? TraceContext(sampled: true)
    injector.inject(child.traceparent, forKey: "traceparent", into: &carrier)
    if let state = child.state { injector.inject(state, forKey: "tracestate", into: &carrier) }
  }
}

extension ServiceContext {
  /// The trace that a request belongs to.
  public var traceContext: TraceContext? {
    get { self[TraceContextKey.self] }
    set { self[TraceContextKey.self] = newValue }
  }
}

private enum TraceContextKey: ServiceContextKey {
  typealias Value = TraceContext
}

/// The header fields of a request, as instruments write and read them.
private struct Fields: Injector, Extractor {
  func inject(_ value: String, forKey key: String, into request: inout HTTPRequestMessage) {
    request.fields[key] = value
  }

  func extract(key: String, from request: HTTPRequestMessage) -> String? { request.fields[key] }
}

extension Span {
  /// Says what became of a request, in the names of OpenTelemetry. The query, which may hold
  /// secrets, is left out.
  fileprivate func describe(
    _ request: HTTPRequestMessage, _ response: HTTPResponseMessage, isError: Bool
  ) {
    attributes["http.request.method"] = request.method.rawValue
    attributes["url.path"] = request.path
    attributes["http.response.status_code"] = response.status
    if isError { setStatus(SpanStatus(code: .error)) }
  }
}
