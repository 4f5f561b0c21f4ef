public import ConcordRuntime
public import FlyingFox
internal import FlyingSocks
internal import Foundation

/// Answers all requests of a FlyingFox server by a router of Concord.
///
/// ```swift
/// let server = HTTPServer(port: 8080, handler: ConcordHandler(Router(Files(), basePath: "/v1")))
/// try await server.run()
/// ```
///
/// Content is streamed both ways. FlyingFox keeps neither the order of header fields nor more than
/// the last of those that a request has several times, gives a handler 15 seconds unless its
/// configuration says otherwise, and does not cancel one whose client has gone.
public struct ConcordHandler: FlyingFox.HTTPHandler {
  private let handler: any ConcordRuntime.HTTPHandler

  /// Makes a handler of a router, or of anything that answers requests.
  public init(_ handler: any ConcordRuntime.HTTPHandler) { self.handler = handler }

  /// Answers a request.
  ///
  /// - Throws: `CancellationError`, where it stopped the answer, or what the handler throws.
  public func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let headers = request.headers
    let content = request.bodySequence
    let hasBody = headers[.contentLength] != nil || headers[.transferEncoding] != nil
    let body = hasBody ? HTTPBody(content, length: content.count) : nil
    let query = request.target.query()
    let answer = try await handler.respond(
      to: HTTPRequestMessage(
        method: ConcordRuntime.HTTPMethod(rawValue: request.method.rawValue),
        path: request.target.path(), query: query.isEmpty ? nil : query,
        fields: HTTPFieldList(headers.map { .init(name: $0.key.rawValue, value: $0.value) }),
        body: body))
    var fields = HTTPHeaders()
    for field in answer.fields { fields.addValue(field.value, for: HTTPHeader(field.name)) }
    let bytes = Bytes(answer: answer.body, request: body)
    let size = 64 << 10
    return HTTPResponse(
      statusCode: HTTPStatusCode(answer.status, phrase: ""), headers: fields,
      body: answer.body.length.map {
        HTTPBodySequence(from: bytes, count: $0, suggestedBufferSize: size)
      } ?? HTTPBodySequence(from: bytes, suggestedBufferSize: size))
  }
}

/// A stream that has fewer or more bytes than was said beforehand. The connection is closed.
private struct WrongLength: Error {}

/// The content of an answer as FlyingFox takes it: bytes that can be had many at once.
private struct Bytes: AsyncBufferedSequence {
  struct AsyncIterator: AsyncBufferedIteratorProtocol {
    fileprivate var chunks: HTTPBody.AsyncIterator
    // Of the last chunk.
    fileprivate var rest = Data()
    fileprivate var missing: Int
    fileprivate let isSized: Bool
    fileprivate let request: HTTPBody?

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> Data? {
      while rest.isEmpty {
        guard let chunk = try await chunks.next() else {
          guard missing == 0 || !isSized else { throw WrongLength() }
          // FlyingFox would take what nobody has read of a request for the next one.
          if let request { for try await _ in request {} }
          return nil
        }
        rest = chunk
        missing -= chunk.count
        guard missing >= 0 else { throw WrongLength() }
      }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
  }

  typealias Element = UInt8

  let answer: HTTPBody
  let request: HTTPBody?

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(
      chunks: answer.makeAsyncIterator(), missing: answer.length ?? .max,
      isSized: answer.length != nil, request: request)
  }
}
