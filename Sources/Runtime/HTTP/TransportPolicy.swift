public import Foundation

/// What holds for every call through a transport, whatever carries it: redirects, the time it may
/// take, the bytes it may bring.
///
/// A transport of one's own gives it a closure that sends one request and follows no redirect:
///
/// ```swift
/// func send(
///   _ request: HTTPRequestMessage, to server: ServerURL
/// ) async throws -> HTTPResponseMessage {
///   try await policy.send(request, to: server) { request, url in
///     try await exchange(request, url)
///   }
/// }
/// ```
public struct TransportPolicy: Hashable, Sendable {
  /// Which redirects are followed.
  public var redirects: RedirectPolicy
  /// The time for a whole call, redirects and reading the response's content included; nil for no
  /// limit. ``HTTPRequestMessage/timeout`` goes before it.
  public var timeout: Duration?
  /// The most bytes of a response's content, after decompression; nil for no limit.
  public var responseLimit: Int?

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - redirects: Which redirects are followed.
  ///   - timeout: The time for a whole call; nil for no limit.
  ///   - responseLimit: The most bytes of a response's content; nil for no limit.
  public init(
    redirects: RedirectPolicy = .standard, timeout: Duration? = nil, responseLimit: Int? = nil
  ) {
    self.redirects = redirects
    self.timeout = timeout
    self.responseLimit = responseLimit
  }

  /// Sends a request, and those that the server redirects it to.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - server: The server.
  ///   - exchange: Sends one request to a URL, follows no redirect and heeds cancellation. The path
  ///     and query of the request do not count there, the URL has them.
  /// - Returns: The response. Its content throws ``TransportError/deadlineExceeded(_:)`` when the
  ///   time is over, and ``HTTPBody/TooLarge`` at the first chunk beyond the limit; the exchange's
  ///   content is then given up.
  /// - Throws: ``ServerURL/Invalid``, ``RedirectError``, ``TransportError``, ``HTTPBody/TooLarge``
  ///   when the length that the server announces is beyond the limit, or what `exchange` throws.
  public func send(
    _ request: HTTPRequestMessage, to server: ServerURL,
    exchange: @escaping @Sendable (HTTPRequestMessage, URL) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    let deadline = (request.timeout ?? timeout).map(Deadline.init)
    var redirected = RedirectedRequest(
      request, to: try server.url(for: request), policy: redirects)
    while true {
      let (request, url) = (redirected.request, redirected.url)
      var response = try await Deadline.run(until: deadline) { try await exchange(request, url) }
      if try redirected.follow(response) { continue }
      response.body = try GuardedChunks.body(response.body, deadline, limit: responseLimit)
      return response
    }
  }
}
