public import Foundation

/// The address below which a server's operations are found, such as
/// `https://www.quantconnect.com/api/v2` (OpenAPI 3.1, section 4.8.5, Server Object).
///
/// Making one never fails, so that generated code can hold it as a constant; whether it is a URL that
/// can be called is seen when a request is joined to it.
public struct ServerURL: Hashable, Sendable {
  /// An address and a request's path that make no URL of HTTP together.
  public struct Invalid: Error, Hashable, CustomStringConvertible {
    /// The text that is not a URL with scheme `http` or `https` and a host, without its query, which may
    /// hold credentials.
    public let text: String

    /// Makes the error for a text.
    public init(_ text: String) { self.text = String(text.prefix { $0 != "?" }) }

    /// What is wrong, and what to give instead.
    public var description: String {
      "'\(text)' is not an absolute http or https URL; give the server as https://host/path"
    }
  }

  /// The address as it was given, without blanks at either end.
  public let text: String
  private let base: String
  private let baseQuery: String?
  /// Whether it is the whole address of every request.
  private let isExact: Bool

  /// Makes an address.
  ///
  /// - Parameter text: An absolute `http` or `https` URL. Slashes at its end do not count. A query
  ///   (OpenAPI has none here) goes before that of each request; a fragment is dropped.
  public init(_ text: String) { self.init(text, isExact: false) }

  /// Makes an address that requests are sent to as it is: their paths are not added to it, their
  /// queries are.
  ///
  /// It is for a receiver of webhooks and callbacks, who has given one URL and not the base of several.
  ///
  /// - Parameter text: An absolute `http` or `https` URL; a query goes before that of each request, and
  ///   a fragment is dropped.
  public init(exactly text: String) { self.init(text, isExact: true) }

  private init(_ text: String, isExact: Bool) {
    self.isExact = isExact
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    self.text = text
    let address = text.prefix { $0 != "#" }
    let mark = address.firstIndex(of: "?") ?? address.endIndex
    var base = address[..<mark]
    while !isExact, base.hasSuffix("/") { base.removeLast() }
    self.base = String(base)
    let query = address[mark...].dropFirst()
    baseQuery = query.isEmpty ? nil : String(query)
  }

  /// Makes an address of a template, whose variables are in braces (OpenAPI 3.2, section 4.6).
  ///
  /// - Parameters:
  ///   - template: The address, with `{name}` for each variable.
  ///   - variables: The values of the variables by their names. They are put in as they are.
  public init(_ template: String, variables: [String: String]) {
    let text = variables.reduce(template) { text, variable in
      text.replacing("{\(variable.key)}", with: variable.value)
    }
    self.init(text)
  }

  /// The address that a relative one names, seen from this one (RFC 3986, section 5.2), as those of a
  /// description are seen from where it was found (OpenAPI 3.2, section 4.6).
  ///
  /// - Parameter reference: The relative address, such as `/v1`. An absolute one stays as it is, as
  ///   does what cannot be resolved.
  /// - Returns: The address.
  public func resolving(_ reference: String) -> ServerURL {
    guard let base = URL(string: text), let url = URL(string: reference, relativeTo: base) else {
      return ServerURL(reference)
    }
    return ServerURL(url.absoluteString)
  }

  /// The URL of a request: the base's path, then the request's, one slash between them; then the
  /// query. Of an address that was made with ``init(exactly:)``, the request's path is no part of it.
  ///
  /// A `?` or `#` in the path and a `#` in the query are percent-encoded, since each would cut the
  /// URL short. Nothing else is changed.
  /// - Throws: ``Invalid`` when the result is not an absolute URL of HTTP, which is so for a path or
  ///   query that is not percent-encoded as well.
  public func url(for request: HTTPRequestMessage) throws(Invalid) -> URL {
    var text = base
    if !isExact {
      if !request.path.utf8.starts(with: "/".utf8) { text += "/" }
      text += ServerURL.escaping(request.path, "?#")
    }
    let queries = [baseQuery, request.query].compactMap(\.self)
    if !queries.isEmpty { text += "?" + ServerURL.escaping(queries.joined(separator: "&"), "#") }
    guard
      let url = URL(string: text, encodingInvalidCharacters: false),
      let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
      let host = url.host(), !host.isEmpty
    else { throw Invalid(text) }
    return url
  }

  private static func escaping(_ text: String, _ delimiters: String) -> String {
    guard text.utf8.contains(where: delimiters.utf8.contains) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "?" where delimiters.utf8.contains(0x3F): result += "%3F"
      case "#": result += "%23"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

extension ServerURL: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Makes an address of a literal; see ``init(_:)``.
  public init(stringLiteral value: String) { self.init(value) }

  /// The address as it was given.
  public var description: String { text }
}
