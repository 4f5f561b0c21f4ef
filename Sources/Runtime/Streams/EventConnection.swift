internal import Foundation

/// Why a stream cannot be opened again, however often it is tried: an answer of the server such as
/// 401. The stream then throws what is in it.
struct RefusedReconnection: Error {
  let underlying: any Error
}

/// Reads events from a body, and from the next one where the connection is opened again (WHATWG
/// HTML, section 9.2.3).
final class EventConnection {
  private let options: StreamOptions
  private let reopen: (@Sendable (_ lastEventID: String?) async throws -> HTTPBody?)?
  private let sleep: @Sendable (Duration) async throws -> Void
  private var chunks: HTTPBody.AsyncIterator
  private var parser: ServerSentEventParser
  /// How many events have come.
  private var count = 0
  /// How often it was opened again since the last event.
  private var attempts = 0

  init(
    _ body: HTTPBody, options: StreamOptions,
    reopen: (@Sendable (_ lastEventID: String?) async throws -> HTTPBody?)?,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.options = options
    self.reopen = reopen
    self.sleep = sleep
    chunks = body.makeAsyncIterator()
    parser = ServerSentEventParser(limit: options.itemLimit)
  }

  /// The next event and how many were before it; nil at the end.
  func next() async throws -> (event: ServerSentEvent<String>, index: Int)? {
    while true {
      if let event = try parser.next() {
        if options.terminators.contains(event.data) { return nil }
        attempts = 0
        count += 1
        return (event, count - 1)
      }
      // Not every sequence heeds it, and one that gives comments alone would go on for ever.
      try Task.checkCancellation()
      let failure: (any Error)?
      do {
        if let chunk = try await chunks.next() {
          parser.append(chunk)
          continue
        }
        failure = nil
      } catch {
        failure = error
      }
      guard try await goesOn(after: failure) else { return nil }
    }
  }

  /// Opens the stream again after its end or an error, where that is wanted.
  ///
  /// - Throws: The error, or that of the last attempt, where it is not.
  private func goesOn(after failure: (any Error)?) async throws -> Bool {
    var failure = failure
    if failure == nil {
      var whole = parser
      if (try? whole.finish(terminators: options.terminators)) == true { return false }
    }
    while let reopen, attempts < options.reconnect.maximumAttempts {
      try Task.checkCancellation()
      if let failure = failure as? CancellationError { throw failure }
      attempts += 1
      let delay = parser.retry ?? options.reconnect.delay
      try await sleep(min(delay, options.reconnect.maximumDelay))
      do {
        guard let body = try await reopen(parser.lastEventID) else { return false }
        chunks = body.makeAsyncIterator()
        parser.restart()
        return true
      } catch let error as RefusedReconnection {
        throw error.underlying
      } catch {
        failure = error
      }
    }
    try Task.checkCancellation()
    if let failure { throw failure }
    try parser.finish(terminators: options.terminators)
    return false
  }
}
