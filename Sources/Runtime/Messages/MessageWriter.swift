public import Foundation

/// The parts of a message that is being made.
public struct _MessageWriter {
  /// The texts that replace the placeholders in the path template.
  public var pathValues: [String: String] = [:]
  /// The names and values of the query, in order.
  public var query: [(name: String, value: String)] = []
  /// The header fields.
  public var fields = HTTPFields()
  /// The body; `nil` for none.
  public private(set) var body: HTTPBody?

  init() {}

  /// Sets the body and its content type.
  public mutating func setBody(_ data: Data, contentType: String) {
    body = HTTPBody(data)
    fields["Content-Type"] = contentType
  }
}

/// The parts of a message that has arrived.
public struct _MessageReader: Sendable {
  /// The decoded texts that stood for the placeholders in the path template.
  public let pathValues: [String: String]
  /// The decoded names and values of the query, in order.
  public let query: [(name: String, value: String)]
  /// The header fields.
  public let fields: HTTPFields
  /// The whole body.
  public let body: Data

  init(
    pathValues: [String: String] = [:], query: [(name: String, value: String)] = [],
    fields: HTTPFields, body: Data
  ) {
    self.pathValues = pathValues
    self.query = query
    self.fields = fields
    self.body = body
  }
}
