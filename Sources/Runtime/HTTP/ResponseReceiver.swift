internal import Dispatch
internal import Foundation

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// Takes in what a session's task brings, and gives it to the one who reads it: first the
/// response's header, then its bytes as they are asked for.
// Unchecked: the lock guards all variables.
final class ResponseReceiver: @unchecked Sendable {
  private let lock = NSLock()
  private var task: URLSessionTask?
  private var head: CheckedContinuation<HTTPResponseMessage, any Error>?
  private var reader: CheckedContinuation<Data?, any Error>?
  private var bytes = ReceivedBytes()
  private var end: Result<Void, any Error>?
  #if !canImport(FoundationNetworking)
    private var isSuspended = false
  #endif
  // What is sent has to be there as long as the task.
  private var sent: OutgoingBody?

  init(sending body: OutgoingBody?) { sent = body }

  /// Starts a task whose delegate hands on to this, and gives the response when its header is
  /// there.
  ///
  /// - Throws: `CancellationError`, or what the session reports.
  func response(of task: () -> URLSessionTask) async throws -> HTTPResponseMessage {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        lock.withLock { head = continuation }
        start(task())
      }
    } onCancel: {
      fail(CancellationError())
    }
  }

  private func start(_ task: URLSessionTask) {
    let isOver = lock.withLock {
      self.task = task
      return end != nil
    }
    // Started even when it is over, as only a started task tells its delegate that it has ended.
    task.resume()
    if isOver { fail(CancellationError()) }
  }

  /// Gives the next bytes; nil at the end of a content that is complete.
  func next() async throws -> Data? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        (continuation: CheckedContinuation<Data?, any Error>) in
        let ready: Result<Data?, any Error>? = lock.withLock {
          do {
            if let chunk = try bytes.popFirst() {
              proceed()
              return .success(chunk)
            }
          } catch {
            return .failure(error)
          }
          if let end { return end.map { nil } }
          reader = continuation
          return nil
        }
        if let ready { continuation.resume(with: ready) }
      }
    } onCancel: {
      fail(CancellationError())
    }
  }

  /// Ends the exchange: nobody wants more of it.
  func fail(_ error: any Error) {
    finish(.failure(error), keepingBytes: false)
    guard let task = lock.withLock({ task }) else { return }
    #if canImport(FoundationNetworking)
      // Linux waits for the queue of all sessions, where much may be going on.
      DispatchQueue.global().async { task.cancel() }
    #else
      task.cancel()
    #endif
  }

  // MARK: What the session's delegate hands on

  func received(_ response: URLResponse, method: String?) {
    let answer = response as? HTTPURLResponse
    // Linux tells of interim responses too (RFC 9110, section 15.2).
    if let status = answer?.statusCode, status < 200 { return }
    let head = lock.withLock {
      defer { self.head = nil }
      return self.head
    }
    guard let head else { return }
    // The session decodes compressed content, and answers to HEAD and with 304 have none: the
    // length then says other things.
    let tellsLength =
      response.expectedContentLength >= 0 && method != "HEAD" && answer?.statusCode != 304
      && answer?.value(forHTTPHeaderField: "Content-Encoding") == nil
    let length = tellsLength ? Int(exactly: response.expectedContentLength) : nil
    head.resume(
      with: Result {
        try HTTPResponseMessage(response, body: HTTPBody(ReceivedChunks(self), length: length))
      })
  }

  func received(_ data: Data) {
    let result = Result<CheckedContinuation<Data?, any Error>?, any Error> {
      try lock.withLock {
        guard end == nil, !data.isEmpty else { return nil }
        if let reader = self.reader {
          self.reader = nil
          return reader
        }
        try bytes.append(data)
        pause()
        return nil
      }
    }
    switch result {
    case .success(let reader): reader?.resume(returning: data)
    case .failure(let error): fail(error)
    }
  }

  func completed(_ response: URLResponse?, method: String?, error: (any Error)?) {
    // Linux does not tell of a redirect's header that has no Location before the end.
    if error == nil, let response { received(response, method: method) }
    finish(error.map { .failure(withoutURL($0)) } ?? .success(()), keepingBytes: true)
    lock.withLock {
      task = nil
      sent = nil
    }
  }

  // The URL may hold credentials, and the session's errors tell it.
  private func withoutURL(_ error: any Error) -> any Error {
    guard let error = error as? URLError else { return error }
    let key = NSLocalizedDescriptionKey
    let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError
    let text = error.userInfo[key] ?? underlying?.userInfo[key]
    return URLError(error.code, userInfo: text.map { [key: $0] } ?? [:])
  }

  private func finish(_ result: Result<Void, any Error>, keepingBytes: Bool) {
    let (head, reader) = lock.withLock {
      // A content that is given up before it was read must not look complete.
      if end == nil || !(keepingBytes || bytes.isEmpty) { end = result }
      if !keepingBytes { bytes = ReceivedBytes() }
      defer {
        self.head = nil
        self.reader = nil
      }
      return (self.head, self.reader)
    }
    head?.resume(with: result.flatMap { .failure(URLError(.badServerResponse)) })
    reader?.resume(with: result.map { nil })
  }

  #if canImport(FoundationNetworking)
    private func pause() {}
    private func proceed() {}
  #else
    // Called with the lock held, so that they do not overtake each other.
    private func pause() {
      guard bytes.isFull, !isSuspended else { return }
      isSuspended = true
      task?.suspend()
    }

    private func proceed() {
      guard bytes.hasRoom, isSuspended else { return }
      isSuspended = false
      task?.resume()
    }
  #endif
}

/// The chunks of a response's content. When nobody holds them any more, the connection is closed.
final class ReceivedChunks: ChunkSource {
  private let receiver: ResponseReceiver

  init(_ receiver: ResponseReceiver) { self.receiver = receiver }

  deinit { receiver.fail(CancellationError()) }

  func next() async throws -> Data? { try await receiver.next() }
}

extension HTTPResponseMessage {
  /// Makes a response of the session's; throws when it is not one of HTTP.
  init(_ response: URLResponse, body: HTTPBody) throws {
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
