/// How streams of events and items are read.
public struct StreamOptions: Hashable, Sendable {
  /// The texts that say that no more events follow, as `[DONE]` does: an event whose data is one of
  /// them ends the stream and is not given.
  public var terminators: Set<String>
  /// Whether a stream of events that ends or breaks is opened again.
  public var reconnect: ReconnectPolicy
  /// The most bytes of one event or item. A longer one is ``StreamError/itemTooLarge(limit:)``.
  public var itemLimit: Int

  /// Makes options.
  ///
  /// - Parameters:
  ///   - terminators: The texts that end a stream of events, `[DONE]` unless others are given.
  ///   - reconnect: Whether a stream of events is opened again, never unless told otherwise.
  ///   - itemLimit: The most bytes of one event or item, 16 MiB unless another number is given.
  public init(
    terminators: Set<String> = ["[DONE]"], reconnect: ReconnectPolicy = .never,
    itemLimit: Int = 16 << 20
  ) {
    self.terminators = terminators
    self.reconnect = reconnect
    self.itemLimit = itemLimit
  }
}

/// When a stream of events that ended without a terminator, or broke, is opened again (WHATWG HTML,
/// section 9.2.3).
public struct ReconnectPolicy: Hashable, Sendable {
  /// How often it is tried between two events; 0 for never. After the last attempt the stream ends
  /// as its last connection did, with an error where that broke.
  public var maximumAttempts: Int
  /// How long to wait before each attempt, as long as the server has sent no `retry`.
  public var delay: Duration
  /// The longest wait, whatever the server's `retry` says.
  public var maximumDelay: Duration

  /// Makes a policy.
  ///
  /// - Parameters:
  ///   - maximumAttempts: How often it is tried between two events.
  ///   - delay: How long to wait without a `retry` of the server, 3 s unless told otherwise.
  ///   - maximumDelay: The longest wait, 10 minutes unless told otherwise.
  public init(
    maximumAttempts: Int, delay: Duration = .seconds(3), maximumDelay: Duration = .seconds(600)
  ) {
    self.maximumAttempts = maximumAttempts
    self.delay = delay
    self.maximumDelay = maximumDelay
  }

  /// Opens nothing again.
  public static let never = ReconnectPolicy(maximumAttempts: 0)
}
