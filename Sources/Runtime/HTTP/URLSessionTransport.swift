#if canImport(FoundationNetworking)
  internal import Foundation
  public import FoundationNetworking
#else
  public import Foundation
#endif

/// Sends requests through Foundation's `URLSession`.
///
/// The session's own settings hold: timeouts, proxies, cookies, redirects, caching. A request's
/// stream is read whole before it is sent, since `URLSession` would need a thread for each to do
/// otherwise.
public struct URLSessionTransport: ClientTransport {
  /// When a response is given back.
  public enum Delivery: Hashable, Sendable {
    /// When all of it is there. Its body is bytes at hand.
    case whole
    /// When its header is there. Its body is a stream, as long responses and server-sent events
    /// want it; what has come and is not read yet is held in memory. Reading it throws what breaks
    /// the connection; giving it up closes the connection. On Linux each such request opens a
    /// connection of its own, and the delegate of the session is not asked.
    case streamed
  }

  private let session: URLSession
  private let delivery: Delivery
  private let streamLimit: Int

  /// Makes a transport.
  ///
  /// - Parameters:
  ///   - session: The session, the shared one unless another is given.
  ///   - delivery: When responses are given back, whole ones unless told otherwise.
  ///   - streamLimit: The most bytes of a request's stream, 256 MiB unless another is given. Bytes
  ///     at hand have no limit.
  public init(
    session: URLSession = .shared, delivery: Delivery = .whole, streamLimit: Int = 256 << 20
  ) {
    self.session = session
    self.delivery = delivery
    self.streamLimit = streamLimit
  }

  /// Sends a request and gives the response, whatever its status.
  ///
  /// Lines of the same name are sent as one, combined. `Content-Length` is left to the session, so
  /// that it cannot contradict the body. Names of the response's fields come in the order of the
  /// alphabet, as the session keeps no order.
  /// - Throws: `ServerURL.Invalid`, `HTTPBody.TooLarge`, `URLError`, or `CancellationError` when the
  ///   task was cancelled.
  public func send(_ request: HTTPRequestMessage, to server: ServerURL) async throws
    -> HTTPResponseMessage
  {
    try Task.checkCancellation()
    var outgoing = URLRequest(url: try server.url(for: request))
    outgoing.httpMethod = request.method.rawValue
    for name in Set(request.fields.map { $0.name.lowercased() }) where name != "content-length" {
      guard let value = request.fields[name],
        let spelling = request.fields.first(where: { $0.name.equalsIgnoringASCIICase(name) })?.name
      else { continue }
      outgoing.setValue(value, forHTTPHeaderField: spelling)
    }
    if let body = request.body {
      outgoing.httpBody = try await body.collect(upTo: body.isAtHand ? .max : streamLimit)
    }
    return switch delivery {
    case .whole: try await load(outgoing)
    case .streamed: try await open(outgoing)
    }
  }

  private func open(_ request: URLRequest) async throws -> HTTPResponseMessage {
    let receiver = StreamReceiver()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        #if canImport(FoundationNetworking)
          // Linux's Foundation asks the session's delegate alone, not the task's.
          let session = URLSession(
            configuration: session.configuration, delegate: receiver, delegateQueue: nil)
          let task = session.dataTask(with: request)
          session.finishTasksAndInvalidate()
        #else
          let task = session.dataTask(with: request)
          task.delegate = receiver
        #endif
        receiver.receive(task, continuation)
      }
    } onCancel: {
      receiver.running.cancel()
    }
  }

  // A task with a completion handler, as this is what Darwin's and Linux's Foundation both have.
  private func load(_ request: URLRequest) async throws -> HTTPResponseMessage {
    let running = RunningTask()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let task = session.dataTask(with: request) { data, response, error in
          continuation.resume(
            with: Result {
              try URLSessionTransport.response(
                data, response, error, cancelled: running.isCancelled)
            })
        }
        running.start(task)
      }
    } onCancel: {
      running.cancel()
    }
  }

  private static func response(
    _ data: Data?, _ response: URLResponse?, _ error: (any Error)?, cancelled: Bool
  ) throws -> HTTPResponseMessage {
    if cancelled { throw CancellationError() }
    if let error { throw error }
    return try HTTPResponseMessage(response, body: HTTPBody(data ?? Data()))
  }
}

extension HTTPResponseMessage {
  /// Makes a response of the session's; throws when it is not one of HTTP.
  init(_ response: URLResponse?, body: HTTPBody) throws {
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    let fields = response.allHeaderFields.compactMap { name, value -> HTTPFieldList.Field? in
      guard let name = name as? String else { return nil }
      return HTTPFieldList.Field(name: name, value: value as? String ?? "\(value)")
    }
    self.init(
      status: response.statusCode, fields: HTTPFieldList(fields.sorted { $0.name < $1.name }),
      body: body)
  }
}

/// The session's task of one request, which another thread may cancel before it has been started.
// Unchecked: the lock guards both variables.
final class RunningTask: @unchecked Sendable {
  private let lock = NSLock()
  private var task: URLSessionTask?
  private var cancelled = false

  var isCancelled: Bool { lock.withLock { cancelled } }

  // Started even when it is cancelled, as only a started task calls its completion handler.
  func start(_ task: URLSessionTask) {
    let cancelled = lock.withLock {
      self.task = task
      return self.cancelled
    }
    task.resume()
    if cancelled { task.cancel() }
  }

  func cancel() {
    let task = lock.withLock {
      cancelled = true
      return self.task
    }
    task?.cancel()
  }
}
