internal import Foundation

/// A text whose parts are taken from a request and its response (OpenAPI 3.1, section 4.8.20.3,
/// Runtime Expressions): the address of a callback, the value of a link's parameter.
///
/// The text is one expression, such as `$request.body#/url`, or has expressions in braces:
/// `https://example.com/hook?id={$request.query.id}`. Making one never fails; an expression that is
/// malformed is thrown when it is evaluated.
///
/// ```swift
/// let expression = RuntimeExpression("$response.body#/id")
/// let exchange = try await RuntimeExpression.Exchange(request: request, response: response)
/// let id = try expression.value(in: exchange)
/// ```
public struct RuntimeExpression: Hashable, Sendable {
  /// Why an expression has no value.
  public enum EvaluationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is none of the expressions that OpenAPI knows.
    case malformed(expression: String)
    /// The request or the response lacks what it names.
    case missing(expression: String)
    /// It stands within a text, and its value is a list or an object.
    case notText(expression: String)
    /// What it names is no value of the type that it is for.
    case unfit(expression: String)
    /// The operation answered with another response than the one that has the link.
    case otherResponse

    /// What is wrong.
    public var description: String {
      switch self {
      case .malformed(let expression): "'\(expression)' is no runtime expression of OpenAPI"
      case .missing(let expression):
        "the request and its response have nothing that '\(expression)' names"
      case .unfit(let expression):
        "what '\(expression)' names is no value of the type that it is for"
      case .otherResponse: "the response is not the one that the description gives the link"
      case .notText(let expression):
        "what '\(expression)' names is a list or an object, which is no part of a text"
      }
    }
  }

  /// The text as it was given.
  public let text: String

  /// Makes an expression of a text.
  public init(_ text: String) { self.text = text }

  /// The value that the text stands for.
  ///
  /// - Parameter exchange: The request, with its response where the expression names it.
  /// - Returns: Of one expression, the value that it names: a header field, a query and a path
  ///   parameter are strings, a part of a body is what it is in JSON, a status code is a number. Of a
  ///   text with expressions in braces, and of one without any, a string.
  /// - Throws: ``EvaluationError``.
  public func value(in exchange: Exchange) throws(EvaluationError) -> JSONValue {
    if text.hasPrefix("$") { return try exchange.value(of: text) }
    return .string(try expanded(in: exchange) { value, _ in value })
  }

  /// The address that the text stands for, whole, for a client that sends to it and nowhere else.
  ///
  /// What an expression stands for is percent-encoded as a part of the address, unless the address
  /// begins with it. Whoever sent the request has chosen the address: check that it is one that may be
  /// called before anything is sent to it.
  ///
  /// - Parameter exchange: The request, with its response where the expression names it.
  /// - Returns: The address, as ``ServerURL/init(exactly:)`` makes it.
  /// - Throws: ``EvaluationError``; ``ServerURL/Invalid``, where the text is no absolute URL of HTTP.
  public func server(in exchange: Exchange) throws -> ServerURL {
    let address = try expanded(in: exchange) { value, isFirst in
      isFirst ? value : PercentEncoding.encode(value)
    }
    let server = ServerURL(exactly: address)
    _ = try server.url(for: HTTPRequestMessage(method: .post, path: "/"))
    return server
  }

  /// The address that the text stands for where an operation was called; see ``server(in:)``.
  ///
  /// ```swift
  /// let server = try await Operations.OnEvent.callbackURL.server(for: input)
  /// try await CallbacksClient(server: server).onEvent(event)
  /// ```
  ///
  /// - Parameters:
  ///   - operation: What it was called with.
  ///   - output: What it answered, where the expression names the response.
  ///   - server: The server that it was called at, where the expression names the URL.
  /// - Returns: The address, as ``ServerURL/init(exactly:)`` makes it.
  /// - Throws: ``EvaluationError``; ``ServerURL/Invalid``; what writing the request or the response
  ///   throws.
  public func server<O: APIOperation>(
    for operation: O, answeredBy output: O.Output? = nil, at server: ServerURL? = nil
  ) async throws -> ServerURL {
    // A body that the expression does not name is left alone: it may be a stream.
    var request = try operation.request()
    if !text.contains("$request.body") { request.body = nil }
    var response = try output?.response()
    if !text.contains("$response.body") { response?.body = .empty }
    return try self.server(
      in: try await Exchange(
        request: request, path: O._definition.path, at: server, response: response))
  }

  /// The text with the values of its expressions.
  private func expanded(
    in exchange: Exchange, _ encode: (_ value: String, _ isFirst: Bool) -> String
  ) throws(EvaluationError) -> String {
    if text.hasPrefix("$") { return encode(try exchange.text(of: text), true) }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let expression = String(rest[rest.index(after: open)..<close])
      result += encode(try exchange.text(of: expression), open == text.startIndex)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

extension RuntimeExpression: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Makes an expression of a literal.
  public init(stringLiteral value: String) { self.init(value) }

  /// The text as it was given.
  public var description: String { text }
}
