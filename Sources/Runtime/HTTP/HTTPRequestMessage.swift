/// A request, as an operation builds it and a server's handler gets it (RFC 9110, section 6).
public struct HTTPRequestMessage: Sendable {
  /// The method.
  public var method: HTTPMethod
  /// The path below the server's base, percent-encoded, beginning with `/`.
  public var path: String
  /// The query, percent-encoded and without the `?`; nil when there is none.
  public var query: String?
  /// The header fields.
  public var fields: HTTPFieldList
  /// The content; nil when there is none.
  public var body: HTTPBody?
  /// The time for the whole call, reading the response's content included; nil for the transport's.
  public var timeout: Duration?
  /// Names of header fields, in any case, that hold credentials: a redirect to another origin does
  /// not get them. ``RedirectPolicy/wellKnownCredentialFields`` need not be named.
  public var credentialFields: Set<String> = []
  /// Names of query parameters, not percent-encoded, that hold credentials: a redirect to another
  /// origin does not get them, even where the server repeats them.
  public var credentialQueryNames: Set<String> = []

  /// In a handler of a server, the request that it answers, with what no parameter says: `Accept`, for
  /// one. Its body may have been read. `nil` elsewhere.
  @TaskLocal public static var current: HTTPRequestMessage?

  /// Makes a request.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - path: The path below the server's base, percent-encoded, beginning with `/`.
  ///   - query: The query, percent-encoded and without the `?`.
  ///   - fields: The header fields.
  ///   - body: The content.
  public init(
    method: HTTPMethod, path: String, query: String? = nil, fields: HTTPFieldList = [:],
    body: HTTPBody? = nil
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.fields = fields
    self.body = body
  }
}
