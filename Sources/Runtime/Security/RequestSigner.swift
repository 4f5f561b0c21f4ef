/// Adds to requests what proves who calls: for what a description cannot say, such as a signature of
/// the time and the body.
///
/// A signer is the last to see a request, after all middlewares, and sees it again for each repetition.
/// Fields that it sets are taken for secret: they do not follow a redirect to another origin.
public protocol RequestSigner: Sendable {
  /// Signs a request.
  ///
  /// - Parameters:
  ///   - request: The request as it is about to be sent.
  ///   - context: Where it goes and what for.
  /// - Throws: What keeps it from signing; the request is not sent.
  func sign(_ request: inout HTTPRequestMessage, in context: SigningContext) async throws

  /// Renews what it signs with after a request was refused with 401.
  ///
  /// - Parameters:
  ///   - refused: The request as it was signed.
  ///   - context: Where it went and what for.
  /// - Returns: Whether the request is worth another try; not, unless it is implemented.
  /// - Throws: What keeps it from renewing.
  func renew(after refused: HTTPRequestMessage, in context: SigningContext) async throws -> Bool
}

extension RequestSigner {
  /// Has nothing to renew.
  public func renew(after refused: HTTPRequestMessage, in context: SigningContext) async throws
    -> Bool
  {
    false
  }
}

/// Where a request that is being signed goes, and what for.
public struct SigningContext: Sendable {
  /// The operation's id in the description.
  public let operationID: String
  /// The server.
  public let server: ServerURL
  /// The scopes that the operation asks for.
  public let scopes: [String]
  /// What sends requests, for signers that have to ask a server for something.
  public let transport: any ClientTransport

  /// Makes a context of its parts.
  public init(
    operationID: String, server: ServerURL, scopes: [String] = [], transport: any ClientTransport
  ) {
    self.operationID = operationID
    self.server = server
    self.scopes = scopes
    self.transport = transport
  }
}
