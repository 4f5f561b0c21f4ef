public import Foundation

/// The content of a message (RFC 9110, section 6.4): bytes at hand, or bytes that are still to come.
///
/// It is a sequence of chunks either way. A stream can be read once; bytes any number of times.
public struct HTTPBody: Sendable {
  /// More bytes than the reader was ready to hold.
  public struct TooLarge: Error, Hashable, CustomStringConvertible {
    /// The most bytes that were allowed.
    public let limit: Int

    /// Makes the error for a limit, in bytes.
    public init(limit: Int) { self.limit = limit }

    /// The limit in words.
    public var description: String { "the body holds more than the \(limit) bytes allowed" }
  }

  fileprivate enum Content: Sendable {
    case data(Data)
    case stream(AsyncThrowingStream<Data, any Error>, length: Int?)
  }

  private let content: Content

  /// Makes a body of bytes.
  public init(_ data: Data) { content = .data(data) }

  /// Makes a body of a text's UTF-8 bytes.
  public init(_ string: String) { content = .data(Data(string.utf8)) }

  /// Makes a body of chunks that come in their own time.
  ///
  /// - Parameters:
  ///   - stream: The chunks. They can be read once.
  ///   - length: The bytes in all, where they are known.
  public init(_ stream: AsyncThrowingStream<Data, any Error>, length: Int? = nil) {
    content = .stream(stream, length: length)
  }

  /// A body of no bytes.
  public static let empty = HTTPBody(Data())

  /// The bytes, where they are at hand; nil for a stream.
  public var data: Data? {
    if case .data(let data) = content { data } else { nil }
  }

  /// The number of bytes, where it is known.
  public var length: Int? {
    switch content {
    case .data(let data): data.count
    case .stream(_, let length): length
    }
  }

  /// Reads the body to its end.
  ///
  /// - Parameter limit: The most bytes to hold. Reading stops at the first chunk beyond it, and
  ///   before the first one when the length that was announced is greater.
  /// - Returns: All bytes.
  /// - Throws: ``TooLarge``, or what the stream throws.
  public func collect(upTo limit: Int) async throws -> Data {
    switch content {
    case .data(let data):
      guard data.count <= limit else { throw TooLarge(limit: limit) }
      return data
    case .stream(let stream, let length):
      if let length, length > limit { throw TooLarge(limit: limit) }
      var collected = Data()
      for try await chunk in stream {
        // Not a sum, which could overflow.
        guard chunk.count <= limit - collected.count else { throw TooLarge(limit: limit) }
        collected.append(chunk)
      }
      // A stream whose task is cancelled ends as if it were complete.
      try Task.checkCancellation()
      return collected
    }
  }
}

extension HTTPBody: AsyncSequence {
  /// A chunk of bytes.
  public typealias Element = Data

  /// Gives the chunks of a body.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private var data: Data?
    private var stream: AsyncThrowingStream<Data, any Error>.AsyncIterator?

    fileprivate init(_ content: Content) {
      switch content {
      case .data(let data): self.data = data.isEmpty ? nil : data
      case .stream(let stream, _): self.stream = stream.makeAsyncIterator()
      }
    }

    /// The next chunk; nil at the end.
    public mutating func next() async throws -> Data? {
      if let data {
        self.data = nil
        return data
      }
      return try await stream?.next()
    }
  }

  /// Starts reading. Bytes at hand are one chunk, none when there are no bytes.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(content) }
}

extension HTTPBody: ExpressibleByStringLiteral {
  /// Makes a body of a text's UTF-8 bytes.
  public init(stringLiteral value: String) { self.init(value) }
}
