public import HummingbirdCore
public import Logging
public import NIOCore

extension HTTPServerBuilder {
  /// HTTP/1.1 as Hummingbird has it, but that clients who have gone end what they asked for, and
  /// slow ones make it wait.
  ///
  /// Without it a handler goes on when nobody waits for its answer any more, a stream ends only
  /// when it has something to write, and of one that is faster than the network much is held in
  /// memory. A client that closes its side of the connection once it has sent its request counts as
  /// gone.
  ///
  /// - Parameter configuration: Hummingbird's configuration of a connection.
  /// - Returns: What builds the server of an application.
  public static func concordHTTP1(
    configuration: HTTP1Channel.Configuration = HTTP1Channel.Configuration()
  ) -> HTTPServerBuilder {
    HTTPServerBuilder { responder in
      ConcordChannel(HTTP1Channel(responder: responder, configuration: configuration))
    }
  }
}

/// Connections of a server: what answers on one is cancelled when its client closes it.
///
/// To have it with TLS, build the server of it:
///
/// ```swift
/// HTTPServerBuilder { responder in
///   ConcordChannel(
///     try TLSChannel(HTTP1Channel(responder: responder), tlsConfiguration: configuration))
/// }
/// ```
public struct ConcordChannel<Base: ServerChildChannel>: ServerChildChannel {
  private let base: Base

  /// Makes them of the connections that do the work.
  public init(_ base: Base) { self.base = base }

  /// Sets a connection up, so that it is closed when its client closes it.
  ///
  /// - Parameters:
  ///   - channel: The connection.
  ///   - logger: What is told of it.
  /// - Returns: What the connection is handled with.
  public func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    let base = base
    return channel.setOption(.allowRemoteHalfClosure, value: false).flatMap {
      base.setup(channel: channel, logger: logger)
    }
  }

  /// Answers what comes on a connection.
  ///
  /// - Parameters:
  ///   - value: What the connection is handled with.
  ///   - logger: What is told of it.
  public func handle(value: Base.Value, logger: Logger) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await ConnectionLoop.$current.withValue(value.channel.eventLoop) {
          await base.handle(value: value, logger: logger)
        }
      }
      group.addTask { try? await value.channel.closeFuture.get() }
      // When the connection is closed, what answers is cancelled; when that is done, it is closed.
      await group.next()
      group.cancelAll()
    }
  }
}

/// The event loop of the connection that a task answers on.
enum ConnectionLoop {
  @TaskLocal static var current: (any EventLoop)?
}
