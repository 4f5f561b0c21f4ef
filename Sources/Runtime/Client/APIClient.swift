import Foundation

/// What every generated client has: a server, a transport and middlewares.
public protocol APIClient: Sendable {
  /// How calls are made.
  var configuration: ClientConfiguration { get set }
}

/// How a client makes its calls.
public struct ClientConfiguration: Sendable {
  /// The server, with the path that all operations are below.
  public var server: ServerURL
  /// What sends requests.
  public var transport: any ClientTransport
  /// What stands between the client and its transport, the outermost first.
  public var middlewares: [any ClientMiddleware]
  /// The largest response body that is read, in bytes.
  public var responseLimit: Int
  /// What proves to the API who calls; without any, requests are not signed, as where a middleware signs
  /// them.
  public var credentials: (any APICredentials)?
  /// How streams of events and items are read.
  public var streamOptions = StreamOptions()
  /// Whether an operation that has a server of its own is called there, as long as ``server`` is one of
  /// those that the description names.
  public var appliesOperationServers = true
  /// Header fields that every request has; those of a name that the operation sets itself are left
  /// out, but for `Accept`.
  public var fields: HTTPFieldList = [:]
  /// How long the transport may take for a request, as ``HTTPRequestMessage/timeout``; `nil` for its own
  /// limit. Where a request is repeated, each attempt has this time.
  public var timeout: Duration?

  /// For the runtime: how bodies say that a call failed, though their status says success.
  public var _failures: [_FailureRule] = []

  /// Makes a configuration; a response may have 256 MiB unless something else is said.
  public init(
    server: ServerURL, transport: any ClientTransport, middlewares: [any ClientMiddleware] = [],
    responseLimit: Int = 256 << 20, credentials: (any APICredentials)? = nil
  ) {
    self.credentials = credentials
    self.server = server
    self.transport = transport
    self.middlewares = middlewares
    self.responseLimit = responseLimit
  }
}

extension APIClient {
  /// Calls an operation and returns whichever response came, documented or not.
  ///
  /// ```swift
  /// switch try await client.response(to: Operations.ListFiles(limit: 50)) {
  /// case .ok(let page): print(page.total)
  /// case .unauthorized(let error): print(error.wwwAuthenticate ?? "")
  /// case .undocumented(let response): print(response.status)
  /// }
  /// ```
  ///
  /// - Throws: ``ClientError``, where no response came or it cannot be read. A body that says that the
  ///   call failed and that is not what the description says is ``ClientError/Reason/reported(_:)``.
  public func response<O: APIOperation>(to operation: O) async throws(ClientError) -> O.Output {
    try await exchange(operation).output
  }

  /// Calls an operation and returns the value of its successful response.
  ///
  /// - Throws: ``ClientError``; its reason is ``ClientError/Reason/documented(_:)`` where the API
  ///   answered with an error that the document describes, and
  ///   ``ClientError/Reason/reported(_:)`` where the body says that the call failed.
  public func value<O: APIOperation>(
    of operation: O
  ) async throws(ClientError) -> O.Output.Success {
    try success(O.self, of: try await exchange(operation)).value
  }

  /// The value of a successful response, with its status and its header fields.
  func success<O: APIOperation>(
    _ operation: O.Type, of exchange: Exchange<O>
  ) throws(ClientError) -> (value: O.Output.Success, response: ResponseHead) {
    let (output, request, head, body) = exchange
    let isSuccess = (200..<300).contains(head.status)
    let payload = output._payload.value
    let reason: ClientError.Reason
    if let response = payload as? UndocumentedResponse {
      reason = .undocumented(response)
    } else if isSuccess, let value = output.success() {
      var verdict = FailureVerdict(payload)
      // The description may not have the member that says so.
      if verdict == .unknown { verdict = FailureVerdict(body, by: configuration._failures) }
      guard case .failure(let messages) = verdict else { return (value, head) }
      reason = .reported(ReportedFailure(output: output, messages: messages))
    } else {
      reason = .documented(output)
    }
    throw ClientError(
      operationID: O._definition.id, request: request, response: head, body: body,
      reason: reason)
  }

