/// Why a redirect was not followed.
///
/// No URL is told, since a redirect's may hold a secret.
public enum RedirectError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There were more redirects than the policy allows.
  case tooMany(maximum: Int)
  /// The redirects lead back to a request that was redirected before.
  case loop
  /// The server wants the content sent again (307 and 308, and 301 and 302 for methods other than
  /// POST), but it is a stream, which can be read only once.
  case bodyNotRepeatable(status: Int)
  /// The `Location` is no URL of `http` or `https` with a host.
  case invalidLocation(status: Int)
  /// The `Location` has a user's name or password, by which a server could send credentials of its
  /// choice elsewhere.
  case userInformation(status: Int)
  /// The redirect leads from `https` to `http`.
  case downgrade(status: Int)

  /// What happened, and what to do.
  public var description: String {
    switch self {
    case .tooMany(let maximum): "the server redirected more than \(maximum) times"
    case .loop: "the server redirects in a circle"
    case .bodyNotRepeatable(let status):
      "the server answered \(status), which asks for the content once more, but a stream can be "
        + "sent only once; give the content as bytes or as a file, or call the address that the "
        + "server redirects to"
    case .invalidLocation(let status):
      "the server answered \(status) with a Location that is no http or https URL"
    case .userInformation(let status):
      "the server answered \(status) with a Location that holds a user name or password"
    case .downgrade(let status):
      "the server answered \(status) and redirects from https to http, which is never followed"
    }
  }
}
