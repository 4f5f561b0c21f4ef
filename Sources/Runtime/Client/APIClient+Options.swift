extension APIClient {
  /// This client with other settings, for one call or several.
  ///
  /// ```swift
  /// let files = try await client.with(timeout: .seconds(5)).listFiles()
  /// ```
  ///
  /// What is not given stays as it is.
  ///
  /// - Parameters:
  ///   - timeout: How long the transport may take for each request.
  ///   - fields: Header fields that each request has, in place of the client's of the same names.
  ///     Those that an operation sets itself are kept, but for `Accept`: it chooses among several
  ///     forms of a response.
  ///   - server: The server that is called, also by operations that have one of their own.
  ///   - middlewares: Steps that a request goes through before those of the client.
  ///   - responseLimit: The largest response body that is read, in bytes.
  ///   - credentials: What proves who calls.
  ///   - streamOptions: How streams of events and items are read.
  /// - Returns: The copy.
  public func with(
    timeout: Duration? = nil, fields: HTTPFieldList = [:], server: ServerURL? = nil,
    middlewares: [any ClientMiddleware] = [], responseLimit: Int? = nil,
    credentials: (any APICredentials)? = nil, streamOptions: StreamOptions? = nil
  ) -> Self {
    var client = self
    if let timeout { client.configuration.timeout = timeout }
    client.configuration.fields = fields.adding(client.configuration.fields)
    if let server {
      client.configuration.server = server
      client.configuration.appliesOperationServers = false
    }
    client.configuration.middlewares = middlewares + client.configuration.middlewares
    if let responseLimit { client.configuration.responseLimit = responseLimit }
    if let streamOptions { client.configuration.streamOptions = streamOptions }
    if let credentials { client.configuration.credentials = credentials }
    return client
  }

  /// Calls an operation and returns the value of its successful response, with the status and the
  /// header fields that came with it.
  ///
  /// ```swift
  /// let (files, response) = try await client.valueAndResponse(of: Operations.ListFiles())
  /// print(response.fields["ETag"] ?? "")
  /// ```
  ///
  /// - Throws: ``ClientError``, as ``value(of:)`` does.
  public func valueAndResponse<O: APIOperation>(
    of operation: O
  ) async throws(ClientError) -> (value: O.Output.Success, response: ResponseHead) {
    try success(O.self, of: try await exchange(operation))
  }

  /// Calls an operation and returns the response as it came, whatever its status, without reading
  /// its body: for a long download, or where the description is wrong.
  ///
  /// ``ClientConfiguration/responseLimit`` does not hold: the limit is given where the body is
  /// read.
  ///
  /// - Throws: ``ClientError``, where the request cannot be made or no response came.
  public func rawResponse<O: APIOperation>(
    to operation: O
  ) async throws(ClientError) -> HTTPResponseMessage {
    let request = try request(of: operation)
    do {
      return try await configuration.send(request, to: server(of: O.self), of: O.self)
    } catch let error as CredentialError {
      throw ClientError(
        operationID: O._definition.id, request: request, reason: .credentials(error))
    } catch {
      throw ClientError(
        operationID: O._definition.id, request: request, reason: .transport(error))
    }
  }

  /// The request that an operation makes.
  func request<O: APIOperation>(of operation: O) throws(ClientError) -> HTTPRequestMessage {
    do {
      return try operation.request()
    } catch {
      throw ClientError(operationID: O._definition.id, request: nil, reason: .encoding(error))
    }
  }

  /// The server that an operation is called at.
  func server<O: APIOperation>(of operation: O.Type) -> ServerURL {
    O._definition.server?.server(of: configuration) ?? configuration.server
  }
}

extension ClientConfiguration {
  /// A request with what it lacks of these settings.
  func completing(_ request: HTTPRequestMessage) -> HTTPRequestMessage {
    var request = request
    if !fields.isEmpty {
      request.fields = request.fields.adding(fields)
      if let accepted = fields["Accept"] { request.fields["Accept"] = accepted }
    }
    request.timeout = request.timeout ?? timeout
    return request
  }
}

extension HTTPFieldList {
  /// These fields, and after them the others whose names are not among them.
  func adding(_ others: HTTPFieldList) -> HTTPFieldList {
    HTTPFieldList(self + others.filter { !contains($0.name) })
  }
}
