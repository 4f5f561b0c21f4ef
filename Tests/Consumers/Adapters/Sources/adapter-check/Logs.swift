internal import CheckReport
internal import ConcordLogging
internal import ConcordRuntime
internal import Depot
internal import Foundation
internal import Logging

/// Requests are logged with what is known of them, and without what is secret.
func checkLogs(_ report: Report) async throws {
  let lines = Lines()
  var logger = Logger(label: "depot") { _ in Recorder(lines: lines) }
  logger.logLevel = .trace
  let router = Router(Storehouse(), middlewares: [LoggingMiddleware(logger: logger)])
  let client = Client(
    transport: InMemoryTransport(router), middlewares: [LoggingMiddleware(logger: logger)]
  ).with(fields: ["Authorization": "Bearer secret", "X-Request-ID": "4f1c\u{1B}[2J"])
  _ = try await client.readOrder(id: 7, tags: ["secret"], xNote: "secret", visits: 3)
  _ = try? await client.readOrder(id: 0)
  let entries = lines.all
  let text = entries.map { "\($0.message) \($0.metadata)" }.joined(separator: "\n")
  report.expect(
    entries.count == 4 && !text.contains("secret") && text.contains("4f1c"),
    "entries of client and server, without secrets")
  let metadata = entries.first?.metadata ?? [:]
  report.expect(
    metadata["operation"] == "readOrder" && metadata["http.response.status_code"] == "200"
      && metadata["http.request.header.x-request-id"] == "4f1c\u{FFFD}[2J"
      && metadata["url.query"] == "tags=redacted"
      && entries.map(\.level) == [.info, .info, .notice, .notice],
    "metadata and levels")
  let failing = Client(
    transport: InMemoryTransport { _ in throw CocoaError(.fileReadUnknown) },
    middlewares: [LoggingMiddleware()])
  _ = await withLogger(logger) { _ in try? await failing.readOrder(id: 7) }
  report.expect(
    lines.all.last?.level == .warning
      && lines.all.last?.metadata["error.type"]?.description.contains("CocoaError") == true,
    "an entry in the logger of the task, for a request without an answer")
}

/// What was logged.
// Unchecked: the lock guards the entries.
private final class Lines: @unchecked Sendable {
  typealias Entry = (level: Logger.Level, message: String, metadata: Logger.Metadata)

  private let lock = NSLock()
  private var entries: [Entry] = []

  var all: [Entry] { lock.withLock { entries } }

  func append(_ entry: Entry) { lock.withLock { entries.append(entry) } }
}

private struct Recorder: LogHandler {
  let lines: Lines
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  subscript(metadataKey key: String) -> Logger.MetadataValue? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    lines.append((event.level, event.message.description, event.metadata ?? [:]))
  }
}
