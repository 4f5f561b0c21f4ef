public import Foundation

/// The parts of a message that is being made.
public struct _MessageWriter {
  /// The percent-encoded texts that replace the placeholders in the path template.
  var pathValues: [String: String] = [:]
  /// The percent-encoded pairs of the query, in order.
  var query: [String] = []
  /// How fields of forms are written that are not written as usual, by media type and name.
  var encodings: [String: [String: _FieldEncoding]] = [:]
  /// The header fields.
  public var fields = HTTPFieldList()
  /// The body; `nil` for none.
  public private(set) var body: HTTPBody?

  init() {}

  /// Sets the body and its content type.
  public mutating func setBody(_ data: Data, contentType: String) {
    setBody(HTTPBody(data), contentType: contentType)
  }

  /// Sets the body and its content type.
  public mutating func setBody(_ body: HTTPBody, contentType: String) {
    self.body = body
    fields["Content-Type"] = contentType
  }
}

/// The parts of a message that has arrived.
public struct _MessageReader: Sendable {
  /// The percent-encoded texts that stood for the placeholders in the path template.
  let pathValues: [String: String]
  /// The query as it came; `nil` for none.
  let queryText: String?
  /// The names and the percent-encoded values of the query, in order.
  let query: [(name: String, value: Substring)]
  /// The header fields.
  public let fields: HTTPFieldList
  /// The whole body.
  public let body: Data
  /// The body as a stream, for parts that read it as it comes.
  let stream: HTTPBody
  /// Opens a stream of events again after the one with an ID; a nil body is its end.
  var reopen: (@Sendable (_ lastEventID: String?) async throws -> HTTPBody?)?
  /// How streams of events and items are read.
  var streamOptions = StreamOptions()
  /// How fields of forms are written that are not written as usual, by media type and name.
  var encodings: [String: [String: _FieldEncoding]] = [:]
  /// Whether the message is a response.
  let isResponse: Bool
  /// The value of the parameter that is read next, where it is not given.
  var defaultValue: JSONValue?
  /// The names of all parameters in the query.
  var queryNames: Set<String> = []

  /// The parts of a request. A body that is read as it comes is the stream, and no bytes.
  init(
    _ request: HTTPRequestMessage, pathValues: [String: String], body: Data, stream: HTTPBody? = nil
  ) {
    self.pathValues = pathValues
    queryText = request.query
    query = (request.query ?? "").split(separator: "&").map { pair in
      let (name, value) = _StyleOptions.pair(pair)
      return (_StyleOptions.query(name), value)
    }
    fields = request.fields
    self.body = body
    self.stream = stream ?? HTTPBody(body)
    isResponse = false
  }

  /// The parts of a response. A body that is read as it comes is the stream, and no bytes.
  init(fields: HTTPFieldList, body: Data, stream: HTTPBody? = nil) {
    pathValues = [:]
    queryText = nil
    query = []
    self.fields = fields
    self.body = body
    self.stream = stream ?? HTTPBody(body)
    isResponse = true
  }
}
