internal import ConcordFlyingFox
internal import ConcordHummingbird
internal import ConcordRuntime
internal import ConcordTracing
internal import FlyingFox
internal import FlyingSocks
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import InMemoryTracing
internal import Logging
internal import NIOCore
internal import Tracing

/// An HTTP library, and how the depot is put into it.
enum Library: String, CaseIterable {
  /// Hummingbird, which answers by the depot alone.
  case hummingbird
  /// Hummingbird with routes of its own beside the depot's.
  case mounted
  case flyingFox

  /// Serves a depot below `/v1` on a free port of the loopback interface, which it prints.
  ///
  /// - Throws: What keeps the server from running.
  func serve() async throws {
    InstrumentationSystem.bootstrap(
      MultiplexInstrument([InMemoryTracer(), TraceContextInstrument()]))
    func router(basePath: String) -> ConcordRuntime.Router {
      Router(
        Storehouse(), basePath: basePath, bodyLimit: 1 << 20, middlewares: [SpanMiddleware()],
        report: { error, request in print(request.path, error) })
    }
    switch self {
    case .hummingbird:
      try await run(ConcordResponder(router(basePath: "/v1")))
    case .mounted:
      let routes = Hummingbird.Router()
      routes.add(middleware: ConcordMiddleware(router(basePath: ""), below: "/v1"))
      routes.get("/health") { _, _ in "well" }
      try await run(routes.buildResponder())
    case .flyingFox:
      let server = HTTPServer(
        address: try .inet(ip4: "127.0.0.1", port: 0),
        handler: ConcordHandler(router(basePath: "/v1")))
      let running = Task { try await server.run() }
      try await server.waitUntilListening()
      if case .ip4(_, port: let port) = await server.listeningAddress { announce(Int(port)) }
      try await running.value
    }
  }

  private func run<Responder: HTTPResponder>(
    _ responder: Responder
  ) async throws where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    var logger = Logger(label: "server")
    logger.logLevel = .error
    let app = Application(
      responder: responder, server: .concordHTTP1(),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: 0), serverName: "depot", backlog: 1024),
      onServerRunning: { announce($0.localAddress?.port ?? 0) }, logger: logger)
    try await app.runService()
  }
}

private func announce(_ port: Int) {
  FileHandle.standardOutput.write(Data("\(port)\n".utf8))
}
