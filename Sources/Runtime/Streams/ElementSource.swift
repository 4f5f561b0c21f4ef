internal import Foundation

/// Gives the elements of a stream to one reader at a time, each when it is asked for.
///
/// Once it has failed it fails always: a stream that was not read to its end never looks complete.
// Unchecked: the lock guards the state, and who takes the closure out of it is the only one to call
// it.
final class ElementSource<Element: Sendable>: @unchecked Sendable {
  private enum State {
    case waiting(() async throws -> Element?)
    case reading
    case ended
    case failed(any Error)
  }

  private let lock = NSLock()
  private var state: State

  /// Makes a source of what gives the next element, and nil at the end.
  init(_ next: @escaping () async throws -> Element?) { state = .waiting(next) }

  /// Makes a source of any sequence.
  convenience init<Source: AsyncSequence & Sendable>(_ source: Source)
  where Source.Element == Element {
    var iterator = source.makeAsyncIterator()
    self.init { try await iterator.next() }
  }

  /// Makes a source of elements at hand.
  convenience init(_ elements: [Element]) {
    var iterator = elements.makeIterator()
    self.init { iterator.next() }
  }

  /// The next element; nil at the end.
  ///
  /// - Throws: `CancellationError` where the task is cancelled, ``StreamError/readByTwoTasks``, or
  ///   what the stream throws.
  func next() async throws -> Element? {
    guard let pull = try begin() else { return nil }
    if Task.isCancelled {
      // Nothing was taken, and another task may go on.
      become(.waiting(pull))
      throw CancellationError()
    }
    do {
      guard let element = try await pull() else {
        // Some sequences end where the task that reads them is cancelled.
        try Task.checkCancellation()
        become(.ended)
        return nil
      }
      become(.waiting(pull))
      return element
    } catch let error as StreamError {
      if case .undecodableItem = error { become(.waiting(pull)) } else { become(.failed(error)) }
      throw error
    } catch {
      become(.failed(error))
      throw error
    }
  }

  private func begin() throws -> (() async throws -> Element?)? {
    try lock.withLock {
      switch state {
      case .waiting(let pull):
        state = .reading
        return pull
      case .reading: throw StreamError.readByTwoTasks
      case .ended: return nil
      case .failed(let error): throw error
      }
    }
  }

  private func become(_ state: State) { lock.withLock { self.state = state } }
}
