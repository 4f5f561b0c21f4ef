/// The method of a request (RFC 9110, section 9): one of the standard ones, or any other token.
///
/// Methods are told apart by case, as HTTP has it: `HTTPMethod(rawValue: "get")` is not `.get`.
public struct HTTPMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The method as it is written in the request line, always a token (RFC 9110, section 5.6.2).
  public let rawValue: String

  /// Makes a method of any name.
  ///
  /// A request line cannot be forged through it: each byte that no token may hold (a space, a line
  /// break, anything that is not ASCII) becomes `_`, and an empty name becomes `_`.
  public init(rawValue: String) {
    self.rawValue = HTTPToken.repairing(rawValue, with: "_", whenEmpty: "_")
  }

  /// The same as `rawValue`.
  public var description: String { rawValue }

  /// `GET` (RFC 9110, section 9.3.1).
  public static let get = HTTPMethod(rawValue: "GET")
  /// `PUT` (RFC 9110, section 9.3.4).
  public static let put = HTTPMethod(rawValue: "PUT")
  /// `POST` (RFC 9110, section 9.3.3).
  public static let post = HTTPMethod(rawValue: "POST")
  /// `DELETE` (RFC 9110, section 9.3.5).
  public static let delete = HTTPMethod(rawValue: "DELETE")
  /// `OPTIONS` (RFC 9110, section 9.3.7).
  public static let options = HTTPMethod(rawValue: "OPTIONS")
  /// `HEAD` (RFC 9110, section 9.3.2).
  public static let head = HTTPMethod(rawValue: "HEAD")
  /// `PATCH` (RFC 5789).
  public static let patch = HTTPMethod(rawValue: "PATCH")
  /// `TRACE` (RFC 9110, section 9.3.8).
  public static let trace = HTTPMethod(rawValue: "TRACE")
  /// `QUERY`, the safe method with a body that OpenAPI 3.2 names.
  public static let query = HTTPMethod(rawValue: "QUERY")
}
