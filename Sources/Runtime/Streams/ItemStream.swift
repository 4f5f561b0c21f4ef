internal import Foundation

/// Items of one type, each of which is read when it is asked for: JSON Lines, a JSON text sequence
/// (RFC 7464), or the parts of a multipart body.
///
/// It is read once: who reads it after another goes on where that one stopped. Whoever stops
/// reading and lets it go closes the connection.
public struct ItemStream<Item: Sendable>: Sendable {
  private let source: ElementSource<Item>

  /// Makes a stream of items that come in their own time.
  ///
  /// - Parameter items: The items. Each is taken when the reader asks for it.
  public init<Source: AsyncSequence & Sendable>(_ items: Source) where Source.Element == Item {
    source = ElementSource(items)
  }

  /// Makes a stream of items at hand.
  public init(_ items: [Item]) { source = ElementSource(items) }

  /// Makes a stream of the items in a body.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - splitter: What cuts it into the texts of items.
  ///   - decode: Reads an item from its text.
  init(
    _ body: HTTPBody, cutBy splitter: some ItemSplitter,
    decode: @escaping @Sendable (Data) throws -> Item
  ) {
    self.init(body, cutBy: splitter) { _, text in try decode(text) }
  }

  /// Makes a stream of the items in a body.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - splitter: What cuts it into the texts of items.
  ///   - decode: Reads an item from its text; it is told how many came before it.
  init(
    _ body: HTTPBody, cutBy splitter: some ItemSplitter,
    decode: @escaping @Sendable (Int, Data) throws -> Item
  ) {
    var splitter = splitter
    var chunks = body.makeAsyncIterator()
    var isAtEnd = false
    var count = 0
    source = ElementSource {
      var text = try splitter.next()
      while text == nil, !isAtEnd {
        // Not every sequence heeds it, and one that gives blank lines alone would go on for ever.
        try Task.checkCancellation()
        if let chunk = try await chunks.next() {
          splitter.append(chunk)
          text = try splitter.next()
        } else {
          isAtEnd = true
          text = try splitter.finish()
        }
      }
      guard let text else { return nil }
      count += 1
      do {
        return try decode(count - 1, text)
      } catch {
        throw StreamError.undecodable(text, at: count - 1, error)
      }
    }
  }
}

extension ItemStream: AsyncSequence {
  /// An item.
  public typealias Element = Item

  /// Gives the items of a stream.
  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let source: ElementSource<Item>

    /// The next item; nil at the end.
    ///
    /// - Throws: ``StreamError``, `CancellationError` where the task is cancelled, or what breaks
    ///   the connection. After ``StreamError/undecodableItem(index:text:underlying:)`` the next
    ///   call goes on with the next item; after any other error it throws that error again.
    public mutating func next() async throws -> Item? { try await source.next() }
  }

  /// Goes on reading the stream.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source) }
}
