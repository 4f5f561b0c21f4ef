public import ConcordRuntime
internal import Foundation
internal import HTTPTypes
public import Hummingbird
internal import NIOCore
internal import NIOFoundationCompat

/// Answers all requests of a Hummingbird application by a router of Concord.
///
/// ```swift
/// let app = Application(
///   responder: ConcordResponder(Router(Files(), basePath: "/v1")), server: .concordHTTP1())
/// try await app.runService()
/// ```
///
/// Content is streamed both ways, and whoever is slow makes the other side wait. Limits are those
/// of the router; Hummingbird's own does not count, as nothing is collected. What a router refuses
/// to read is read and dropped by Hummingbird once the answer is sent. Trailers are not handed on.
public struct ConcordResponder: HTTPResponder {
  private let handler: any HTTPHandler

  /// Makes a responder of a router, or of anything that answers requests.
  public init(_ handler: any HTTPHandler) { self.handler = handler }

  /// Answers a request.
  ///
  /// - Throws: `CancellationError`, where it stopped the answer, or what the handler throws.
  public func respond(
    to request: Request, context: BasicRequestContext
  ) async throws -> Response {
    try await Response(answering: request, at: request.uri.path, by: handler)
  }
}

/// Answers the requests below a path by a router of Concord; others go on to Hummingbird's routes.
///
/// ```swift
/// let router = Hummingbird.Router()
/// router.add(middleware: ConcordMiddleware(ConcordRuntime.Router(Files()), below: "/v1"))
/// ```
///
/// It stands before the routes that are added to the router after it. Everything else is as with
/// ``ConcordResponder``.
public struct ConcordMiddleware<Context>: RouterMiddleware {
  private let handler: any HTTPHandler
  private let path: String

  /// Makes a step.
  ///
  /// - Parameters:
  ///   - handler: A router, whose own base path is left empty.
  ///   - path: What stands before the paths of all its operations, such as `/v1`.
  public init(_ handler: any HTTPHandler, below path: String) {
    self.handler = handler
    self.path = path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Answers a request whose path is below that of the router, or passes it on.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - context: Hummingbird's context of it.
  ///   - next: The steps after this one.
  /// - Returns: The response.
  /// - Throws: What ``ConcordResponder/respond(to:context:)`` throws, or `next`.
  public func handle(
    _ request: Request, context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let whole = request.uri.path
    guard whole.hasPrefix(path + "/") || whole == path else {
      return try await next(request, context)
    }
    let rest = whole == path ? "/" : String(whole.dropFirst(path.count))
    return try await Response(answering: request, at: rest, by: handler)
  }
}

/// A stream that has fewer or more bytes than was said beforehand. The connection is closed.
private struct WrongLength: Error {}

extension Response {
  fileprivate init(
    answering request: Request, at path: String, by handler: any HTTPHandler
  ) async throws {
    let answer = try await handler.respond(to: HTTPRequestMessage(request, path: path))
    var fields = HTTPFields()
    for field in answer.fields {
      // How the content is framed follows from the content; that of an answer to HEAD is not there.
      let isFraming = ["content-length", "transfer-encoding"].contains(field.name.lowercased())
      guard let name = HTTPField.Name(field.name), !isFraming || request.method == .head else {
        continue
      }
      fields.append(HTTPField(name: name, value: field.value))
    }
    // Others than final ones are none of an answer (RFC 9110, section 15).
    let status = (200...599).contains(answer.status) ? answer.status : 500
    self.init(
      status: HTTPResponse.Status(code: status), headers: fields, body: ResponseBody(answer.body))
  }
}

extension HTTPRequestMessage {
  fileprivate init(_ request: Request, path: String) {
    var body: HTTPBody?
    let length = request.headers[.contentLength].flatMap { Int($0) }
    if length != nil || request.headers[.transferEncoding] != nil {
      body = HTTPBody(request.body.map { Data(buffer: $0) }, length: length)
    }
    self.init(
      method: HTTPMethod(rawValue: request.method.rawValue), path: path, query: request.uri.query,
      fields: HTTPFieldList(
        request.headers.map { HTTPFieldList.Field(name: $0.name.rawName, value: $0.value) }),
      body: body)
  }
}

extension ResponseBody {
  fileprivate init(_ body: HTTPBody) {
    if let data = body.data {
      self = data.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(data: data))
      return
    }
    self.init(contentLength: body.length) { writer in
      var rest = body.length ?? .max
      var count = 0
      for try await chunk in body {
        rest -= chunk.count
        guard rest >= 0 else { throw WrongLength() }
        try await writer.write(ByteBuffer(data: chunk))
        // The writer takes chunks until the connection's loop says that it is full, which comes
        // late when the loop is busy. So every 1 MiB waits until it has caught up.
        count += chunk.count
        if count >= 1 << 20, let loop = ConnectionLoop.current {
          count = 0
          try await loop.submit {}.get()
        }
      }
      guard rest == 0 || body.length == nil else { throw WrongLength() }
      try await writer.finish(nil)
    }
  }
}
