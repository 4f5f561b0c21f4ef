/// The pages of a list, each asked for when the one before has been used.
///
/// ```swift
/// let pages = client.pages(
///   of: Operations.ListFiles(limit: 50), cursor: \.nextCursor, into: \.cursor)
/// for try await page in pages { print(page.total) }
/// for try await file in pages.items(\.files) { print(file.name) }
/// ```
///
/// Each iteration begins at the first page. It throws ``ClientError`` where a call fails,
/// ``PaginationError`` where a page leads back to an earlier one or to another server, and
/// `CancellationError` where the task is cancelled. After an error it is at its end.
public struct PageSequence<O: APIOperation>: AsyncSequence, Sendable {
  /// A page: what a plain call of the operation returns.
  public typealias Element = O.Output.Success

  /// The call after a page; `nil` after the last one.
  typealias Step =
    @Sendable (_ page: Element, _ head: ResponseHead, _ call: PageCall<O>) throws -> PageCall<O>?

  private let first: @Sendable () throws -> PageCall<O>
  private let load: @Sendable (PageCall<O>) async throws -> (value: Element, response: ResponseHead)
  private let step: Step

  init(
    first: @escaping @Sendable () throws -> PageCall<O>,
    load:
      @escaping @Sendable (PageCall<O>) async throws -> (
        value: Element, response: ResponseHead
      ), step: @escaping Step
  ) {
    self.first = first
    self.load = load
    self.step = step
  }

  /// Gives the pages in their order.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private enum State {
      case start
      case after(Element, ResponseHead, PageCall<O>)
      case end
    }

    private let sequence: PageSequence
    private var state = State.start
    private var made: Set<PageCall<O>.Identity> = []

    fileprivate init(_ sequence: PageSequence) { self.sequence = sequence }

    /// The next page; `nil` after the last one.
    ///
    /// - Throws: ``ClientError``, ``PaginationError``, `CancellationError`, or what a closure that
    ///   says the next call throws.
    public mutating func next() async throws -> Element? {
      let state = state
      self.state = .end
      let upcoming: PageCall<O>? =
        switch state {
        case .start: try sequence.first()
        // Only now, so that a page is given out before what is wrong with the way to the next one.
        case .after(let page, let head, let call): try sequence.step(page, head, call)
        case .end: nil
        }
      guard let call = upcoming else { return nil }
      guard made.insert(call.identity).inserted else {
        throw PaginationError.repeatedRequest(operationID: O._definition.id)
      }
      try Task.checkCancellation()
      do {
        let (page, head) = try await sequence.load(call)
        self.state = .after(page, head, call)
        return page
      } catch {
        // The client says that no response came, whatever kept it from coming.
        try Task.checkCancellation()
        throw error
      }
    }
  }

  /// Starts at the first page.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}

extension PageSequence {
  /// The items of all pages in their order.
  public struct Items<List: Sequence>: AsyncSequence, Sendable {
    /// An item of a page.
    public typealias Element = List.Element

    fileprivate let pages: PageSequence
    fileprivate let list: @Sendable (PageSequence.Element) -> List

    /// Gives the items in their order.
    public struct AsyncIterator: AsyncIteratorProtocol {
      fileprivate var pages: PageSequence.AsyncIterator
      fileprivate let list: @Sendable (PageSequence.Element) -> List
      fileprivate var current: List.Iterator?

      /// The next item; `nil` after the last one of the last page.
      ///
      /// - Throws: What the pages throw.
      public mutating func next() async throws -> List.Element? {
        while true {
          if let item = current?.next() { return item }
          current = nil
          guard let page = try await pages.next() else { return nil }
          current = list(page).makeIterator()
        }
      }
    }

    /// Starts at the first item of the first page.
    public func makeAsyncIterator() -> AsyncIterator {
      AsyncIterator(pages: pages.makeAsyncIterator(), list: list)
    }
  }

  /// The items of all pages, one after another. A page may have none.
  ///
  /// - Parameter list: The items of a page, such as `\.files`.
  /// - Returns: The items; pages are asked for as they are used.
  public func items<List: Sequence>(
    _ list: @escaping @Sendable (Element) -> List
  ) -> Items<List> {
    Items(pages: self, list: list)
  }
}

extension PageSequence where Element: Sequence {
  /// The items of all pages that are lists themselves.
  public var items: Items<Element> { items { $0 } }
}
