import Foundation

/// One operation of an API (OpenAPI 3.1, section 4.8.10): its input as stored properties, what it
/// answers as ``Output``, and a table that says where each property goes in the request.
public protocol APIOperation: Sendable {
  /// The documented responses, a case each.
  associatedtype Output: OperationOutput

  /// The method, the path and the places of the stored properties.
  static var _definition: _OperationDefinition { get }
}

/// What is fixed about an operation.
public final class _OperationDefinition: Sendable {
  /// The operation's id in the document.
  public let id: String
  /// The method.
  public let method: HTTPMethod
  /// The path below the server's URL.
  public let path: PathTemplate

  let input: _MessageTable
  let server: _OperationServer?
  /// What calls need; `nil` for what all of the API need.
  let security: _Security?

  /// Describes an operation.
  ///
  /// - Parameters:
  ///   - operation: The type whose stored properties are the input.
  ///   - id: The operation's id in the document.
  ///   - method: The method.
  ///   - path: The path template.
  ///   - types: Where each stored property goes.
  ///   - names: The names of the parameters in the same order, joined by the separator; a body has
  ///     its media type.
  ///   - separator: A scalar that is in none of the names.
  ///   - defaults: The values that a server takes for parameters that are not given: JSON, by name. A
  ///     value of another type than its parameter's counts as none.
  ///   - encodings: How fields of forms are written that are not written as usual, by media type and
  ///     name.
  ///   - server: The server that it has in place of the API's.
  ///   - security: The credentials that it asks for in place of what all of the API ask for.
  public init<O: APIOperation, Types: _MessagePartList>(
    _ operation: O.Type, id: String, _ method: HTTPMethod, _ path: String,
    _ types: Types.Type = _NoMessageParts.self, names: String = "",
    separator: Unicode.Scalar = " ", defaults: [String: String] = [:],
    encodings: [String: [String: _FieldEncoding]] = [:],
    server: _OperationServer? = nil, security: _Security? = nil
  ) {
    self.id = id
    self.security = security
    self.server = server
    self.method = method
    self.path = PathTemplate(path)
    input = _MessageTable(
      operation, types, names: names, separator: separator, defaults: defaults,
      encodings: encodings)
  }
}

extension APIOperation {
  /// The request that carries this input.
  ///
  /// - Throws: `EncodingError`, ``MessageError`` for a value that a path cannot hold, or what a
  ///   value's own coding throws.
  public func request() throws -> HTTPRequestMessage {
    let definition = Self._definition
    var writer = _MessageWriter()
    writer.fields["Accept"] = Output._responses.accept
    try definition.input.write(self, to: &writer)
    return HTTPRequestMessage(
      method: definition.method, path: try definition.path.expand(encoded: writer.pathValues),
      query: writer.query.isEmpty ? nil : writer.query.joined(separator: "&"),
      fields: writer.fields, body: writer.body)
  }

  /// Reads the input from a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - pathValues: The percent-encoded texts that stood for the placeholders in the path.
  ///   - limit: The largest body that is read, in bytes; one that is read as it comes has no limit.
  /// - Throws: ``MessageError``, `DecodingError`, or ``HTTPBody/TooLarge``.
  public init(
    _ request: HTTPRequestMessage, pathValues: [String: String], upTo limit: Int
  ) async throws {
    let input = Self._definition.input
    let isStreamed = input.isStreamed(request.fields["Content-Type"])
    // A body that the operation does not have is not read.
    let body = input.hasBody ? request.body : nil
    let reader = _MessageReader(
      request, pathValues: pathValues,
      body: isStreamed ? Data() : try await body?.collect(upTo: limit) ?? Data(),
      stream: isStreamed ? body : nil)
    self = try Self._definition.input.read(Self.self, from: reader)
  }
}

/// A server that an operation has in place of those of its API (OpenAPI 3.2, sections 4.9 and 4.10).
public struct _OperationServer: Sendable {
  private let reference: String
  private let replaced: [ServerURL]

  /// Names a server.
  ///
  /// - Parameters:
  ///   - reference: Its address; a relative one is seen from the client's server.
  ///   - replaced: The servers of the API.
  public init(_ reference: String, insteadOf replaced: [ServerURL]) {
    self.reference = reference
    self.replaced = replaced
  }

  /// The server that a client calls: this one, unless the client has another server than those of the
  /// API, as it has in a test.
  func server(of configuration: ClientConfiguration) -> ServerURL {
    guard configuration.appliesOperationServers,
      replaced.isEmpty || replaced.contains(configuration.server)
    else { return configuration.server }
    return configuration.server.resolving(reference)
  }
}
