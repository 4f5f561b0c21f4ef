public import AsyncHTTPClient
public import ConcordRuntime
internal import Foundation
internal import NIOCore
internal import NIOFoundationCompat
internal import NIOHTTP1
internal import NIOHTTPCompression

/// Sends requests through AsyncHTTPClient: the transport for services on Linux.
///
/// Requests' and responses' content is streamed, and whoever is slow makes the other side wait. A
/// response's body is always a stream; gzip and deflate are decompressed, and limits count the
/// bytes after that. No cookies are kept.
public final class AsyncHTTPClientTransport: ClientTransport {
  private let client: HTTPClient
  private let policy: TransportPolicy

  /// Makes a transport with a client of its own, which goes away with it and its last response.
  ///
  /// - Parameters:
  ///   - configuration: The client's settings: TLS, proxies, connections. Its redirects and its
  ///     decompression do not count. A connection on which nothing is read for 60 seconds is given
  ///     up unless it says otherwise.
  ///   - redirects: Which redirects are followed.
  ///   - timeout: The time for a whole call, reading the response's content included; nil for none.
  ///   - responseLimit: The most bytes of a response's content; nil for no limit.
  public init(
    configuration: HTTPClient.Configuration = HTTPClient.Configuration(),
    redirects: RedirectPolicy = .standard, timeout: Duration? = nil, responseLimit: Int? = nil
  ) {
    var configuration = configuration
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .enabled(limit: responseLimit.map { .size($0) } ?? .none)
    configuration.timeout.read = configuration.timeout.read ?? .seconds(60)
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    policy = TransportPolicy(redirects: redirects, timeout: timeout, responseLimit: responseLimit)
  }

  deinit { client.shutdown { _ in } }

  /// Sends a request and gives the response when its header is there, whatever its status.
  ///
  /// - Throws: `ServerURL.Invalid`, `RedirectError`, `TransportError`, `HTTPBody.TooLarge`,
  ///   `CancellationError`, what the request's content throws, or errors of AsyncHTTPClient and of
  ///   SwiftNIO, such as `HTTPClientError`. Reading the response's body throws them too.
  public func send(
    _ request: HTTPRequestMessage, to server: ServerURL
  ) async throws -> HTTPResponseMessage {
    try Task.checkCancellation()
    return try await policy.send(request, to: server) { [self] request, url in
      let response = try await translatingErrors {
        try await client.execute(outgoing(request, url.absoluteString), deadline: .distantFuture)
      }
      let fields = response.headers.map { HTTPFieldList.Field(name: $0.name, value: $0.value) }
      let hasOwnLength =
        request.method != .head && response.headers["content-encoding"].isEmpty
        && response.status != .notModified
      let length = hasOwnLength ? response.headers.first(name: "content-length") : nil
      // The closure holds the transport, whose client serves the content.
      let content = Chunks(response.body) { [self] buffers, _ in
        try await translatingErrors { try await buffers.next().map { Data(buffer: $0) } }
      }
      return HTTPResponseMessage(
        status: Int(response.status.code), fields: HTTPFieldList(fields),
        body: HTTPBody(content, length: length.flatMap { Int($0) }))
    }
  }

  private func outgoing(_ request: HTTPRequestMessage, _ url: String) -> HTTPClientRequest {
    var outgoing = HTTPClientRequest(url: url)
    outgoing.method = NIOHTTP1.HTTPMethod(rawValue: request.method.rawValue)
    for field in request.fields {
      // How the content is framed follows from the content.
      guard !["content-length", "transfer-encoding"].contains(field.name.lowercased()) else {
        continue
      }
      outgoing.headers.add(name: field.name, value: field.value)
    }
    if !request.fields.contains("Accept-Encoding") {
      outgoing.headers.add(name: "Accept-Encoding", value: "gzip, deflate")
    }
    if let body = request.body {
      let length = body.length.map { HTTPClientRequest.Body.Length.known(Int64($0)) }
      outgoing.body =
        body.data.map { .bytes(ByteBuffer(data: $0)) }
        ?? .stream(paced(body), length: length ?? .unknown)
    }
    return outgoing
  }

  // AsyncHTTPClient takes chunks until the connection's loop says that it is full, which comes late
  // when the loop is busy. So every 1 MiB waits until the loops have caught up.
  private func paced(_ body: HTTPBody) -> Chunks<HTTPBody, ByteBuffer> {
    Chunks(body) { [loops = client.eventLoopGroup] chunks, count in
      if count >= 1 << 20 {
        count = 0
        for loop in loops.makeIterator() { try await loop.submit {}.get() }
      }
      guard let chunk = try await chunks.next() else { return nil }
      count += chunk.count
      return ByteBuffer(data: chunk)
    }
  }

  private func translatingErrors<Value>(
    _ operation: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await operation()
    } catch let error as HTTPClientError where error == .cancelled {
      throw CancellationError()
    } catch is NIOHTTPDecompression.DecompressionError where policy.responseLimit != nil {
      // The decompressor's only limit is that of the response; broken content is another error.
      throw HTTPBody.TooLarge(limit: policy.responseLimit ?? 0)
    }
  }
}

/// What is made of the chunks of another sequence.
private struct Chunks<Base: AsyncSequence & Sendable, Element: Sendable>: AsyncSequence, Sendable {
  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var base: Base.AsyncIterator
    // The closure's own, to count with.
    fileprivate var count = 0
    fileprivate let pull: Pull

    mutating func next() async throws -> Element? { try await pull(&base, &count) }
  }

  typealias Pull = @Sendable (inout Base.AsyncIterator, inout Int) async throws -> Element?

  let base: Base
  let pull: Pull

  init(_ base: Base, pull: @escaping Pull) {
    self.base = base
    self.pull = pull
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(base: base.makeAsyncIterator(), pull: pull)
  }
}
