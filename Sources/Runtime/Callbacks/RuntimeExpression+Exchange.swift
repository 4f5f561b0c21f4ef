internal import Foundation

extension RuntimeExpression {
  /// A request with its response: what expressions are evaluated against.
  ///
  /// Bodies are held whole. Nothing of them, and no header field, stands in its description.
  public struct Exchange: Sendable, CustomStringConvertible {
    private let method: HTTPMethod
    private let url: String?
    private let pathValues: [String: String]
    private let request: Message
    private let query: [(name: String, value: String)]
    private let response: Message?
    private let status: Int?

    private struct Message: Sendable {
      let fields: HTTPFieldList
      let body: Data

      init(_ fields: HTTPFieldList, _ body: HTTPBody?, upTo limit: Int) async throws {
        self.fields = fields
        self.body = try await body?.collect(upTo: limit) ?? Data()
      }
    }

    /// Joins a request and a response.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - path: The template of its path, for the path's parameters.
    ///   - server: The server that it was sent to; without one, `$url` has no value.
    ///   - response: The response, where expressions name it.
    ///   - limit: The most bytes of each body that are read: 1 MiB unless something else is said. A
    ///     body that is a stream is read, and is no longer there for others.
    /// - Throws: ``HTTPBody/TooLarge``, ``ServerURL/Invalid``, or what a stream throws.
    public init(
      request: HTTPRequestMessage, path: PathTemplate? = nil, at server: ServerURL? = nil,
      response: HTTPResponseMessage? = nil, bodyLimit limit: Int = 1 << 20
    ) async throws {
      method = request.method
      url = try server?.url(for: request).absoluteString
      pathValues = path?.match(request.path) ?? [:]
      query = URLEncodedForm.parse(request.query ?? "").map { (name: $0.0, value: $0.1) }
      self.request = try await Message(request.fields, request.body, upTo: limit)
      status = response?.status
      if let response {
        self.response = try await Message(response.fields, response.body, upTo: limit)
      } else {
        self.response = nil
      }
    }

    /// Joins what an operation was called with and what it answered.
    ///
    /// - Parameters:
    ///   - operation: What it was called with.
    ///   - output: What it answered, where expressions name the response.
    ///   - server: The server that it was called at; without one, `$url` has no value.
    ///   - limit: The most bytes of each body that are read.
    /// - Throws: What writing the request or the response throws; see also
    ///   ``init(request:path:at:response:bodyLimit:)``.
    public init<O: APIOperation>(
      _ operation: O, answeredBy output: O.Output? = nil, at server: ServerURL? = nil,
      bodyLimit limit: Int = 1 << 20
    ) async throws {
      try await self.init(
        request: try operation.request(), path: O._definition.path, at: server,
        response: try output?.response(), bodyLimit: limit)
    }

    /// The method, and nothing that was sent.
    public var description: String { "an exchange of \(method)" }

    // MARK: Values

    /// The value of one expression as a text.
    func text(of expression: String) throws(EvaluationError) -> String {
      switch try value(of: expression) {
      case .string(let text): return text
      case .bool(let flag): return flag ? "true" : "false"
      case .number(let number): return number.description
      case .null: throw .missing(expression: expression)
      case .array, .object: throw .notText(expression: expression)
      }
    }

    /// The value of one expression.
    func value(of expression: String) throws(EvaluationError) -> JSONValue {
      let value: JSONValue?
      switch expression {
      case "$url": value = url.map { .string($0) }
      case "$method": value = .string(method.rawValue)
      case "$statusCode": value = status.map { .number(.integer($0)) }
      default: value = try source(of: expression)
      }
      guard let value else { throw .missing(expression: expression) }
      return value
    }

    private func source(of expression: String) throws(EvaluationError) -> JSONValue? {
      let message: Message?
      var rest: Substring
      if expression.hasPrefix("$request.") {
        (message, rest) = (request, expression.dropFirst("$request.".count))
      } else if expression.hasPrefix("$response.") {
        (message, rest) = (response, expression.dropFirst("$response.".count))
      } else {
        throw .malformed(expression: expression)
      }
      if rest == "body" || rest.hasPrefix("body#") {
        rest = rest.dropFirst("body".count)
        guard let message else { return nil }
        let pointer = rest.dropFirst()
        guard pointer.isEmpty || pointer.hasPrefix("/") else {
          throw .malformed(expression: expression)
        }
        return Self.body(of: message)?.value(at: pointer)
      }
      guard let dot = rest.firstIndex(of: "."), rest.index(after: dot) < rest.endIndex else {
        throw .malformed(expression: expression)
      }
      let name = String(rest[rest.index(after: dot)...])
      // A response has neither a path nor a query.
      let isRequest = expression.hasPrefix("$request.")
      switch rest[..<dot] {
      case "header": return message?.fields[name].map { .string($0) }
      case "query":
        return isRequest ? query.first { $0.name == name }.map { .string($0.value) } : nil
      case "path": return isRequest ? pathValues[name].map { .string($0) } : nil
      default: throw .malformed(expression: expression)
      }
    }

    /// A body as a value: JSON as it is, a form as an object of strings, anything else as text.
    private static func body(of message: Message) -> JSONValue? {
      if message.body.isEmpty { return nil }
      if MediaRange(message.fields["Content-Type"] ?? "")?.subtype == "x-www-form-urlencoded" {
        let pairs = URLEncodedForm.parse(bytes: message.body)
        return .object(
          Dictionary(pairs.map { ($0.0, .string($0.1)) }) { first, _ in first })
      }
      return (try? JSONValue(parsing: message.body))
        ?? .string(String(decoding: message.body, as: UTF8.self))
    }
  }
}

extension JSONValue {
  /// What a JSON Pointer (RFC 6901) names in the value; `nil` where it names nothing.
  fileprivate func value(at pointer: Substring) -> JSONValue? {
    var value = self
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let key = token.replacing("~1", with: "/").replacing("~0", with: "~")
      // An index has no leading zero.
      let isIndex = key == "0" || key.first != "0" && key.utf8.allSatisfy { $0 &- 0x30 < 10 }
      let index = isIndex ? Int(key) : nil
      guard let next = value[String(key)] ?? index.flatMap({ value[$0] }) else {
        return nil
      }
      value = next
    }
    return value
  }
}
