/// Why a call did not return its value, with everything known about it.
///
/// ```swift
/// do {
///   let listing = try await client.listObjectStore(.init(organizationId: id))
/// } catch {
///   if let unauthorized = error.documented as? UnauthorizedError {
///     print(unauthorized.wwwAuthenticate ?? "")
///   }
/// }
/// ```
public struct ClientError: Error, Sendable {
  /// What went wrong.
  public enum Reason: Sendable {
    /// The input could not be written into a request.
    case encoding(any Error)
    /// The transport or a middleware failed: no response arrived.
    case transport(any Error)
    /// The response is not what the document says.
    case decoding(any Error)
    /// The API answered with an error that the document describes; the value is that of the
    /// output's case.
    case documented(any Sendable)
    /// The API answered with a status that the document does not list.
    case undocumented(UndocumentedResponse)
  }

  /// The operation's id in the document.
  public let operationID: String
  /// The request as it was before the middlewares; `nil` where it could not be made.
  public let request: HTTPRequest?
  /// The status and the header fields of the response; `nil` where none arrived.
  public let response: ResponseHead?
  /// What went wrong.
  public let reason: Reason

  /// The documented error response, such as an `UnauthorizedError`; `nil` for any other reason.
  public var documented: (any Sendable)? {
    if case .documented(let value) = reason { value } else { nil }
  }

  /// Where in the body the fault is, for ``Reason/decoding(_:)``: keys and positions joined by
  /// points, as in `objects.0.modified`; `nil` where the fault is not in a value of the body.
  public var codingPath: String? {
    let context: [any CodingKey]
    switch reason {
    case .decoding(let error as DecodingError):
      switch error {
      case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
        context = found.codingPath
      case .keyNotFound(let key, let found): context = found.codingPath + [key]
      @unknown default: return nil
      }
    case .encoding(EncodingError.invalidValue(_, let found)): context = found.codingPath
    default: return nil
    }
    return context.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}

/// The status and the header fields of a response.
public struct ResponseHead: Hashable, Sendable {
  /// The status code.
  public let status: Int
  /// The header fields.
  public let fields: HTTPFields

  /// Makes a head of its parts.
  public init(status: Int, fields: HTTPFields) {
    self.status = status
    self.fields = fields
  }
}

extension ClientError: CustomStringConvertible {
  /// The operation, the status and the fault in one line. Neither header fields nor bodies are in
  /// it: they may hold secrets.
  public var description: String {
    var text = operationID
    if let request { text += " (\(request.method) \(request.path))" }
    if let response { text += ": status \(response.status)" }
    switch reason {
    case .encoding(let error): text += ": the request could not be written: \(error)"
    case .transport(let error): text += ": no response: \(error)"
    case .decoding(let error):
      text += ": the response is not what the description says"
      text += codingPath.map { $0.isEmpty ? "" : " at \($0)" } ?? ""
      text += ": \(error)"
    case .documented(let value): text += ": \(type(of: value))"
    case .undocumented: text += ": the description does not list this status"
    }
    return text
  }
}
