internal import Foundation

/// Server-sent events, each of which is read when it is asked for (WHATWG HTML, section 9.2).
///
/// It is read once: who reads it after another goes on where that one stopped. Whoever stops
/// reading and lets it go closes the connection.
///
/// ```swift
/// for try await event in events { print(event.event ?? "message", event.data) }
/// ```
public struct EventStream<Value: Sendable>: Sendable {
  private let source: ElementSource<ServerSentEvent<Value>>

  /// Makes a stream of events that come in their own time.
  ///
  /// - Parameter events: The events. Each is taken when the reader asks for it.
  public init<Source: AsyncSequence & Sendable>(_ events: Source)
  where Source.Element == ServerSentEvent<Value> {
    source = ElementSource(events)
  }

  /// Makes a stream of events at hand.
  public init(_ events: [ServerSentEvent<Value>]) { source = ElementSource(events) }

  /// Makes a stream of the events in a body.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - options: What ends the stream, when it is opened again, and how long an event may be.
  ///   - reopen: Opens the stream again after the event with an ID; a nil body ends the stream, as
  ///     the status 204 does. An error is tried again, except ``RefusedReconnection``.
  ///   - sleep: Waits.
  ///   - decode: Reads the data of an event.
  init(
    _ body: HTTPBody, options: StreamOptions = StreamOptions(),
    reopen: (@Sendable (_ lastEventID: String?) async throws -> HTTPBody?)? = nil,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    decode: @escaping @Sendable (String) throws -> Value
  ) {
    let connection = EventConnection(body, options: options, reopen: reopen, sleep: sleep)
    source = ElementSource {
      guard let (event, index) = try await connection.next() else { return nil }
      do {
        return event.replacingData(try decode(event.data))
      } catch {
        throw StreamError.undecodable(event.data.utf8, at: index, error)
      }
    }
  }

  /// The data of the events alone.
  public var values: Values { Values(source: source) }

  /// The data of events, in their order.
  public struct Values: AsyncSequence, Sendable {
    /// The data of an event.
    public typealias Element = Value

    fileprivate let source: ElementSource<ServerSentEvent<Value>>

    /// Gives the data of events.
    public struct AsyncIterator: AsyncIteratorProtocol {
      fileprivate let source: ElementSource<ServerSentEvent<Value>>

      /// The data of the next event; nil at the end.
      ///
      /// - Throws: What ``EventStream/AsyncIterator/next()`` throws.
      public mutating func next() async throws -> Value? { try await source.next()?.data }
    }

    /// Goes on reading the stream.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source) }
  }
}

extension EventStream: AsyncSequence {
  /// An event.
  public typealias Element = ServerSentEvent<Value>

  /// Gives the events of a stream.
  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let source: ElementSource<ServerSentEvent<Value>>

    /// The next event; nil at the end.
    ///
    /// - Throws: ``StreamError``, `CancellationError` where the task is cancelled, or what breaks
    ///   the connection. After ``StreamError/undecodableItem(index:text:underlying:)`` the next
    ///   call goes on with the next event; after any other error it throws that error again.
    public mutating func next() async throws -> ServerSentEvent<Value>? { try await source.next() }
  }

  /// Goes on reading the stream.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source) }
}
