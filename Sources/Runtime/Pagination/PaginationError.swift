/// Why the next page cannot be asked for.
public enum PaginationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A page leads to a request that was made before, so that there would be no end: a cursor that
  /// repeats, a link to an earlier page.
  case repeatedRequest(operationID: String)
  /// A link leads to another scheme, host or port than the server's, which is not to get the
  /// client's credentials.
  case otherOrigin(found: String, expected: String)
  /// A link has a target that is no URL.
  case invalidLink(operationID: String)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .repeatedRequest(let id):
      "a page of \(id) leads to a request that was made before; the pages would have no end"
    case .otherOrigin(let found, let expected):
      "the next page is at \(found), and the client's server at \(expected): "
        + "make a client of that server to ask for it"
    case .invalidLink(let id): "a page of \(id) has a link whose target is no URL"
    }
  }
}
