internal import Foundation

/// Writes down each request and what became of it, without what may be secret.
///
/// Bodies are never written down, and of the query only the names, unless told otherwise. The
/// values of header fields are left out but for those of ``defaultVisibleFields``, or of the fields
/// that are named instead.
///
/// It stands in a client or in a ``Router``. Before a ``RetryMiddleware`` it has an entry for each
/// call, after one an entry for each attempt.
public struct LoggingMiddleware: Sendable {
  /// The header fields whose values are shown unless others are named: those that tell of the form
  /// of the content, of tracing and of waiting.
  public static let defaultVisibleFields: Set<String> = [
    "Content-Type", "Content-Length", "Accept", "User-Agent", "Retry-After", "traceparent",
    "X-Request-ID", "Request-ID", "X-Correlation-ID",
  ]

  private let visibleFields: Set<String>
  private let showsQueryValues: Bool
  private let now: @Sendable () -> Duration
  private let sink: @Sendable (Entry) -> Void

  /// Makes a step that writes to standard error unless another sink is given.
  ///
  /// - Parameters:
  ///   - visibleFields: The names, in any case, of the header fields whose values are shown.
  ///   - showsQueryValues: Whether the values of the query are shown.
  ///   - sink: Takes each entry, when the response's header has come or the request has failed.
  ///   - now: The time that has passed since any fixed point; that of the system's clock unless
  ///     another is given.
  public init(
    visibleFields: Set<String> = defaultVisibleFields, showsQueryValues: Bool = false,
    sink: @escaping @Sendable (Entry) -> Void = { writeToStandardError($0) },
    now: (@Sendable () -> Duration)? = nil
  ) {
    self.visibleFields = Set(visibleFields.map { $0.lowercased() })
    self.showsQueryValues = showsQueryValues
    self.now = now ?? { Self.start.duration(to: .now) }
    self.sink = sink
  }

  private func log(
    _ request: HTTPRequestMessage, _ operationID: String?,
    _ next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    let begin = now()
    var entry = Entry(
      operationID: operationID, method: request.method, path: request.path,
      query: request.query.map(shown), requestFields: shown(request.fields),
      requestSize: request.body.map(\.length) ?? 0)
    do {
      let response = try await next(request)
      entry.duration = now() - begin
      entry.status = response.status
      entry.responseFields = shown(response.fields)
      entry.responseSize = response.body.length
      sink(entry)
      return response
    } catch {
      entry.duration = now() - begin
      entry.errorType = String(reflecting: type(of: error))
      sink(entry)
      throw error
    }
  }

  private func shown(_ fields: HTTPFieldList) -> HTTPFieldList {
    HTTPFieldList(
      fields.map { field in
        visibleFields.contains(field.name.lowercased())
          ? field : HTTPFieldList.Field(name: field.name, value: Entry.redacted)
      })
  }

  private func shown(_ query: String) -> String {
    if showsQueryValues { return query }
    // A pair without a name's sign may be a value that stands alone.
    return query.split(separator: "&", omittingEmptySubsequences: false).map { pair in
      pair.firstIndex(of: "=").map { pair[...$0] + Entry.redacted } ?? Substring(Entry.redacted)
    }.joined(separator: "&")
  }
}

extension LoggingMiddleware: ClientMiddleware, ServerMiddleware {
  /// Passes the request on and writes down what became of it.
  ///
  /// - Throws: What the steps after this one throw.
  public func intercept(
    _ request: HTTPRequestMessage, operationID: String,
    next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    try await log(request, operationID, next)
  }

  /// Passes the request on and writes down how it was answered.
  ///
  /// - Throws: What the steps after this one throw.
  public func intercept(
    _ request: HTTPRequestMessage, operationID: String?,
    next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage
  ) async throws -> HTTPResponseMessage {
    try await log(request, operationID, next)
  }
}

extension LoggingMiddleware {
  /// Where the time of the default clock begins.
  private static let start = ContinuousClock.now

  /// Writes an entry to standard error, as one line.
  public static func writeToStandardError(_ entry: Entry) {
    // A log that cannot be written is no reason to fail a request.
    try? FileHandle.standardError.write(contentsOf: Data("\(entry)\n".utf8))
  }

  /// What is known of a request and its response.
  public struct Entry: Hashable, Sendable {
    /// What stands in the place of a value that is not shown.
    public static let redacted = "redacted"

    /// The operation's id in the document; `nil` for a request to a server that no operation is
    /// for.
    public var operationID: String?
    /// The request's method.
    public var method: HTTPMethod
    /// The request's path, percent-encoded, as it is sent or came.
    public var path: String
    /// The request's query, percent-encoded; its values are redacted unless they are to be shown.
    public var query: String?
    /// The request's header fields, those that are not to be shown with redacted values.
    public var requestFields: HTTPFieldList
    /// The bytes of the request's body; `nil` where that is not known.
    public var requestSize: Int?
    /// The response's status code; `nil` where none came.
    public var status: Int?
    /// The response's header fields, those that are not to be shown with redacted values.
    public var responseFields: HTTPFieldList?
    /// The bytes of the response's body; `nil` where that is not known.
    public var responseSize: Int?
    /// The time until the response's header was there, or the request had failed.
    public var duration: Duration = .zero
    /// The name of the type of the error that kept the response from coming. The error itself may
    /// hold secrets.
    public var errorType: String?
  }
}

extension LoggingMiddleware.Entry: CustomStringConvertible {
  /// One line without header fields:
  /// `listFiles GET /files?limit=redacted -> 200 in 0.012 s, sent 0 bytes, received 512 bytes`.
  /// Control characters are shown as `\u{…}`.
  public var description: String {
    var text = "\(operationID ?? "no operation") \(method) \(path)"
    if let query { text += "?\(query)" }
    text += " -> \(status.map(String.init) ?? errorType ?? "no response")"
    text += " in \((duration / .milliseconds(1)).rounded() / 1000) s"
    if let requestSize { text += ", sent \(requestSize) bytes" }
    if let responseSize { text += ", received \(responseSize) bytes" }
    return text.unicodeScalars.reduce(into: "") { line, scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        line += scalar.escaped(asASCII: true)
      default: line.unicodeScalars.append(scalar)
      }
    }
  }
}
