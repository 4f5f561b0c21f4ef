public import ConcordRuntime
internal import Foundation
public import HTTPTypes

// Concord's messages have their content with them, those of swift-http-types do not; else one says
// what the other does. No name of the two modules is the same.

extension HTTPRequestMessage {
  /// Makes a message of a request and its content.
  ///
  /// - Parameters:
  ///   - request: The request. Its scheme and its authority are not kept: a message is sent to a
  ///     `ServerURL`. A path that is missing is `/`.
  ///   - body: The content.
  public init(_ request: HTTPRequest, body: HTTPBody? = nil) {
    let target = request.path ?? "/"
    let path = target.prefix { $0 != "?" }
    let query = target.dropFirst(path.count + 1)
    self.init(
      method: HTTPMethod(rawValue: request.method.rawValue), path: String(path),
      query: path.endIndex < target.endIndex ? String(query) : nil,
      fields: HTTPFieldList(request.headerFields), body: body)
  }
}

extension HTTPRequest {
  /// Makes a request of a client's message, without its content.
  ///
  /// - Parameters:
  ///   - message: The message. Its method and the names of its fields are always tokens.
  ///   - server: Where it goes: what the scheme, the authority and the beginning of the path come
  ///     from.
  /// - Throws: `ServerURL.Invalid`, where the address is none.
  public init(_ message: HTTPRequestMessage, to server: ServerURL) throws {
    let url = try server.url(for: message)
    let host = url.host(percentEncoded: true).map { $0.contains(":") ? "[\($0)]" : $0 }
    let port = url.port.map { ":\($0)" } ?? ""
    self.init(message)
    scheme = url.scheme
    authority = host.map { $0 + port }
    path = url.path(percentEncoded: true) + (message.query.map { "?\($0)" } ?? "")
  }

  /// Makes a request of a message, without its content, to the message's own path.
  public init(_ message: HTTPRequestMessage) {
    self.init(
      method: Method(rawValue: message.method.rawValue) ?? .get, scheme: nil, authority: nil,
      path: message.path + (message.query.map { "?\($0)" } ?? ""),
      headerFields: HTTPFields(message.fields))
  }
}

extension HTTPResponseMessage {
  /// Makes a message of a response and its content.
  ///
  /// - Parameters:
  ///   - response: The response. Its reason phrase is not kept.
  ///   - body: The content.
  public init(_ response: HTTPResponse, body: HTTPBody = .empty) {
    self.init(
      status: response.status.code, fields: HTTPFieldList(response.headerFields), body: body)
  }
}

extension HTTPResponse {
  /// Makes a response of a message, without its content. A status below 0 or above 999 becomes 500.
  public init(_ message: HTTPResponseMessage) {
    let code = (0...999).contains(message.status) ? message.status : 500
    self.init(status: Status(code: code), headerFields: HTTPFields(message.fields))
  }
}

extension HTTPFieldList {
  /// Makes a list of the same field lines, in their order.
  public init(_ fields: HTTPFields) {
    self.init(fields.map { Field(name: $0.name.rawName, value: $0.value) })
  }
}

extension HTTPFields {
  /// Makes fields of the same lines, in their order.
  public init(_ list: HTTPFieldList) {
    self.init()
    for field in list {
      guard let name = HTTPField.Name(field.name) else { continue }
      append(HTTPField(name: name, value: field.value))
    }
  }
}
