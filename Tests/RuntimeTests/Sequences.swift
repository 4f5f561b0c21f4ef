import Foundation

/// A sequence that asks a closure for each element.
struct Pulled<Element: Sendable>: AsyncSequence, AsyncIteratorProtocol, Sendable {
  let pull: @Sendable () async throws -> Element?

  func makeAsyncIterator() -> Pulled { self }
  func next() async throws -> Element? { try await pull() }
}

/// A sequence that asks a closure for each element by its number.
struct Numbered<Element: Sendable>: AsyncSequence, AsyncIteratorProtocol, Sendable {
  let element: @Sendable (Int) -> Element?
  private var index = 0

  init(_ element: @escaping @Sendable (Int) -> Element?) { self.element = element }

  func makeAsyncIterator() -> Numbered { self }

  mutating func next() async throws -> Element? {
    defer { index += 1 }
    return element(index)
  }
}
