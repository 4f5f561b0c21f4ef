internal import Dispatch
internal import Foundation

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// A session and the delegate of its tasks.
final class TransportSession: Sendable {
  private let session: URLSession
  private let isOwned: Bool
  private let delegate = SessionDelegate()

  /// Makes a session, which goes away with this and its last task.
  init(_ configuration: URLSessionConfiguration) {
    #if canImport(FoundationNetworking)
      // Linux's Foundation tells the session's delegate alone, not the task's.
      session = URLSession(
        configuration: configuration, delegate: delegate, delegateQueue: BoundedQueue())
    #else
      session = URLSession(configuration: configuration)
    #endif
    isOwned = true
  }

  #if !canImport(FoundationNetworking)
    /// Uses a session of somebody else.
    init(_ session: URLSession) {
      self.session = session
      isOwned = false
    }
  #endif

  deinit { if isOwned { session.finishTasksAndInvalidate() } }

  /// Sends a request, and gives the response when its header is there. Redirects are not followed.
  ///
  /// - Throws: `URLError`, or `CancellationError`.
  func response(to request: URLRequest, _ body: OutgoingBody?) async throws -> HTTPResponseMessage {
    let receiver = ResponseReceiver(sending: body)
    return try await receiver.response {
      let task = task(request, body)
      delegate.add(receiver, of: task)
      return task
    }
  }

  private func task(_ request: URLRequest, _ body: OutgoingBody?) -> URLSessionDataTask {
    switch body {
    case nil: return session.dataTask(with: request)
    case .data(let data):
      var request = request
      request.httpBody = data
      return session.dataTask(with: request)
    case .file(let file): return session.uploadTask(with: request, fromFile: file)
    case .temporaryFile(let file): return session.uploadTask(with: request, fromFile: file.url)
    }
  }
}

/// Hands on what a session tells of its tasks, and follows no redirect.
// Unchecked: the lock guards the variable.
final class SessionDelegate: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private let lock = NSLock()
  private var receivers: [Int: ResponseReceiver] = [:]

  func add(_ receiver: ResponseReceiver, of task: URLSessionTask) {
    lock.withLock { receivers[task.taskIdentifier] = receiver }
    #if !canImport(FoundationNetworking)
      task.delegate = self
    #endif
  }

  private func receiver(of task: URLSessionTask) -> ResponseReceiver? {
    lock.withLock { receivers[task.taskIdentifier] }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    receiver(of: dataTask)?.received(response, method: dataTask.originalRequest?.httpMethod)
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    receiver(of: dataTask)?.received(data)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    complete(task, error)
  }

  private func complete(_ task: URLSessionTask, _ error: (any Error)?) {
    let receiver = lock.withLock { receivers.removeValue(forKey: task.taskIdentifier) }
    receiver?.completed(task.response, method: task.originalRequest?.httpMethod, error: error)
  }

  #if canImport(FoundationNetworking)
    // Linux's Foundation asks for other credentials once a response of 401 is there to its end, and
    // never ends a task for which there are none.
    func urlSession(
      _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
      completionHandler:
        @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
      guard challenge.failureResponse != nil else {
        return completionHandler(.performDefaultHandling, nil)
      }
      complete(task, nil)
      completionHandler(.cancelAuthenticationChallenge, nil)
    }
  #endif
}

#if canImport(FoundationNetworking)
  /// The queue of a delegate's calls, which lets only so many wait.
  ///
  /// Linux's Foundation makes a call of every 16 KiB, and makes them faster than they are carried
  /// out: on loopback, hundreds of megabytes would wait. Whoever adds a call waits instead, which
  /// is short, as no call waits for a reader.
  private final class BoundedQueue: OperationQueue, @unchecked Sendable {
    private static let limit = 64
    // A call that itself waits for who adds calls must not stop both for ever.
    private static let patience = DispatchTimeInterval.milliseconds(100)

    private let room = DispatchSemaphore(value: limit)

    override init() {
      super.init()
      maxConcurrentOperationCount = 1
    }

    override func addOperation(_ block: @escaping @Sendable () -> Void) {
      let waited = room.wait(timeout: .now() + Self.patience)
      super.addOperation { [room] in
        block()
        if waited == .success { room.signal() }
      }
    }
  }
#endif
