/// Which redirects a transport follows, and what it sends along (RFC 9110, section 15.4).
///
/// Followed are 301, 302, 303, 307 and 308 with a `Location`; any other response is given back as
/// it is. Never followed is a redirect from `https` to `http`, to anything that is not of HTTP, or
/// to a URL with a user's name: those throw ``RedirectError``.
///
/// - 303 makes GET of every method but HEAD; 301 and 302 make GET of POST. The content is then left
///   out, with the fields that describe it. In all other cases method and content stay.
/// - The `Location` takes the place of the whole URL. The query of the first one is not added.
/// - `Referer` is not sent with a redirected request.
/// - To another origin (another scheme, host or port) no credentials are sent, nor `Host` and
///   `Origin` as they were; once taken out, they stay out, even where a later redirect leads back.
public struct RedirectPolicy: Hashable, Sendable {
  /// The most redirects of one call that are followed.
  public var maximum: Int
  /// Names of header fields, in any case, that do not go to another origin, in addition to those of
  /// ``wellKnownCredentialFields`` and to ``HTTPRequestMessage/credentialFields``.
  public var credentialFields: Set<String>
  /// Names of query parameters, not percent-encoded, that do not go to another origin where a
  /// `Location` repeats them, in addition to ``HTTPRequestMessage/credentialQueryNames``.
  public var credentialQueryNames: Set<String>

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - maximum: The most redirects of one call, 20 unless another number is given: that of the
  ///     Fetch Standard (section 4.4), which browsers keep to. A circle is found before.
  ///   - credentialFields: Names of header fields that hold credentials.
  ///   - credentialQueryNames: Names of query parameters that hold credentials.
  public init(
    maximum: Int = 20, credentialFields: Set<String> = [], credentialQueryNames: Set<String> = []
  ) {
    self.maximum = maximum
    self.credentialFields = credentialFields
    self.credentialQueryNames = credentialQueryNames
  }

  /// The policy of a transport that is given no other.
  public static let standard = RedirectPolicy()

  /// Follows nothing: the server's redirect is the response.
  public static let none = RedirectPolicy(maximum: 0)

  /// Names of header fields, in small letters, that never go to another origin.
  public static let wellKnownCredentialFields: Set<String> = [
    "api-key", "authorization", "cookie", "cookie2", "private-token", "proxy-authorization",
    "x-amz-security-token", "x-api-key", "x-auth-token", "x-csrf-token", "x-goog-api-key",
  ]
}
