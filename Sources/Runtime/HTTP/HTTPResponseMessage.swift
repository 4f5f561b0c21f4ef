/// A response, as a transport brings it and a server's handler gives it (RFC 9110, section 6).
public struct HTTPResponseMessage: Sendable {
  /// The status code (RFC 9110, section 15).
  public var status: Int
  /// The header fields.
  public var fields: HTTPFieldList
  /// The content, without bytes where there is none.
  public var body: HTTPBody

  /// Makes a response.
  ///
  /// - Parameters:
  ///   - status: The status code.
  ///   - fields: The header fields.
  ///   - body: The content.
  public init(status: Int, fields: HTTPFieldList = [:], body: HTTPBody = .empty) {
    self.status = status
    self.fields = fields
    self.body = body
  }
}
