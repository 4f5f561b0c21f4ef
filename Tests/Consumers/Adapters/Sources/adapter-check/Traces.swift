internal import CheckReport
internal import ConcordRuntime
internal import ConcordTracing
internal import Depot
internal import Foundation
internal import InMemoryTracing
internal import Tracing

/// A request has a span on each side, of one trace.
func checkTraces(_ report: Report) async throws {
  let tracer = InMemoryTracer()
  InstrumentationSystem.bootstrap(MultiplexInstrument([tracer, TraceContextInstrument()]))
  let router = Router(Storehouse(), middlewares: [SpanMiddleware()])
  let client = Client(transport: InMemoryTransport(router), middlewares: [SpanMiddleware()])
  _ = try? await client.readOrder(id: 0)
  let spans = tracer.popFinishedSpans()
  guard let inner = spans.first, let outer = spans.last, spans.count == 2 else {
    return report.expect(false, "two spans: \(spans)")
  }
  report.expect(
    inner.kind == .server && outer.kind == .client && inner.operationName == "readOrder"
      && inner.traceID == outer.traceID && inner.parentSpanID == outer.spanID,
    "a span of the server within one of the client")
  report.expect(
    outer.status?.code == .error && inner.status == nil
      && inner.attributes.get("http.response.status_code") == .int64(404),
    "what became of the request")

  let server = try ServerProcess(.hummingbird)
  var context = ServiceContext.topLevel
  context.traceContext = TraceContext(sampled: true)
  let number = context.traceContext?.traceID
  let state = try await ServiceContext.withValue(context) {
    try await server.client(middlewares: [SpanMiddleware()]).readState()
  }
  report.expect(
    state.trace == number && number != nil, "traceparent goes from client to server over HTTP")
  let other = try await TraceContext.$current.withValue(context.traceContext) {
    try await server.client(middlewares: [TracingMiddleware()]).readState()
  }
  report.expect(other.trace == number, "and from the runtime's own middleware")
}
