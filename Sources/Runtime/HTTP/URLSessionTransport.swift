#if canImport(FoundationNetworking)
  internal import Foundation
  public import FoundationNetworking
#else
  public import Foundation
#endif

/// Sends requests through Foundation's `URLSession`.
///
/// Unless it is given a session, it has one of its own, which keeps no cookies, no cache and no
/// credentials. Redirects are followed by ``RedirectPolicy``, not by the session. `URLSession`
/// decompresses what it receives, and limits count the bytes after that.
///
/// A request's bytes are sent from memory and a file from its place. A stream is read to its end
/// before anything is sent, beyond 256 KiB into a temporary file that only this user may read:
/// `URLSession` would hold a thread for each stream, on Linux the one thread of all sessions. A
/// stream without end cannot be sent.
///
/// A response's stream holds 1 MiB at most in memory. On Apple's systems the server waits while the
/// reader is slow. Linux's Foundation cannot make it wait: what comes faster than it is read goes
/// into a temporary file, up to 1 GiB.
///
/// On Linux, know these faults of Foundation (as of Swift 6.3). They concern every use of
/// `URLSession` there, and a transport cannot prevent them; a service that calls servers it does
/// not trust takes a transport of another library.
/// - The process ends at a response with a trailer section (RFC 9112, section 7.1.2), and at a
///   redirect whose `Location` begins with `//` and an IPv6 address or a malformed host.
/// - The content of a redirect is held in memory, without a limit.
/// - A server that sends as fast as the process reads keeps all other requests of the process from
///   going on, and a cancellation from being carried out, until it pauses. What it sends until then
///   is thrown away.
/// - A header with bytes that are not UTF-8, or with lines that LF alone ends, is an error. The
///   content of a redirect without a `Location` that Foundation understands is lost.
/// - A `Content-Length` that is no number, or that differs from another, is not checked against the
///   content.
public struct URLSessionTransport: ClientTransport {
  /// When a response is given back.
  public enum Delivery: Hashable, Sendable {
    /// When all of it is there. Its body is bytes at hand.
    case whole
    /// When its header is there. Its body is a stream, to be read once: reading it throws what
    /// breaks the connection, giving it up closes the connection.
    case streamed
  }

  // What one response may take of memory where nothing else is said.
  private static let wholeLimit = 256 << 20

  private let session: TransportSession
  private let policy: TransportPolicy
  private let delivery: Delivery
  private let streamLimit: Int

  /// Makes a transport with a session of its own, which at most 32 connections to a host belong to.
  ///
  /// A connection that is idle for 60 seconds is given up, as by `URLSessionConfiguration`.
  ///
  /// - Parameters:
  ///   - delivery: When responses are given back; when their header is there unless told otherwise.
  ///   - redirects: Which redirects are followed.
  ///   - timeout: The time for a whole call, reading the response's content included; none unless
  ///     one is given, as streams may be long. ``HTTPRequestMessage/timeout`` goes before it.
  ///   - responseLimit: The most bytes of a response's content. Nil is 256 MiB for whole responses
  ///     and no limit for streams, as their reader has one.
  ///   - streamLimit: The most bytes of a request's stream, no limit unless one is given.
  ///   - cookies: Where cookies are kept and sent from; nil for no cookies.
  public init(
    delivery: Delivery = .streamed, redirects: RedirectPolicy = .standard,
    timeout: Duration? = nil, responseLimit: Int? = nil, streamLimit: Int = .max,
    cookies: HTTPCookieStorage? = nil
  ) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.httpCookieStorage = cookies
    configuration.httpShouldSetCookies = cookies != nil
    configuration.httpCookieAcceptPolicy = cookies == nil ? .never : .always
    configuration.httpMaximumConnectionsPerHost = 32
    self.init(
      TransportSession(configuration), delivery: delivery, redirects: redirects, timeout: timeout,
      responseLimit: responseLimit, streamLimit: streamLimit)
  }

  /// Makes a transport with a session of the caller's, whose settings hold: timeouts, proxies,
  /// cookies, caching. Redirects are the exception.
  ///
  /// - Parameters:
  ///   - session: The session. On Linux another one with its configuration is used, and its
  ///     delegate is not asked; elsewhere its delegate is asked what concerns the session.
  ///   - delivery: When responses are given back; when their header is there unless told otherwise.
  ///   - redirects: Which redirects are followed.
  ///   - timeout: The time for a whole call, reading the response's content included; none unless
  ///     one is given. ``HTTPRequestMessage/timeout`` goes before it.
  ///   - responseLimit: The most bytes of a response's content. Nil is 256 MiB for whole responses
  ///     and no limit for streams, as their reader has one.
  ///   - streamLimit: The most bytes of a request's stream, no limit unless one is given.
  public init(
    session: URLSession, delivery: Delivery = .streamed, redirects: RedirectPolicy = .standard,
    timeout: Duration? = nil, responseLimit: Int? = nil, streamLimit: Int = .max
  ) {
    #if canImport(FoundationNetworking)
      let session = TransportSession(session.configuration)
    #else
      let session = TransportSession(session)
    #endif
    self.init(
      session, delivery: delivery, redirects: redirects, timeout: timeout,
      responseLimit: responseLimit, streamLimit: streamLimit)
  }

  private init(
    _ session: TransportSession, delivery: Delivery, redirects: RedirectPolicy, timeout: Duration?,
    responseLimit: Int?, streamLimit: Int
  ) {
    self.session = session
    self.delivery = delivery
    self.streamLimit = streamLimit
    let limit = responseLimit ?? (delivery == .whole ? Self.wholeLimit : nil)
    policy = TransportPolicy(redirects: redirects, timeout: timeout, responseLimit: limit)
  }

  /// Sends a request and gives the response, whatever its status.
  ///
  /// Lines of the same name are sent as one, combined. `Content-Length` is left to the session, so
  /// that it cannot contradict the body. Names of the response's fields come in the order of the
  /// alphabet, as the session keeps no order.
  ///
  /// - Throws: `ServerURL.Invalid`, ``RedirectError``, ``TransportError``, ``HTTPBody/TooLarge`` (a
  ///   response or a request's stream beyond its limit), `URLError` (the network, and a response
  ///   that is not of HTTP or ends before it is complete), `CocoaError` (a file), or
  ///   `CancellationError` when the task was cancelled. Where the response is a stream, reading it
  ///   throws them.
  public func send(_ request: HTTPRequestMessage, to server: ServerURL) async throws
    -> HTTPResponseMessage
  {
    try Task.checkCancellation()
    var response = try await policy.send(request, to: server) {
      [session, streamLimit] request, url in
      let outgoing = URLSessionTransport.urlRequest(request, url)
      guard let body = request.body else { return try await session.response(to: outgoing, nil) }
      return try await session.response(
        to: outgoing, OutgoingBody(body, streamLimit: streamLimit))
    }
    if delivery == .whole {
      let limit = policy.responseLimit ?? Self.wholeLimit
      response.body = HTTPBody(try await response.body.collect(upTo: limit))
    }
    return response
  }

  private static func urlRequest(_ request: HTTPRequestMessage, _ url: URL) -> URLRequest {
    var outgoing = URLRequest(url: url)
    outgoing.httpMethod = request.method.rawValue
    for name in Set(request.fields.map { $0.name.lowercased() }) where name != "content-length" {
      guard let value = request.fields[name],
        let spelling = request.fields.first(where: { $0.name.equalsIgnoringASCIICase(name) })?.name
      else { continue }
      outgoing.setValue(value, forHTTPHeaderField: spelling)
    }
    return outgoing
  }
}
