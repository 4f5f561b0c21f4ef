/// Why a transport gave a call up, where the network is not to blame.
///
/// What goes wrong on the network comes as an error of the transport's library, such as `URLError`.
public enum TransportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The call did not end within its time, reading the response's content included.
  case deadlineExceeded(Duration)
  /// More bytes of a response's content came than its reader took, and than can be kept for it.
  case tooManyUnread(limit: Int)

  /// What happened, and what to do.
  public var description: String {
    switch self {
    case .deadlineExceeded(let timeout):
      "the call did not end within \(timeout); give the request or the transport a longer timeout, "
        + "or none"
    case .tooManyUnread(let limit):
      "more than \(limit) bytes of the response came before they were read; read faster, or use a "
        + "transport that makes the server wait"
    }
  }
}
