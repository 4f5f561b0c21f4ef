internal import Foundation

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// Gives back a response when its header has come, and its bytes as they come.
// Unchecked: the lock guards the variables, and the session calls one method at a time.
final class StreamReceiver: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  let running = RunningTask()
  private let lock = NSLock()
  private var waiting: CheckedContinuation<HTTPResponseMessage, any Error>?
  /// Held until the response has it: only a stream that nobody holds tells that it was given up.
  private var stream: AsyncThrowingStream<Data, any Error>?
  private let chunks: AsyncThrowingStream<Data, any Error>.Continuation

  override init() {
    (stream, chunks) = AsyncThrowingStream.makeStream()
    super.init()
  }

  /// Starts a task that was made without a completion handler and has this delegate, and resumes the continuation once:
  /// with the response when its header has come, or with the error when none comes.
  func receive(
    _ task: URLSessionDataTask, _ waiting: CheckedContinuation<HTTPResponseMessage, any Error>
  ) {
    lock.withLock { self.waiting = waiting }
    chunks.onTermination = { [running] reason in
      if case .cancelled = reason { running.cancel() }
    }
    running.start(task)
  }

  private func resume(with result: Result<HTTPResponseMessage, any Error>) {
    let waiting = lock.withLock {
      defer { self.waiting = nil }
      return self.waiting
    }
    waiting?.resume(with: result)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    // The session decodes compressed content, and HEAD has none: the length then says other things.
    let tellsLength =
      response.expectedContentLength >= 0 && dataTask.originalRequest?.httpMethod != "HEAD"
      && (response as? HTTPURLResponse)?.value(forHTTPHeaderField: "Content-Encoding") == nil
    let length = tellsLength ? Int(exactly: response.expectedContentLength) : nil
    let stream = lock.withLock {
      defer { self.stream = nil }
      return self.stream
    }
    resume(
      with: Result {
        try HTTPResponseMessage(
          response, body: stream.map { HTTPBody($0, length: length) } ?? .empty)
      })
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    chunks.yield(data)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let error = running.isCancelled ? CancellationError() : error
    resume(with: .failure(error ?? URLError(.badServerResponse)))
    chunks.finish(throwing: error)
  }
}
