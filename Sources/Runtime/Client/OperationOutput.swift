public import Foundation

/// The documented responses of an operation, a case each, and one for what is not documented.
public protocol OperationOutput: Sendable {
  /// What a plain call returns: the body of the successful response.
  associatedtype Success: Sendable

  /// How each case is told and coded, in the order of the cases.
  static var _responses: _Responses<Self> { get }

  /// The position of this value's case, and what it holds.
  var _payload: _ResponsePayload { get }

  /// A response that the description does not list.
  static func undocumented(_ response: UndocumentedResponse) -> Self
}

extension OperationOutput {
  /// Reads a response. A body that is read as it comes is the stream, and no bytes.
  ///
  /// - Throws: ``MessageError`` or `DecodingError`, where the response is documented and its
  ///   content is not what the document says.
  init(
    _ response: HTTPResponseMessage, body: Data, stream: HTTPBody? = nil,
    prepare: (inout _MessageReader) -> Void = { _ in }
  ) throws {
    if let match = Self._responses.match(response.status) {
      if !body.isEmpty || stream != nil {
        try match.checkContentType(response.fields["Content-Type"])
      }
      var reader = _MessageReader(fields: response.fields, body: body, stream: stream)
      prepare(&reader)
      self = try match.read(reader, response.status)
    } else {
      self = .undocumented(
        UndocumentedResponse(status: response.status, fields: response.fields, body: body))
    }
  }

  /// The response that says this value.
  ///
  /// - Throws: `EncodingError`, or what a value's own coding throws.
  public func response() throws -> HTTPResponseMessage {
    let payload = _payload
    if let other = payload.value as? UndocumentedResponse {
      return HTTPResponseMessage(
        status: other.status, fields: other.fields, body: HTTPBody(other.body))
    }
    let list = Self._responses.list
    guard list.indices.contains(payload.index) else {
      throw MessageError.invalidBody(contentType: "an HTTP response", reason: "no such case")
    }
    let response = list[payload.index]
    var writer = _MessageWriter()
    try response.write(payload.value, &writer)
    return HTTPResponseMessage(
      status: response.status.exact ?? payload.statusCode, fields: writer.fields,
      body: writer.body ?? .empty)
  }

  /// What a plain call returns for this response; `nil` where it is none of the successful ones.
  func success() -> Success? {
    if let whole = self as? Success { return whole }
    let value = _payload.value
    if let value = value as? Success { return value }
    if let message = value as? any ResponseContent { return message.body() as? Success }
    return () as? Success
  }
}

/// The value of one case of an ``OperationOutput``.
public struct _ResponsePayload: Sendable {
  let index: Int
  let statusCode: Int
  let value: any Sendable

  /// The case at a position, with its value.
  ///
  /// - Parameters:
  ///   - index: The position in ``OperationOutput/_responses``; -1 for what is not documented.
  ///   - value: What the case holds.
  ///   - statusCode: The status, for a case that stands for several.
  public init(_ index: Int, _ value: any Sendable = (), statusCode: Int = 200) {
    self.index = index
    self.statusCode = statusCode
    self.value = value
  }
}

/// A response that the description does not list.
public struct UndocumentedResponse: Hashable, Sendable {
  /// The status code.
  public let status: Int
  /// The header fields.
  public let fields: HTTPFieldList
  /// The whole body.
  public let body: Data

  /// Makes a response of its parts.
  public init(status: Int, fields: HTTPFieldList = [:], body: Data = Data()) {
    self.status = status
    self.fields = fields
    self.body = body
  }
}

/// The content of a response that has header fields, or that is an error: a struct with a property
/// for each field and one for the body.
public protocol ResponseContent: Sendable {
  /// Where each stored property goes.
  static var _parts: _MessageTable { get }
}

extension ResponseContent {
  /// The body; nothing where it has none.
  func body() -> any Sendable { Self._parts.body(of: self) }
}
