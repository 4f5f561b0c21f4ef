public import Foundation

/// Why a call did not return its value, with everything known about it.
///
/// ```swift
/// do {
///   let page = try await client.listFiles(limit: 50)
///   print(page.total)
/// } catch {
///   switch error.output(of: Operations.ListFiles.self) {
///   case .unauthorized(let error): print(error.wwwAuthenticate ?? "")
///   default: print(error)
///   }
/// }
/// ```
public struct ClientError: Error, Sendable {
  /// What went wrong.
  public enum Reason: Sendable {
    /// The input could not be written into a request.
    case encoding(any Error)
    /// The request could not be signed.
    case credentials(CredentialError)
    /// The transport or a middleware failed: no response arrived.
    case transport(any Error)
    /// The response is not what the document says.
    case decoding(any Error)
    /// The API answered with an error that the document describes: the output of the operation. Its
    /// type is that of ``ClientError/output(of:)``.
    case documented(any OperationOutput)
    /// The API answered with a status that says success and a body that says that the call failed,
    /// as the configuration's `failures` tell.
    case reported(ReportedFailure)
    /// The API answered with a status that the document does not list.
    case undocumented(UndocumentedResponse)
  }

  /// The operation's id in the document.
  public let operationID: String
  /// The request as it was before the middlewares; `nil` where it could not be made.
  public let request: HTTPRequestMessage?
  /// The status and the header fields of the response; `nil` where none arrived.
  public let response: ResponseHead?
  /// The first 64 KiB of the response's body; `nil` where none arrived.
  public let body: Data?
  /// What went wrong.
  public let reason: Reason

  /// The most bytes of a body that an error keeps.
  static let bodyLimit = 64 << 10

  init(
    operationID: String, request: HTTPRequestMessage?, response: ResponseHead? = nil,
    body: Data? = nil,
    reason: Reason
  ) {
    self.operationID = operationID
    self.request = request
    self.response = response
    self.body = body.map { Data($0.prefix(Self.bodyLimit)) }
    self.reason = reason
  }

  /// The response that an operation answered with instead of its value.
  ///
  /// - Parameter operation: The operation, such as `Operations.ListFiles.self`.
  /// - Returns: The output of the operation; `nil` where another operation failed, or where there
  ///   was no response that could be read.
  public func output<O: APIOperation>(of operation: O.Type) -> O.Output? {
    switch reason {
    case .documented(let output): output as? O.Output
    case .reported(let failure): failure.output as? O.Output
    case .undocumented(let response):
      operationID == O._definition.id ? .undocumented(response) : nil
    case .encoding, .credentials, .transport, .decoding: nil
    }
  }

  /// What the body of a response says of the reasons of a failure that its status does not tell:
  /// ``ReportedFailure/messages``; empty for every other reason.
  public var messages: [String] {
    if case .reported(let failure) = reason { failure.messages } else { [] }
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
  public let fields: HTTPFieldList

  /// Makes a head of its parts.
  public init(status: Int, fields: HTTPFieldList) {
    self.status = status
    self.fields = fields
  }
}

extension ClientError: CustomStringConvertible {
  /// The operation, the status and the fault in one line. Neither header fields nor bodies are in
  /// it, since they may hold secrets, but for the messages of a ``ReportedFailure``.
  public var description: String {
    var text = operationID
    if let request { text += " (\(request.method) \(request.path))" }
    if let response { text += ": status \(response.status)" }
    switch reason {
    case .encoding(let error): text += ": the request could not be written: \(error)"
    case .credentials(let error): text += ": the request was not signed: \(error)"
    case .transport(let error): text += ": no response: \(error)"
    case .decoding(let error):
      text += ": the response is not what the description says"
      text += codingPath.map { $0.isEmpty ? "" : " at \($0)" } ?? ""
      text += ": \(error)"
    case .documented(let output): text += ": \(type(of: output._payload.value))"
    case .reported(let failure):
      text += ": the body says that the call failed"
      if !failure.messages.isEmpty {
        text += ": " + failure.messages.joined(separator: "; ")
      }
    case .undocumented: text += ": the description does not list this status"
    }
    return text
  }
}
