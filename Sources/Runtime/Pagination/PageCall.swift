internal import Foundation

/// The call that a page comes from.
struct PageCall<O: APIOperation>: Sendable {
  /// What tells one call from another.
  struct Identity: Hashable {
    let server: ServerURL
    let path: String
    let query: String?
    let fields: HTTPFieldList
    let body: Data?
  }

  var input: O
  var request: HTTPRequestMessage
  var server: ServerURL

  var identity: Identity {
    Identity(
      server: server, path: request.path, query: request.query, fields: request.fields,
      body: request.body?.data)
  }

  /// The call of the URL that a link leads to, which is relative to that of this call. All but the
  /// path and the query stays as it is.
  ///
  /// - Throws: ``PaginationError``, or ``ServerURL/Invalid`` where this call's URL is none.
  func following(_ target: String) throws -> PageCall {
    let base = try server.url(for: request)
    guard let url = URL(string: target, relativeTo: base)?.absoluteURL,
      let components = URLComponents(url: url, resolvingAgainstBaseURL: true),
      let origin = Origin(components)
    else { throw PaginationError.invalidLink(operationID: O._definition.id) }
    let expected = URLComponents(url: base, resolvingAgainstBaseURL: true).flatMap { Origin($0) }
    guard let expected, origin == expected else {
      throw PaginationError.otherOrigin(
        found: origin.text, expected: expected?.text ?? server.text)
    }
    var call = self
    call.request.path =
      components.percentEncodedPath.isEmpty ? "/" : components.percentEncodedPath
    call.request.query = components.percentEncodedQuery
    if let path = pathBelowServer(call.request.path) {
      call.request.path = path
    } else {
      call.server = ServerURL(origin.text)
    }
    return call
  }

  /// A path as it is seen from the server; `nil` where it is not below the server's own, or the
  /// server has a query, which the link has already.
  private func pathBelowServer(_ path: String) -> String? {
    guard let components = URLComponents(string: server.text), components.query == nil else {
      return nil
    }
    var base = components.percentEncodedPath
    while base.hasSuffix("/") { base.removeLast() }
    guard path.hasPrefix(base + "/") else { return nil }
    return String(path.dropFirst(base.count))
  }
}

/// The origin of a URL (RFC 6454, section 4).
private struct Origin: Equatable {
  let scheme: String
  let host: String
  let port: Int

  /// The origin of a URL of HTTP; `nil` for another one.
  init?(_ components: URLComponents) {
    guard let scheme = components.scheme?.lowercased(), scheme == "http" || scheme == "https",
      let host = components.encodedHost?.lowercased(), !host.isEmpty
    else { return nil }
    self.scheme = scheme
    self.host = host
    port = components.port ?? (scheme == "http" ? 80 : 443)
  }

  var text: String {
    port == (scheme == "http" ? 80 : 443) ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
  }
}
