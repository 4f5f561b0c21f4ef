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
  /// The names of header fields that hold credentials, in lower case: they do not follow a redirect to
  /// another origin.
  public var credentialFields: Set<String> = []
  /// The percent-encoded names of query parameters that hold credentials.
  public var credentialQueryNames: Set<String> = []
  /// How long the transport may take until the response is there; nil for its own limit.
  public var timeout: Duration?

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