  typealias Exchange<O: APIOperation> = (
    output: O.Output, request: HTTPRequestMessage, head: ResponseHead, body: Data
  )

  func exchange<O: APIOperation>(
    _ operation: O
  ) async throws(ClientError) -> Exchange<O> {
    try await exchange(O.self, try request(of: operation), at: server(of: O.self))
  }

  /// Sends a request in the name of an operation and reads its response.
  func exchange<O: APIOperation>(
    _ operation: O.Type, _ request: HTTPRequestMessage, at server: ServerURL
  ) async throws(ClientError) -> Exchange<O> {
    let id = O._definition.id
    let response: HTTPResponseMessage
    var body = Data()
    var stream: HTTPBody?
    do {
      response = try await configuration.send(request, to: server, of: O.self)
      let match = O.Output._responses.match(response.status)
      let contentType = response.fields["Content-Type"]
      if let match, match.isStreamed(contentType) {
        stream = response.body
        let isOfAnother = (try? match.checkContentType(contentType)) == nil
        if isOfAnother { body = try await response.body.prefix(ClientError.bodyLimit) }
      } else {
        body = try await response.body.collect(upTo: configuration.responseLimit)
      }
    } catch let error as CredentialError {
      throw ClientError(operationID: id, request: request, reason: .credentials(error))
    } catch {
      throw ClientError(operationID: id, request: request, reason: .transport(error))
    }
    let head = ResponseHead(status: response.status, fields: response.fields)
    do {
      let output = try O.Output(response, body: body, stream: stream) { reader in
        reader.streamOptions = configuration.streamOptions
        reader.reopen = reopening(request, at: server, of: O.self)
      }
      return (output, request, head, body)
    } catch {
      var reason = ClientError.Reason.decoding(error)
      if (200..<300).contains(head.status),
        case .failure(let messages) = FailureVerdict(body, by: configuration._failures)
      {
        reason = .reported(ReportedFailure(output: nil, messages: messages))
      }
      throw ClientError(
        operationID: id, request: request, response: head, body: body, reason: reason)
    }
  }

  /// What opens a stream of events again (WHATWG HTML, section 9.2.3); `nil` where the request cannot be
  /// sent again.
  private func reopening<O: APIOperation>(
    _ request: HTTPRequestMessage, at server: ServerURL, of operation: O.Type
  ) -> (@Sendable (String?) async throws -> HTTPBody?)? {
    guard request.body?.isRepeatable != false else { return nil }
    let configuration = configuration
    return { lastEventID in
      var request = request
      request.fields["Last-Event-ID"] = lastEventID
      let response = try await configuration.send(request, to: server, of: O.self)
      if response.status == 204 { return nil }
      let match = O.Output._responses.match(response.status)
      guard let match, match.isSuccess, match.isStreamed(response.fields["Content-Type"]) else {
        let error = ClientError(
          operationID: O._definition.id, request: request,
          response: ResponseHead(status: response.status, fields: response.fields),
          body: try await response.body.prefix(ClientError.bodyLimit),
          reason: .transport(StreamError.notReopened(status: response.status)))
        // A server that has trouble may be asked again, one that refuses not.
        throw response.status >= 500 ? error : RefusedReconnection(underlying: error)
      }
      return response.body
    }
  }
}

extension ClientConfiguration {
  /// Sends a request through the middlewares, the first of them outermost, then signs it.
  func send<O: APIOperation>(
    _ request: HTTPRequestMessage, to server: ServerURL, of operation: O.Type
  ) async throws -> HTTPResponseMessage {
    let (transport, operationID) = (transport, O._definition.id)
    let signatures = try credentials?.chosen(for: O._definition.security) ?? []
    let request = completing(request)
    var next: @Sendable (HTTPRequestMessage) async throws -> HTTPResponseMessage = { request in
      if signatures.isEmpty { return try await transport.send(request, to: server) }
      return try await signatures.send(
        request, to: server, by: transport, operationID: operationID)
    }
    for middleware in middlewares.reversed() {
      let inner = next
      next = { request in
        try await middleware.intercept(request, operationID: operationID, next: inner)
      }
    }
    return try await next(request)
  }
}
