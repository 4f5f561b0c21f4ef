/// One event of a `text/event-stream` (WHATWG HTML, section 9.2).
public struct ServerSentEvent<Value: Sendable>: Sendable {
  /// What the event says.
  public var data: Value
  /// The event's name; nil for none, which stands for `message`.
  public var event: String?
  /// The last event ID: the event's own, or that of the nearest one before it that has one. In
  /// writing, nil leaves the ID out, and the reader keeps the one before.
  public var id: String?
  /// How long the reader is to wait before it opens a broken stream again, in whole milliseconds.
  public var retry: Duration?

  /// Makes an event.
  ///
  /// - Parameters:
  ///   - data: What the event says.
  ///   - event: Its name; nil for none.
  ///   - id: Its ID; nil for that of the event before.
  ///   - retry: How long to wait before opening a broken stream again.
  public init(
    _ data: Value, event: String? = nil, id: String? = nil, retry: Duration? = nil
  ) {
    self.data = data
    self.event = event
    self.id = id
    self.retry = retry
  }

  /// The same event with other data.
  func replacingData<Other: Sendable>(_ data: Other) -> ServerSentEvent<Other> {
    ServerSentEvent<Other>(data, event: event, id: id, retry: retry)
  }
}

extension ServerSentEvent: Equatable where Value: Equatable {}
extension ServerSentEvent: Hashable where Value: Hashable {}
